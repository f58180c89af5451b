// Decides whether a record is complete, and if not, the one reason that explains most: a file that was
// cut, then several reports in one file, then what is missing, then what could not be read.
import type { Note, ParsedDocument, ReasonCode, ReasonData } from '../document/index.js'
import { missingParts, type Report } from '../layouts/index.js'

/** `null` when the record is complete. */
export interface Shortfall {
  readonly code: ReasonCode
  readonly data: ReasonData
}

/** `notes` are those of the parser and of stage 4. */
export function judgeStatus(report: Report, document: ParsedDocument, notes: readonly Note[]): Shortfall | null {
  const missing = missingParts(report)
  if (report.cutOff) return { code: 'cut-off', data: missing.length > 0 ? { missing: listed(missing) } : {} }
  const several = [...document.notes, ...notes].find((note) => note.code === 'several-reports')
  if (several) return { code: 'several-reports', data: several.data ?? {} }
  if (missing.length > 0) return { code: 'table-missing', data: { missing: listed(missing), count: missing.length } }
  const unreadable = [...report.cells.values()].filter((cell) => cell.reading.state === 'unreadable').length
  return unreadable > 0 ? { code: 'cells-unreadable', data: { count: unreadable } } : null
}

/** Names shown before the rest is only counted. */
const MOST_NAMED = 5

function listed(missing: readonly string[]): string {
  const named = missing.slice(0, MOST_NAMED).join('、')
  return missing.length > MOST_NAMED ? `${named} … +${missing.length - MOST_NAMED}` : named
}
