// Bytes on their way into a store: a file of its own that is complete and on the disk before it gets its name, and
// that is gone when anything goes wrong, since a full disk leaves a file of 0 bytes behind.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { TryLater } from '../errors.js'
import { BlobTooLarge } from './blob-errors.js'

/** Writing touches the file all the time; what was not touched for so long belongs to a process that died. */
const ABANDONED_MS = 3_600_000
const DISK_FULL_RETRY_MS = 60_000
const FULL = new Set(['ENOSPC', 'EDQUOT'])

export interface TempFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** `durable`: returns only when the bytes are on the disk. Throws `BlobTooLarge`, or `TryLater` on a full disk. */
export async function writeTempFile(
  folder: string,
  stream: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { limitBytes = Number.POSITIVE_INFINITY, durable = true } = {},
): Promise<TempFile> {
  const path = join(folder, randomUUID())
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const chunk of stream) {
        bytes += chunk.length
        if (bytes > limitBytes) throw new BlobTooLarge(limitBytes)
        hash.update(chunk)
        await file.writeFile(chunk)
      }
      if (durable) await file.sync()
      return { path, sha256: hash.digest('hex'), bytes }
    } finally {
      await file.close()
    }
  } catch (error) {
    await rm(path, { force: true })
    throw diskError(error)
  }
}

/** Makes the folder, and removes what processes that died left in it. */
export async function openTempFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const found = await stat(path).catch(ifMissing(null))
    if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(path, { force: true })
  }
}

/** For `catch`: a file that is not there is an answer, everything else an error. */
export function ifMissing<T>(answer: T): (error: unknown) => T {
  return (error) => {
    if (codeOf(error) === 'ENOENT') return answer
    throw error
  }
}

/** A full disk passes; everything else goes up as it is. */
export function diskError(error: unknown): unknown {
  if (!FULL.has(codeOf(error))) return error
  return new TryLater('磁盘已满，请腾出空间 / the disk is full, free space', DISK_FULL_RETRY_MS, { cause: error })
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
