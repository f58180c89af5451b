// The contract of the sandbox: documents are parsed in forked children with bounds, so that a hostile one costs
// itself and nothing else.
import type { Reading } from '../pipeline/index.js'

export interface Task {
  /** File to read; the child opens nothing else of the user's. */
  readonly path: string
  readonly bytes: number
  readonly hint: { readonly name?: string; readonly mediaType?: string; readonly charset?: string }
  /** Add the parsed blocks (`document`) to the extraction. */
  readonly document?: boolean
}

/**
 * `read`: the child answered, also with a refused record. `bounded`: it overran time or memory and was killed.
 * `crashed`: it ended by itself without an answer, or its answer was not one.
 */
export type Outcome =
  | { readonly kind: 'read'; readonly reading: Reading; readonly ms: number }
  | { readonly kind: 'bounded'; readonly code: 'time-limit' | 'memory-limit'; readonly message: string; readonly ms: number }
  | { readonly kind: 'crashed'; readonly message: string; readonly ms: number }

export interface Sandbox {
  /** Waits for a free child. `alone`: no other task runs beside it. Rejects only when the sandbox is closed. */
  read(task: Task, options?: { readonly alone?: boolean }): Promise<Outcome>
  /** Children alive, tasks run and killed, for metrics. */
  stats(): {
    readonly children: number
    readonly busy: number
    readonly tasks: number
    readonly killed: number
    readonly recycled: number
  }
  /** Ends the children: running tasks are awaited up to `graceMs`, then killed. */
  close(graceMs?: number): Promise<void>
}
