import type { Report, ReportCell } from '../layouts/index.js'
import type { Cause, Severity } from './rule.js'

/**
 * Lowers `severity` to `warning` where a finding rests on an operand that was repaired with less than
 * certainty, was inferred, or is blank in a line without any printed number (`contract.md` 4): a blank
 * row or column may have been lost by this copy rather than left empty by the agency.
 */
export function cappedSeverity(severity: Severity, report: Report, cells: readonly string[]): Severity {
  if (severity !== 'error') return severity
  return cells.some((key) => isShaky(report, key)) ? 'warning' : severity
}

/** Who is at fault, as far as the operands tell: what we inferred is our reading, what was mended is the copy. */
export function causeOf(report: Report, cells: readonly string[]): Cause {
  const operands = cells.map((key) => report.cells.get(key)).filter((cell) => cell !== undefined)
  if (operands.some((cell) => cell.reading.state === 'inferred')) return 'reading'
  if (operands.some(isUnsurelyRepaired)) return 'damage'
  return 'document'
}

function isUnsurelyRepaired(cell: ReportCell): boolean {
  return cell.repaired === 'likely' || cell.repaired === 'guess'
}

function isShaky(report: Report, key: string): boolean {
  const cell = report.cells.get(key)
  if (cell === undefined) return false
  if (cell.reading.state === 'inferred' || isUnsurelyRepaired(cell)) return true
  return cell.reading.state === 'blank' && linesOf(report, key).some((line) => !line.some(isPrinted))
}

function isPrinted(cell: ReportCell): boolean {
  return cell.reading.state === 'value'
}

/** The row and the column of a cell of the applications table. The other tables have no line of their own. */
function linesOf(report: Report, key: string): ReportCell[][] {
  if (!key.startsWith('applications.')) return []
  const row = key.slice(0, key.lastIndexOf('.') + 1)
  const column = key.slice(key.lastIndexOf('.'))
  const table = [...report.cells.values()].filter((cell) => cell.key.startsWith('applications.'))
  return [table.filter((cell) => cell.key.startsWith(row)), table.filter((cell) => cell.key.endsWith(column))]
}
