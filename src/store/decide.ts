// Writing a decision: on the values that the reviewer saw, once whatever happens to the answer, with its entry in
// the audit trail. Corrections keep what was printed beside the reviewer's value.
import type { Reading } from '../pipeline/index.js'
import { storedAnomaly } from './anomaly-row.js'
import { appendAudit, decisionPayload } from './audit.js'
import { cellPrint } from './cell-print.js'
import type { Database, Writer } from './database.js'
import { asDecisions } from './decision-log.js'
import { invalidDecision } from './decision-valid.js'
import { FindingCounts } from './finding-counts.js'
import { unpack } from './pack.js'
import type { AnomalyTable, DecisionTable } from './schema.js'
import { sortableId } from './sortable-id.js'
import { storableText } from './storable-text.js'
import type { Decision, DecisionResult, NewDecision } from './store.js'

/** See `Store.decide`. */
export function decide(database: Database, given: NewDecision): Promise<DecisionResult> {
  // The trail's hash is over what the tables hold.
  const decision = { ...given, actor: storableText(given.actor), note: storableText(given.note) }
  return database.write(
    async (tx): Promise<DecisionResult> => {
      const before = await lockAnomaly(database, tx, decision.identity)
      if (!before) return refusal('unknown', '没有这条问题记录。There is no such finding.')
      const made = await madeBefore(tx, decision.idempotencyKey)
      if (made) return again(made, decision, before)
      const reading = decision.action === 'corrected' ? await readingOf(tx, before.sha256) : null
      const wrong = invalidDecision(decision, before, reading)
      if (wrong !== null) return refusal('invalid', wrong, before)
      if (decision.lockVersion !== before.lock_version) {
        return refusal(
          'conflict',
          '此问题在您查看之后已有变动，请重新查看再决定。It changed since you looked: look again, then decide.',
          before,
        )
      }
      const written = await write(database, tx, decision, before, reading)
      const after = await changeStatus(tx, decision, before)
      const counts = new FindingCounts()
      counts.change(before, after)
      await counts.write(database, tx)
      return { ok: true, decision: written, anomaly: storedAnomaly(after), again: false }
    },
    { durable: true },
  )
}

function refusal(why: 'conflict' | 'unknown' | 'invalid', message: string, row?: AnomalyTable): DecisionResult {
  return { ok: false, why, message, ...(row ? { anomaly: storedAnomaly(row) } : {}) }
}

async function lockAnomaly(database: Database, tx: Writer, identity: string): Promise<AnomalyTable | undefined> {
  return tx
    .selectFrom('anomaly')
    .selectAll()
    .where('identity', '=', identity)
    .$if(database.engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()
}

async function madeBefore(tx: Writer, key: string): Promise<Decision | undefined> {
  const row = await tx.selectFrom('decision').selectAll().where('idempotency_key', '=', key).executeTakeFirst()
  return row && (await asDecisions(tx, [row]))[0]
}

function again(made: Decision, { identity, action }: NewDecision, row: AnomalyTable): DecisionResult {
  if (made.identity === identity && made.action === action)
    return { ok: true, decision: made, anomaly: storedAnomaly(row), again: true }
  return refusal('invalid', '此幂等键已用于另一项决定。This idempotency key was used for another decision.', row)
}

async function readingOf(tx: Writer, sha256: string): Promise<Reading | null> {
  const row = await tx
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .select('pack')
    .where('document.sha256', '=', sha256)
    .executeTakeFirst()
  return row ? unpack<Reading>(row.pack) : null
}

async function write(
  database: Database,
  tx: Writer,
  { identity, action, actor, note, idempotencyKey, corrections = [] }: NewDecision,
  before: AnomalyTable,
  reading: Reading | null,
): Promise<Decision> {
  const given = action === 'corrected' ? corrections : []
  const told = { id: sortableId(), identity, action, actor, note, evidence_hash: before.evidence_hash }
  const payload = decisionPayload(told, given)
  const audit_seq = await appendAudit(database, tx, { actor, action: 'decision', object: identity, payload })
  const row: DecisionTable = { ...told, decided_at: Date.now(), idempotency_key: idempotencyKey, audit_seq }
  await tx.insertInto('decision').values(row).execute()
  const corrected = given.map(({ cell, value }, place) => ({
    decision_id: row.id,
    place,
    report_id: before.report_id,
    cell,
    value,
    printed: cellPrint(reading, cell),
  }))
  if (corrected.length > 0) await tx.insertInto('correction').values(corrected).execute()
  const [decision] = await asDecisions(tx, [row])
  return decision as Decision
}

async function changeStatus(tx: Writer, { action }: NewDecision, before: AnomalyTable): Promise<AnomalyTable> {
  const changed = {
    status: action === 'reopened' ? ('open' as const) : action,
    is_stale: 0,
    decided_hash: action === 'reopened' ? null : before.evidence_hash,
    lock_version: before.lock_version + 1,
    updated_at: Date.now(),
  }
  await tx.updateTable('anomaly').set(changed).where('identity', '=', before.identity).execute()
  return { ...before, ...changed }
}
