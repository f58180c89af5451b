// Copies one store into another, for backup and for moving from folder to bucket. Blobs never change, so what is there
// is left; a blob that is damaged where it comes from is told, and does not keep the others from being saved.
import { createReadStream } from 'node:fs'
import { BlobDamaged } from './blob-errors.js'
import type { Blobs } from './blobs.js'

/** A bucket answers in some 20 ms and a disk wants no more at a time. */
const AT_ONCE = 8

export interface Copied {
  readonly copied: number
  readonly bytes: number
  /** Were there already. */
  readonly skipped: number
  /** Names whose bytes are not what the name says; not copied. */
  readonly damaged: readonly string[]
}

/** Streams; holds no list of names. Throws what either store throws, `BlobDamaged` excepted. */
export async function copyBlobs(from: Blobs, to: Blobs): Promise<Copied> {
  const tally = { copied: 0, bytes: 0, skipped: 0, damaged: [] as string[] }
  const names = from.list()[Symbol.asyncIterator]()
  // Generators answer in turn, so the lanes share one without a lock.
  const lane = async () => {
    for (let next = await names.next(); !next.done; next = await names.next()) await copyOne(from, to, next.value, tally)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
  return tally
}

async function copyOne(
  from: Blobs,
  to: Blobs,
  sha256: string,
  tally: { -readonly [K in keyof Copied]: Copied[K] } & { damaged: string[] },
) {
  if (await to.has(sha256)) {
    tally.skipped++
    return
  }
  try {
    const file = await from.local(sha256)
    if (!file) return
    try {
      const { bytes } = await to.putStream(createReadStream(file.path), Number.POSITIVE_INFINITY)
      tally.bytes += bytes
      tally.copied++
    } finally {
      await file.release()
    }
  } catch (error) {
    if (!(error instanceof BlobDamaged)) throw error
    tally.damaged.push(sha256)
  }
}
