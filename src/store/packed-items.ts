// Documents of an export as the tables hold them. Unpacking is most of the work of reading them, and needs nothing of the
// store: it can be done in another thread.
import { type DetailRows, detailsOf } from './document-detail.js'
import type { Decision, ExportItem, PackedItems } from './store.js'

/** What `PackedItems` holds. */
interface Packed {
  readonly details: DetailRows
  /** By identity of the finding. */
  readonly decisions: ReadonlyMap<string, readonly Decision[]>
}

export function packItems(order: readonly string[], packed: Packed): PackedItems {
  return { order, packed }
}

/** The documents themselves. */
export function unpackItems({ order, packed }: PackedItems): ExportItem[] {
  const { details, decisions } = packed as Packed
  const found = detailsOf(details)
  return order.flatMap((sha256): ExportItem[] => {
    const detail = found.get(sha256)
    if (!detail) return []
    return [{ detail, decisions: detail.anomalies.flatMap(({ identity }) => decisions.get(identity) ?? []) }]
  })
}
