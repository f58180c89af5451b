// Finds the line of figures of a block whose form prints no row label (the disputes table): the first
// row under its header that holds nothing but figures and is exactly as long as the block.
import type { LayoutBlock } from '../layout.js'
import type { GridRow, RowCell } from './grid-row.js'
import { type HeaderMatch, matchHeader } from './match-header.js'
import { reduceLabel } from './reduce-label.js'

export interface UnlabelledRow {
  readonly row: GridRow
  readonly values: readonly RowCell[]
  readonly header: HeaderMatch
}

/** A header has three lines; some grids add a caption and stray lines. */
const TALLEST_HEADER = 12

/** The figures of `block`, or null where its header or its line is not there. */
export function unlabelledRow(block: LayoutBlock, rows: readonly GridRow[], worded: ReadonlySet<string>): UnlabelledRow | null {
  const landmarks = landmarkKeys(block)
  const seen = rows.findIndex((row) => row.cells.some((cell) => landmarks.has(cell.reduced.key)))
  if (seen < 0) return null
  const start = rows[seen] as GridRow
  for (let i = seen; i < Math.min(seen + TALLEST_HEADER, rows.length); i++) {
    const row = rows[i] as GridRow
    if (row.shape === 'grid' && row.block !== start.block) break
    const values = figuresOf(row) ?? figuresAmongWords(row, block.columns.length)
    if (values === null) continue
    const lead = row.shape === 'lines' ? row.cells.slice(0, row.cells.length - values.length) : []
    const header = matchHeader(headerAbove(rows, seen, i), lead, block.columns, worded)
    if (header.by === 'nothing') return null
    return { row, values, header }
  }
  return null
}

/** Labels that stand in no other table of the forms: the innermost groups. */
function landmarkKeys(block: LayoutBlock): Set<string> {
  const deepest = Math.max(...block.columns.map((column) => column.groups.length))
  const names = block.columns
    .filter((column) => column.groups.length === deepest)
    .map((column) => column.groups[deepest - 1] ?? '')
  return new Set(names.map((name) => reduceLabel(name).key))
}

/** The trailing figures of a row; of a grid row only when nothing else but one label is in it. */
function figuresOf(row: GridRow): readonly RowCell[] | null {
  const lastWord = row.cells.reduce((last, cell, i) => (cell.worded ? i : last), -1)
  const figures = row.cells.slice(lastWord + 1)
  if (row.shape === 'lines') return figures.length > 0 ? figures : null
  const own = figures.filter((cell) => !cell.continued)
  return lastWord <= 0 && own.length > 1 ? own : null
}

/** Cells of a line of figures that may hold words (较多, 见附件): the line is there all the same, and they are unreadable. */
const MOST_WORDS = 2

/** A grid row exactly as long as the block that holds figures but for a word or two; a header holds nothing but words. */
function figuresAmongWords(row: GridRow, width: number): readonly RowCell[] | null {
  const own = row.cells.filter((cell) => !cell.continued)
  const words = own.filter((cell) => cell.worded).length
  return row.shape === 'grid' && own.length === width && words <= MOST_WORDS ? own : null
}

/** The rows of the same grid above the figures, up to the last row that holds figures of another table. */
function headerAbove(rows: readonly GridRow[], seen: number, at: number): GridRow[] {
  let top = seen
  while (top > 0 && seen - top < TALLEST_HEADER) {
    const above = rows[top - 1] as GridRow
    if (above.shape === 'grid' && (above.block !== rows[seen]?.block || figuresOf(above) !== null)) break
    if (above.shape === 'lines' && above.cells.some((cell) => !cell.worded)) break
    top--
  }
  return rows.slice(top, at)
}
