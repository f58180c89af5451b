/**
 * Finds tables that lack rules: grids whose cells are crowded, rules across that meet no rule down,
 * and text that stands in columns between no rules at all.
 */
import type { Box } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { bareTables } from './bare-table.js'
import type { Grid, Settled } from './build-grid.js'
import { lacksRules } from './crowding.js'
import { inferTable } from './infer-table.js'
import { looseTables } from './loose-bands.js'
import { type Placed, placeText } from './place-text.js'
import type { RuleLine } from './rule-line.js'
import { ruledRegions } from './ruled-region.js'
import { linesIn, wordLines } from './words.js'

export interface Inferred {
  readonly grids: readonly Grid[]
  /** Grids that an inferred one stands in for. */
  readonly replaced: ReadonlySet<Grid>
  /** The text in the ruled grids, as it was placed to judge them. */
  readonly placed: Placed
}

export function inferGrids(ruled: readonly Grid[], lines: readonly RuleLine[], glyphs: readonly Glyph[]): Inferred {
  const replaced = new Set<Grid>()
  const grids: Grid[] = []
  const placed = placeText(ruled, glyphs)
  placed.grids.forEach((filled, i) => {
    const grid = ruled[i] as Grid
    if (!lacksRules(filled)) return
    const words = linesIn(wordLines(filled.cells.flatMap((cell) => cell.glyphs)), grid.box)
    const better = inferTable(grid.box, linesWithin(lines, grid.box), words, glyphs)
    if (!better) return
    replaced.add(grid)
    grids.push(better)
  })
  const free = wordLines(placed.outside)
  const loose = ruledRegions(lines).loose.filter((line) => line.across)
  for (const table of looseTables(loose, free)) {
    const grid = inferTable(table.box, table.lines, linesIn(free, table.box), placed.outside)
    if (grid) grids.push(grid)
  }
  const left = grids.length === 0 ? placed.outside : placeText(grids, placed.outside).outside
  const bare = left === placed.outside ? free : wordLines(left)
  for (const box of bareTables(bare)) {
    const grid = inferTable(box, [], linesIn(bare, box), left)
    if (grid) grids.push(grid)
  }
  return { grids, replaced, placed }
}

function linesWithin(lines: readonly RuleLine[], { x0, y0, x1, y1 }: Box): RuleLine[] {
  return lines.filter(({ across, at, from, to }) => {
    const middle = (from + to) / 2
    return across
      ? at >= y0 - 2 && at <= y1 + 2 && middle > x0 && middle < x1
      : at >= x0 - 2 && at <= x1 + 2 && middle > y0 && middle < y1
  })
}

/** The grid of a box that is known to hold a table, or a part of one. */
export function inferBox(box: Box, lines: readonly RuleLine[], glyphs: readonly Glyph[]): Grid | null {
  const across = linesWithin(lines, box).filter((line) => line.across)
  return inferTable(box, across, linesIn(wordLines(glyphs), box), glyphs)
}

/**
 * The grid of `box` on columns that are settled: those of the piece of its table on the page before.
 * `null` when a value does not fit them.
 */
export function regrid(box: Box, settled: Settled, lines: readonly RuleLine[], glyphs: readonly Glyph[]): Grid | null {
  const across = linesWithin(lines, box).filter((line) => line.across)
  return inferTable(box, across, linesIn(wordLines(glyphs), box), glyphs, settled)
}
