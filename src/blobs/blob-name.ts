// The name of a blob and where it stands below the root: ab/cd/abcd…, in folders and buckets alike, so that one can be
// copied to the other by any tool. 65,536 folders hold ten million blobs at 150 each.
import { createHash } from 'node:crypto'
import { Bug } from '../errors.js'

const NAME = /^[0-9a-f]{64}$/

export function isBlobName(name: string): boolean {
  return NAME.test(name)
}

/** Path with forward slashes. Whatever is not a sha256 never becomes a path. */
export function blobPath(sha256: string): string {
  if (!isBlobName(sha256)) throw new Bug('a blob was asked for by something that is no sha256')
  return `${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Throws `Bug` where a caller names bytes wrongly. */
export function checkName(sha256: string, bytes: Uint8Array): void {
  if (sha256Of(bytes) !== sha256) throw new Bug(`bytes are not those of blob ${sha256}`)
}
