// Reads a file that others may be writing, replacing or pointing elsewhere: opened once, without following a link
// and without waiting for a pipe, and its size and time are the same after reading as before, or it does not count.
import { constants, type FileHandle, lstat, open } from 'node:fs/promises'
import { codeOf } from './code-of.js'
import type { Refusal } from './intake-event.js'

/** Most bytes of a document: no report comes near it, and reading copies the bytes. */
export const MOST_BYTES = 100 * 1024 ** 2

/** Bytes read at once of a large file. */
const CHUNK_BYTES = 1024 ** 2

/** A file or stream that becomes no document. Thrown inside this folder only; it leaves as a value. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}

/** Size or time changed while the file was read. */
export class Changed extends Error {
  override readonly name = 'Changed'
}

/** What tells one state of a file from another. Times in nanoseconds. */
export interface Print {
  readonly size: number
  readonly mtimeNs: bigint
  readonly ino: bigint
}

/** An open file: its state when it was opened, and its bytes. */
export interface OpenFile {
  readonly print: Print
  /** All bytes in one piece. Throws `Changed`. */
  whole(): Promise<Uint8Array>
  /** The bytes in pieces; throws `Changed` at the end rather than ending. */
  pieces(): AsyncGenerator<Uint8Array>
  /** At most `length` bytes from `from` on, whatever happens meanwhile. */
  part(from: number, length: number): Promise<Uint8Array>
}

/** The state of a regular file, without following a link; throws `NotTaken`. */
export async function printOf(path: string): Promise<Print> {
  const stats = await lstat(path, { bigint: true }).catch((error: unknown) => {
    throw notTaken(error)
  })
  if (stats.isSymbolicLink()) throw new NotTaken({ code: 'link' })
  if (!stats.isFile()) throw new NotTaken({ code: 'not-a-file' })
  return { size: Number(stats.size), mtimeNs: stats.mtimeNs, ino: stats.ino }
}

export function samePrint(a: Print, b: Print): boolean {
  return a.size === b.size && a.mtimeNs === b.mtimeNs && a.ino === b.ino
}

/** Hands the open file to `use`. Throws `NotTaken`, `Changed`, and what `use` throws. */
export async function readWhole<T>(path: string, use: (file: OpenFile) => Promise<T>): Promise<T> {
  // Windows knows no O_NOFOLLOW; there, looking first is the best there is.
  if (constants.O_NOFOLLOW === undefined) await printOf(path)
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const handle = await open(path, flags).catch((error: unknown) => {
    throw notTaken(error)
  })
  try {
    const print = await printOfHandle(handle)
    if (print.size > MOST_BYTES) throw new NotTaken({ code: 'too-large' })
    return await use({
      print,
      whole: () => whole(handle, print),
      pieces: () => pieces(handle, print),
      part: (from, length) => readAt(handle, from, length),
    })
  } finally {
    await handle.close()
  }
}

function notTaken(error: unknown): NotTaken {
  const system = codeOf(error)
  if (system === 'ELOOP') return new NotTaken({ code: 'link' })
  if (system === 'ENOENT' || system === 'ENOTDIR') return new NotTaken({ code: 'gone', system })
  if (system === 'ENXIO') return new NotTaken({ code: 'not-a-file' }) // a socket
  return new NotTaken({ code: 'unreadable', system })
}

async function printOfHandle(handle: FileHandle): Promise<Print> {
  const stats = await handle.stat({ bigint: true })
  if (!stats.isFile()) throw new NotTaken({ code: 'not-a-file' })
  return { size: Number(stats.size), mtimeNs: stats.mtimeNs, ino: stats.ino }
}

async function whole(handle: FileHandle, print: Print): Promise<Uint8Array> {
  const bytes = new Uint8Array(print.size)
  let at = 0
  for await (const piece of pieces(handle, print)) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** Never yields more than the size at the start, so that what uses it needs no check of its own. */
async function* pieces(handle: FileHandle, print: Print): AsyncGenerator<Uint8Array> {
  let at = 0
  while (at < print.size) {
    const piece = await readAt(handle, at, Math.min(CHUNK_BYTES, print.size - at))
    if (piece.length === 0) throw new Changed('shorter than it was')
    at += piece.length
    yield piece
  }
  if (!samePrint(print, await printOfHandle(handle))) throw new Changed('changed while it was read')
}

async function readAt(handle: FileHandle, from: number, length: number): Promise<Uint8Array> {
  const buffer = new Uint8Array(length)
  try {
    const { bytesRead } = await handle.read(buffer, 0, length, from)
    return buffer.subarray(0, bytesRead)
  } catch (error) {
    throw new NotTaken({ code: 'unreadable', system: codeOf(error) })
  }
}
