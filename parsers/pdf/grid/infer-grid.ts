/**
 * Grids for tables that lack rules: the missing ones are drawn where the text leaves room, and the
 * grid is then built like any other. Rules down are drawn between columns of figures in each row
 * where no word crosses; rules across only where several rows of figures stand between two rules.
 */
import type { Box } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { textLines } from '../page/text-line.js'
import { bareTables } from './bare-table.js'
import { buildGrid, type Grid } from './build-grid.js'
import { crowdedCells, isFigure, wordsOf } from './crowding.js'
import { columnSeparators, isFigureRow } from './figure-columns.js'
import { looseTables } from './loose-bands.js'
import { placeText } from './place-text.js'
import type { RuleLine } from './rule-line.js'
import { ruledRegions } from './ruled-region.js'
import { type TextRows, textRows, type WordLine } from './text-rows.js'

export interface Inferred {
  readonly grids: readonly Grid[]
  /** Grids that an inferred one stands in for. */
  readonly replaced: ReadonlySet<Grid>
}

/** Lines of text whose middles lie in a box. */
function linesIn(lines: readonly WordLine[], box: Box): WordLine[] {
  const inside = (word: Box) => {
    const [x, y] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2]
    return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1
  }
  return lines.flatMap((line) => {
    const words = line.words.filter(inside)
    return words.length > 0 ? [{ ...line, words }] : []
  })
}

export function inferGrids(ruled: readonly Grid[], lines: readonly RuleLine[], glyphs: readonly Glyph[]): Inferred {
  const replaced = new Set<Grid>()
  const grids: Grid[] = []
  const placed = placeText(ruled, glyphs)
  placed.grids.forEach((filled, i) => {
    const grid = ruled[i] as Grid
    if (crowdedCells(filled.cells) === 0) return
    const words = wordLines(filled.cells.flatMap((cell) => cell.glyphs))
    const better = inferInside(grid.box, linesWithin(lines, grid.box), linesIn(words, grid.box), glyphs)
    if (!better) return
    replaced.add(grid)
    grids.push(better)
  })
  const free = wordLines(placed.outside)
  for (const table of looseTables(
    ruledRegions(lines).loose.filter((line) => line.across),
    free,
  )) {
    const grid = inferInside(table.box, table.lines, linesIn(free, table.box), placed.outside)
    if (grid) grids.push(grid)
  }
  const left = placeText(grids, placed.outside).outside
  const bare = wordLines(left)
  for (const box of bareTables(bare)) {
    const grid = inferInside(box, [], linesIn(bare, box), left)
    if (grid) grids.push(grid)
  }
  return { grids, replaced }
}

function wordLines(glyphs: readonly Glyph[]): WordLine[] {
  return textLines(glyphs.filter((glyph) => glyph.turn === 0)).map((line) => ({ y0: line.y0, y1: line.y1, words: wordsOf(line) }))
}

function linesWithin(lines: readonly RuleLine[], { x0, y0, x1, y1 }: Box): RuleLine[] {
  return lines.filter(({ across, at, from, to }) => {
    const middle = (from + to) / 2
    return across
      ? at >= y0 - 2 && at <= y1 + 2 && middle > x0 && middle < x1
      : at >= x0 - 2 && at <= x1 + 2 && middle > y0 && middle < y1
  })
}

/**
 * The grid of a box with the rules that it has and those that its text asks for, or `null` without
 * columns of figures. `known`: separators of columns that are settled already.
 */
function inferInside(
  box: Box,
  rules: readonly RuleLine[],
  words: readonly WordLine[],
  glyphs: readonly Glyph[],
  known?: readonly number[],
): Grid | null {
  const separators = known ?? columnSeparators(words)
  if (!separators || separators.length < 2) return null
  const across = rules.filter((line) => line.across)
  const rows = bandsOf(box, across).map((band) => missingRows(linesIn(words, { ...box, ...band })))
  const drawn = rows.flatMap((row) => row.separators.map((at) => ruleAcross(at, box)))
  const columns = known ?? [...innerEnds(across, box, separators), ...separators]
  const down = rulesDown(columns, bandsOf(box, [...across, ...drawn]), box, words)
  const region = { box, lines: [...rules, ...drawn, ruleAcross(box.y0, box), ruleAcross(box.y1, box), ...down] }
  const readBy = across.length > 2 && drawn.length === 0 ? 'horizontal-rules' : 'text-columns'
  const grid = buildGrid(region, readBy, glyphs)
  const doubtful = rows.flatMap((row) => row.doubtful)
  return grid && { ...grid, cells: grid.cells.map((cell) => withDoubt(cell, doubtful)) }
}

function ruleAcross(at: number, box: Box): RuleLine {
  return { across: true, at, from: box.x0, to: box.x1, width: 0 }
}

/**
 * Rules between columns, row by row, where no word crosses. A row with one word beside its label
 * spans the columns that the row above spans: `本年处理决定数量` over its one figure.
 */
function rulesDown(columns: readonly number[], bands: readonly Band[], box: Box, words: readonly WordLine[]): RuleLine[] {
  const rules: RuleLine[] = []
  let above: { single: boolean; free: readonly number[] } = { single: false, free: [] }
  for (const band of bands) {
    const row = linesIn(words, { ...box, ...band }).flatMap((line) => line.words)
    const single = row.filter((word) => word.x0 > (columns[0] as number)).length === 1
    let free = columns.filter((at) => row.every((word) => word.x1 <= at + 0.5 || word.x0 >= at - 0.5))
    if (single && above.single && above.free.length < free.length) free = free.filter((at) => above.free.includes(at))
    for (const at of free) rules.push({ across: false, at, from: band.y0, to: band.y1, width: 0 })
    above = { single, free }
  }
  return rules
}

/**
 * The grid of `box` on columns that are settled: those of the piece of its table on the page before.
 * `null` when a figure does not fit them.
 */
export function regrid(
  box: Box,
  separators: readonly number[],
  lines: readonly RuleLine[],
  glyphs: readonly Glyph[],
): Grid | null {
  const words = linesIn(wordLines(glyphs), box)
  const figures = words.flatMap((line) => line.words).filter((word) => isFigure(word.text))
  if (!figures.every((word) => separators.every((at) => word.x1 <= at || word.x0 >= at))) return null
  const across = linesWithin(lines, box).filter((line) => line.across)
  return inferInside(box, across, words, glyphs, separators)
}

function withDoubt(cell: Grid['cells'][number], doubtful: TextRows['doubtful']): Grid['cells'][number] {
  const middle = (cell.box.y0 + cell.box.y1) / 2
  return doubtful.some(({ from, to }) => middle >= from && middle <= to) ? { ...cell, doubt: 'straddles-rule' } : cell
}

interface Band {
  readonly y0: number
  readonly y1: number
}

function bandsOf(box: Box, across: readonly RuleLine[]): Band[] {
  const heights = [box.y0, ...across.map((line) => line.at), box.y1].sort((a, b) => a - b)
  return heights.slice(1).flatMap((y1, i) => (y1 - (heights[i] as number) > 2 ? [{ y0: heights[i] as number, y1 }] : []))
}

/** Rows between two rules that hold more than one line of figures; a single row needs no parting. */
function missingRows(lines: readonly WordLine[]): TextRows {
  return lines.filter((line) => isFigureRow(line.words)).length > 1 ? textRows(lines) : { separators: [], doubtful: [] }
}

/** Where rules across end inside the table, a column ends: a label there spans several rows. */
function innerEnds(across: readonly RuleLine[], box: Box, separators: readonly number[]): number[] {
  const first = separators[0] as number
  const ends = across.map((line) => line.from).filter((x) => x > box.x0 + 6 && x < first - 6)
  return [...new Set(ends.map((x) => Math.round(x * 2) / 2))]
}
