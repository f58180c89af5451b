// Waits for a document's result by asking the store, less and less often. For whoever has no better news.
import { setTimeout as sleep } from 'node:timers/promises'
import type { DocumentDetail, DocumentState, Store } from '../../store/index.js'

/** Milliseconds between the first two looks: a small document is read in less than a second. */
const FIRST_MS = 250

/** Milliseconds between looks in the end: a long queue is not asked about all the time. */
const LAST_MS = 5_000

const OPEN: ReadonlySet<DocumentState> = new Set(['queued', 'running'])

/** The document when nothing more happens to it. Throws the signal's reason, what the store throws, and for unknown documents. */
export async function pollResult(store: Pick<Store, 'document'>, sha256: string, signal: AbortSignal): Promise<DocumentDetail> {
  for (let pause = FIRST_MS; ; pause = Math.min(pause * 1.5, LAST_MS)) {
    const detail = await store.document(sha256)
    if (!detail) throw new Error(`no document ${sha256} in the store`)
    if (!OPEN.has(detail.document.state)) return detail
    await sleep(pause, undefined, { signal })
  }
}
