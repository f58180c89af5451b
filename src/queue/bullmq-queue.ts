// The queue of several machines: BullMQ on Redis, pulled by hand, one BullMQ queue a kind. Redis holds ids, priorities
// and leases, never contents; losing all of it costs time (docs/decisions/0031-queue.md). No Redis Cluster.
import { randomUUID } from 'node:crypto'
import { Queue as Bull, type Job, Worker } from 'bullmq'
import { Bug } from '../errors.js'
import { Bell } from './bell.js'
import { toEntry, toPriority } from './bullmq-entry.js'
import { jobId, jobKey } from './job-id.js'
import { oldestJob } from './oldest-job.js'
import { prepareJobs } from './prepare-jobs.js'
import { JOB_KINDS, type JobCounts, type JobKind, type Lease, type NewJob, type Queue } from './queue.js'
import { RedisLink } from './redis-link.js'

/** Backstop for a bell unheard while reconnecting, and how late a delayed job may be. */
const POLL_MS = 500
const BATCH = 1000
/** Looks for lost leases in the length of one: a dead claimer's job is back after a lease and two looks. */
const SWEEPS_A_LEASE = 6
/** The store counts attempts and gives up; BullMQ never does. */
const STALLED_FOR_EVER = 1_000_000_000
/** BullMQ logs every event to a stream that nobody here reads. */
const EVENTS_KEPT = 100
/** Job gone, lock gone, not running, lock of another: the lease was lost. */
const LOST_CODES = new Set([-1, -2, -3, -6])

export interface BullmqQueueOptions {
  readonly url: string
  readonly leaseMs: number
  readonly prefix: string
  readonly warn: (message: string) => void
}

export class BullmqQueue implements Queue {
  readonly engine = 'bullmq'
  readonly #link: RedisLink
  readonly #options: BullmqQueueOptions
  readonly #queues: Readonly<Record<JobKind, Bull>>
  readonly #workers: Readonly<Record<JobKind, Worker>>
  readonly #bell = new Bell()
  readonly #leased = new WeakMap<Lease, Job>()
  #stalled = 0
  #closed = false

  private constructor(link: RedisLink, options: BullmqQueueOptions) {
    this.#link = link
    this.#options = options
    this.#queues = byKind((kind) => this.#openQueue(kind))
    this.#workers = byKind((kind) => this.#openWorker(kind))
    link.listener.on('message', () => this.#bell.ring())
  }

  /** Throws `TryLater` where Redis does not answer. */
  static async open(options: BullmqQueueOptions): Promise<BullmqQueue> {
    const link = await RedisLink.open(options.url, options.warn)
    const queue = new BullmqQueue(link, options)
    await link.listener.subscribe(queue.#bellName)
    const all = [...Object.values(queue.#queues), ...Object.values(queue.#workers)]
    await Promise.all(all.map((one) => one.waitUntilReady()))
    await Promise.all(Object.values(queue.#workers).map((worker) => worker.startStalledCheckTimer()))
    return queue
  }

  async enqueue(jobs: readonly NewJob[]): Promise<void> {
    for (const kind of JOB_KINDS) {
      const all = jobs.filter((job) => job.kind === kind)
      for (let from = 0; from < all.length; from += BATCH) await this.#enqueueBatch(kind, all.slice(from, from + BATCH))
    }
    if (jobs.length > 0) await this.#ring()
  }

  #enqueueBatch(kind: JobKind, jobs: readonly NewJob[]): Promise<void> {
    const queue = this.#queues[kind]
    const wanted = jobs.map((job) => ({
      id: jobId(kind, job.key),
      priority: toPriority(job.priority),
      delay: Math.max(0, job.delayMs ?? 0),
    }))
    return this.#link.reach(async () => {
      const fates = await prepareJobs(this.#link.orders, this.#marks(kind), queue.toKey(''), wanted)
      const fresh = wanted.filter((_, index) => fates[index] === 'new' || fates[index] === 'runs')
      await queue.backend.addJobs(fresh.map((job) => toEntry(queue, kind, job)))
      const raised = wanted.filter((_, index) => fates[index] === 'raise')
      await Promise.all(raised.map(({ id, priority }) => queue.backend.changePriority(id, priority)))
    })
  }

  claim(kinds: readonly JobKind[], waitMs: number): Promise<Lease | null> {
    return this.#bell.wait(
      () => this.#attempt(kinds),
      waitMs,
      POLL_MS,
      () => this.#closed,
    )
  }

  async #attempt(kinds: readonly JobKind[]): Promise<Lease | null> {
    for (const kind of kinds) {
      if (this.#closed) return null
      const token = randomUUID()
      const job = await this.#link.reach(() => this.#workers[kind].getNextJob(token, { block: false }))
      if (!job?.id) continue
      const lease = { job: { id: job.id, kind, key: jobKey(kind, job.id) }, token, leaseMs: this.#options.leaseMs }
      this.#leased.set(lease, job)
      return lease
    }
    return null
  }

  async renew(lease: Lease): Promise<boolean> {
    const { backend } = this.#queues[lease.job.kind]
    return (await this.#link.reach(() => backend.extendLock(lease.job.id, lease.token, lease.leaseMs))) === 1
  }

  async complete(lease: Lease): Promise<boolean> {
    const { id, kind } = lease.job
    const { backend } = this.#queues[kind]
    const job = this.#jobOf(lease)
    const done = await this.#unlessLost(() => backend.moveToCompleted(job, null, true, lease.token, false))
    if (!done) return false
    const priority = await this.#takeMark(kind, id)
    if (priority === null) return true
    const again = toEntry(this.#queues[kind], kind, { id, priority: Number(priority), delay: 0 })
    await this.#link.reach(() => backend.addJobs([again]))
    await this.#ring()
    return true
  }

  async release(lease: Lease, delayMs: number): Promise<boolean> {
    const { id, kind } = lease.job
    const { backend } = this.#queues[kind]
    const kept = await this.#unlessLost(() =>
      backend.moveToDelayed(id, Date.now(), Math.max(0, delayMs), lease.token, { skipAttempt: true }),
    )
    if (!kept) return false
    // It will read the store anew anyway.
    await this.#takeMark(kind, id)
    if (delayMs <= 0) await this.#ring()
    return true
  }

  async sweep(): Promise<number> {
    const found = await this.#link.reach(() =>
      Promise.all(Object.values(this.#workers).map(({ backend }) => backend.moveStalledJobsToWait())),
    )
    const count = found.flat().length + this.#stalled
    this.#stalled = 0
    if (count > 0) await this.#ring()
    return count
  }

  async counts(): Promise<Record<JobKind, JobCounts>> {
    const counts = JOB_KINDS.map(async (kind) => {
      const found = await this.#link.reach(() => this.#queues[kind].getJobCounts('wait', 'prioritized', 'delayed', 'active'))
      const { wait = 0, prioritized = 0, delayed = 0, active = 0 } = found
      return [kind, { waiting: wait + prioritized, delayed, running: active }] as const
    })
    return Object.fromEntries(await Promise.all(counts)) as Record<JobKind, JobCounts>
  }

  async oldestWaitingMs(): Promise<number> {
    const now = Date.now()
    const stems = Object.values(this.#queues).map((queue) => queue.toKey(''))
    const times = await this.#link.reach(() => Promise.all(stems.map((stem) => oldestJob(this.#link.orders, stem))))
    return Math.max(0, now - Math.min(now, ...times.filter((time) => time !== null)))
  }

  async clear(): Promise<void> {
    await this.#link.reach(async () => {
      for await (const keys of this.#link.orders.scanStream({ match: `${this.#options.prefix}:*`, count: BATCH }))
        if (keys.length > 0) await this.#link.orders.unlink(keys)
    })
  }

  async close(): Promise<void> {
    if (this.#closed) return
    this.#closed = true
    this.#bell.ring()
    await Promise.all(Object.values(this.#workers).map((worker) => worker.close(true)))
    await Promise.all(Object.values(this.#queues).map((queue) => queue.close()))
    this.#link.close()
  }

  #openQueue(kind: JobKind): Bull {
    const { prefix } = this.#options
    const queue = new Bull(kind, { connection: this.#link.orders, prefix, streams: { events: { maxLen: EVENTS_KEPT } } })
    return queue.on('error', (error) => this.#link.hear(error))
  }

  #openWorker(kind: JobKind): Worker {
    const { leaseMs, prefix } = this.#options
    const worker = new Worker(kind, null, {
      connection: this.#link.workers,
      prefix,
      autorun: false,
      lockDuration: leaseMs,
      stalledInterval: Math.ceil(leaseMs / SWEEPS_A_LEASE),
      maxStalledCount: STALLED_FOR_EVER,
    })
    worker.on('stalled', () => {
      this.#stalled++
      this.#bell.ring()
    })
    return worker.on('error', (error) => this.#link.hear(error))
  }

  #jobOf(lease: Lease): Job {
    const job = this.#leased.get(lease)
    if (!job) throw new Bug(`lease of ${lease.job.id} was not given by this queue`)
    return job
  }

  async #unlessLost(move: () => Promise<unknown>): Promise<boolean> {
    try {
      await this.#link.reach(move)
      return true
    } catch (error) {
      if (error instanceof Error && 'code' in error && LOST_CODES.has(error.code as number)) return false
      throw error
    }
  }

  /** The priority with which the job was enqueued while it ran, or null. */
  #takeMark(kind: JobKind, id: string): Promise<string | null> {
    return this.#link.reach(async () => {
      const answers = await this.#link.orders.multi().hget(this.#marks(kind), id).hdel(this.#marks(kind), id).exec()
      const [error, priority] = answers?.[0] ?? [null, null]
      if (error) throw error
      return priority as string | null
    })
  }

  async #ring(): Promise<void> {
    this.#bell.ring()
    await this.#link.reach(() => this.#link.orders.publish(this.#bellName, ''))
  }

  #marks(kind: JobKind): string {
    return `${this.#options.prefix}:again:${kind}`
  }

  get #bellName(): string {
    return `${this.#options.prefix}:bell`
  }
}

function byKind<T>(make: (kind: JobKind) => T): Record<JobKind, T> {
  return Object.fromEntries(JOB_KINDS.map((kind) => [kind, make(kind)])) as Record<JobKind, T>
}
