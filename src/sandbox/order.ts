import type { Task } from './sandbox.js'

/** What the parent asks of a child: goes before the chunks of a document, which an empty message ends. */
export interface Order {
  /** Comes back with the answer, so that a late one is not taken for the next document's. */
  readonly task: number
  readonly hint: Task['hint']
  readonly document: boolean
  readonly outline: boolean
}

/** Largest message to a child, bytes: chunks of documents are cut to it, so the parent holds one chunk a child. */
export const CHUNK_BYTES = 256 * 1024
