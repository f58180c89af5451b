/**
 * How badly a grid fits its text: cells that hold several figures side by side or one under the
 * other lack rules. Zero for a grid that was found well.
 */
import type { Box } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { boxAround, gapBetween, textLines } from '../page/text-line.js'
import type { FilledCell } from './place-text.js'

/** A gap that parts two columns, in em; justified labels have blanks of up to two. */
const COLUMN_GAP = 1
/** The same between two figures; the digits of one stand closer. */
const FIGURE_GAP = 0.4
const IN_FIGURE = /^[0-9\uFF10-\uFF19,.\uFF0C\-\u2014\u2212\uFF0D/]$/
const FIGURE = /^[0-9\uFF10-\uFF19][0-9\uFF10-\uFF19,.\uFF0C]*$|^[-\u2014\u2212\uFF0D/]+$/

/** A stretch of a line without a wide gap. */
export interface Word extends Box {
  readonly text: string
  readonly glyphs: readonly Glyph[]
}

/** Whether a word is a figure: digits with separators, or dashes standing for none. */
export function isFigure(text: string): boolean {
  return FIGURE.test(text)
}

/** The words of a line, parted at gaps of a column. Figures stand closer together than labels. */
export function wordsOf({ glyphs }: { readonly glyphs: readonly Glyph[] }, gap = COLUMN_GAP): Word[] {
  const words: Glyph[][] = []
  glyphs.forEach((glyph, i) => {
    const before = glyphs[i - 1]
    const open = words.at(-1)
    // A figure may follow its label closely; within a label, a number stands close to what it counts.
    const figure = before && IN_FIGURE.test(glyph.text) && !/[A-Za-z]/.test(before.text)
    if (open && before && gapBetween(before, glyph) < (figure ? Math.min(FIGURE_GAP, gap) : gap)) open.push(glyph)
    else words.push([glyph])
  })
  return words.map((glyphs) => ({ ...boxAround(glyphs), text: glyphs.map((glyph) => glyph.text).join(''), glyphs }))
}

/** Words parted further, at gaps of `gap` em. */
export function wordsAt(words: readonly Word[], gap: number): Word[] {
  return words.flatMap((word) => wordsOf(word, gap))
}

/** Cells of the grid with more than one figure in them. */
export function crowdedCells(cells: readonly FilledCell[]): number {
  return cells.filter((cell) => isCrowded(cell)).length
}

function isCrowded(cell: FilledCell): boolean {
  if (cell.glyphs.filter((glyph) => IN_FIGURE.test(glyph.text)).length < 2) return false
  let figureLines = 0
  for (const line of textLines(cell.glyphs)) {
    const figures = wordsOf(line).filter((word) => isFigure(word.text)).length
    if (figures > 1) return true
    if (figures === 1) figureLines++
  }
  return figureLines >= STACKED
}

/** Lines of figures in one cell that are rows without rules; a wrapped number has two or three. */
const STACKED = 5
