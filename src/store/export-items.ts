import { type SqlBool, sql } from 'kysely'
import type { Database } from './database.js'
import { decisionLog } from './decision-log.js'
import { detailRows } from './document-detail.js'
import { packItems, unpackItems } from './packed-items.js'
import type { ExportItem, PackedItems } from './store.js'

/** Documents read at once: some 50 KB each unpacked, so that an export needs a few MB whatever its length. */
const BATCH = 100

/** See `Store.exportItems`. */
export async function* exportItems(database: Database): AsyncGenerator<ExportItem> {
  for await (const packed of packedItems(database)) yield* unpackItems(packed)
}

/** See `Store.packedItems`. Each batch is of one moment, the whole is not: what is read meanwhile may be in it or not. */
export async function* packedItems(database: Database): AsyncGenerator<PackedItems> {
  for (let after: Key | undefined; ; ) {
    const { keys, packed }: { keys: Key[]; packed: PackedItems } = await batchAfter(database, after)
    if (keys.length > 0) yield packed
    after = keys.at(-1)
    if (keys.length < BATCH) return
  }
}

interface Key {
  readonly agency_order: string | null
  readonly year_order: number | null
  readonly sha256: string
}

function batchAfter(database: Database, after: Key | undefined): Promise<{ keys: Key[]; packed: PackedItems }> {
  return database.read(async (db) => {
    const keys = await db
      .selectFrom('document')
      .select(['agency_order', 'year_order', 'sha256'])
      .where('agency_order', 'is not', null)
      .$if(after !== undefined, (query) =>
        query.where(
          sql<SqlBool>`(agency_order, year_order, sha256) > (${after?.agency_order ?? ''}, ${after?.year_order ?? 0}, ${after?.sha256})`,
        ),
      )
      .orderBy('agency_order')
      .orderBy('year_order')
      .orderBy('sha256')
      .limit(BATCH)
      .execute()
    const order = keys.map(({ sha256 }) => sha256)
    const details = await detailRows(db, order)
    const decisions = await decisionLog(db, [...new Set(details.anomalies.map(({ identity }) => identity))])
    return { keys, packed: packItems(order, { details, decisions }) }
  })
}
