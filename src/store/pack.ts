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
  return JSON.parse(inflateRawSync(bytesOf(bytes)).toString('utf8')) as Value
}

/**
 * Packed bytes as both engines give them, in memory of their own: a piece of a larger buffer would take all of that along
 * to another thread.
 */
export function bytesOf(bytes: Bytes): Uint8Array {
  if (bytes instanceof ArrayBuffer) return new Uint8Array(bytes)
  return bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)
}

/** sha256 of a text, hex. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
