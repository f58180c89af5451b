// The id of a job is its kind and key, which makes two jobs of one work impossible; BullMQ refuses `:` in ids.
import type { JobKind } from './queue.js'

export function jobId(kind: JobKind, key: string): string {
  return `${kind}-${encodeURIComponent(key)}`
}

export function jobKey(kind: JobKind, id: string): string {
  return decodeURIComponent(id.slice(kind.length + 1))
}
