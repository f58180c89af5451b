// Waits until documents have been read and compared, and says how it goes: how many, how fast, how long still.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Lang } from '../../pipeline/index.js'
import type { DocumentState, Store } from '../../store/index.js'
import { exitAtLeast, INPUT_FAILED } from '../exit-code.js'
import { notice } from '../output.js'
import { duration, ProgressLine } from './progress-line.js'
import { SAYS } from './says.js'

/** Between looks, ms. */
const LOOK_MS = 300
/** A look at many documents takes longer; then so do the pauses, so that looking costs a tenth of one core at most. */
const PAUSES_A_LOOK = 9
/** Seconds over which the rate is taken: a run slows down and speeds up with what the files are. */
const RATE_SECONDS = 20

const OPEN: ReadonlySet<DocumentState | undefined> = new Set(['queued', 'running'] as const)

interface Waiting {
  readonly store: Pick<Store, 'states' | 'pending'>
  readonly signal: AbortSignal
  readonly lang: Lang
}

/** The states in which the documents ended; those that still wait when `signal` came are among them as they are. */
export async function awaitResults(
  hashes: readonly string[],
  { store, signal, lang }: Waiting,
): Promise<ReadonlyMap<string, DocumentState>> {
  const line = new ProgressLine()
  const ended = new Map<string, DocumentState>()
  const seen: [seconds: number, done: number][] = []
  let open = [...new Set(hashes)]
  const all = open.length
  while (open.length > 0) {
    const looked = performance.now()
    const states = await store.states(open)
    for (const [sha256, state] of states) if (!OPEN.has(state)) ended.set(sha256, state)
    open = open.filter((sha256) => OPEN.has(states.get(sha256)))
    const { rate, left } = pace(seen, ended.size, open.length)
    line.show(SAYS[lang].progress(ended.size, all, rate, left))
    if (open.length === 0 || signal.aborted) break
    await pause(signal, PAUSES_A_LOOK * (performance.now() - looked))
  }
  const left = await comparisons(store, signal, (reports) => line.show(SAYS[lang].comparing(reports)))
  line.end()
  if (left > 0) {
    notice(SAYS[lang].stuck(left))
    exitAtLeast(INPUT_FAILED)
  }
  if (open.length > 0) for (const [sha256, state] of await store.states(open)) ended.set(sha256, state)
  return ended
}

/** Most that is counted: above it "many" is all one wants to know. */
const MOST_COUNTED = 5_000
/** Comparisons take milliseconds each. Where for so long none is done and no document is read, something is wrong, ms. */
const STUCK_MS = 120_000

/** Waits until all reports are compared; how many are not where nothing happens any more. */
async function comparisons(store: Waiting['store'], signal: AbortSignal, say: (reports: number) => void): Promise<number> {
  let before = ''
  let since = performance.now()
  while (!signal.aborted) {
    const pending = await store.pending(0, MOST_COUNTED)
    const due = pending.filter(({ kind }) => kind === 'recheck').length
    if (due === 0) return 0
    say(due)
    const now = pending.map(({ id }) => id).join()
    if (now !== before) since = performance.now()
    before = now
    if (performance.now() - since > STUCK_MS) return due
    await pause(signal)
  }
  return 0
}

function pace(seen: [number, number][], done: number, open: number): { rate: string; left: string } {
  const now = performance.now() / 1000
  seen.push([now, done])
  while (seen.length > 2 && now - (seen[0]?.[0] ?? now) > RATE_SECONDS) seen.shift()
  const [since, before] = seen[0] ?? [now, done]
  const rate = now > since ? (done - before) / (now - since) : 0
  return { rate: rate.toFixed(1), left: rate > 0 ? duration(open / rate) : '…' }
}

async function pause(signal: AbortSignal, ms = 0): Promise<void> {
  await sleep(Math.max(LOOK_MS, ms), undefined, { signal }).catch(() => {}) // stopped: whoever waits looks at the signal
}
