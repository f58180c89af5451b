import type { Logger } from 'pino'
import type { Blobs } from '../blobs/index.js'
import type { IntakeDeps } from '../intake/index.js'
import type { Sandbox } from '../sandbox/index.js'
import type { EngineKey, Store } from '../store/index.js'
import type { WorkMetrics } from '../work/index.js'

/** What the review server works with. */
export interface ReviewDeps {
  readonly store: Store
  readonly blobs: Blobs
  readonly sandbox: Sandbox
  readonly engine: EngineKey
  readonly log: Logger
  readonly intake: IntakeDeps
  /** Of the workers in this process, where there are any. */
  readonly metrics?: WorkMetrics
}

/** How it is served. */
export interface ReviewOptions {
  readonly host: string
  /** 0: any that is free. */
  readonly port: number
  /** Behind a proxy that speaks HTTPS: its address headers are believed, and cookies are sent over HTTPS only. */
  readonly httpsProxy?: boolean
  /** Folder of the built page. */
  readonly page: string
  /** Chromium's program, for letters as PDF; null: none. By default, looked for. */
  readonly chromium?: string | null
}
