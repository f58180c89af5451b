// The outbox: rows written in the transaction that made the work, taken by whoever rings. What rings twice before
// it is heard is one row, under the later id, so that taking the earlier ring away leaves the later one.

import { chunks } from './chunks.js'
import type { Database, Writer } from './database.js'
import { sortableId } from './sortable-id.js'
import type { OutboxItem } from './store.js'

/** Asks for work. Keys are taken in one order, so that two transactions never wait for each other. */
export async function ring(tx: Writer, kind: OutboxItem['kind'], keys: Iterable<string>): Promise<void> {
  const created_at = Date.now()
  for (const some of chunks([...new Set(keys)].sort())) {
    await tx
      .insertInto('outbox')
      .values(some.map((key) => ({ kind, key, id: sortableId(), created_at })))
      .onConflict((conflict) => conflict.columns(['kind', 'key']).doUpdateSet((row) => ({ id: row.ref('excluded.id') })))
      .execute()
  }
}

/** Unsent rows, oldest first. */
export function unsent(database: Database, limit: number): Promise<OutboxItem[]> {
  return database.read((db) => db.selectFrom('outbox').select(['id', 'kind', 'key']).orderBy('id').limit(limit).execute())
}

/** Takes rows away that were rung for. */
export async function removeSent(database: Database, ids: readonly string[]): Promise<void> {
  for (const some of chunks([...ids].sort())) {
    await database.write((tx) => tx.deleteFrom('outbox').where('id', 'in', some).execute())
  }
}

/** Work that nobody is at and that has waited: documents first, then comparisons. */
export function waiting(database: Database, olderThanMs: number, limit: number): Promise<OutboxItem[]> {
  return database.read(async (db) => {
    const { now } = await db.selectNoFrom(database.now.as('now')).executeTakeFirstOrThrow()
    const documents = await db
      .selectFrom('document')
      .select('sha256')
      .where((is) => is.or([is('state', '=', 'queued'), is.and([is('state', '=', 'running'), is('lease_until', '<=', now)])]))
      .where('touched_at', '<=', now - olderThanMs)
      .orderBy('touched_at')
      .limit(limit)
      .execute()
    const rechecks = await db
      .selectFrom('recheck')
      .select('sha256')
      .where('is_due', '=', 1)
      .where('touched_at', '<=', now - olderThanMs)
      .orderBy('touched_at')
      .limit(Math.max(0, limit - documents.length))
      .execute()
    const item = (kind: OutboxItem['kind']) => (row: { sha256: string }) => ({
      id: `${kind} ${row.sha256}`,
      kind,
      key: row.sha256,
    })
    return [...documents.map(item('process')), ...rechecks.map(item('recheck'))]
  })
}
