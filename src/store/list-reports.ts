// Lists of reports and of documents, by key. Counts of findings are of the page's reports only.
import { type SqlBool, sql } from 'kysely'
import { contains } from './contains.js'
import { askFor, cursorOf, pageOf, valuesOf } from './cursor.js'
import type { Database, Reader } from './database.js'
import { documentRow, documentsWithArrival } from './document-row.js'
import { SEVERITIES } from './finding.js'
import type { DocumentRow, DocumentState, Page, ReportRow } from './store.js'

interface Asked {
  readonly limit: number
  readonly after?: string
}

/** See `Store.reports`: by agency, then year. */
export async function listReports(
  database: Database,
  { agency, year }: { readonly agency?: string; readonly year?: number },
  { limit, after }: Asked,
): Promise<Page<ReportRow>> {
  const asked = askFor(limit)
  const from = after === undefined ? null : valuesOf<[string, number, string]>(after, ['string', 'number', 'string'])
  return database.read(async (db) => {
    // The agency first: the index knows it, and only what matches is fetched for the rest.
    const reports = await db
      .selectFrom('report')
      .selectAll()
      .$if(agency !== undefined, (query) => query.where(contains(database, 'agency_order', agency ?? '')))
      .$if(year !== undefined, (query) => query.where('year', '=', year as number))
      .$if(from !== null, (query) => query.where(behind(from ?? ['', 0, ''])))
      .where('versions', '>', 0)
      .orderBy('agency_order')
      .orderBy('year_order')
      .orderBy('id')
      .limit(asked)
      .execute()
    const states = await statesOf(
      db,
      reports.map(({ sha256 }) => sha256),
    )
    const rows = reports.map((row) => ({ ...row, state: states.get(row.sha256) ?? 'queued' }))
    const counts = await severitiesOf(
      db,
      rows.slice(0, asked - 1).map(({ id }) => id),
    )
    return pageOf(
      rows,
      asked,
      (row) => cursorOf([row.agency_order, row.year_order, row.id]),
      ({ id, agency: name, agency_code: agencyCode, year: of, title, sha256, versions, state }): ReportRow => ({
        id,
        agency: name,
        agencyCode,
        year: of,
        title,
        sha256,
        versions,
        state,
        anomalies: { error: 0, warning: 0, info: 0, ...counts.get(id) },
      }),
    )
  })
}

function behind([agency, year, id]: readonly [string, number, string]) {
  return sql<SqlBool>`(agency_order, year_order, id) > (${agency}, ${year}, ${id})`
}

async function statesOf(db: Reader, hashes: readonly string[]): Promise<Map<string, DocumentState>> {
  if (hashes.length === 0) return new Map()
  const rows = await db.selectFrom('document').select(['sha256', 'state']).where('sha256', 'in', hashes).execute()
  return new Map(rows.map(({ sha256, state }) => [sha256, state]))
}

async function severitiesOf(db: Reader, ids: readonly string[]): Promise<Map<string, Record<string, number>>> {
  const counts = new Map<string, Record<string, number>>()
  if (ids.length === 0) return counts
  const rows = await db
    .selectFrom('anomaly')
    .select((of) => ['report_id', 'severity', of.fn.countAll<number>().as('count')])
    .where('report_id', 'in', ids)
    // The plus leaves the index of the report as the one to use.
    .where(sql<SqlBool>`+is_present = 1`)
    .groupBy(['report_id', 'severity'])
    .execute()
  for (const { report_id, severity, count } of rows) {
    counts.set(report_id, { ...counts.get(report_id), [SEVERITIES[severity - 1] ?? 'info']: count })
  }
  return counts
}

/** See `Store.documents`: the newest first. */
export async function listDocuments(
  database: Database,
  { state }: { readonly state?: DocumentState },
  { limit, after }: Asked,
): Promise<Page<DocumentRow>> {
  const asked = askFor(limit)
  const from = after === undefined ? null : valuesOf<[number, string]>(after, ['number', 'string'])
  return database.read(async (db) => {
    const keys = await db
      .selectFrom('document')
      .select(['received_at', 'sha256'])
      .$if(state !== undefined, (query) => query.where('state', '=', state as DocumentState))
      .$if(from !== null, (query) => query.where(sql<SqlBool>`(received_at, sha256) < (${from?.[0]}, ${from?.[1]})`))
      .orderBy('received_at', 'desc')
      .orderBy('sha256', 'desc')
      .limit(asked)
      .execute()
    const rows = new Map(
      (
        await documentsWithArrival(
          db,
          keys.map(({ sha256 }) => sha256),
        )
      ).map((row) => [row.sha256, row]),
    )
    const listed = keys.flatMap(({ sha256 }) => rows.get(sha256) ?? [])
    return pageOf(listed, asked, (row) => cursorOf([row.received_at, row.sha256]), documentRow)
  })
}
