// The audit trail: what people did, each entry with the hash of the one before, so that no entry can be changed,
// taken out or put in without all later ones giving it away. Triggers refuse changes; the chain shows those by force.
import type { Database, Reader, Writer } from './database.js'
import { sha256Of } from './pack.js'

export interface AuditEntry {
  /** Empty where nobody says who it was. */
  readonly actor: string
  readonly action: string
  readonly object: string
  readonly payload: unknown
}

/** The hash before the first entry. */
const BEGINNING = '0'.repeat(64)

/** Adds an entry, in the transaction of what it tells; returns its number. */
export async function appendAudit(database: Database, tx: Writer, entry: AuditEntry): Promise<number> {
  await database.exclusive(tx, 'audit')
  const last = await tx.selectFrom('audit').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  const row = {
    seq: (last?.seq ?? 0) + 1,
    at: Date.now(),
    actor: entry.actor,
    action: entry.action,
    object: entry.object,
    payload: JSON.stringify(entry.payload),
    prev_hash: last?.hash ?? BEGINNING,
  }
  await tx
    .insertInto('audit')
    .values({ ...row, hash: hashOf(row) })
    .execute()
  return row.seq
}

/** Entries read at once. */
const BATCH = 1000

/** The number of the first entry that is not as it was written, or whose decision is missing or changed; null: all are. */
export async function verifyAudit(database: Database): Promise<number | null> {
  let [seq, hash] = [0, BEGINNING]
  for (;;) {
    const entries = await database.read((db) =>
      db.selectFrom('audit').selectAll().where('seq', '>', seq).orderBy('seq').limit(BATCH).execute(),
    )
    const decided = await database.read((db) => decisionsBetween(db, seq, seq + BATCH))
    for (const entry of entries) {
      const expected = entry.seq === seq + 1 && entry.prev_hash === hash && entry.hash === hashOf(entry)
      if (!expected || (entry.action === 'decision' && decided.get(entry.seq) !== entry.payload)) return seq + 1
      decided.delete(entry.seq)
      ;[seq, hash] = [entry.seq, entry.hash]
    }
    // A decision that no entry tells of: the end of the trail was cut off.
    const untold = [...decided.keys()].filter((at) => entries.length < BATCH || at <= seq)
    if (untold.length > 0) return Math.min(...untold)
    if (entries.length < BATCH) return null
  }
}

function hashOf(entry: {
  readonly seq: number
  readonly at: number
  readonly actor: string
  readonly action: string
  readonly object: string
  readonly payload: string
  readonly prev_hash: string
}): string {
  const { seq, at, actor, action, object, payload, prev_hash } = entry
  return sha256Of(JSON.stringify([seq, at, actor, action, object, payload, prev_hash]))
}

/** What the entry of a decision holds: the decision as its tables have it. */
export function decisionPayload(
  decision: {
    readonly id: string
    readonly identity: string
    readonly action: string
    readonly actor: string
    readonly note: string
    readonly evidence_hash: string
  },
  corrections: readonly { readonly cell: string; readonly value: number | null }[],
): Record<string, unknown> {
  const { id, identity, action, actor, note, evidence_hash } = decision
  return {
    id,
    identity,
    action,
    actor,
    note,
    evidence: evidence_hash,
    corrections: corrections.map(({ cell, value }) => [cell, value]),
  }
}

async function decisionsBetween(db: Reader, after: number, upTo: number): Promise<Map<number, string>> {
  const decisions = await db
    .selectFrom('decision')
    .selectAll()
    .where('audit_seq', '>', after)
    .where('audit_seq', '<=', upTo)
    .execute()
  const corrections = await db
    .selectFrom('correction')
    .innerJoin('decision', 'decision.id', 'correction.decision_id')
    .select(['correction.decision_id', 'correction.cell', 'correction.value'])
    .where('audit_seq', '>', after)
    .where('audit_seq', '<=', upTo)
    .orderBy('correction.decision_id')
    .orderBy('correction.place')
    .execute()
  return new Map(
    decisions.map((decision) => [
      decision.audit_seq,
      JSON.stringify(
        decisionPayload(
          decision,
          corrections.filter(({ decision_id }) => decision_id === decision.id),
        ),
      ),
    ]),
  )
}
