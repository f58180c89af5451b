// Rings the queue for the work that stands in the store: at once for what a transaction has just made (the outbox), and
// from time to time for everything that is still to do, whatever became of its job. A queue that forgot all is filled
// again by that.
import { TryLater } from '../errors.js'
import type { NewJob, Queue } from '../queue/index.js'
import type { OutboxItem, Store } from '../store/index.js'
import type { Log } from './work-deps.js'

export interface DoorbellOptions {
  /** Between looks at what is still to do, ms. */
  readonly sweepMs: number
  /** Work younger than this has just been rung for, ms. */
  readonly patienceMs: number
}

/** A minute without its job having run: then the job may be gone. It costs nothing to ring for one that is there. */
const DEFAULTS: DoorbellOptions = { sweepMs: 15_000, patienceMs: 60_000 }

/** Rows of the outbox handed on at a time; also the oldest work that every sweep rings for, whatever the queue holds. */
const BATCH = 1_000
/** Work rung for in one sweep where the queue holds less than there is: it has lost something. */
const MOST_A_SWEEP = 20_000

/** How often an unsent outbox is looked at when nobody rang, ms: another process may have written it. */
const LOOK_MS = 1_000

export class Doorbell {
  readonly #options: DoorbellOptions
  #running: Promise<void> | null = null
  #again = false
  #timers: NodeJS.Timeout[] = []
  readonly #looks = new Map<'ring' | 'sweep', Promise<void>>()

  constructor(
    private readonly store: Pick<Store, 'outbox' | 'markSent' | 'pending'>,
    private readonly queue: Pick<Queue, 'enqueue' | 'sweep' | 'counts'>,
    private readonly log: Log,
    options: Partial<DoorbellOptions> = {},
  ) {
    this.#options = { ...DEFAULTS, ...options }
  }

  /** Looks from time to time until `stop`, and sweeps once at the start. */
  start(): void {
    this.#timers = [
      setInterval(() => this.#look('ring', () => this.ring()), LOOK_MS),
      setInterval(() => this.#look('sweep', () => this.sweep()), this.#options.sweepMs),
    ]
    this.#look('sweep', () => this.sweep(0))
  }

  /** Ends the timers, and waits for looks and for what is being handed on. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer)
    this.#timers = []
    await Promise.all(this.#looks.values())
    await this.#running?.catch(() => {}) // whoever rang was told
  }

  /** Hands the outbox on. Calls while it runs become one more run after it. Throws `TryLater`. */
  ring(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#handOn()
    return this.#running
  }

  /** Rings for work that is older than the patience, and gives back jobs whose claimer died. Throws `TryLater`. */
  async sweep(patienceMs = this.#options.patienceMs): Promise<void> {
    await this.ring()
    const pending = await this.store.pending(patienceMs, MOST_A_SWEEP)
    // With a long backlog the jobs are there: ringing for all of it over and over would cost more than working on it.
    const held = Object.values(await this.queue.counts()).reduce((sum, { waiting, delayed }) => sum + waiting + delayed, 0)
    const due = held < pending.length ? pending : pending.slice(0, BATCH)
    for (let at = 0; at < due.length; at += BATCH) await this.queue.enqueue(due.slice(at, at + BATCH).map(jobOf))
    const recovered = await this.queue.sweep()
    if (recovered > 0) this.log.warn({ jobs: recovered }, 'jobs of a worker that died wait again')
  }

  async #handOn(): Promise<void> {
    try {
      do {
        this.#again = false
        for (let items = await this.store.outbox(BATCH); items.length > 0; items = await this.store.outbox(BATCH)) {
          await this.queue.enqueue(items.map(jobOf))
          await this.store.markSent(items.map(({ id }) => id))
        }
      } while (this.#again)
    } finally {
      // Before anybody else has a turn: a ring that came after the last look must not find this run still there.
      this.#running = null
    }
  }

  /** One look of a kind at a time: a slow one is not met by the next. */
  #look(kind: 'ring' | 'sweep', work: () => Promise<void>): void {
    if (this.#looks.has(kind)) return
    this.#looks.set(
      kind,
      this.#quietly(work).finally(() => this.#looks.delete(kind)),
    )
  }

  /** What the environment refuses now is tried again by the next look; everything else is said, and goes on too. */
  async #quietly(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (error instanceof TryLater) this.log.warn({ message }, 'the queue or the store is not ready')
      else this.log.error({ message }, 'work could not be handed to the queue')
    }
  }
}

function jobOf({ kind, key }: OutboxItem): NewJob {
  return { kind, key }
}
