import { Inflate } from 'fflate'
import { InputRefused } from '../../src/document/index.js'
import { crc32 } from './crc32.js'

/*
 * Archives are opened by their central directory, and only the parts asked for are inflated, counting
 * what comes out: sizes that an archive declares are claims.
 */
const MOST_ENTRIES = 2000
const MEGABYTE = 1024 * 1024
/** Of all parts together, of one part. The largest real report inflates to 2 MB. */
const MOST_MEGABYTES = 50
const MOST_PART_MEGABYTES = 30
/** Markup shrinks to a fiftieth at best; small parts may be more regular. */
const HIGHEST_RATIO = 200
const RATIO_COUNTS_FROM_BYTES = MEGABYTE
/** What one step of inflating takes in: it cannot burst into more than about 16 MB. */
const STEP_BYTES = 16_384

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
const LONGEST_TAIL = 65_557

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly packedSize: number
  readonly crc: number
  readonly offset: number
}

/** The entries an archive lists. Throws `InputRefused`: `damaged` without a directory, `too-large`. */
export function listEntries(bytes: Uint8Array): ZipEntry[] {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end === undefined) throw new InputRefused('damaged', { part: 'archive' })
  const count = view.getUint16(end + 10, true)
  if (count > MOST_ENTRIES) throw new InputRefused('too-large', { limit: MOST_ENTRIES, unit: 'entries' })
  const size = view.getUint32(end + 12, true)
  // Bytes before the archive shift every offset; the directory itself must end where its end begins.
  const shift = Math.max(0, end - size - view.getUint32(end + 16, true))
  const entries: ZipEntry[] = []
  let at = end - size
  for (let i = 0; i < count; i++) {
    if (at < 0 || at + 46 > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
      throw new InputRefused('damaged', { part: 'archive' })
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    entries.push({
      name: nameOf(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      packedSize: packedSizeOf(view, at, at + 46 + nameLength, extraLength),
      crc: view.getUint32(at + 16, true),
      offset: view.getUint32(at + 42, true) + shift,
    })
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true)
  }
  return entries
}

/** An archive whose parts are inflated on demand, within bounds for all of them together. */
export class Archive {
  readonly #bytes: Uint8Array
  readonly #entries = new Map<string, ZipEntry>()
  readonly #read = new Map<string, Uint8Array>()
  #inflated = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    // Names of parts do not distinguish case; of two entries with one name Word takes the first.
    for (const entry of listEntries(bytes)) {
      const key = entry.name.toLowerCase()
      if (!this.#entries.has(key)) this.#entries.set(key, entry)
    }
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  names(): string[] {
    return [...this.#entries.values()].map((entry) => entry.name)
  }

  /** A part's bytes, undefined where there is none. Throws `InputRefused`. */
  read(name: string): Uint8Array | undefined {
    const key = name.toLowerCase()
    const entry = this.#entries.get(key)
    if (entry === undefined) return undefined
    const known = this.#read.get(key)
    if (known) return known
    const content = this.#open(entry)
    this.#read.set(key, content)
    return content
  }

  #open(entry: ZipEntry): Uint8Array {
    if (entry.encrypted) throw new InputRefused('encrypted')
    const view = viewOf(this.#bytes)
    const { offset } = entry
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== LOCAL_SIGNATURE) throw damaged(entry)
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
    if (start + entry.packedSize > this.#bytes.length) throw damaged(entry)
    const packed = this.#bytes.subarray(start, start + entry.packedSize)
    const content = entry.method === 0 ? this.#stored(packed) : this.#inflate(packed, entry)
    if (crc32(content) !== entry.crc) throw damaged(entry)
    return content
  }

  #stored(packed: Uint8Array): Uint8Array {
    this.#count(packed.length, packed.length)
    this.#inflated += packed.length
    return packed
  }

  #inflate(packed: Uint8Array, entry: ZipEntry): Uint8Array {
    if (entry.method !== 8) throw damaged(entry)
    const chunks: Uint8Array[] = []
    let length = 0
    const inflater = new Inflate((chunk) => {
      length += chunk.length
      this.#count(length, packed.length)
      chunks.push(chunk)
    })
    try {
      for (let from = 0; from < packed.length || from === 0; from += STEP_BYTES) {
        inflater.push(packed.subarray(from, from + STEP_BYTES), from + STEP_BYTES >= packed.length)
      }
    } catch (error) {
      if (error instanceof InputRefused) throw error
      throw damaged(entry, error)
    }
    this.#inflated += length
    return joined(chunks, length)
  }

  #count(length: number, packedLength: number): void {
    if (length > MOST_PART_MEGABYTES * MEGABYTE) throw new InputRefused('too-large', { limit: MOST_PART_MEGABYTES, unit: 'MB' })
    if (this.#inflated + length > MOST_MEGABYTES * MEGABYTE)
      throw new InputRefused('too-large', { limit: MOST_MEGABYTES, unit: 'MB' })
    if (length > RATIO_COUNTS_FROM_BYTES && length > packedLength * HIGHEST_RATIO) {
      throw new InputRefused('too-large', { limit: HIGHEST_RATIO, unit: 'ratio' })
    }
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array
  const whole = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function damaged(entry: ZipEntry, cause?: unknown): InputRefused {
  return new InputRefused('damaged', { part: entry.name.slice(0, 100) }, { cause })
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The end record stands before a comment of at most 64 KB; whatever follows that is not an archive. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - LONGEST_TAIL); at--) {
    if (view.getUint32(at, true) === END_SIGNATURE && view.getUint32(at + 12, true) <= at) return at
  }
  return undefined
}

/** The packed size, from the ZIP64 field where the plain one says that it is there. */
function packedSizeOf(view: DataView, entry: number, extra: number, extraLength: number): number {
  const size = view.getUint32(entry + 20, true)
  if (size !== 0xffffffff) return size
  const end = Math.min(extra + extraLength, view.byteLength)
  for (let at = extra; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const field = at + 4 + (view.getUint32(entry + 24, true) === 0xffffffff ? 8 : 0)
    if (field + 8 <= end) return Number(view.getBigUint64(field, true))
  }
  return size
}

/** Part names are ASCII; anything else only has to stay distinct. */
function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '')
}
