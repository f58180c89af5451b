// Lists and counts of findings. Pages go by key, errors first and the newest first among equals: the index of
// (…, severity, id) is read backwards, which took 0.5 ms where a descending index took 90.
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import { storedAnomaly } from './anomaly-row.js'
import { contains } from './contains.js'
import { askFor, cursorOf, pageOf, valuesOf } from './cursor.js'
import type { Database } from './database.js'
import { SEVERITIES, severityNumber } from './finding.js'
import type { Schema } from './schema.js'
import type { AnomalyFilter, Page, StoredAnomaly } from './store.js'

/** See `Store.anomalies`. */
export async function listAnomalies(
  database: Database,
  filter: AnomalyFilter,
  { limit, after }: { readonly limit: number; readonly after?: string },
): Promise<Page<StoredAnomaly>> {
  const asked = askFor(limit)
  const from = after === undefined ? null : valuesOf<[number, string]>(after, ['number', 'string'])
  const reports = await reportsOf(database, filter.agency)
  return database.read(async (db) => {
    const rows = await db
      .selectFrom('anomaly')
      .selectAll()
      .where((is) => is.and(conditions(database, is, filter, reports)))
      .$if(from !== null, (query) => query.where(sql<SqlBool>`(severity, id) < (${from?.[0]}, ${from?.[1]})`))
      .orderBy(reports === null ? sql`severity` : sql`+severity`, 'desc')
      .orderBy('id', 'desc')
      .limit(asked)
      .execute()
    return pageOf(rows, asked, ({ severity, id }) => cursorOf([severity, id]), storedAnomaly)
  })
}

function conditions(
  database: Database,
  is: ExpressionBuilder<Schema, 'anomaly'>,
  filter: AnomalyFilter,
  reports: readonly string[] | null,
): Expression<SqlBool>[] {
  const { status, stale, severity, rule, year, agency, cause, assignee, present = true } = filter
  const equal = (column: 'status' | 'rule', value: string | undefined) => (value === undefined ? [] : [is(column, '=', value)])
  return [
    ...(reports === null
      ? [is('is_present', '=', Number(present)), ...equal('status', status), ...equal('rule', rule)]
      : amongFew(is, reports, { is_present: Number(present), status, rule })),
    ...(stale === undefined ? [] : [is('is_stale', '=', Number(stale))]),
    ...(severity === undefined ? [] : [is('severity', '=', severityNumber(severity))]),
    ...(year === undefined ? [] : [is('year', '=', year)]),
    ...(agency === undefined || reports !== null ? [] : [contains(database, 'agency', agency)]),
    ...(cause === undefined ? [] : [is('cause', '=', cause)]),
    ...(assignee === undefined ? [] : [is('assignee', '=', assignee)]),
  ]
}

/** The findings of a few reports, by conditions that no index serves: planners else walk all findings in order. */
function amongFew(
  is: ExpressionBuilder<Schema, 'anomaly'>,
  reports: readonly string[],
  {
    is_present,
    status,
    rule,
  }: { readonly is_present: number; readonly status: string | undefined; readonly rule: string | undefined },
): Expression<SqlBool>[] {
  return [
    reports.length > 0 ? is('report_id', 'in', reports) : is.lit(false),
    sql<SqlBool>`+is_present = ${is_present}`,
    ...(status === undefined ? [] : [sql<SqlBool>`status || '' = ${status}`]),
    ...(rule === undefined ? [] : [sql<SqlBool>`rule || '' = ${rule}`]),
  ]
}

/** Reports that a text of agencies may match for findings to be looked up by them; more match soon enough in order. */
const FEW_REPORTS = 1000

/** The reports whose agency holds the text: their index is small beside the findings. Null where they are many, or all. */
async function reportsOf(database: Database, agency: string | undefined): Promise<string[] | null> {
  if (agency === undefined) return null
  const rows = await database.read((db) =>
    db
      .selectFrom('report')
      .select('id')
      .where(contains(database, 'agency_order', agency))
      .limit(FEW_REPORTS + 1)
      .execute(),
  )
  return rows.length > FEW_REPORTS ? null : rows.map(({ id }) => id)
}

type Counts = { readonly rule: string; readonly severity: StoredAnomaly['severity']; readonly count: number }[]

/** See `Store.countsByRule`: from the kept counts, and by counting only where those do not tell. */
export async function countsByRule(database: Database, filter: AnomalyFilter = {}): Promise<Counts> {
  const counted = filter.agency === undefined && filter.assignee === undefined
  const rows = counted ? await fromKeptCounts(database, filter) : await byCounting(database, filter)
  return rows
    .filter(({ count }) => count > 0)
    .map(({ rule, severity, count }) => ({ rule, severity: SEVERITIES[severity - 1] ?? 'info', count }))
}

interface CountRow {
  readonly rule: string
  readonly severity: number
  readonly count: number
}

function fromKeptCounts(database: Database, filter: AnomalyFilter): Promise<CountRow[]> {
  const { status, stale, severity, rule, year, cause, present = true } = filter
  return database.read((db) =>
    db
      .selectFrom('finding_count')
      .select((of) => ['rule', 'severity', of.fn.sum<number>('findings').as('count')])
      .where('is_present', '=', Number(present))
      .$if(status !== undefined, (query) => query.where('status', '=', status as string))
      .$if(stale !== undefined, (query) => query.where('is_stale', '=', Number(stale)))
      .$if(severity !== undefined, (query) => query.where('severity', '=', severityNumber(severity as 'error')))
      .$if(rule !== undefined, (query) => query.where('rule', '=', rule as string))
      .$if(year !== undefined, (query) => query.where('year', '=', year as number))
      .$if(cause !== undefined, (query) => query.where('cause', '=', cause as string))
      .groupBy(['rule', 'severity'])
      .orderBy('severity', 'desc')
      .orderBy('rule')
      .execute(),
  )
}

async function byCounting(database: Database, filter: AnomalyFilter): Promise<CountRow[]> {
  const reports = await reportsOf(database, filter.agency)
  return database.read((db) =>
    db
      .selectFrom('anomaly')
      .select((of) => ['rule', 'severity', of.fn.countAll<number>().as('count')])
      .where((is) => is.and(conditions(database, is, filter, reports)))
      .groupBy(['rule', 'severity'])
      .orderBy('severity', 'desc')
      .orderBy('rule')
      .execute(),
  )
}
