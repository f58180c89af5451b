// Documents that are to be read once more: by an engine that has not read them, or after they failed.
import { wantAgain } from './admit.js'
import { appendAudit } from './audit.js'
import { chunks } from './chunks.js'
import type { Database, Writer } from './database.js'
import { ring } from './doorbell.js'
import { engineNumber } from './engine-number.js'
import type { EngineKey } from './store.js'

/** Documents put back by one transaction. */
const AT_ONCE = 500

/** See `Store.readAgain`. */
export async function readAgain(database: Database, engine: EngineKey): Promise<number> {
  return inBatches(database, engine, async (tx, number) => {
    const old = await tx.selectFrom('document').select('sha256').where('engine', '<', number).limit(AT_ONCE).execute()
    const hashes = old.map(({ sha256 }) => sha256).sort()
    return hashes.length === 0 ? [] : wantAgain(database, tx, hashes, number)
  })
}

/** See `Store.retry`. */
export async function retry(database: Database, which: 'all' | readonly string[], engine: EngineKey): Promise<number> {
  let done = 0
  for (const some of which === 'all' ? [which] : chunks([...new Set(which)], AT_ONCE)) {
    done += await inBatches(database, engine, async (tx, number) => {
      const failed = await tx
        .selectFrom('document')
        .select('sha256')
        .where('state', 'in', ['failed', 'quarantined'])
        .$if(some !== 'all', (query) => query.where('sha256', 'in', some as string[]))
        .limit(AT_ONCE)
        .execute()
      const hashes = failed.map(({ sha256 }) => sha256).sort()
      if (hashes.length > 0) await putBack(database, tx, hashes, number)
      return hashes
    })
  }
  if (done > 0) {
    const payload = { documents: done, which: which === 'all' ? 'all' : [...which].sort() }
    await database.write((tx) => appendAudit(database, tx, { actor: '', action: 'retry', object: 'documents', payload }), {
      durable: true,
    })
  }
  return done
}

async function putBack(database: Database, tx: Writer, hashes: readonly string[], engine: number): Promise<void> {
  const reset = { state: 'queued', starts: 0, token: null, worker: null, lease_until: 0, finished_at: null } as const
  await tx
    .updateTable('document')
    .set({ ...reset, reason: null, message_zh: null, message_en: null, touched_at: database.now })
    .set((row) => ({ engine: row.case().when('engine', '<', engine).then(engine).else(row.ref('engine')).end() }))
    .where('sha256', 'in', hashes)
    .execute()
}

/** Repeats until a batch finds nothing more; rings for all that it found. */
async function inBatches(
  database: Database,
  engine: EngineKey,
  batch: (tx: Writer, engine: number) => Promise<readonly string[]>,
): Promise<number> {
  let done = 0
  for (;;) {
    const found = await database.write(async (tx) => {
      const hashes = await batch(tx, await engineNumber(database, tx, engine))
      await ring(tx, 'process', hashes)
      return hashes.length
    })
    if (found === 0) return done
    done += found
  }
}
