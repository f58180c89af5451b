// Decisions, one by one and many at once. The store keeps them apart from each other by the finding's lock version and
// by the key that makes a double click one decision.
import type { Decision, NewDecision, StoredAnomaly } from '../../store/index.js'
import type { BulkDecided, BulkRequest, Decided, DecisionRequest } from '../api.js'
import { ApiFailure, saidBoth } from '../api-failure.js'
import { correctionsOf, underCorrection } from '../correct/under-correction.js'
import type { ReviewParts, Routes } from '../review-parts.js'
import { correctedView, findingView } from '../view/finding-view.js'
import { schemas } from './schemas.js'

export const decisionRoutes: Routes = (server, parts) => {
  server.post<{ Params: { identity: string }; Body: DecisionRequest }>(
    '/api/findings/:identity/decisions',
    {
      config: { for: 'reviewer' },
      schema: { summary: 'DecisionRequest → Decided', params: schemas.byIdentity, body: schemas.decision },
    },
    (request) => decide(request.params.identity, request.body, request.visitor?.name ?? '', parts),
  )
  server.post<{ Body: BulkRequest }>(
    '/api/decisions',
    { config: { for: 'reviewer' }, schema: { summary: 'BulkRequest → BulkDecided', body: schemas.bulk } },
    (request) => decideMany(request.body, request.visitor?.name ?? '', parts),
  )
}

async function decide(identity: string, asked: DecisionRequest, actor: string, parts: ReviewParts): Promise<Decided> {
  const { store } = parts.deps
  const before = asked.action === 'reopened' ? await latestDecision(identity, parts) : null
  const result = await store.decide(newDecision(identity, asked, actor))
  if (!result.ok) {
    if (result.why === 'unknown') throw new ApiFailure('unknown')
    if (result.why === 'invalid') throw new ApiFailure('refused', { message: saidBoth(result.message) })
    const now = await findingView(identity, parts.deps)
    throw new ApiFailure('conflict', now ? { now } : {})
  }
  parts.index.apply(result.anomaly)
  const along =
    asked.action === 'corrected'
      ? await settleAlong(result.anomaly, asked, actor, parts)
      : before?.action === 'corrected'
        ? await reopenAlong(result.anomaly, before, asked, actor, parts)
        : []
  const detail = asked.action === 'corrected' ? await store.document(result.anomaly.sha256) : null
  const corrected = detail ? await correctedView(result.anomaly, detail, parts.deps) : null
  return { decision: result.decision, anomaly: result.anomaly, again: result.again, corrected, along }
}

function newDecision(identity: string, asked: DecisionRequest, actor: string): NewDecision {
  const { action, note = '', lockVersion, idempotencyKey, corrections } = asked
  return { identity, action, actor, note, lockVersion, idempotencyKey, ...(corrections ? { corrections } : {}) }
}

async function latestDecision(identity: string, { deps }: ReviewParts): Promise<Decision | null> {
  return (await deps.store.decisions(identity)).at(-1) ?? null
}

/** What the note of a decision along says, so that undoing finds them: the finding that was decided on. */
function alongNote(identity: string): string {
  return `随 ${identity.slice(0, 12)} 的更正一并解决。Settled by the correction of ${identity.slice(0, 12)}.`
}

/** Other open findings of the report that the corrected values do not have any more are corrected with them. */
async function settleAlong(
  anomaly: StoredAnomaly,
  { corrections = [], idempotencyKey }: DecisionRequest,
  actor: string,
  parts: ReviewParts,
): Promise<StoredAnomaly[]> {
  const { store } = parts.deps
  const detail = await store.document(anomaly.sha256)
  if (!detail) return []
  const { settled } = await underCorrection(detail, correctionsOf(detail, corrections), (hashes) => store.extractions(hashes))
  const others = detail.anomalies.filter(
    ({ identity, present, status }) => identity !== anomaly.identity && present && status === 'open' && settled.has(identity),
  )
  const along: StoredAnomaly[] = []
  for (const { identity, lockVersion } of others) {
    const key = `${idempotencyKey.slice(0, 130)}:${identity}`
    const note = alongNote(anomaly.identity)
    const result = await store.decide({
      identity,
      action: 'corrected',
      actor,
      note,
      lockVersion,
      idempotencyKey: key,
      corrections,
    })
    // Someone who decided on it in between knew better.
    if (!result.ok) continue
    parts.index.apply(result.anomaly)
    along.push(result.anomaly)
  }
  return along
}

/** Taking a correction back opens what was settled by it. */
async function reopenAlong(
  anomaly: StoredAnomaly,
  before: Decision,
  { idempotencyKey }: DecisionRequest,
  actor: string,
  parts: ReviewParts,
): Promise<StoredAnomaly[]> {
  const { store } = parts.deps
  const detail = await store.document(anomaly.sha256)
  const note = alongNote(anomaly.identity)
  const along: StoredAnomaly[] = []
  for (const { identity, status, lockVersion } of detail?.anomalies ?? []) {
    if (status !== 'corrected' || identity === anomaly.identity) continue
    const latest = await latestDecision(identity, parts)
    if (latest?.note !== note || latest.at < before.at) continue
    const key = `${idempotencyKey.slice(0, 130)}:${identity}`
    const result = await store.decide({ identity, action: 'reopened', actor, note, lockVersion, idempotencyKey: key })
    if (!result.ok) continue
    parts.index.apply(result.anomaly)
    along.push(result.anomaly)
  }
  return along
}

async function decideMany({ action, note = '', idempotencyKey, findings }: BulkRequest, actor: string, parts: ReviewParts) {
  const done: StoredAnomaly[] = []
  const refused: BulkDecided['refused'][number][] = []
  for (const { identity, lockVersion } of findings) {
    const key = `${idempotencyKey}:${identity}`
    const result = await parts.deps.store.decide({ identity, action, actor, note, lockVersion, idempotencyKey: key })
    if (result.ok) {
      parts.index.apply(result.anomaly)
      done.push(result.anomaly)
      continue
    }
    const error = result.why === 'unknown' ? 'unknown' : result.why === 'conflict' ? 'conflict' : 'refused'
    refused.push({ identity, error, message: saidBoth(result.message) })
  }
  return { done, refused } satisfies BulkDecided
}
