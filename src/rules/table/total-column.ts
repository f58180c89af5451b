import type { Report } from '../../layouts/index.js'
import { APPLICANTS, applicationKey } from './form-keys.js'
import { isBlank, type Operand, readOperands, sum } from './operands.js'

/** A row of the applications table whose total is blank although its parts add up to something. */
export interface UnfilledTotal {
  readonly row: string
  readonly total: Operand
  readonly parts: readonly Operand[]
  readonly sum: number
}

/**
 * The row when its total was left blank although parts with a number were printed, else undefined.
 * A blank beside parts that add up to 0 is right: blank counts as 0.
 */
export function unfilledTotal(report: Report, row: string): UnfilledTotal | undefined {
  if (!isBlank(report.cells.get(applicationKey(row, 'total')))) return undefined
  const operands = readOperands(
    report,
    [...APPLICANTS, 'total'].map((column) => applicationKey(row, column)),
  )
  if ('why' in operands) return undefined
  const parts = operands.all.slice(0, -1)
  const total = operands.all.at(-1) as Operand
  return sum(parts) === 0 ? undefined : { row, total, parts, sum: sum(parts) }
}
