// Tells whether a copy ends in the middle. A parser knows it of formats that say where they end; text and
// web pages do not, and one whose sections stop before the last ones, with everything before that point
// whole, was cut there. A report that leaves out a table but goes on was not cut.
import type { ParsedDocument } from '../../document/index.js'
import { tableNames } from '../forms.js'
import type { ReadTable, Section, SectionKind } from '../report.js'

const ORDER: readonly SectionKind[] = ['overview', 'proactive', 'applications', 'disputes', 'problems', 'other']

/** `tables` and `sections` as they were read, in the order of the form. */
export function endsEarly(document: ParsedDocument, tables: readonly ReadTable[], sections: readonly Section[]): boolean {
  if (document.notes.some((note) => note.code === 'cut-off')) return true
  if (document.format !== 'text' && document.format !== 'html') return false
  if (tables.some((table) => table.form === '2014')) return false
  const incomplete = tables.length < tableNames.length || tables.some((table) => table.missing.length > 0)
  const furthest = Math.max(-1, ...sections.map((section) => (section.kind ? ORDER.indexOf(section.kind) : -1)))
  if (!incomplete || furthest < 0 || furthest >= ORDER.indexOf('problems')) return false
  const last = tables[tables.length - 1]
  const lastTable = last ? tableNames.indexOf(last.table) : -1
  return lastTable === tables.length - 1 && tables.slice(0, -1).every((table) => table.missing.length === 0)
}
