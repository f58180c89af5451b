// Readings are kept packed: deflated JSON is 2 KB where a row for every cell is 10 to 27, and nothing asks for
// one cell of many reports (exports do, and stream). See docs/decisions/0030-store.md.
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Bytes } from './schema.js'

/** Packs a value; `hash` is the sha256 (hex) of its JSON. */
export function pack(value: unknown): { readonly pack: Uint8Array; readonly hash: string } {
  const json = JSON.stringify(value)
  return { pack: deflateRawSync(json), hash: sha256Of(json) }
}

/** What `pack` was given. */
export function unpack<Value>(bytes: Bytes): Value {
  const buffer = bytes instanceof ArrayBuffer ? Buffer.from(bytes) : bytes
  return JSON.parse(inflateRawSync(buffer).toString('utf8')) as Value
}

/** sha256 of a text, hex. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
