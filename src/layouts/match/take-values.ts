// Gives the figures of a matched row to the block's columns. Two witnesses: the exact number of cells,
// and their place under the header. A cell that lies under two columns, or a row with too few or too
// many figures whose place does not explain it, is refused: a shifted figure is a wrong figure.
import type { UnreadableWhy } from '../report.js'
import type { RowCell } from './grid-row.js'
import type { ColumnRange, HeaderMatch } from './match-header.js'

/** The cell of a column, or why there is none. `absent`: the document has no such cell. */
export type Taken = { readonly cell: RowCell; readonly refused?: UnreadableWhy } | { readonly absent: true }

const ABSENT: Taken = { absent: true }

/**
 * `cells` are those right of the row's label, `height` is the number of grid rows that the label spans.
 * The answer runs along the block's columns.
 */
export function takeValues(cells: readonly RowCell[], header: HeaderMatch, height: number): Taken[] {
  const wanted = header.by === 'nothing' ? header.found.map((_, j) => j) : header.found.flatMap((found, j) => (found ? [j] : []))
  const taken: Taken[] = header.found.map(() => ABSENT)
  const ranged = header.by === 'geometry'
  const own = ranged ? withoutPhantoms(cells, header.ranges) : cells
  const answers =
    own.length === wanted.length
      ? byNumber(own, wanted, header, height)
      : ranged
        ? byPlace(own, wanted, header, height)
        : refuseAll(own, wanted)
  wanted.forEach((j, k) => {
    taken[j] = answers[k] as Taken
  })
  return taken
}

/** Drops blank cells that lie under no column of the header: columns that only a template has. */
function withoutPhantoms(cells: readonly RowCell[], ranges: readonly (ColumnRange | null)[]): readonly RowCell[] {
  return cells.filter(
    (cell) => cell.reading.state !== 'blank' || ranges.some((range) => range !== null && overlap(cell, range) > 0),
  )
}

function overlap(cell: RowCell, range: ColumnRange): number {
  return Math.min(cell.to, range.to) - Math.max(cell.from, range.from)
}

function covers(cell: RowCell, range: ColumnRange): boolean {
  return cell.from <= range.from && cell.to >= range.to
}

function byNumber(cells: readonly RowCell[], wanted: readonly number[], header: HeaderMatch, height: number): Taken[] {
  return cells.map((cell): Taken => {
    const over = wanted.filter((j) => {
      const range = header.ranges[j]
      return range != null && covers(cell, range)
    })
    if (over.length > 1) return { cell, refused: 'geometry' }
    return mergedDown(cell, height) ? { cell, refused: 'geometry' } : { cell }
  })
}

/** A figure in a cell that spans more rows than its label belongs to one of them, and nothing says to which. */
function mergedDown(cell: RowCell, height: number): boolean {
  return (cell.rowSpan > height || cell.continued) && cell.reading.state !== 'blank'
}

function byPlace(cells: readonly RowCell[], wanted: readonly number[], header: HeaderMatch, height: number): Taken[] {
  const ranges = wanted.map((j) => header.ranges[j] ?? null)
  const right = Math.max(...ranges.map((range) => range?.to ?? 0))
  const left = Math.min(...ranges.map((range) => range?.from ?? right))
  const reaches = cells.length > 0 && (cells[cells.length - 1] as RowCell).to >= right && (cells[0] as RowCell).from <= left
  if (!reaches) return refuseAll(cells, wanted)
  return ranges.map((range): Taken => {
    if (range === null) return ABSENT
    const under = cells.filter((cell) => overlap(cell, range) > 0)
    const filled = under.filter((cell) => cell.reading.state !== 'blank')
    const cell = filled[0] ?? under[0]
    if (cell === undefined) return ABSENT
    const shared = ranges.filter((other) => other !== null && overlap(cell, other) > 0).length > 1
    return shared || filled.length > 1 || mergedDown(cell, height) ? { cell, refused: 'geometry' } : { cell }
  })
}

/** No way to tell which figure is whose. A row without any cell has none; a blank line is all blank. */
function refuseAll(cells: readonly RowCell[], wanted: readonly number[]): Taken[] {
  const first = cells[0]
  return wanted.map((_, k): Taken => {
    const cell = cells[k] ?? first
    return cell === undefined ? ABSENT : { cell, refused: 'wrong-number-of-values' }
  })
}
