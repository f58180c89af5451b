// Waits while the environment is not ready: a disk that is nearly full, a store or blob store that says `TryLater`.
// However many wait at once, people are told once that it stopped, and once that it goes on.
import { setTimeout as sleep } from 'node:timers/promises'
import { TryLater } from '../errors.js'
import type { IntakeEvent } from './intake-event.js'
import { isTight, type Room } from './room.js'

/** Milliseconds between looks at a disk that is nearly full. */
const LOOK_AGAIN_MS = 2_000

/** Milliseconds for which a look at the disk counts: the guard keeps gigabytes, nothing fills them in a second. */
const LOOK_COUNTS_MS = 1_000

/** Milliseconds after which work is tried again at the latest, whatever the error says: a try costs one failed write. */
const LONGEST_WAIT_MS = 5_000

export interface PatienceOptions {
  readonly room: () => Promise<Room>
  readonly log: (event: IntakeEvent) => void
  readonly signal: AbortSignal
  /** Milliseconds between looks at a full disk, for tests. */
  readonly lookAgainMs?: number
}

export class Patience {
  readonly #options: PatienceOptions
  #waiting = 0
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(options: PatienceOptions) {
    this.#options = options
  }

  /** Returns when there is room; throws the signal's reason when that comes first. */
  async room(): Promise<void> {
    const { room, signal, lookAgainMs = LOOK_AGAIN_MS } = this.#options
    if (performance.now() - this.#lookedAt < LOOK_COUNTS_MS) return
    let now = await room()
    if (isTight(now)) {
      await this.#whileWaiting({ event: 'paused', freeBytes: now.freeBytes }, async () => {
        while (isTight(now)) {
          await sleep(lookAgainMs, undefined, { signal })
          now = await room()
        }
      })
    }
    this.#lookedAt = performance.now()
  }

  /** Does `work` until it stops throwing `TryLater`; throws the signal's reason when that comes first. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    const first = await attempt(work)
    if (!(first instanceof TryLater)) return first.value
    return this.#whileWaiting({ event: 'paused', message: first.message }, async () => {
      for (let last = first; ; ) {
        await sleep(Math.min(last.delayMs, LONGEST_WAIT_MS), undefined, { signal: this.#options.signal })
        const next = await attempt(work)
        if (!(next instanceof TryLater)) return next.value
        last = next
      }
    })
  }

  async #whileWaiting<T>(paused: IntakeEvent, wait: () => Promise<T>): Promise<T> {
    if (this.#waiting++ === 0) this.#options.log(paused)
    try {
      return await wait()
    } finally {
      if (--this.#waiting === 0 && !this.#options.signal.aborted) this.#options.log({ event: 'resumed' })
    }
  }
}

async function attempt<T>(work: () => Promise<T>): Promise<TryLater | { readonly value: T }> {
  try {
    return { value: await work() }
  } catch (error) {
    if (error instanceof TryLater) return error
    throw error
  }
}
