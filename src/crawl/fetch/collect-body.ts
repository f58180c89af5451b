// Collects a body while it unpacks it: what counts against the cap are the bytes that come out, since a few hundred
// kilobytes of gzip can hold as many megabytes. A body that ends early is short, never a document.
import type { Readable } from 'node:stream'
import { createGunzip, createInflate, createInflateRaw } from 'node:zlib'
import { FetchFailure } from './fetch-failure.js'

export interface CollectOptions {
  readonly url: string
  /** Content-Encoding; empty for none. */
  readonly coding: string
  /** Content-Length; empty for none. */
  readonly length: string
  readonly limitBytes: number
  readonly overflow: 'fail' | 'cut'
  /** Called with each piece: bytes that came in so far. */
  heard(wireBytes: number): void
}

type Unpacker = ReturnType<typeof createGunzip> | ReturnType<typeof createInflate> | ReturnType<typeof createInflateRaw>

export async function collectBody(body: Readable, options: CollectOptions): Promise<{ bytes: Uint8Array; wireBytes: number }> {
  const pieces: Buffer[] = []
  let kept = 0
  let wireBytes = 0
  const full = () => kept >= options.limitBytes
  const keep = (piece: Buffer) => {
    if (kept + piece.length > options.limitBytes && options.overflow === 'fail') throw new FetchFailure('too-large', options.url)
    pieces.push(piece.subarray(0, options.limitBytes - kept))
    kept += Math.min(piece.length, options.limitBytes - kept)
  }
  let unpack: Unpack | null = null
  try {
    for await (const piece of body as AsyncIterable<Buffer>) {
      wireBytes += piece.length
      options.heard(wireBytes)
      if (wireBytes === piece.length) unpack = unpackOf({ ...options, heard: () => options.heard(wireBytes) }, piece)
      for (const out of unpack ? await unpack.write(piece) : [piece]) keep(out)
      if (full() && options.overflow === 'cut') break
    }
    if (unpack && !full()) for (const out of await unpack.end()) keep(out)
  } catch (error) {
    throw asShort(error, options.url)
  } finally {
    unpack?.stop()
    body.destroy()
  }
  if (options.length !== '' && !full() && Number(options.length) > wireBytes) throw new FetchFailure('short', options.url)
  return { bytes: Buffer.concat(pieces, kept), wireBytes }
}

function asShort(error: unknown, url: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code ?? ''
  if (error instanceof FetchFailure) return error
  if (code === 'Z_BUF_ERROR' || code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code.startsWith('HPE_'))
    return new FetchFailure('short', url, {}, { cause: error })
  if (code.startsWith('Z_')) return new FetchFailure('coding', url, { seen: code }, { cause: error })
  return error
}

interface Unpack {
  write(piece: Buffer): Promise<readonly Buffer[]>
  end(): Promise<readonly Buffer[]>
  stop(): void
}

/** Pieces small enough that a bomb is stopped near its cap. */
const CHUNK_BYTES = 65_536

function unpackOf(options: CollectOptions, first: Buffer): Unpack | null {
  const { coding, url } = options
  const name = coding.trim().toLowerCase()
  if (name === '' || name === 'identity') return null
  if (name === 'gzip' || name === 'x-gzip') {
    // Some servers say gzip and send plain bytes; gzip begins with 1F 8B.
    if (first.length > 1 && (first[0] !== 0x1f || first[1] !== 0x8b)) return null
    return unpackWith(createGunzip({ chunkSize: CHUNK_BYTES }), options)
  }
  if (name === 'deflate') {
    // `deflate` means zlib's wrapping; servers that send it bare begin with another low nibble than 8.
    const make = ((first[0] ?? 0) & 0x0f) === 8 ? createInflate : createInflateRaw
    return unpackWith(make({ chunkSize: CHUNK_BYTES }), options)
  }
  // One layer, and only what was asked for: two layers are a way to hide a bomb.
  throw new FetchFailure('coding', url, { seen: name.slice(0, 40) })
}

function unpackWith(stream: Unpacker, { limitBytes, overflow, url, heard }: CollectOptions): Unpack {
  let out: Buffer[] = []
  let total = 0
  let failure: unknown = null
  const taken = () => {
    if (failure !== null) throw failure
    const pieces = out
    out = []
    return pieces
  }
  stream.on('data', (piece: Buffer) => {
    // Unpacking takes its time while nothing comes in; that is not the server being idle.
    heard(0)
    total += piece.length
    out.push(piece)
    // Stops inside one `write`, which would otherwise unpack all that its input holds.
    if (total > limitBytes) {
      if (overflow === 'fail') failure ??= new FetchFailure('too-large', url)
      stream.destroy()
    }
  })
  const settled = (start: (done: () => void) => void) =>
    new Promise<readonly Buffer[]>((resolve, reject) => {
      const finish = () => {
        stream.off('error', finish).off('close', finish)
        try {
          resolve(taken())
        } catch (error) {
          reject(error)
        }
      }
      stream.once('error', finish).once('close', finish)
      start(finish)
    })
  stream.on('error', (error) => {
    failure ??= error
  })
  return {
    write: (piece) => settled((done) => (stream.destroyed ? done() : stream.write(piece, () => done()))),
    end: () => settled((done) => (stream.destroyed ? done() : stream.once('end', done).end())),
    stop: () => void stream.destroy(),
  }
}
