// The contract of the queue: a doorbell. What work there is stands in the store; a queue that forgets everything
// costs time and no document. The same suite runs on every queue (test/contracts/queue.ts). Every method throws
// `TryLater` while the queue cannot be reached (Redis away, disk full).

export type JobKind = 'process' | 'recheck' | 'crawl'

export const JOB_KINDS: readonly JobKind[] = ['process', 'recheck', 'crawl']

/** Highest priority; what is higher counts as this, what is below 0 as 0. */
export const MAX_PRIORITY = 99

/** A job names its work and carries nothing: `key` is the sha256 of a document, or the id of a site. */
export interface NewJob {
  readonly kind: JobKind
  readonly key: string
  /** Higher first, 0 to 99: upload 30, watch 20, crawl 10, ingest and everything else 0. */
  readonly priority?: number
  /** Milliseconds from now before which it is not claimed. */
  readonly delayMs?: number
}

/** A claimed job. Whoever does not renew loses it to another. */
export interface Lease {
  readonly job: { readonly id: string; readonly kind: JobKind; readonly key: string }
  readonly token: string
  readonly leaseMs: number
}

export interface JobCounts {
  readonly waiting: number
  readonly delayed: number
  readonly running: number
}

export interface Queue {
  readonly engine: 'embedded' | 'bullmq'
  /**
   * At most one job of a kind and key exists. One that waits or is delayed makes the new one needless, since work reads
   * the store when it begins; it keeps its delay and takes the higher of both priorities. One that runs may have read
   * the store before what is new in it: it goes back to waiting once when it completes.
   */
  enqueue(jobs: readonly NewJob[]): Promise<void>
  /**
   * The next job, or null after `waitMs` without one. Kinds are tried in the order given, within a kind the highest
   * priority first, then the oldest. Never the same job to two claimers at once.
   */
  claim(kinds: readonly JobKind[], waitMs: number): Promise<Lease | null>
  /** From now for another `leaseMs`. False: the lease was lost. */
  renew(lease: Lease): Promise<boolean>
  /** The job is gone, or waits again when it was enqueued while it ran. False: the lease was lost. */
  complete(lease: Lease): Promise<boolean>
  /** Back to waiting after `delayMs`. False: the lease was lost. */
  release(lease: Lease, delayMs: number): Promise<boolean>
  /**
   * Makes jobs whose lease ran out claimable. Claimers do it too, from time to time; returns how many since the last call,
   * by this queue in either way.
   */
  sweep(): Promise<number>
  counts(): Promise<Readonly<Record<JobKind, JobCounts>>>
  /** Milliseconds since the oldest waiting job was enqueued; 0 without one. */
  oldestWaitingMs(): Promise<number>
  /** Forgets all jobs, for tests and for a restored store. */
  clear(): Promise<void>
  /** Waiting claims return null. */
  close(): Promise<void>
}
