// Attempts at reading a document. The start is counted before anything is parsed, because a worker that dies of
// a document leaves no other trace; a token made at the start refuses whoever comes back after losing the lease.
import { randomUUID } from 'node:crypto'
import type { Database, Writer } from './database.js'
import { engineNumber } from './engine-number.js'
import { lockDocument } from './row-lock.js'
import { type Attempt, type AttemptFailure, type EngineKey, MOST_STARTS, type NoAttempt } from './store.js'

/** See `Store.startAttempt`. */
export function startAttempt(
  database: Database,
  sha256: string,
  engine: EngineKey,
  worker: string,
  leaseMs: number,
): Promise<Attempt | NoAttempt> {
  return database.write(async (tx) => {
    const document = await lockDocument(database, tx, sha256)
    if (!document) return { none: 'unknown' }
    const number = await engineNumber(database, tx, engine)
    // A later engine is wanted: its workers take it, and this one would only be asked again.
    if (number < document.engine) return { none: 'unknown' }
    if (document.state === 'running' && document.lease_until > document.now) {
      return { none: 'busy', leftMs: document.lease_until - document.now }
    }
    const starts = number > document.engine ? 1 : document.starts + 1
    if (number === document.engine && document.state === 'quarantined') return { none: 'quarantined' }
    if (number === document.engine && document.state !== 'queued' && document.state !== 'running') return { none: 'done' }
    if (starts > MOST_STARTS) return putAway(database, tx, sha256)
    const token = randomUUID()
    const started = { state: 'running', engine: number, starts, token, worker } as const
    await tx
      .updateTable('document')
      .set({ ...started, lease_until: document.now + leaseMs, touched_at: database.now })
      .where('sha256', '=', sha256)
      .execute()
    return { sha256, token, starts, bytes: document.bytes, hint: await hintOf(tx, sha256) }
  })
}

/** What the first arrival said of the document: the same for every attempt, so that all come to the same result. */
async function hintOf(tx: Writer, sha256: string): Promise<Attempt['hint']> {
  const first = await tx
    .selectFrom('arrival')
    .select(['name', 'media_type', 'charset'])
    .where('sha256', '=', sha256)
    .orderBy('received_at')
    .orderBy('origin_hash')
    .limit(1)
    .executeTakeFirst()
  return {
    ...(first?.name ? { name: first.name } : {}),
    ...(first?.media_type ? { mediaType: first.media_type } : {}),
    ...(first?.charset ? { charset: first.charset } : {}),
  }
}

async function putAway(database: Database, tx: Writer, sha256: string): Promise<NoAttempt> {
  await tx
    .updateTable('document')
    .set({
      state: 'quarantined',
      token: null,
      lease_until: 0,
      reason: 'crashed',
      message_zh: `读取时工作进程 ${MOST_STARTS} 次意外终止，已隔离`,
      message_en: `The worker died ${MOST_STARTS} times while reading it; put away`,
      finished_at: Date.now(),
      touched_at: database.now,
    })
    .where('sha256', '=', sha256)
    .execute()
  return { none: 'quarantined' }
}

/** See `Store.renewAttempt`. */
export async function renewAttempt(database: Database, { sha256, token }: Attempt, leaseMs: number): Promise<boolean> {
  const { numUpdatedRows } = await database.write((tx) =>
    tx
      .updateTable('document')
      .set((row) => ({ lease_until: row(database.now, '+', leaseMs), touched_at: database.now }))
      .where('sha256', '=', sha256)
      .where('token', '=', token)
      .where('state', '=', 'running')
      .executeTakeFirst(),
  )
  return Number(numUpdatedRows) === 1
}

/** See `Store.failAttempt`. */
export async function failAttempt(database: Database, attempt: Attempt, failure: AttemptFailure): Promise<boolean> {
  const { outcome, code, message } = failure
  const ended =
    outcome === 'retry' ? { state: 'queued' as const, finished_at: null } : { state: outcome, finished_at: Date.now() }
  const { numUpdatedRows } = await database.write((tx) =>
    tx
      .updateTable('document')
      .set({ ...ended, token: null, worker: null, lease_until: 0, touched_at: database.now })
      .set({ reason: code, message_zh: message, message_en: message })
      .set((row) => ({ starts: failure.uncounted ? row('starts', '-', 1) : row.ref('starts') }))
      .where('sha256', '=', attempt.sha256)
      .where('token', '=', attempt.token)
      .where('state', '=', 'running')
      .executeTakeFirst(),
  )
  return Number(numUpdatedRows) === 1
}
