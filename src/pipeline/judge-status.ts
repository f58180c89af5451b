// Decides whether a record is complete, and if not, the one reason that explains most: a file that was
// cut, then several reports in one file, then what is missing, then what could not be read.
import type { Note, ParsedDocument, ReasonCode, ReasonData } from '../document/index.js'
import { missingParts, type Report, type SectionKind, tableNames } from '../layouts/index.js'

/** `null` when the record is complete. */
export interface Shortfall {
  readonly code: ReasonCode
  readonly data: ReasonData
}

/** `notes` are those of the parser and of stage 4. */
export function judgeStatus(report: Report, document: ParsedDocument, notes: readonly Note[]): Shortfall | null {
  const missing = missingParts(report)
  const all = [...document.notes, ...notes]
  const cutOff = all.some((note) => note.code === 'cut-off') || (missing.length > 0 && endsEarly(report, document))
  if (cutOff) return { code: 'cut-off', data: missing.length > 0 ? { missing: missing.join('、') } : {} }
  const several = all.find((note) => note.code === 'several-reports')
  if (several) return { code: 'several-reports', data: several.data ?? {} }
  if (missing.length > 0) return { code: 'table-missing', data: { missing: missing.join('、') } }
  const unreadable = [...report.cells.values()].filter((cell) => cell.reading.state === 'unreadable').length
  return unreadable > 0 ? { code: 'cells-unreadable', data: { count: unreadable } } : null
}

const ORDER: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']

/**
 * Text and web pages do not say where they end. One whose sections stop before the last ones, and
 * whose missing tables are those after that point, was cut there.
 */
function endsEarly(report: Report, document: ParsedDocument): boolean {
  if (document.format !== 'text' && document.format !== 'html') return false
  const kinds = report.sections.flatMap((section) => (section.kind ? [ORDER.indexOf(section.kind)] : []))
  const furthest = Math.max(-1, ...kinds)
  if (furthest < 0 || furthest >= ORDER.indexOf('problems')) return false
  const last = report.tables[report.tables.length - 1]
  const lastTable = last ? tableNames.indexOf(last.table) : -1
  const wholeBefore = report.tables.slice(0, -1).every((table) => table.missing.length === 0)
  return wholeBefore && lastTable === report.tables.length - 1
}
