/**
 * How badly a grid fits its text: cells that hold several figures side by side or one under the
 * other lack rules. Zero for a grid that was found well.
 */
import type { Glyph } from '../engine/page-source.js'
import { gapBetween, textLines } from '../page/text-line.js'
import type { FilledCell, FilledGrid } from './place-text.js'
import { FIGURE_GAP, isFigure, isValue, wordsOf } from './words.js'

const IN_FIGURE = /^[0-9\uFF10-\uFF19,.\uFF0C\-\u2014\u2212\uFF0D/]$/
/** Lines of figures in one cell that are rows without rules; a wrapped number has two or three. */
const STACKED = 5
/** A value stands this far from its label in a frame around a table, in em. */
const FRAME_GAP = 2

/** Figures side by side in one cell that are columns without rules; two may be a number with a gap inside. */
const SIDE_BY_SIDE = 3

/** Cells of the grid with more than one figure in them, a label and its figure far beside it, or labels side by side. */
export function crowdedCells(cells: readonly FilledCell[]): number {
  return cells.filter((cell) => isCrowded(cell, 2) || (!isOneWord(cell.glyphs) && (framesTable(cell) || holdsColumns(cell))))
    .length
}

/** Whether a grid is a table whose rules were not all drawn. */
export function lacksRules({ cells }: FilledGrid): boolean {
  const [only] = cells
  return cells.some((cell) => isCrowded(cell, SIDE_BY_SIDE)) || (only !== undefined && cells.length === 1 && framesTable(only))
}

function isCrowded(cell: FilledCell, sideBySide: number): boolean {
  if (cell.glyphs.length < 2 || isOneWord(cell.glyphs)) return false
  if (cell.glyphs.filter((glyph) => IN_FIGURE.test(glyph.text)).length < 2) return false
  let figureLines = 0
  for (const line of textLines(cell.glyphs)) {
    const figures = wordsOf(line).filter((word) => isFigure(word.text)).length
    if (figures >= sideBySide) return true
    if (figures > 0) figureLines++
  }
  return figureLines >= STACKED
}

/** Glyphs drawn one after the other without a gap: most cells, and the quickest to tell. */
function isOneWord(glyphs: readonly Glyph[]): boolean {
  return glyphs.every((glyph, i) => {
    const before = glyphs[i - 1]
    return !before || (glyph.y0 === before.y0 && glyph.x0 >= before.x0 && gapBetween(before, glyph) < FIGURE_GAP)
  })
}

/** Words far from each other on one line: labels of columns. */
function holdsColumns({ glyphs }: FilledCell): boolean {
  return textLines(glyphs).some((line) => wordsOf(line, FRAME_GAP).length >= SIDE_BY_SIDE)
}

/** A frame around rows of one value each: the value stands far from its label. */
function framesTable({ glyphs }: FilledCell): boolean {
  return textLines(glyphs).some((line) => {
    const words = wordsOf(line, FRAME_GAP)
    const [first, last] = [words[0], words.at(-1)]
    return first !== undefined && last !== undefined && !isValue(first) && isValue(last)
  })
}
