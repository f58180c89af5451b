// How much room is left on the disks that are written to, and whether that is too little to take more in.
import { statfs } from 'node:fs/promises'
import type { Blobs } from '../blobs/index.js'

/** Bytes left; `totalBytes` is null where nobody can say. */
export interface Room {
  readonly freeBytes: number
  readonly totalBytes: number | null
}

/** Bytes left below which nothing more is taken in: room for the results of what is already in. */
const LEAST_FREE_BYTES = 2 * 1024 ** 3

/** The same as a share of the disk; the smaller of both counts, so that small disks can be used at all. */
const LEAST_FREE_SHARE = 0.05

/** The fullest of the disks that hold these folders. */
export async function roomOf(folders: readonly string[]): Promise<Room> {
  let fullest: Room | null = null
  for (const folder of folders) {
    const { bavail, blocks, bsize } = await statfs(folder)
    const room = { freeBytes: bavail * bsize, totalBytes: blocks * bsize }
    if (fullest === null || spare(room) < spare(fullest)) fullest = room
  }
  return fullest ?? { freeBytes: Number.POSITIVE_INFINITY, totalBytes: null }
}

/** What the blob store says about itself; endless where it cannot say. */
export async function roomOfBlobs(blobs: Blobs): Promise<Room> {
  return { freeBytes: (await blobs.freeBytes()) ?? Number.POSITIVE_INFINITY, totalBytes: null }
}

export function isTight(room: Room): boolean {
  return spare(room) < 0
}

function spare({ freeBytes, totalBytes }: Room): number {
  return freeBytes - Math.min(LEAST_FREE_BYTES, (totalBytes ?? Number.POSITIVE_INFINITY) * LEAST_FREE_SHARE)
}
