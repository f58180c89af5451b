/** A table as it is laid out, before any format: cells with spans, and where each text comes from. */

/** `caption` spans the table; `header` stands above values; `label` left of them; `value` holds a figure. */
export type GridCellKind = 'caption' | 'header' | 'label' | 'value'

export interface GridCell {
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly kind: GridCellKind
  readonly text: string
  /** The cell key, for values. */
  readonly key?: string
}

export interface Grid {
  readonly rows: number
  readonly cols: number
  /** How many rows at the top are header (captions included). */
  readonly headerRows: number
  /** Relative widths of the columns. */
  readonly widths: readonly number[]
  /** In order of row, then column. */
  readonly cells: readonly GridCell[]
}

/** The cells that start in each row, in order. */
export function rowsOf(grid: Grid): GridCell[][] {
  const rows: GridCell[][] = Array.from({ length: grid.rows }, () => [])
  for (const cell of grid.cells) rows[cell.row]?.push(cell)
  for (const row of rows) row.sort((a, b) => a.col - b.col)
  return rows
}

/** The cell that covers each position; `covers[row][col]`. */
export function coverage(grid: Grid): (GridCell | undefined)[][] {
  const map: (GridCell | undefined)[][] = Array.from({ length: grid.rows }, () =>
    Array<GridCell | undefined>(grid.cols).fill(undefined),
  )
  for (const cell of grid.cells) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let col = cell.col; col < cell.col + cell.colSpan; col++) (map[row] as (GridCell | undefined)[])[col] = cell
    }
  }
  return map
}

/**
 * Stacks grids into one as wide as the widest. A narrower row reaches the right edge by widening its
 * last cell (`last`) or its first one (`first`): both are seen in published reports.
 */
export function stack(grids: readonly Grid[], widen: 'first' | 'last' = 'last'): Grid {
  const cols = Math.max(...grids.map((grid) => grid.cols))
  const widest = grids.find((grid) => grid.cols === cols) as Grid
  const cells: GridCell[] = []
  let top = 0
  for (const grid of grids) {
    const extra = cols - grid.cols
    for (const cell of grid.cells) {
      const wide = widen === 'last' ? cell.col + cell.colSpan === grid.cols : cell.col === 0
      const col = widen === 'first' && cell.col > 0 ? cell.col + extra : cell.col
      cells.push({ ...cell, row: cell.row + top, col, colSpan: cell.colSpan + (wide ? extra : 0) })
    }
    top += grid.rows
  }
  return { rows: top, cols, headerRows: widest.headerRows, widths: widest.widths, cells }
}

/** A piece of a grid from row `from` to before row `to`; cells cut by the edge keep their text in the first piece only. */
export function slice(grid: Grid, from: number, to: number): Grid {
  const cells: GridCell[] = []
  for (const cell of grid.cells) {
    const top = Math.max(cell.row, from)
    const bottom = Math.min(cell.row + cell.rowSpan, to)
    if (top >= bottom) continue
    cells.push({ ...cell, row: top - from, rowSpan: bottom - top, text: cell.row >= from ? cell.text : '' })
  }
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  return { ...grid, rows: to - from, headerRows: from === 0 ? grid.headerRows : 0, cells }
}

/** The header rows of a grid once more above its row `at`, as exports from paged documents have them. */
export function repeatHeader(grid: Grid, at: number): Grid {
  const again = grid.cells.filter((cell) => cell.row < grid.headerRows).map((cell) => ({ ...cell, row: cell.row + at }))
  const upper = slice(grid, 0, at)
  const lower = slice(grid, at, grid.rows)
  const moved = lower.cells.map((cell) => ({ ...cell, row: cell.row + at + grid.headerRows }))
  return { ...grid, rows: grid.rows + grid.headerRows, cells: [...upper.cells, ...again, ...moved] }
}
