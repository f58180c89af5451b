// Decisions as the page makes them: shown at once, sent in the background, taken back when the server refuses.
// Each leaves an entry to undo, which waits for the server's answer, so that `u` right after `c` is safe.
import { notifications } from '@mantine/notifications'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { AnomalyStatus, BulkDecided, BulkRequest, Decided, DecisionRequest, Finding, StoredAnomaly } from '../../api.js'
import { useTroubleText } from '../parts/index.js'
import { Refusal, send } from '../server/index.js'
import { useWords } from '../words/index.js'
import { patchFinding, type Standing, standingOf } from './patch.js'

export type Target = Pick<StoredAnomaly, 'identity' | 'status' | 'stale' | 'lockVersion'>
export type Wish = Pick<DecisionRequest, 'action' | 'note' | 'corrections'>

/** Somebody else decided first: what was wished for, and the finding as it is now. */
export interface Conflict {
  readonly wish: Wish
  readonly now: Finding
}

export interface Decide {
  /** Decides one; resolves with what the server made of it, null when it refused. */
  one(target: Target, wish: Wish): Promise<Decided | null>
  many(targets: readonly Target[], wish: Pick<BulkRequest, 'action' | 'note'>): Promise<void>
  /** Takes back the last decision of this page; resolves with the findings that are open again. */
  undo(): Promise<readonly string[]>
  canUndo(): boolean
  readonly conflict: Conflict | null
  readonly settleConflict: () => void
}

/** What there is to undo: resolves with the findings as the server has them after the decision. */
type Done = Promise<readonly Target[]>

const AFTER: Readonly<Record<DecisionRequest['action'], AnomalyStatus>> = {
  confirmed: 'confirmed',
  dismissed: 'dismissed',
  corrected: 'corrected',
  reopened: 'open',
}
/** The server takes so many in one call. */
const MOST_AT_ONCE = 500

export function useDecide(): Decide {
  const client = useQueryClient()
  const words = useWords()
  const troubleText = useTroubleText()
  const done = useRef<Done[]>([])
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const refuse = (error: unknown): null => {
    notifications.show({ color: 'red', title: words.decide.failed, message: troubleText(error) })
    return null
  }

  const one = async (target: Target, wish: Wish) => {
    const sent = decideOne(client, target, wish)
    done.current.push(sent.then(affected, () => []))
    try {
      return await sent
    } catch (error) {
      if (error instanceof Refusal && error.body.now !== undefined) setConflict({ wish, now: error.body.now })
      else refuse(error)
      return null
    }
  }
  const many = async (targets: readonly Target[], wish: Pick<BulkRequest, 'action' | 'note'>) => {
    for (let at = 0; at < targets.length; at += MOST_AT_ONCE) {
      const sent = decideMany(client, targets.slice(at, at + MOST_AT_ONCE), wish)
      done.current.push(sent.then(({ done: made }) => made, () => [])) // biome-ignore format: one thought
      const result = await sent.catch(refuse)
      if (result && result.refused.length > 0)
        notifications.show({
          color: 'yellow',
          title: words.decide.someRefused(result.refused.length),
          message: words.decide.someRefusedWhy,
        })
    }
  }
  const undo = async () => {
    const last = await done.current.pop()
    if (last === undefined || last.length === 0) {
      notifications.show({ message: words.decide.nothingToUndo })
      return []
    }
    const result = await decideMany(client, last, { action: 'reopened', note: words.decide.undone }).catch(refuse)
    return result ? result.done.map(({ identity }) => identity) : []
  }
  return { one, many, undo, canUndo: () => done.current.length > 0, conflict, settleConflict: () => setConflict(null) }
}

async function decideOne(client: QueryClient, target: Target, wish: Wish): Promise<Decided> {
  const before = standingOf(target)
  patchFinding(client, target.identity, { status: AFTER[wish.action], stale: false })
  try {
    const request: DecisionRequest = { ...wish, lockVersion: target.lockVersion, idempotencyKey: crypto.randomUUID() }
    const decided = await send<Decided>('POST', `/api/findings/${encodeURIComponent(target.identity)}/decisions`, request)
    for (const anomaly of affected(decided)) patchFinding(client, anomaly.identity, standingOf(anomaly))
    return decided
  } catch (error) {
    const now = error instanceof Refusal ? error.body.now : undefined
    patchFinding(client, target.identity, now ? standingOf(now.anomaly) : before)
    throw error
  } finally {
    refresh(client, [target.identity])
  }
}

async function decideMany(
  client: QueryClient,
  targets: readonly Target[],
  wish: Pick<BulkRequest, 'action' | 'note'>,
): Promise<BulkDecided> {
  const before = new Map<string, Standing>(targets.map((target) => [target.identity, standingOf(target)]))
  for (const { identity } of targets) patchFinding(client, identity, { status: AFTER[wish.action], stale: false })
  const restore = (identity: string) => patchFinding(client, identity, before.get(identity) ?? {})
  try {
    const findings = targets.map(({ identity, lockVersion }) => ({ identity, lockVersion }))
    const request: BulkRequest = { ...wish, idempotencyKey: crypto.randomUUID(), findings }
    const result = await send<BulkDecided>('POST', '/api/decisions', request)
    for (const anomaly of result.done) patchFinding(client, anomaly.identity, standingOf(anomaly))
    for (const { identity } of result.refused) restore(identity)
    return result
  } catch (error) {
    for (const identity of before.keys()) restore(identity)
    throw error
  } finally {
    refresh(client, [...before.keys()])
  }
}

const affected = (decided: Decided): readonly StoredAnomaly[] => [decided.anomaly, ...decided.along]

/** Counts and logs come anew; the list stays as it is, so that nothing moves under the reader's eyes. */
function refresh(client: QueryClient, identities: readonly string[]): void {
  for (const identity of identities) void client.invalidateQueries({ queryKey: ['finding', identity] })
  for (const queryKey of [['facets'], ['overview'], ['matrix'], ['report'], ['letters']])
    void client.invalidateQueries({ queryKey })
}
