/** A report as a sequence of things to print, in reading order; every printer walks this list. */
import type { NumberStyle } from './cell-text.js'
import type { Grid } from './grid.js'
import type { SampleRecord, TableName } from './record.js'
import { applicationsGrid, disputesGrid, proactiveGrids } from './report-grids.js'

export type ReportItem =
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | { readonly kind: 'paragraph'; readonly text: string }
  /** `number` counts sections from 1; `text` is the heading with its numeral. */
  | { readonly kind: 'heading'; readonly number: number; readonly text: string }
  /** `grids` has several entries for the first table only: one a block. */
  | { readonly kind: 'table'; readonly name: TableName; readonly grids: readonly Grid[] }
  | { readonly kind: 'signature'; readonly agency: string; readonly date: string }

/** The items of a record, with figures printed in `style`. */
export function reportItems(record: SampleRecord, style: NumberStyle = {}): ReportItem[] {
  const items: ReportItem[] = [{ kind: 'title', lines: record.title }]
  for (const text of record.preamble) items.push({ kind: 'paragraph', text })
  record.sections.forEach((section, index) => {
    items.push({ kind: 'heading', number: index + 1, text: section.heading })
    for (const text of section.before) items.push({ kind: 'paragraph', text })
    if (section.table !== undefined)
      items.push({ kind: 'table', name: section.table, grids: gridsOf(record, section.table, style) })
    for (const text of section.after ?? []) items.push({ kind: 'paragraph', text })
  })
  if (record.signature !== null)
    items.push({ kind: 'signature', agency: record.signature.agency, date: record.signature.printedDate })
  return items
}

function gridsOf(record: SampleRecord, table: TableName, style: NumberStyle): Grid[] {
  if (table === 'proactive') return proactiveGrids(record, style)
  return [table === 'applications' ? applicationsGrid(record, style) : disputesGrid(record, style)]
}
