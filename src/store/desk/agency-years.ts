// Agencies with their reports by year, page by page in the order of their names, and single reports by what they are.
import { type SqlBool, sql } from 'kysely'
import { chunks } from '../chunks.js'
import { contains } from '../contains.js'
import { askFor, cursorOf, pageOf, valuesOf } from '../cursor.js'
import type { Database, Reader } from '../database.js'
import { agencyOrder } from '../report-of.js'
import type { AgencyYears, Desk } from './desk.js'

/** See `Desk`. */
export function agencyYears(database: Database): Pick<Desk, 'agencyYears' | 'years' | 'documentOfReport' | 'reportOf'> {
  return {
    agencyYears: (...given) => list(database, ...given),
    years: async () => {
      const rows = await database.read((db) =>
        db.selectFrom('report').select('year').distinct().where('year', 'is not', null).where('versions', '>', 0).execute(),
      )
      return rows.flatMap(({ year }) => year ?? []).sort((a, b) => b - a)
    },
    documentOfReport: (id) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('report')
          .select('sha256')
          .where('id', '=', id)
          .where('versions', '>', 0)
          .executeTakeFirst()
        return row?.sha256 ?? null
      }),
    reportOf: (agency, year) =>
      database.read(async (db) => {
        const row = await db
          .selectFrom('report')
          .select(['id', 'sha256'])
          .where('agency_order', '=', agencyOrder(agency))
          .where('agency', '=', agency)
          .where('year', '=', year)
          .where('versions', '>', 0)
          .executeTakeFirst()
        return row ?? null
      }),
  }
}

type Filter = Parameters<Desk['agencyYears']>[0]

async function list(
  database: Database,
  filter: Filter,
  { limit, after }: { readonly limit: number; readonly after?: string },
): ReturnType<Desk['agencyYears']> {
  const asked = askFor(limit)
  const from = after === undefined ? null : valuesOf<[string]>(after, ['string'])[0]
  return database.read(async (db) => {
    const names = await db
      .selectFrom('report')
      .select('agency_order')
      .distinct()
      .where('agency_order', '!=', '')
      .where('year', 'is not', null)
      .where('versions', '>', 0)
      .$if(filter.agency !== undefined, (query) => query.where(contains(database, 'agency_order', filter.agency ?? '')))
      .$if(filter.codePrefix !== undefined, (query) => query.where(inPlace(filter.codePrefix ?? '')))
      .$if(from !== null, (query) => query.where('agency_order', '>', from ?? ''))
      .orderBy('agency_order')
      .limit(asked)
      .execute()
    const rows = await reportsOf(
      db,
      names.slice(0, asked - 1).map(({ agency_order }) => agency_order),
      filter,
    )
    return pageOf(
      names,
      asked,
      ({ agency_order }) => cursorOf([agency_order]),
      ({ agency_order }) => rows.get(agency_order) ?? { agency: agency_order, agencyCode: null, reports: [] },
    )
  })
}

/** Codes that begin so; digits sort below the colon. */
function inPlace(prefix: string) {
  return sql<SqlBool>`agency_code >= ${prefix} and agency_code < ${`${prefix}:`}`
}

async function reportsOf(db: Reader, names: readonly string[], { from, to }: Filter): Promise<Map<string, AgencyYears>> {
  const agencies = new Map<string, { agency: string; agencyCode: string | null; reports: AgencyYears['reports'][number][] }>()
  for (const some of chunks(names)) {
    const rows = await db
      .selectFrom('report')
      .leftJoin('document', 'document.sha256', 'report.sha256')
      .select(['report.id', 'agency_code', 'report.agency_order', 'report.year', 'report.sha256', 'versions', 'state'])
      .where('report.agency_order', 'in', some)
      .where('report.year', 'is not', null)
      .where('versions', '>', 0)
      .$if(from !== undefined, (query) => query.where('report.year', '>=', from as number))
      .$if(to !== undefined, (query) => query.where('report.year', '<=', to as number))
      .execute()
    const open = await openOf(
      db,
      rows.map(({ id }) => id),
    )
    for (const { id, agency_code, agency_order, year, sha256, versions, state } of rows) {
      const agency = agencies.get(agency_order) ?? { agency: agency_order, agencyCode: agency_code, reports: [] }
      agency.reports.push({ id, year: year ?? 0, sha256, versions, state: state ?? 'queued', open: open.get(id) ?? 0 })
      agencies.set(agency_order, agency)
    }
  }
  return agencies
}

async function openOf(db: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const some of chunks(ids)) {
    const rows = await db
      .selectFrom('anomaly')
      .select((of) => ['report_id', of.fn.countAll<number>().as('count')])
      .where('report_id', 'in', some)
      .where('is_present', '=', 1)
      .where('status', '=', 'open')
      .groupBy('report_id')
      .execute()
    for (const { report_id, count } of rows) counts.set(report_id, count)
  }
  return counts
}
