import type { Place } from './place.js'
import type { TracedText } from './text.js'

/** The formats that have a parser. */
export type Format = 'pdf' | 'docx' | 'html' | 'text'

/**
 * What a block is when it is not part of the document's own flow. A parser marks such blocks and
 * keeps them; only stage 4 knows what the report's body is.
 */
export type Furniture = 'running-header' | 'running-footer' | 'page-number' | 'navigation' | 'metadata' | 'watermark' | 'hidden'

/** A line of text set as a heading by the document itself (a style, a tag). `level` counts from 1. */
export interface Heading {
  readonly type: 'heading'
  readonly level: number
  readonly text: TracedText
  readonly place: Place
  readonly furniture?: Furniture
}

/** A paragraph; one line of a text file. Line breaks inside it are `\n`. */
export interface Paragraph {
  readonly type: 'paragraph'
  readonly text: TracedText
  readonly place: Place
  readonly furniture?: Furniture
}

/**
 * Why the text of a cell may not be what the page shows, found by geometry; a number in such a cell
 * is unreadable. `straddles-rule`: a run of glyphs lies over two cells; `broken-number`: digits stand
 * on two lines, or on two pages, and nothing proves that they are one number; `overprinted`: glyphs
 * lie on each other; `not-a-rectangle`: the cell's outline has more than four corners;
 * `lost-glyphs`: glyphs here have no character.
 */
export type Doubt = 'straddles-rule' | 'broken-number' | 'overprinted' | 'not-a-rectangle' | 'lost-glyphs'

/** A cell of a grid. `row` and `col` count from 0; spans are at least 1; lines are joined by `\n`. */
export interface TableCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: TracedText
  readonly place: Place
  readonly doubt?: Doubt
}

/**
 * A grid. Cells stand in order of row, then column, and never overlap; a grid position that no cell
 * covers was not drawn. `readBy` names the parser's way of finding the grid, where there are several;
 * one that starts with `ragged` has rows of different length, and only the order within a row counts.
 */
export interface Table {
  readonly type: 'table'
  readonly rows: number
  readonly cols: number
  readonly cells: readonly TableCell[]
  readonly place: Place
  readonly furniture?: Furniture
  readonly readBy?: string
}

export type Block = Heading | Paragraph | Table

/** Something that was noticed about a document and that is no reason to refuse it. */
export interface Note {
  readonly code: NoteCode
  /** Data for the message, by name; never a sentence. */
  readonly data?: Readonly<Record<string, string | number>>
  readonly place?: Place
}

export type NoteCode =
  | 'cut-off'
  | 'charset-conflict'
  | 'undecodable-bytes'
  | 'page-without-text'
  | 'hidden-text'
  | 'tables-disagree'
  | 'readers-disagree'
  | 'spans-clamped'
  | 'merged-cells-disagree'
  | 'table-without-rules'
  | 'joined-over-pages'
  | 'nested-table'
  | 'row-kept-apart'
  | 'row-unclear'
  | 'table-twice'
  | 'several-reports'

/** What every parser makes: all characters and all blocks of a document, in reading order. */
export interface ParsedDocument {
  readonly format: Format
  /** The charset the bytes were decoded from (html and text only), as a WHATWG label. */
  readonly charset?: string
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
  /** The title that the file itself declares (`<title>`, document properties), if any. */
  readonly declaredTitle?: string
}

/** Every text of a document, in reading order. */
export function* textsOf(document: ParsedDocument): Generator<TracedText> {
  for (const block of document.blocks) {
    if (block.type === 'table') for (const cell of block.cells) yield cell.text
    else yield block.text
  }
}

/** The same document with each text replaced by `change(text)`; everything else is kept. */
export function mapTexts(document: ParsedDocument, change: (text: TracedText) => TracedText): ParsedDocument {
  const blocks = document.blocks.map(
    (block): Block =>
      block.type === 'table'
        ? { ...block, cells: block.cells.map((cell) => ({ ...cell, text: change(cell.text) })) }
        : { ...block, text: change(block.text) },
  )
  return { ...document, blocks }
}
