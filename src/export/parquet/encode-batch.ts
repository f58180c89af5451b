// Documents of a store to what their tables hold: most of the work of an export. It hangs on nothing else, so that it can
// be done in several threads.
import { type PackedItems, unpackItems } from '../../store/index.js'
import { itemRows, tables } from '../item-rows.js'
import type { TableName } from '../table.js'
import type { Plain } from './gathered-column.js'
import { RowGatherer, type RowGroup, rowValues } from './row-gatherer.js'

/** Tables with a few rows a document: their groups are made where the rows of all batches come together. */
export type SmallTable = Exclude<TableName, 'cells'>

export interface EncodedBatch {
  readonly documents: number
  /** Null where the documents have no cells. */
  readonly cells: RowGroup | null
  /** Rows of values in the order of the table's columns. */
  readonly small: Readonly<Record<SmallTable, readonly (readonly Plain[])[]>>
}

const cells = new RowGatherer(tables.cells)
const reportValues = rowValues(tables.reports)
const findingValues = rowValues(tables.findings)
const decisionValues = rowValues(tables.decisions)

export function encodeBatch(packed: PackedItems): EncodedBatch {
  const small = { reports: [] as Plain[][], findings: [] as Plain[][], decisions: [] as Plain[][] }
  const items = unpackItems(packed)
  for (const item of items) {
    const rows = itemRows(item)
    for (const cell of rows.cells) cells.row(cell)
    cells.endDocument()
    small.reports.push(...rows.reports.map(reportValues))
    small.findings.push(...rows.findings.map(findingValues))
    small.decisions.push(...rows.decisions.map(decisionValues))
  }
  return { documents: items.length, cells: cells.take(), small }
}
