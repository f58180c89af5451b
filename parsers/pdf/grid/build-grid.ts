/**
 * Lines of one region to a grid: every line becomes an edge, edges cut the region into elementary
 * cells, and elementary cells with no rule between them are one cell with spans. The outer edge
 * counts as ruled: word processors leave it out where a page breaks.
 */
import type { Box, Doubt } from '../../../src/document/index.js'
import { MOST_GRID_POSITIONS } from '../engine/limits.js'
import type { Glyph } from '../engine/page-source.js'
import { findEdges, indexAt, type Middle, nearestEdge } from './find-edges.js'
import { isEnclosed, type Ruled, rectangles, regionsOf } from './merge-positions.js'
import type { RuleLine } from './rule-line.js'
import type { RuledRegion } from './ruled-region.js'

/** The way a grid was found, from the surest to the least sure. */
export type ReadBy = 'strong-rules' | 'weak-rules' | 'horizontal-rules' | 'text-columns'

export interface GridCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly box: Box
  /** What is doubtful about the cell itself, whatever its text. */
  readonly doubt?: Doubt
}

/** The columns that the last rows of a grid without rules were found to have. */
export interface Settled {
  /** The x between the columns; the first parts labels from values, or the first value from nothing. */
  readonly separators: readonly number[]
  /** Where columns of labels begin, from left to right. */
  readonly levels: readonly number[]
  /** Whether rows have labels; if not, or if no row was seen, the first separator stands left of all columns. */
  readonly labelled: boolean
  /** Whether the grid's first rows stand under no header of its own. */
  readonly headless: boolean
}

export interface Grid {
  /** Edges from left to right and from top to bottom; one more than columns and rows. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
  readonly box: Box
  readonly readBy: ReadBy
  /** Whether a rule closes the grid above and below; a table cut by a page end often has none. */
  readonly closedTop: boolean
  readonly closedBottom: boolean
  /** Only where columns were found by text. */
  readonly settled?: Settled
}

/** Share of an elementary edge that must be ruled, and what may be missing at its ends, in points. */
const RULED_SHARE = 0.6
const RULED_SLACK = 2.5

/** Builds the grid of a region; `null` when it has no area or too many positions. */
export function buildGrid(region: RuledRegion, readBy: ReadBy, glyphs: readonly Glyph[]): Grid | null {
  const across = region.lines.filter((line) => line.across)
  const down = region.lines.filter((line) => !line.across)
  const inside = glyphs.filter((glyph) => centreInside(glyph, region.box))
  const xs = findEdges(down, middles(inside, 'x'), region.box.x0, region.box.x1)
  const ys = findEdges(across, middles(inside, 'y'), region.box.y0, region.box.y1)
  const cols = xs.length - 1
  const rows = ys.length - 1
  if (cols < 1 || rows < 1 || cols * rows > MOST_GRID_POSITIONS) return null
  const ruled: Ruled = { rows, cols, right: ruledEdges(down, xs, ys), below: ruledEdges(across, ys, xs) }
  const cells = cellsOf(xs, ys, ruled, inside)
  const box = { x0: xs[0] as number, y0: ys[0] as number, x1: xs[cols] as number, y1: ys[rows] as number }
  return {
    xs,
    ys,
    cells,
    box,
    readBy,
    closedTop: mostlyRuled(ruled.below[0]),
    closedBottom: mostlyRuled(ruled.below[rows]),
  }
}

function centreInside(glyph: Glyph, box: Box): boolean {
  const x = (glyph.x0 + glyph.x1) / 2
  const y = (glyph.y0 + glyph.y1) / 2
  return x > box.x0 && x < box.x1 && y > box.y0 && y < box.y1
}

/** `[edge][step]`: whether the stretch between `steps[step]` and the next is ruled along that edge. */
function ruledEdges(lines: readonly RuleLine[], edgeAt: readonly number[], steps: readonly number[]): boolean[][] {
  const ruled = edgeAt.map(() => new Array<number>(steps.length - 1).fill(0))
  for (const line of lines) {
    const row = ruled[nearestEdge(edgeAt, line.at)] as number[]
    for (let step = 0; step < row.length; step++) {
      const overlap = Math.min(line.to, steps[step + 1] as number) - Math.max(line.from, steps[step] as number)
      if (overlap > 0) row[step] = (row[step] as number) + overlap
    }
  }
  return ruled.map((row) =>
    row.map((covered, step) => {
      const length = (steps[step + 1] as number) - (steps[step] as number)
      return covered >= RULED_SHARE * length || (covered > 0.3 * length && length - covered <= RULED_SLACK)
    }),
  )
}

function middles(glyphs: readonly Glyph[], along: 'x' | 'y'): Middle[] {
  return glyphs.map(({ x0, y0, x1, y1 }) => {
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2]
    return along === 'x' ? { at: x, across: y } : { at: y, across: x }
  })
}

function mostlyRuled(edge: readonly boolean[] = []): boolean {
  return edge.filter(Boolean).length * 2 > edge.length
}

function cellsOf(xs: readonly number[], ys: readonly number[], ruled: Ruled, glyphs: readonly Glyph[]): GridCell[] {
  const { cols } = ruled
  const region = regionsOf(ruled)
  const filled = new Set<number>()
  let [row, col] = [-1, -1]
  for (const glyph of glyphs) {
    row = indexAt(ys, (glyph.y0 + glyph.y1) / 2, row)
    col = indexAt(xs, (glyph.x0 + glyph.x1) / 2, col)
    if (row >= 0 && col >= 0) filled.add(region[row * cols + col] as number)
  }
  const positions = new Map<number, number[]>()
  region.forEach((id, position) => {
    const list = positions.get(id)
    if (list) list.push(position)
    else positions.set(id, [position])
  })
  const cells: GridCell[] = []
  for (const [id, list] of positions) {
    const parts = rectangles(list, cols)
    // Outside the drawn outline there is paper, not a cell.
    if (!filled.has(id) && !isEnclosed(list, ruled)) continue
    for (const { row, col, rowSpan, colSpan } of parts) {
      const box = {
        x0: xs[col] as number,
        y0: ys[row] as number,
        x1: xs[col + colSpan] as number,
        y1: ys[row + rowSpan] as number,
      }
      cells.push({ row, col, rowSpan, colSpan, box, ...(parts.length > 1 && { doubt: 'not-a-rectangle' as const }) })
    }
  }
  return cells.sort((a, b) => a.row - b.row || a.col - b.col)
}
