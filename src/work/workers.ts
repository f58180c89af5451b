// The loops that claim jobs and work on them, several at a time in one process. The process itself only waits: parsing is
// done in children, so that a claim is renewed whatever a document does.
import { setTimeout as sleep } from 'node:timers/promises'
import { TryLater } from '../errors.js'
import type { JobKind, Lease } from '../queue/index.js'
import { Doorbell, type DoorbellOptions } from './doorbell.js'
import { LONGEST_WAIT_MS } from './patient-write.js'
import { processDocument } from './process-document.js'
import { recheckReport } from './recheck-report.js'
import { Turnstile } from './turnstile.js'
import type { Next, WorkDeps } from './work-deps.js'
import { DONE } from './work-deps.js'

export interface WorkersOptions {
  /** Documents at the same time. */
  readonly concurrency: number
  /** Default: documents first, then comparisons: one that waits until all are read is made once instead of many times. */
  readonly kinds?: readonly JobKind[]
  readonly doorbell?: Partial<DoorbellOptions>
  /** Work of other kinds, by kind. */
  readonly handlers?: Partial<Record<JobKind, (key: string) => Promise<Next>>>
  /** After every job. */
  readonly onDone?: (done: Done) => void
  /** Told in one sentence why work stands still, each time that it is tried in vain: store or queue are away or full. */
  readonly onWaiting?: (message: string) => void
}

export interface Done {
  readonly kind: JobKind
  readonly key: string
  /** Seconds from the claim. */
  readonly seconds: number
  readonly outcome: 'done' | 'again' | 'lost' | 'failed'
}

/** A claim waits so long for a job; the loops stop no later than that. */
const CLAIM_WAIT_MS = 1_000
/** After an error of ours that is not the document's, the same job is tried again no sooner. */
const AFTER_ERROR_MS = 10_000

export class Workers {
  readonly doorbell: Doorbell
  readonly #kinds: readonly JobKind[]
  readonly #stopping = new AbortController()
  readonly #hurry = new AbortController()
  readonly #deps: WorkDeps
  #loops: Promise<void>[] = []
  #busy = 0

  constructor(
    deps: Omit<WorkDeps, 'turnstile' | 'hurry'>,
    private readonly options: WorkersOptions,
  ) {
    this.#deps = { ...deps, turnstile: new Turnstile(), hurry: this.#hurry.signal }
    this.#kinds = options.kinds ?? ['process', 'recheck']
    this.doorbell = new Doorbell(deps.store, deps.queue, deps.log, options.doorbell)
  }

  /** Jobs that are being worked on. */
  get busy(): number {
    return this.#busy
  }

  start(): void {
    this.doorbell.start()
    this.#loops = Array.from({ length: this.options.concurrency }, () => this.#loop())
  }

  /**
   * Claims nothing more and waits for what is begun; what is not done after `graceMs` is given back, and begins again
   * elsewhere. The sandbox is closed by this.
   */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort()
    const all = Promise.all(this.#loops)
    const late = setTimeout(() => {
      this.#hurry.abort()
      void this.#deps.sandbox.close(0)
    }, graceMs)
    await all
    clearTimeout(late)
    await this.doorbell.stop()
    await this.#deps.sandbox.close(0)
  }

  async #loop(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const lease = await this.#claim()
      if (lease) await this.#work(lease)
    }
  }

  async #claim(): Promise<Lease | null> {
    try {
      return await this.#deps.queue.claim(this.#kinds, CLAIM_WAIT_MS)
    } catch (error) {
      this.#say(error, 'no job can be claimed')
      await this.#pause(pauseAfter(error))
      return null
    }
  }

  async #work(lease: Lease): Promise<void> {
    const began = performance.now()
    const { kind, key } = lease.job
    this.#busy++
    let lost = false
    const renewing = setInterval(() => {
      this.#deps.queue.renew(lease).then(
        (held) => {
          lost ||= !held
        },
        (error: unknown) => this.#say(error, 'a claim could not be renewed'),
      )
    }, lease.leaseMs / 3)
    let outcome: Done['outcome'] = 'failed'
    try {
      const next = await this.#handle(kind, key)
      outcome = (await this.#giveBack(lease, next)) ? ('done' in next ? 'done' : 'again') : 'lost'
    } catch (error) {
      this.#say(error, `${kind} ${key} was not finished`)
      await this.#giveBack(lease, { againMs: pauseAfter(error) }).catch((why: unknown) =>
        this.#say(why, 'a claim could not be given back; it runs out by itself'),
      )
    } finally {
      clearInterval(renewing)
      this.#busy--
    }
    this.options.onDone?.({ kind, key, seconds: (performance.now() - began) / 1000, outcome: lost ? 'lost' : outcome })
  }

  async #handle(kind: JobKind, key: string): Promise<Next> {
    const other = this.options.handlers?.[kind]
    if (other) return other(key)
    if (kind === 'process' || kind === 'recheck') {
      const next = kind === 'process' ? await processDocument(key, this.#deps) : await this.#recheck(key)
      // What it touches is compared next; a queue that is away now is rung by the next look.
      await this.doorbell.ring().catch((error: unknown) => this.#say(error, 'work could not be handed to the queue'))
      return next
    }
    throw new Error(`no worker for jobs of kind ${kind}`)
  }

  async #recheck(sha256: string): Promise<Next> {
    await recheckReport(sha256, this.#deps.store)
    return DONE
  }

  #giveBack(lease: Lease, next: Next): Promise<boolean> {
    return 'done' in next ? this.#deps.queue.complete(lease) : this.#deps.queue.release(lease, next.againMs)
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stopping.signal }).catch(() => {}) // stopped: the loop ends
  }

  #say(error: unknown, what: string): void {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    if (error instanceof TryLater) {
      this.#deps.log.warn({ message }, what)
      this.options.onWaiting?.(error.message)
    } else this.#deps.log.error({ message, stack: error instanceof Error ? error.stack : undefined }, what)
  }
}

function pauseAfter(error: unknown): number {
  return error instanceof TryLater ? Math.min(error.delayMs, LONGEST_WAIT_MS) : AFTER_ERROR_MS
}
