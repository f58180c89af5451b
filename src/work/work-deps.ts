// What workers work with.
import type { Logger } from 'pino'
import type { Blobs } from '../blobs/index.js'
import type { Queue } from '../queue/index.js'
import type { Sandbox } from '../sandbox/index.js'
import type { EngineKey, Store } from '../store/index.js'
import type { Turnstile } from './turnstile.js'

/** Never given text of documents: only ids, codes, times and our own sentences. */
export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>

export interface WorkDeps {
  readonly store: Store
  readonly queue: Queue
  readonly blobs: Blobs
  readonly sandbox: Sandbox
  readonly engine: EngineKey
  readonly log: Log
  /** Name of this process among others, for the ledger of attempts. */
  readonly worker: string
  /** Milliseconds after which an attempt whose worker does not answer is given to another. */
  readonly leaseMs: number
  /** Shared by all that reads in this process. */
  readonly turnstile: Turnstile
  /** The process is ending: no more waiting for a store that is away. */
  readonly hurry?: AbortSignal
}

/** What becomes of a job: it is done, or comes back after so many milliseconds. */
export type Next = { readonly done: true } | { readonly againMs: number }

export const DONE: Next = { done: true }
