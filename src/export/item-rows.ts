// What one document gives to each of the four tables.
import type { ExportItem, StoredAnomaly } from '../store/index.js'
import { type CellSource, cellSources, cellsTable } from './cells-table.js'
import { type DecisionSource, decisionsTable } from './decisions-table.js'
import { type FindingSource, findingsTable } from './findings-table.js'
import { aboutItem, type ItemAbout } from './item-about.js'
import { reportsTable } from './reports-table.js'
import type { Table, TableName } from './table.js'

export interface ItemRows {
  /** To be gone through once. */
  readonly cells: Iterable<CellSource>
  readonly reports: readonly ItemAbout[]
  readonly findings: readonly FindingSource[]
  readonly decisions: readonly DecisionSource[]
}

/** The tables in the order in which they are shown; a row's source is what `ItemRows` has under the table's name. */
export const tables: { readonly [Name in TableName]: Table<ItemRows[Name] extends Iterable<infer Source> ? Source : never> } = {
  cells: cellsTable,
  reports: reportsTable,
  findings: findingsTable,
  decisions: decisionsTable,
}

export const tableNames = Object.keys(tables) as readonly TableName[]

/**
 * A document that was refused or put away gives no cells, nor does one that a newer document replaced: its figures
 * would count twice. Findings and decisions hang on the report and are given with every document that carries them
 * last, so that none is lost and none comes twice.
 */
export function itemRows(item: ExportItem): ItemRows {
  const about = aboutItem(item)
  const { document, anomalies } = item.detail
  const readable = about.current && document.state !== 'refused' && document.state !== 'quarantined'
  const findings = new Map<string, StoredAnomaly>(anomalies.map((anomaly) => [anomaly.identity, anomaly]))
  return {
    cells: readable ? cellSources(about) : [],
    reports: [about],
    findings: anomalies.filter(({ sha256 }) => sha256 === about.sha256).map((finding) => ({ about, finding })),
    decisions: item.decisions
      .map((decision) => ({ about, decision, finding: findings.get(decision.identity) }))
      .filter(({ finding }) => (finding?.sha256 ?? about.sha256) === about.sha256),
  }
}
