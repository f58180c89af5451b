// What a reviewer does with the queue: select, decide on one or on the selected, go on to the next by itself.
import { notifications } from '@mantine/notifications'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Finding, FindingRow } from '../../api.js'
import { cellsOf } from '../finding/index.js'
import { queries, useSession } from '../server/index.js'
import { useWords } from '../words/index.js'
import { type Decide, type Target, useDecide, type Wish } from './use-decide.js'
import type { Queue } from './use-queue.js'

export type Asking = 'dismiss' | 'correct' | null

export interface Work {
  readonly selected: ReadonlySet<string>
  readonly asking: Asking
  readonly mayDecide: boolean
  readonly decide: Decide
  /** The finding looked at, once it has come. */
  readonly finding: Finding | undefined
  /** There is no such finding, or it cannot be had; its own view says why. */
  readonly missing: boolean
  select(identity: string): void
  selectAll(all: boolean): void
  confirm(): void
  ask(asking: Asking): void
  /** Decides on the selected ones, or on the one looked at, and goes on. */
  carryOut(wish: Wish): void
  undo(): void
  insist(): void
}

export function useWork(queue: Queue): Work {
  const words = useWords()
  const client = useQueryClient()
  const decide = useDecide()
  const { may } = useSession()
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<Asking>(null)
  const { data: finding, isError: missing } = useQuery({
    ...queries.finding(queue.current ?? ''),
    enabled: queue.current !== null,
  })
  const mayDecide = may('reviewer')

  const carryOut = (wish: Wish) => {
    setAsking(null)
    if (!mayDecide) return notifications.show({ message: words.decide.notAllowed })
    const chosen = queue.rows.filter((row) => selected.has(row.identity))
    if (chosen.length > 0 && wish.action !== 'corrected') {
      setSelected(new Set())
      void decide.many(chosen, { action: wish.action, ...(wish.note ? { note: wish.note } : {}) })
      return
    }
    const target = targetOf(queue, client.getQueryData(queries.finding(queue.current ?? '').queryKey))
    if (target === null) return
    void decide.one(target, wish).then((decided) => {
      const settled = decided?.along.length ?? 0
      if (settled > 0) notifications.show({ color: 'green', message: words.correct.along(settled) })
    })
    goOn(queue)
  }
  const ask = (next: Asking) => {
    if (next !== null && !mayDecide) notifications.show({ message: words.decide.notAllowed })
    else if (next === 'correct' && (finding === undefined || cellsOf(finding).length === 0)) {
      notifications.show({ message: words.correct.noCells })
    } else setAsking(next)
  }
  return {
    selected,
    asking,
    mayDecide,
    decide,
    finding,
    missing,
    select: (identity) => setSelected(toggledIn(selected, identity)),
    selectAll: (all) => setSelected(new Set(all ? queue.rows.map((row) => row.identity) : [])),
    confirm: () => carryOut({ action: 'confirmed' }),
    ask,
    carryOut,
    undo: () => void undo(queue, decide, targetOf(queue, finding)),
    insist: () => {
      const { conflict } = decide
      decide.settleConflict()
      if (conflict) void decide.one(conflict.now.anomaly, conflict.wish)
    },
  }
}

/** The last decision of this page; without one, what was decided earlier on the finding looked at. */
async function undo(queue: Queue, decide: Decide, current: Target | null): Promise<void> {
  if (!decide.canUndo() && current !== null && current.status !== 'open') {
    await decide.one(current, { action: 'reopened' })
    return
  }
  const [first] = await decide.undo()
  if (first !== undefined) queue.look(first)
}

/** What the decision is made on: the row as the list shows it, or the finding opened by its address alone. */
function targetOf(queue: Queue, finding: Finding | undefined): Target | null {
  const row: FindingRow | undefined = queue.rows.find(({ identity }) => identity === queue.current)
  return row ?? finding?.anomaly ?? null
}

/** To the next finding that is still open, below the present one; else just one down. */
function goOn(queue: Queue): void {
  const at = queue.rows.findIndex((row) => row.identity === queue.current)
  const next = queue.rows.findIndex((row, index) => index > at && (row.status === 'open' || row.stale))
  queue.move(next > at ? next - at : 1)
}

function toggledIn(set: ReadonlySet<string>, identity: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(identity)) next.add(identity)
  return next
}
