import { type Table, type TableCell, traced } from '../../src/document/index.js'
import { type Row, type Rows, readPipeRows } from './pipe-rows.js'
import { readTabRows } from './tab-rows.js'

/** A table and the index of the line after it. */
export interface FoundTable {
  readonly table: Table
  readonly end: number
}

/** A line or two with marks is a menu or a coincidence, unless the rows agree with each other. */
const FEWEST_RAGGED_ROWS = 3
/** As in the other formats; no form comes near it. */
const MOST_COLUMNS = 200

/** The tables of a text by the index of their first line. */
export function findTables(lines: readonly string[]): ReadonlyMap<number, FoundTable> {
  const found = new Map<number, FoundTable>()
  let at = 0
  while (at < lines.length) {
    const run = readPipeRows(lines, at) ?? readTabRows(lines, at)
    if (run === undefined) {
      at++
      continue
    }
    const table = tableOf(run)
    if (table) found.set(at, { table, end: run.end })
    at = run.end
  }
  return found
}

/** A table of the rows, or undefined where their structure is not explicit enough. */
function tableOf(run: Rows): Table | undefined {
  const rows = withoutEmptyLastColumns(run.rows)
  const cols = rows.reduce((most, row) => Math.max(most, row.cells.length), 0)
  const even = rows.every((row) => row.cells.length === cols)
  if (cols < 2 || cols > MOST_COLUMNS || rows.length < 2) return undefined
  if (!even && rows.length < FEWEST_RAGGED_ROWS) return undefined
  const cells = rows.flatMap((row, index) => row.cells.map((cell, col) => cellAt(cell.text, cell.line, index, col)))
  const first = rows[0] as Row
  const readBy = even ? run.mark : `ragged-${run.mark}`
  return { type: 'table', rows: rows.length, cols, cells, place: { in: 'text', line: (first.cells[0]?.line ?? 0) + 1 }, readBy }
}

/** A pipe too many at the end of every row (`| a | b | |`) says nothing about a column that exists. */
function withoutEmptyLastColumns(rows: readonly Row[]): readonly Row[] {
  const used = rows.map((row) => row.cells.findLastIndex((cell) => cell.text !== '') + 1)
  const cols = used.reduce((most, width) => Math.max(most, width), 0)
  return rows.map((row) => (row.cells.length > cols ? { cells: row.cells.slice(0, cols) } : row))
}

function cellAt(text: string, line: number, row: number, col: number): TableCell {
  return { row, col, rowSpan: 1, colSpan: 1, text: traced(text), place: { in: 'text', line: line + 1 } }
}
