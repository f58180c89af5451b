// Bytes from a file or a stream into the blob store, and the arrival that `Store.admit` takes. A file is held against
// its size and time after reading; what changed meanwhile is read again, and nothing torn is kept.
import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Blobs } from '../blobs/index.js'
import type { Arrival, Channel } from '../store/index.js'
import { cleanName } from './clean-name.js'
import type { Refusal } from './intake-event.js'
import { Changed, MOST_BYTES, NotTaken, type OpenFile, type Print, readWhole } from './read-whole.js'

/** Largest file that is read in one piece, so that bytes which are known already are not written again. */
const ONE_PIECE_BYTES = 4 * 1024 ** 2

/** Milliseconds to wait before a file that changed while it was read is read again, for each time. */
const AGAIN_MS = [200, 1_000, 3_000]

/** What is known about bytes that come in. */
export interface About {
  readonly channel: Channel
  /** Absolute path or address. */
  readonly origin: string
  /** As it came; it is cleaned. */
  readonly name: string | null
  readonly mediaType?: string
  readonly charset?: string
  readonly actor?: string
  readonly fetchId?: string
  /** Milliseconds since 1970; without it, now. */
  readonly receivedAt?: number
}

/** Where bytes come from: a regular file that is not a link, or a stream. */
export type Source = { readonly path: string } | { readonly stream: AsyncIterable<Uint8Array> }

/** The bytes lie in the blob store, or why not. `print`: the state of the file that was read. */
export type BroughtIn =
  | { readonly ok: true; readonly arrival: Arrival; readonly print: Print | null }
  | { readonly ok: false; readonly refusal: Refusal }

/** Throws `TryLater` where the blob store is not ready, and the errors of a stream. */
export async function bringIn(source: Source, about: About, blobs: Blobs): Promise<BroughtIn> {
  try {
    const { sha256, bytes, print } =
      'path' in source ? await keepFile(source.path, blobs) : await keepStream(source.stream, blobs)
    const { name, receivedAt = Date.now(), ...rest } = about
    return { ok: true, arrival: { ...rest, sha256, bytes, name: name === null ? null : cleanName(name), receivedAt }, print }
  } catch (error) {
    if (error instanceof NotTaken) return { ok: false, refusal: error.refusal }
    throw error
  }
}

interface Kept {
  readonly sha256: string
  readonly bytes: number
  readonly print: Print | null
}

async function keepFile(path: string, blobs: Blobs): Promise<Kept> {
  for (const pause of [...AGAIN_MS, null]) {
    try {
      return await readWhole(path, (file) => keepOpenFile(file, blobs))
    } catch (error) {
      if (!(error instanceof Changed)) throw error
      if (pause !== null) await sleep(pause)
    }
  }
  throw new NotTaken({ code: 'still-changing' })
}

async function keepOpenFile(file: OpenFile, blobs: Blobs): Promise<Kept> {
  const { print } = file
  if (print.size > ONE_PIECE_BYTES) return { ...(await keepPieces(file.pieces(), blobs)), print }
  const bytes = await file.whole()
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await blobs.put(sha256, bytes)
  return { sha256, bytes: bytes.length, print }
}

async function keepStream(stream: AsyncIterable<Uint8Array>, blobs: Blobs): Promise<Kept> {
  return { ...(await keepPieces(capped(stream), blobs)), print: null }
}

/** A blob store may wrap what the source throws; the source's own error is the one that counts. */
async function keepPieces(pieces: AsyncIterable<Uint8Array>, blobs: Blobs) {
  let own: unknown = null
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* pieces
    } catch (error) {
      own = error
      throw error
    }
  }
  try {
    return await blobs.putStream(watched(), MOST_BYTES)
  } catch (error) {
    throw own ?? error
  }
}

async function* capped(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0
  for await (const piece of stream) {
    bytes += piece.length
    if (bytes > MOST_BYTES) throw new NotTaken({ code: 'too-large' })
    yield piece
  }
}
