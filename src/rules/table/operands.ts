import { type Evidence, evidence } from '../../document/index.js'
import type { Report, ReportCell, TableName } from '../../layouts/index.js'
import type { SomeEvidence } from '../rule.js'
import type { Why } from '../why.js'

/** A cell that counts in a sum: blank, dash and 无 count as 0 (`domain.md` A.5). */
export interface Operand {
  readonly key: string
  readonly counts: number
  readonly cell: ReportCell
}

/** Operands that could all be read, or why one of them could not. */
export type Operands = { readonly all: readonly Operand[] } | { readonly why: Why }

/** Reads the cells of one identity. The first that is missing or unreadable decides that nothing is said. */
export function readOperands(report: Report, keys: readonly string[]): Operands {
  const all: Operand[] = []
  for (const key of keys) {
    const cell = report.cells.get(key)
    if (cell === undefined) return { why: { code: 'cell-missing', cell: key } }
    const { reading } = cell
    if (reading.state === 'unreadable') return { why: { code: 'cell-unreadable', cell: key } }
    if (reading.state === 'placeholder') return { why: { code: 'cell-placeholder', cell: key } }
    all.push({ key, counts: 'value' in reading ? reading.value : 0, cell })
  }
  return { all }
}

/** The sum of what operands count. */
export function sum(operands: readonly Operand[]): number {
  // Counts are whole and small; the rounding only keeps 0.1 + 0.2 of a misprinted count readable.
  const ROUNDING = 1e6
  return Math.round(operands.reduce((total, operand) => total + operand.counts, 0) * ROUNDING) / ROUNDING
}

/** A blank cell: nothing at all was printed in it. */
export function isBlank(cell: ReportCell | undefined): boolean {
  return cell?.reading.state === 'blank'
}

/** What was printed in the operands, each with its place. */
export function evidenceOf(operands: readonly Operand[]): SomeEvidence {
  const pieces: Evidence[] = operands.map((operand) => evidence(operand.cell.raw.trim(), operand.cell.place))
  const [first, ...rest] = pieces
  if (first === undefined) throw new Error('evidence of no operands')
  return [first, ...rest]
}

/** How a table of the report was read, or undefined when it was not found. */
export function tableOf(report: Report, table: TableName) {
  return report.tables.find((read) => read.table === table)
}
