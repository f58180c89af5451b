import { type SqlBool, sql } from 'kysely'
import type { Database } from './database.js'
import { decisionLog } from './decision-log.js'
import { documentDetails } from './document-detail.js'
import type { ExportItem } from './store.js'

/** Documents read at once: some 50 KB each unpacked, so that an export needs a few MB whatever its length. */
const BATCH = 100

/** See `Store.exportItems`. Each batch is of one moment, the whole is not: what is read meanwhile may be in it or not. */
export async function* exportItems(database: Database): AsyncGenerator<ExportItem> {
  let after: readonly [string, number, string] | null = null
  for (;;) {
    const batch: { keys: Key[]; items: ExportItem[] } = await batchAfter(database, after)
    yield* batch.items
    const last = batch.keys.at(-1)
    if (batch.keys.length < BATCH || !last) return
    after = [last.agency_order ?? '', last.year_order ?? 0, last.sha256]
  }
}

interface Key {
  readonly agency_order: string | null
  readonly year_order: number | null
  readonly sha256: string
}

function batchAfter(
  database: Database,
  after: readonly [string, number, string] | null,
): Promise<{ keys: Key[]; items: ExportItem[] }> {
  return database.read(async (db) => {
    const keys = await db
      .selectFrom('document')
      .select(['agency_order', 'year_order', 'sha256'])
      .where('agency_order', 'is not', null)
      .$if(after !== null, (query) =>
        query.where(sql<SqlBool>`(agency_order, year_order, sha256) > (${after?.[0]}, ${after?.[1]}, ${after?.[2]})`),
      )
      .orderBy('agency_order')
      .orderBy('year_order')
      .orderBy('sha256')
      .limit(BATCH)
      .execute()
    const details = await documentDetails(
      db,
      keys.map(({ sha256 }) => sha256),
    )
    const identities = [...details.values()].flatMap(({ anomalies }) => anomalies.map(({ identity }) => identity))
    const log = await decisionLog(db, [...new Set(identities)])
    const items = keys.flatMap(({ sha256 }): ExportItem[] => {
      const detail = details.get(sha256)
      return detail ? [{ detail, decisions: detail.anomalies.flatMap(({ identity }) => log.get(identity) ?? []) }] : []
    })
    return { keys, items }
  })
}
