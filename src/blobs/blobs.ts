// The contract of the blob store: bytes under their sha256. What is written once never changes. The same suite runs on
// every store (test/contracts/blobs.ts). Every method throws `TryLater` while the store cannot be reached or is full.

export interface Blobs {
  readonly kind: 'folder' | 's3'
  /** Writes bytes whose sha256 is known; a blob that is there already with that size is left as it is. */
  put(sha256: string, bytes: Uint8Array): Promise<void>
  /** Streams into the store and tells hash and size. `limitBytes`: throws `BlobTooLarge` beyond, and keeps nothing. */
  putStream(stream: AsyncIterable<Uint8Array>, limitBytes: number): Promise<{ readonly sha256: string; readonly bytes: number }>
  /** Bytes, checked against their name; null where there is no such blob. Throws `BlobDamaged` where they were altered. */
  get(sha256: string): Promise<Uint8Array | null>
  has(sha256: string): Promise<boolean>
  /** A local file to read the blob from, checked as by `get`: itself, or a copy that `release` removes. Null where there is none. */
  local(sha256: string): Promise<{ readonly path: string; release(): Promise<void> } | null>
  /** All names, in order; streams. */
  list(): AsyncIterable<string>
  /** Bytes left where blobs are written; null where nobody can say. */
  freeBytes(): Promise<number | null>
  close(): Promise<void>
}
