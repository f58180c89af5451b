// Decisions as they were made: a log that only grows. What a finding counts as is its latest decision.
import { chunks } from './chunks.js'
import type { Reader } from './database.js'
import type { CorrectionTable, DecisionTable } from './schema.js'
import type { Decision } from './store.js'

/** The decisions on findings, by identity, each list oldest first. */
export async function decisionLog(db: Reader, identities: readonly string[]): Promise<Map<string, Decision[]>> {
  const log = new Map<string, Decision[]>()
  for (const some of chunks(identities)) {
    const rows = await db.selectFrom('decision').selectAll().where('identity', 'in', some).orderBy('audit_seq').execute()
    for (const decision of await asDecisions(db, rows)) {
      log.set(decision.identity, [...(log.get(decision.identity) ?? []), decision])
    }
  }
  return log
}

/** Rows with their corrections. */
export async function asDecisions(db: Reader, rows: readonly DecisionTable[]): Promise<Decision[]> {
  const corrected = rows.filter(({ action }) => action === 'corrected').map(({ id }) => id)
  const corrections: CorrectionTable[] = []
  for (const some of chunks(corrected)) {
    corrections.push(
      ...(await db.selectFrom('correction').selectAll().where('decision_id', 'in', some).orderBy('place').execute()),
    )
  }
  return rows.map((row) => ({
    id: row.id,
    identity: row.identity,
    action: row.action,
    actor: row.actor,
    note: row.note,
    at: row.decided_at,
    evidenceHash: row.evidence_hash,
    ...(row.action === 'corrected'
      ? {
          corrections: corrections
            .filter(({ decision_id }) => decision_id === row.id)
            .map(({ cell, value }) => ({ cell, value })),
        }
      : {}),
  }))
}

/** The id of the latest decision on each finding. */
export async function latestDecisions(db: Reader, identities: readonly string[]): Promise<Map<string, string>> {
  const latest = new Map<string, string>()
  for (const some of chunks(identities)) {
    const rows = await db
      .selectFrom('decision')
      .select(['identity', 'id'])
      .where('identity', 'in', some)
      .orderBy('audit_seq')
      .execute()
    for (const { identity, id } of rows) latest.set(identity, id)
  }
  return latest
}
