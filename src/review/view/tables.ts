// The tables of a report with what was read in them and what reviewers put beside it.
import type { FormName, TableName } from '../../layouts/index.js'
import type { ExtractedCell, Extraction } from '../../pipeline/index.js'
import type { DocumentDetail } from '../../store/index.js'
import type { CellView, OtherYear, TableView } from '../api.js'
import { labelsOf } from './forms.js'

const TABLES: readonly TableName[] = ['proactive', 'applications', 'disputes']

/** The tables that were read, in the order of the form. The form of 2014 has one. */
export function tablesOf({ layouts }: Extraction): { readonly table: TableName; readonly form: FormName }[] {
  if (layouts === null) return []
  return TABLES.flatMap((table) => {
    const form = layouts[table]
    return form === null || (form === '2014' && table !== 'proactive') ? [] : [{ table, form }]
  })
}

/** All tables, whole. `concerned`: only those that have one of these cells. */
export function tableViews(
  extraction: Extraction,
  corrections: DocumentDetail['corrections'],
  concerned?: readonly string[],
): TableView[] {
  return tablesOf(extraction).flatMap(({ table, form }) => {
    const keys = labelsOf(table, form)
    if (concerned && !concerned.some((key) => keys.has(key))) return []
    const cells: Record<string, CellView> = {}
    for (const key of keys.keys()) {
      const cell = cellOf(extraction, key)
      if (cell) cells[key] = cellView(cell, own(corrections, key))
    }
    return [{ table, form, cells }]
  })
}

/** A cell by its key; keys come from outside, so only the record's own count. */
export function cellOf({ cells }: Extraction, key: string): ExtractedCell | undefined {
  return own(cells, key)
}

/** What a record has under a key that came from outside: never what every object has. */
export function own<Value>(record: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function cellView(cell: ExtractedCell, correction: DocumentDetail['corrections'][string] | undefined): CellView {
  const { value, state, raw, note, place } = cell
  return {
    value,
    state,
    raw,
    ...(note === undefined ? {} : { note }),
    place,
    ...(correction ? { corrected: { value: correction.value, stale: correction.stale } } : {}),
  }
}

/** Cells of the same tables in the report on another year. */
export function otherYear(
  report: { readonly id: string; readonly sha256: string; readonly year: number },
  extraction: Extraction,
  tables: readonly TableView[],
): OtherYear {
  const cells: Record<string, OtherYear['cells'][string]> = {}
  for (const key of tables.flatMap((table) => Object.keys(table.cells))) {
    const cell = cellOf(extraction, key)
    if (cell) cells[key] = { value: cell.value, state: cell.state, raw: cell.raw }
  }
  return { reportId: report.id, sha256: report.sha256, year: report.year, cells }
}
