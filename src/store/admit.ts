// Documents coming in. Everything here is written so that doing it twice is doing it once: the same bytes are one
// document, the same bytes from the same origin one arrival, and a document is wanted once by each engine.
import { chunks } from './chunks.js'
import type { Database, Writer } from './database.js'
import { ring } from './doorbell.js'
import { engineNumber } from './engine-number.js'
import { sha256Of } from './pack.js'
import { sortableId } from './sortable-id.js'
import type { Admitted, Arrival, EngineKey } from './store.js'

/** Arrivals of one transaction: enough to make its cost small beside theirs, and short enough for others to wait. */
const ARRIVALS_AT_ONCE = 250

/** See `Store.admit`. */
export async function admit(database: Database, arrivals: readonly Arrival[], engine: EngineKey): Promise<Admitted[]> {
  const admitted: Admitted[] = []
  for (const some of chunks(arrivals, ARRIVALS_AT_ONCE)) {
    admitted.push(...(await database.write((tx) => admitSome(database, tx, some, engine))))
  }
  return admitted
}

async function admitSome(database: Database, tx: Writer, arrivals: readonly Arrival[], engine: EngineKey): Promise<Admitted[]> {
  const number = await engineNumber(database, tx, engine)
  const fresh = await addDocuments(database, tx, arrivals, number)
  const hashes = [...new Set(arrivals.map(({ sha256 }) => sha256))].sort()
  const outdated = await wantAgain(database, tx, hashes, number)
  const wanted = new Set([...fresh, ...outdated])
  await ring(tx, 'process', wanted)
  const newArrivals = await addArrivals(tx, arrivals)
  const states = await tx.selectFrom('document').select(['sha256', 'state']).where('sha256', 'in', hashes).execute()
  const stateOf = new Map(states.map(({ sha256, state }) => [sha256, state]))
  return arrivals.map((arrival) => ({
    sha256: arrival.sha256,
    newDocument: fresh.delete(arrival.sha256),
    newArrival: newArrivals.delete(keyOf(arrival)),
    work: wanted.delete(arrival.sha256),
    state: stateOf.get(arrival.sha256) ?? 'queued',
  }))
}

async function addDocuments(database: Database, tx: Writer, arrivals: readonly Arrival[], engine: number): Promise<Set<string>> {
  const bySha256 = new Map<string, Arrival>()
  for (const arrival of arrivals) if (!bySha256.has(arrival.sha256)) bySha256.set(arrival.sha256, arrival)
  const rows = [...bySha256.values()]
    .sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
    .map(({ sha256, bytes, receivedAt }) => ({
      sha256,
      bytes,
      state: 'queued' as const,
      engine,
      starts: 0,
      lease_until: 0,
      touched_at: database.now,
      received_at: receivedAt,
    }))
  const made = await tx
    .insertInto('document')
    .values(rows)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .returning('sha256')
    .execute()
  return new Set(made.map(({ sha256 }) => sha256))
}

/** Puts documents into the queue that an earlier engine was wanted for; returns which. */
export async function wantAgain(database: Database, tx: Writer, hashes: readonly string[], engine: number): Promise<string[]> {
  const changed = await tx
    .updateTable('document')
    .set({ engine, state: 'queued', starts: 0, token: null, worker: null, lease_until: 0, touched_at: database.now })
    .where('sha256', 'in', hashes)
    .where('engine', '<', engine)
    .returning('sha256')
    .execute()
  return changed.map(({ sha256 }) => sha256)
}

async function addArrivals(tx: Writer, arrivals: readonly Arrival[]): Promise<Set<string>> {
  const rows = arrivals.map((arrival) => ({
    id: sortableId(),
    sha256: arrival.sha256,
    channel: arrival.channel,
    origin_hash: sha256Of(arrival.origin),
    origin: arrival.origin,
    bytes: arrival.bytes,
    name: arrival.name,
    media_type: arrival.mediaType ?? null,
    charset: arrival.charset ?? null,
    actor: arrival.actor ?? null,
    received_at: arrival.receivedAt,
    fetch_id: arrival.fetchId ?? null,
  }))
  const made = await tx
    .insertInto('arrival')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['sha256', 'channel', 'origin_hash']).doNothing())
    .returning(['sha256', 'channel', 'origin_hash'])
    .execute()
  return new Set(made.map((row) => `${row.sha256} ${row.channel} ${row.origin_hash}`))
}

function keyOf({ sha256, channel, origin }: Arrival): string {
  return `${sha256} ${channel} ${sha256Of(origin)}`
}
