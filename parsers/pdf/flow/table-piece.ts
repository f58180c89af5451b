/**
 * A piece of a table with the text of its cells read and its columns counted on edges that all
 * pieces of the table share.
 */
import type { Box, Doubt } from '../../../src/document/index.js'
import { cellHabits } from '../grid/cell-habits.js'
import { cellText } from '../grid/cell-text.js'
import { nearestEdge } from '../grid/find-edges.js'
import type { Piece } from './join-tables.js'

export interface PieceCell {
  row: number
  readonly col: number
  rowSpan: number
  readonly colSpan: number
  text: string
  doubt?: Doubt
  /** Where it is first seen; with the text, when it has one. */
  page: number
  box: Box
  /** Room that the text leaves on its last line, in points; less than a digit when a break was forced. */
  room: number
}

export interface ReadPiece {
  readonly rows: number
  readonly cells: PieceCell[]
  readonly closedTop: boolean
  readonly closedBottom: boolean
}

/** Edges of pieces that are one, in points. */
const SAME_EDGE = 4
/** The edges of all columns of a table, from left to right. */
export function sharedEdges(pieces: readonly Piece[]): number[] {
  const all = pieces.flatMap(({ grid, shift }) => grid.xs.map((x) => x + shift)).sort((a, b) => a - b)
  const edges: { from: number; sum: number; count: number }[] = []
  for (const x of all) {
    const open = edges.at(-1)
    // Two edges of one piece are never one, however near: a piece knows its own columns.
    if (open && x - open.from <= SAME_EDGE && open.count < pieces.length) {
      open.sum += x
      open.count++
    } else edges.push({ from: x, sum: x, count: 1 })
  }
  return edges.map(({ sum, count }) => sum / count)
}

/** Reads the cells of a piece. Columns that it lacks are spanned by what stands over them. */
export function readPiece({ page, grid, shift }: Piece, edges: readonly number[]): ReadPiece {
  const habits = cellHabits(grid)
  const column = grid.xs.map((x) => nearestEdge(edges, x + shift))
  const cells = grid.cells.map((cell): PieceCell => {
    const { text, doubt } = cellText(cell.glyphs, cell.box, habits)
    const known = doubt === 'lost-glyphs' ? doubt : (cell.doubt ?? doubt)
    const col = column[cell.col] as number
    const right = cell.glyphs.reduce((most, glyph) => Math.max(most, glyph.x1), -Infinity)
    const left = cell.glyphs.reduce((least, glyph) => Math.min(least, glyph.x0), Infinity)
    return {
      row: cell.row,
      col,
      rowSpan: cell.rowSpan,
      colSpan: Math.max(1, (column[cell.col + cell.colSpan] as number) - col),
      text,
      ...(known && { doubt: known }),
      page: page.page,
      box: page.content.toPage(cell.box),
      room: habits.inset === null ? Infinity : cell.box.x1 - cell.box.x0 - 2 * habits.inset - (right - left),
    }
  })
  return { rows: grid.ys.length - 1, cells, closedTop: grid.closedTop, closedBottom: grid.closedBottom }
}
