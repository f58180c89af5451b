// The queue of one machine: a table in a SQLite file of its own, queue.db (docs/decisions/0031-queue.md). Its file is
// not the store's, which has one writer; this one has every worker, and may be lost without losing a document.
import { randomUUID } from 'node:crypto'
import { setImmediate as breathe } from 'node:timers/promises'
import { Bell } from './bell.js'
import { type JobDatabase, openJobDatabase } from './job-database.js'
import { jobId } from './job-id.js'
import { JOB_KINDS, type JobCounts, type JobKind, type Lease, MAX_PRIORITY, type NewJob, type Queue } from './queue.js'

/** For jobs that another process enqueued, and delays that ended: unnoticed beside a parse, idle cost below 0.1 %. */
const POLL_MS = 200
/** Jobs in one transaction: about 10 ms in which no other claimer can write. */
const BATCH = 1000
/** Leases that ran out are looked for this often in one lease. */
const SWEEPS_A_LEASE = 6

export interface EmbeddedQueueOptions {
  /** Path of queue.db; made where it is missing. */
  readonly file: string
  readonly leaseMs: number
  readonly warn: (message: string) => void
}

export class EmbeddedQueue implements Queue {
  readonly engine = 'embedded'
  readonly #jobs: JobDatabase
  readonly #leaseMs: number
  readonly #bell = new Bell()
  #swept = 0
  /** Leases found to have run out since somebody asked. */
  #expired = 0
  #closed = false
  #claims = 0

  constructor(options: EmbeddedQueueOptions) {
    this.#jobs = openJobDatabase(options.file, options.warn)
    this.#leaseMs = options.leaseMs
  }

  async enqueue(jobs: readonly NewJob[]): Promise<void> {
    for (let from = 0; from < jobs.length; from += BATCH) {
      // A claimer of this process gets its turn between two batches.
      if (from > 0) await breathe()
      this.#jobs.insert(jobs.slice(from, from + BATCH).map(toRow))
    }
    if (jobs.length > 0) this.#bell.ring()
  }

  async claim(kinds: readonly JobKind[], waitMs: number): Promise<Lease | null> {
    this.#claims++
    try {
      return await this.#bell.wait(
        async () => this.#attempt(kinds),
        waitMs,
        POLL_MS,
        () => this.#closed,
      )
    } finally {
      this.#claims--
    }
  }

  #attempt(kinds: readonly JobKind[]): Lease | null {
    if (this.#closed) return null
    const now = Date.now()
    if (now - this.#swept >= this.#leaseMs / SWEEPS_A_LEASE) this.#sweep(now)
    this.#jobs.ripen(now)
    for (const kind of kinds) {
      const token = randomUUID()
      const key = this.#jobs.take(kind, token, now + this.#leaseMs)
      if (key !== null) return { job: { id: jobId(kind, key), kind, key }, token, leaseMs: this.#leaseMs }
    }
    return null
  }

  async renew(lease: Lease): Promise<boolean> {
    return this.#jobs.extend(lease.token, Date.now(), this.#leaseMs)
  }

  async complete(lease: Lease): Promise<boolean> {
    const done = this.#jobs.finish(lease.token, Date.now())
    if (done === 'again') this.#bell.ring()
    return done !== 'lost'
  }

  async release(lease: Lease, delayMs: number): Promise<boolean> {
    const kept = this.#jobs.giveBack(lease.token, Date.now(), delayMs)
    if (kept && delayMs <= 0) this.#bell.ring()
    return kept
  }

  async sweep(): Promise<number> {
    this.#sweep(Date.now())
    const count = this.#expired
    this.#expired = 0
    return count
  }

  #sweep(now: number): void {
    this.#swept = now
    const count = this.#jobs.expire(now)
    if (count > 0) this.#bell.ring()
    this.#expired += count
  }

  async counts(): Promise<Record<JobKind, JobCounts>> {
    const counts = this.#jobs.count(Date.now())
    const of = (kind: JobKind) => ({ waiting: 0, delayed: 0, running: 0, ...counts.get(kind) })
    return Object.fromEntries(JOB_KINDS.map((kind) => [kind, of(kind)])) as Record<JobKind, JobCounts>
  }

  async oldestWaitingMs(): Promise<number> {
    const now = Date.now()
    return now - (this.#jobs.oldest(now) ?? now)
  }

  async clear(): Promise<void> {
    this.#jobs.clear()
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#bell.ring()
    while (this.#claims > 0) await breathe()
    this.#jobs.close()
  }
}

function toRow(job: NewJob) {
  const now = Date.now()
  const priority = Math.max(0, Math.min(MAX_PRIORITY, job.priority ?? 0))
  return { kind: job.kind, key: job.key, priority, at: now, due: now + Math.max(0, job.delayMs ?? 0) }
}
