import { attribute, type Element } from './tree.js'

/** HTML itself allows 1000; no form has 20 columns, and a grid this wide is an attack on memory. */
const MOST_COLUMNS = 200
/** A longer table goes on in a further block. */
const MOST_ROWS = 2000
/** Of one block, likewise. */
const MOST_CELLS = 100_000

/** A cell where a browser would put it. */
export interface PlacedCell {
  readonly element: Element
  readonly row: number
  readonly col: number
  readonly rowSpan: number
  readonly colSpan: number
}

export interface Grid {
  readonly rows: number
  readonly cols: number
  readonly cells: readonly PlacedCell[]
}

export interface Grids {
  /** One grid as a rule; more where a table is longer than a block may be. */
  readonly grids: readonly Grid[]
  /** Cells beyond the widest grid, in order. */
  readonly beyond: readonly Element[]
  /** Spans that a browser, or a bound of ours, cut. */
  readonly clamped: number
}

/** Rows that spans do not leave: `thead`, a `tbody`, `tfoot`. */
export type RowGroup = readonly (readonly Element[])[]

/**
 * Places cells by the table algorithm of HTML: each cell goes to the first free column of its row;
 * `rowspan=0` reaches to the end of the row group, and no span leaves it. Where HTML lets two cells
 * share a position, the earlier one keeps it. Takes time linear in rows, cells and columns.
 */
export function placeCells(groups: readonly RowGroup[]): Grids {
  const grids: Grid[] = []
  const beyond: Element[] = []
  let clamped = 0
  let grid = new GridInProgress()
  for (const group of groups) {
    for (let r = 0; r < group.length; r++) {
      if (grid.isFull) {
        grids.push(grid.finish())
        grid = new GridInProgress()
      }
      const rowsLeft = Math.min(group.length - r, MOST_ROWS - grid.rows)
      for (const element of group[r] as readonly Element[]) {
        const outcome = grid.place(element, rowsLeft)
        if (outcome === 'beyond') beyond.push(element)
        else if (outcome === 'clamped') clamped++
      }
      grid.endRow()
    }
  }
  grids.push(grid.finish())
  return { grids, beyond, clamped }
}

class GridInProgress {
  rows = 0
  #col = 0
  #cols = 0
  readonly #cells: PlacedCell[] = []
  /** For each column, the first row below the cell that reaches into it. */
  readonly #freeFrom: number[] = []

  get isFull(): boolean {
    return this.rows >= MOST_ROWS || this.#cells.length >= MOST_CELLS
  }

  place(element: Element, rowsLeft: number): 'placed' | 'clamped' | 'beyond' {
    while (!this.#isFree(this.#col)) this.#col++
    const col = this.#col
    if (col >= MOST_COLUMNS) return 'beyond'
    const wantedCols = spanOf(element, 'colspan')
    const wantedRows = spanOf(element, 'rowspan')
    const widest = Math.min(wantedCols === 0 ? 1 : wantedCols, MOST_COLUMNS - col)
    let colSpan = 1
    while (colSpan < widest && this.#isFree(col + colSpan)) colSpan++
    const rowSpan = wantedRows === 0 ? rowsLeft : Math.min(wantedRows, rowsLeft)
    for (let c = col; c < col + colSpan; c++) this.#freeFrom[c] = this.rows + rowSpan
    this.#cols = Math.max(this.#cols, col + colSpan)
    this.#col = col + widest
    this.#cells.push({ element, row: this.rows, col, rowSpan, colSpan })
    return colSpan < wantedCols || rowSpan < wantedRows ? 'clamped' : 'placed'
  }

  endRow(): void {
    this.rows++
    this.#col = 0
  }

  finish(): Grid {
    return { rows: this.rows, cols: this.#cols, cells: this.#cells }
  }

  #isFree(col: number): boolean {
    return (this.#freeFrom[col] ?? 0) <= this.rows
  }
}

/** As browsers read it: leading digits count, anything else is 1; 0 has a meaning of its own. */
function spanOf(element: Element, name: 'colspan' | 'rowspan'): number {
  const match = /^\s*\+?(\d{1,6})/.exec(attribute(element, name) ?? '1')
  const span = match ? Number(match[1]) : 1
  return name === 'colspan' && span === 0 ? 1 : span
}
