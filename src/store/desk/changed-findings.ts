// What has changed since somebody looked: findings with what they are chosen by, and documents that came to an end.
import { sql } from 'kysely'
import { storedAnomaly } from '../anomaly-row.js'
import { chunks } from '../chunks.js'
import type { Database } from '../database.js'
import { SEVERITIES } from '../finding.js'
import type { StoredAnomaly } from '../stored-anomaly.js'
import type { Desk, FindingFact } from './desk.js'

const FORMATS = ['pdf', 'docx', 'html', 'text'] as const

/**
 * The format by the place of the evidence, the only thing of a document that its finding keeps. Text of documents in
 * the JSON cannot look like this: its quotes are escaped.
 */
function formatOf({ engine }: Database) {
  const at = engine === 'sqlite' ? sql.raw('instr') : sql.raw('strpos')
  const cases = FORMATS.map((format) => sql`when ${at}(anomaly.content, ${`"in":"${format}"`}) > 0 then ${format}`)
  return sql<string | null>`case ${sql.join(cases, sql` `)} else null end`
}

/** See `Desk`. */
export function changed(database: Database): Pick<Desk, 'findingFacts' | 'findings' | 'finishedSince'> {
  return {
    findingFacts: async ({ updatedAt, identity }, limit) => {
      const rows = await database.read((db) =>
        db
          .selectFrom('anomaly')
          .leftJoin('report', 'report.id', 'anomaly.report_id')
          .select(['identity', 'anomaly.id', 'severity', 'rule', 'cause', 'status', 'is_stale', 'is_present'])
          .select(['anomaly.agency', 'anomaly.year', 'report.agency_code', 'updated_at'])
          .select(formatOf(database).as('format'))
          .where(sql<boolean>`(anomaly.updated_at, anomaly.identity) > (${updatedAt}, ${identity})`)
          .orderBy('updated_at')
          .orderBy('identity')
          .limit(limit)
          .execute(),
      )
      return rows.map(
        (row): FindingFact => ({
          identity: row.identity,
          id: row.id,
          severity: SEVERITIES[row.severity - 1] ?? 'info',
          rule: row.rule,
          cause: row.cause,
          status: row.status,
          stale: row.is_stale === 1,
          present: row.is_present === 1,
          agency: row.agency,
          agencyCode: row.agency_code,
          year: row.year,
          format: row.format,
          updatedAt: row.updated_at,
        }),
      )
    },
    findings: async (identities) => {
      const found = new Map<string, StoredAnomaly>()
      for (const some of chunks(identities)) {
        const rows = await database.read((db) => db.selectFrom('anomaly').selectAll().where('identity', 'in', some).execute())
        for (const row of rows) found.set(row.identity, storedAnomaly(row))
      }
      return identities.flatMap((identity) => found.get(identity) ?? [])
    },
    finishedSince: async (at, limit) => {
      const rows = await database.read((db) =>
        db
          .selectFrom('document')
          .select(['sha256', 'state', 'finished_at'])
          .where('finished_at', '>', at)
          .orderBy('finished_at')
          .orderBy('sha256')
          .limit(limit)
          .execute(),
      )
      return rows.map(({ sha256, state, finished_at }) => ({ sha256, state, finishedAt: finished_at ?? at }))
    },
  }
}
