import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { MOST_BYTES } from '../intake/index.js'

/** The bytes of an input; `bytes` is null when there are too many, and then only counted and hashed. */
export interface Input {
  readonly bytes: Uint8Array | null
  readonly size: number
  readonly sha256: string
}

/** Reads a file. Throws the system's error, or one with code `ENOTFILE` for devices and folders. */
export async function readFileInput(path: string): Promise<Input> {
  const stats = await stat(path)
  if (!stats.isFile() && !stats.isFIFO()) throw Object.assign(new Error(`not a file: ${path}`), { code: 'ENOTFILE' })
  return readStream(createReadStream(path))
}

/** Reads standard input to its end. */
export function readStandardInput(): Promise<Input> {
  return readStream(process.stdin)
}

async function readStream(stream: AsyncIterable<Uint8Array>): Promise<Input> {
  const hash = createHash('sha256')
  let chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    hash.update(chunk)
    size += chunk.length
    if (size > MOST_BYTES) chunks = []
    else chunks.push(chunk)
  }
  const bytes = size > MOST_BYTES ? null : joined(chunks, size)
  return { bytes, size, sha256: hash.digest('hex') }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size) // a plain array of its own: a Buffer may share its memory
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}
