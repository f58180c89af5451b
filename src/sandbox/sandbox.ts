// The contract of the sandbox: documents are parsed in forked children with bounds, so that a hostile one costs
// itself and nothing else.
import type { Reading } from '../pipeline/index.js'
import type { Outline } from './outline.js'

export interface Task {
  /** File to read. The parent opens it and sends the bytes; the child opens no file of the user's at all. */
  readonly path: string
  /** Size of the file, bytes; the time limit is made from it. */
  readonly bytes: number
  readonly hint: { readonly name?: string; readonly mediaType?: string; readonly charset?: string }
  /** Add the parsed blocks (`document`) to the extraction. */
  readonly document?: boolean
  /** Add the `outline` to the outcome: what is needed to say a place in words, far smaller than the document. */
  readonly outline?: boolean
}

/**
 * `read`: the child answered, also with a refused record. `bounded`: it overran time or memory and was killed.
 * `crashed`: it ended by itself without an answer, or its answer was not one. Messages are English, one line, and
 * hold nothing of the document.
 */
export type Outcome =
  | {
      readonly kind: 'read'
      readonly reading: Reading
      /** Only when asked for and the document could be parsed. */
      readonly outline?: Outline
      /** From the first byte sent to the answer checked, without waiting for a child. */
      readonly ms: number
    }
  | { readonly kind: 'bounded'; readonly code: 'time-limit' | 'memory-limit'; readonly message: string; readonly ms: number }
  | { readonly kind: 'crashed'; readonly message: string; readonly ms: number }

/**
 * What may hold a child, beside the bounds that the parent keeps. `no-network`: it reaches nobody; `dies-with-parent`: also
 * in an endless loop; `system-bounds`: memory, processor time and open files; `own-files-only`: it reads the program's
 * files, writes none, and starts nothing.
 */
export type Layer = 'no-network' | 'dies-with-parent' | 'system-bounds' | 'own-files-only'

export interface Sandbox {
  /**
   * Waits for a free child; first come, first served. `alone`: no other task runs beside it. Rejects with `SandboxClosed`,
   * with the system's error (it has a `code`) when the file cannot be read, or with `TryLater` when no child starts.
   */
  read(task: Task, options?: { readonly alone?: boolean }): Promise<Outcome>
  /** Children alive, tasks run and killed, for metrics. */
  stats(): {
    readonly children: number
    readonly busy: number
    readonly tasks: number
    readonly killed: number
    readonly recycled: number
    /** What holds the children on this machine; empty until it is known, a few milliseconds after the start. */
    readonly confinement: readonly Layer[]
  }
  /** Ends the children: running tasks are awaited up to `graceMs`, then killed; waiting ones reject at once. */
  close(graceMs?: number): Promise<void>
}

/** The sandbox was closed before the task could run or end. */
export class SandboxClosed extends Error {
  override readonly name = 'SandboxClosed'
  constructor() {
    super('the sandbox is closed')
  }
}
