// One document in: uploads, and whatever else has no batch to travel in.
import type { Blobs } from '../blobs/index.js'
import type { Admitted, EngineKey, Store } from '../store/index.js'
import { type About, bringIn, type Source } from './bring-in.js'
import type { IntakeEvent, Refusal } from './intake-event.js'
import type { Room } from './room.js'
import { sayRefusal } from './say-intake.js'

/** What intake works with. */
export interface IntakeDeps {
  readonly blobs: Blobs
  readonly store: Pick<Store, 'admit'>
  readonly engine: EngineKey
  /** Told what people and logs may want to know; no text of documents. */
  readonly log?: (event: IntakeEvent) => void
  /** Room on the disks that are written to (`roomOf`); without it, what the blob store says. */
  readonly room?: () => Promise<Room>
}

export type TakenIn =
  | { readonly ok: true; readonly admitted: Admitted }
  | { readonly ok: false; readonly refusal: Refusal; readonly message: { readonly zh: string; readonly en: string } }

/**
 * Puts bytes into the blob store and the document into the store. At most 100 MB.
 * Throws `TryLater` where either is not ready; a file may then be taken in again, a stream has to be sent again.
 */
export async function takeIn(source: Source, about: About, { blobs, store, engine }: IntakeDeps): Promise<TakenIn> {
  const brought = await bringIn(source, about, blobs)
  if (!brought.ok) return { ok: false, refusal: brought.refusal, message: sayRefusal(brought.refusal) }
  const [admitted] = await store.admit([brought.arrival], engine)
  return { ok: true, admitted: admitted as Admitted }
}
