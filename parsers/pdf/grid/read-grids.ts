/**
 * The ladder: solid dark rules first; then light, dotted and dashed ones and edges of coloured
 * cells, where they fit the text better; then text between horizontal rules; then bare columns of
 * text. The rung that was used stays with each grid.
 */
import type { Glyph } from '../engine/page-source.js'
import { buildGrid, type Grid, type ReadBy } from './build-grid.js'
import { crowdedCells } from './crowding.js'
import { inferGrids } from './infer-grid.js'
import { type Placed, placeText } from './place-text.js'
import type { RuleLine, RuleLines } from './rule-line.js'
import { ruledRegions } from './ruled-region.js'

/** Glyphs outside every cell that weigh as much as one crowded cell. */
const STRAY_GLYPHS = 8

export interface ReadGrids {
  /** Grids with two cells or more, each with text. */
  readonly grids: readonly Grid[]
  /** Boxes around one cell: frames of text, or a row of a table that a page end cut off. */
  readonly frames: readonly Grid[]
  /** The text in the grids, where it was placed on the way and all of them were kept. */
  readonly placed: Placed | null
}

export function readGrids(lines: RuleLines, glyphs: readonly Glyph[]): ReadGrids {
  const strong = gridsOf(lines.strong, 'strong-rules', glyphs)
  const all = lines.all === lines.strong ? [] : gridsOf(lines.all, 'weak-rules', glyphs)
  const ruled = choose(strong, all, glyphs)
  const { grids, replaced, placed } = inferGrids(ruled, lines.all, glyphs)
  const kept = [...ruled.filter((grid) => !replaced.has(grid)), ...grids]
  const frames = kept.filter((grid) => grid.cells.length === 1)
  const same = grids.length === 0 && frames.length === 0
  return { grids: kept.filter((grid) => grid.cells.length > 1), frames, placed: same ? placed : null }
}

function gridsOf(lines: readonly RuleLine[], readBy: ReadBy, glyphs: readonly Glyph[]): Grid[] {
  return ruledRegions(lines).regions.flatMap((region) => {
    const grid = buildGrid(region, readBy, glyphs)
    return grid && grid.cells.length > 0 ? [grid] : []
  })
}

/** Strong grids, except where the grid of all rules covers the same place and fits its text better. */
function choose(strong: readonly Grid[], all: readonly Grid[], glyphs: readonly Glyph[]): Grid[] {
  const chosen: Grid[] = []
  const settled = new Set<Grid>()
  for (const weak of all) {
    const rivals = strong.filter((grid) => !settled.has(grid) && overlap(grid, weak))
    if (rivals.length > 0 && misfit(rivals, weak, glyphs) <= misfit([weak], weak, glyphs)) continue
    for (const rival of rivals) settled.add(rival)
    chosen.push(weak)
  }
  return [...strong.filter((grid) => !settled.has(grid)), ...chosen]
}

function overlap(a: Grid, b: Grid): boolean {
  return a.box.x0 < b.box.x1 - 1 && b.box.x0 < a.box.x1 - 1 && a.box.y0 < b.box.y1 - 1 && b.box.y0 < a.box.y1 - 1
}

/** Crowded cells of `grids`, and text in the box of `whole` that they leave out or keep in one cell. */
function misfit(grids: readonly Grid[], whole: Grid, glyphs: readonly Glyph[]): number {
  const { x0, y0, x1, y1 } = whole.box
  const inside = glyphs.filter((glyph) => glyph.x0 >= x0 - 1 && glyph.x1 <= x1 + 1 && glyph.y0 >= y0 - 1 && glyph.y1 <= y1 + 1)
  const placed = placeText(grids, inside)
  return placed.outside.length / STRAY_GLYPHS + placed.grids.reduce((sum, grid) => sum + crowdedCells(grid.cells), 0)
}
