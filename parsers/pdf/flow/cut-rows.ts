/**
 * Rows that a page end cut off from a table without rules: a header left alone at the foot of a page,
 * and a row or two at the top of the next. By themselves they do not look like a table.
 */
import type { Box } from '../../../src/document/index.js'
import type { Grid } from '../grid/build-grid.js'
import { inferBox, regrid } from '../grid/infer-grid.js'
import { isEnumerated } from '../grid/numbering.js'
import { type FilledGrid, placeText } from '../grid/place-text.js'
import { isValue, wordsOf } from '../grid/words.js'
import { boxAround, type TextLine } from '../page/text-line.js'
import type { PageTrace } from '../read-page.js'
import type { Element, LineElement } from './elements.js'

/** Lines that are looked at: a header has five or six, rows one to three. */
const MOST_HEADER_LINES = 10
const MOST_ROW_LINES = 6
/** Gap that parts a table from the text around it, in heights of a line. */
const WIDE_GAP = 2.5
/** Text of a table is no larger than its values by this factor. */
const LARGER = 1.15
/** A caption begins at least so far inside its table, in points. */
const CAPTION_INDENT = 28
const HEADING = /^[一二三四五六七八九十]+、/u

/** What a page begins with. */
function firstOf(elements: readonly Element[]): Element | undefined {
  return elements.find((element) => !isFurniture(element))
}

/**
 * The elements with a header at the foot of the page as a grid; unchanged where there is none, or
 * where the next page does not begin with rows that have none.
 */
export function headerAtFoot(elements: readonly Element[], next: readonly Element[]): readonly Element[] {
  const below = firstOf(next)
  const rows = below?.kind === 'grid' ? below.grid.settled?.headless : below && hasValue(below.line)
  if (!below || !rows) return elements
  const [box, size] = below.kind === 'grid' ? [below.grid.box, sizeOf(below.grid)] : [below.line, below.line.size]
  const flow = elements.filter((element) => !isFurniture(element))
  const lines: LineElement[] = []
  for (let i = flow.length - 1; i >= 0 && lines.length < MOST_HEADER_LINES; i--) {
    const element = flow[i] as Element
    if (element.kind !== 'line' || !couldBeHeader(element.line, lines[0]?.line, size)) break
    lines.unshift(element)
  }
  if (!lines.some(({ line }) => wordsOf(line).length > 1)) return elements
  return withGrid(elements, lines, box, (page, box) => inferBox(box, page.lines.all, page.sifted.seen))
}

/** The elements with rows at the top of the page as a grid on the columns of the piece above. */
export function rowsAtTop(elements: readonly Element[], above: FilledGrid): readonly Element[] {
  const { settled } = above
  if (!settled) return elements
  const lines: LineElement[] = []
  for (const element of elements) {
    if (isFurniture(element)) continue
    if (element.kind !== 'line' || lines.length >= MOST_ROW_LINES || !couldBeRow(element.line, lines.at(-1)?.line, sizeOf(above)))
      break
    lines.push(element)
  }
  // What follows the last line of values is not the table's, or the rest of its label at most.
  while (lines.length > 0 && !hasValue((lines.at(-1) as LineElement).line)) lines.pop()
  if (lines.length === 0) return elements
  return withGrid(elements, lines, above.box, (page, box) => regrid(box, settled, page.lines.all, page.sifted.seen))
}

/** Whether a line right under a table is the caption of rows on the next page: short, small and centred. */
export function isCaptionAtFoot({ line }: LineElement, { settled, box, ...grid }: FilledGrid): boolean {
  if (!settled || line.sideways || line.y0 - box.y1 > WIDE_GAP * (line.y1 - line.y0) || isHeading(line)) return false
  const centred = line.x0 > box.x0 + CAPTION_INDENT && line.x1 < box.x1 - CAPTION_INDENT
  return centred && line.size <= LARGER * sizeOf(grid) && wordsOf(line).length === 1
}

function withGrid(
  elements: readonly Element[],
  lines: readonly LineElement[],
  table: Box,
  read: (page: PageTrace, box: Box) => Grid | null,
): readonly Element[] {
  const page = (lines[0] as LineElement).page
  const { x0, y0, x1, y1 } = boxAround(lines.map(({ line }) => line))
  const box = { x0: Math.min(table.x0, x0 - 1), y0: y0 - 1, x1: Math.max(table.x1, x1 + 1), y1: y1 + 1 }
  const grid = read(page, box)
  const [filled] = grid && grid.cells.length > 1 ? placeText([grid], page.sifted.seen).grids : []
  if (!filled) return elements
  const at = elements.indexOf(lines[0] as LineElement)
  const rest = elements.filter((element) => element.kind !== 'line' || !lines.includes(element))
  return [...rest.slice(0, at), { kind: 'grid', page, grid: filled }, ...rest.slice(at)]
}

function couldBeHeader(line: TextLine, below: TextLine | undefined, size: number): boolean {
  return line.size <= LARGER * size && !isFar(line, below) && !isHeading(line) && !hasValue(line) && !line.sideways
}

function couldBeRow(line: TextLine, above: TextLine | undefined, size: number): boolean {
  return line.size <= LARGER * size && !isFar(above, line) && !line.sideways && (hasValue(line) || !isHeading(line))
}

function isFar(above: TextLine | undefined, below: TextLine | undefined): boolean {
  return above !== undefined && below !== undefined && below.y0 - above.y1 > WIDE_GAP * (below.y1 - below.y0)
}

function isHeading(line: TextLine): boolean {
  const [word, ...others] = wordsOf(line)
  return (
    others.length === 0 &&
    (HEADING.test(word?.text.normalize('NFKC') ?? '') || (isEnumerated(word?.text ?? '') && !isCaption(line)))
  )
}

function isCaption(line: TextLine): boolean {
  return line.text.startsWith('第')
}

/** A value beside a label, or several. */
function hasValue(line: TextLine): boolean {
  const words = wordsOf(line)
  return words.length > 1 && words.some(isValue)
}

/** The size of most of a table's text, in points. */
function sizeOf({ cells }: Pick<FilledGrid, 'cells'>): number {
  const sizes = cells.flatMap((cell) => cell.glyphs.slice(0, 1).map((glyph) => glyph.size)).sort((a, b) => a - b)
  return sizes[sizes.length >> 1] ?? 0
}

function isFurniture(element: Element): boolean {
  return element.kind === 'line' && element.furniture !== undefined
}
