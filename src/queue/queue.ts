// The contract of the queue: a doorbell. What work there is stands in the store; a queue that forgets everything
// costs time and no document. The same suite runs on every queue (test/contracts/queue.ts).

export type JobKind = 'process' | 'recheck' | 'crawl'

/** A job names its work and carries nothing: `key` is the sha256 of a document, or the id of a site. */
export interface NewJob {
  readonly kind: JobKind
  readonly key: string
  /** Higher first: upload 30, watch 20, crawl 10, ingest and everything else 0. */
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
  /** A job of the same kind and key that waits, is delayed or runs makes this one needless; nothing is lost, since work reads the store. */
  enqueue(jobs: readonly NewJob[]): Promise<void>
  /** The next job, or null after `waitMs` without one. Never the same job to two claimers at once. */
  claim(kinds: readonly JobKind[], waitMs: number): Promise<Lease | null>
  /** False: the lease was lost. */
  renew(lease: Lease): Promise<boolean>
  complete(lease: Lease): Promise<boolean>
  /** Back to waiting after `delayMs`. */
  release(lease: Lease, delayMs: number): Promise<boolean>
  /** Makes jobs whose lease ran out claimable; returns how many. */
  sweep(): Promise<number>
  counts(): Promise<Readonly<Record<JobKind, JobCounts>>>
  /** Milliseconds that the oldest waiting job has waited; 0 without one. */
  oldestWaitingMs(): Promise<number>
  /** Forgets all jobs, for tests and for a restored store. */
  clear(): Promise<void>
  close(): Promise<void>
}
