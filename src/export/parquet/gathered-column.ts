// The values of one column since the last row group, in the shape that its pages have: a dictionary and places in it, or
// texts behind each other. Made while the rows pass, so that each value is looked at once.
import { ByteWriter } from 'hyparquet-writer'
import { writeRleBitPackedHybrid } from 'hyparquet-writer/src/encoding.js'
import { writePlain } from 'hyparquet-writer/src/plain.js'
import type { ColumnType } from '../table.js'
import type { Pages } from './column-chunk.js'
import { type PhysicalType, physicalType } from './schema.js'

/** What a column holds: text, a number (also milliseconds), a boolean, or nothing. */
export type Plain = string | number | boolean | null

export interface GatheredColumn {
  /** Takes the value of the next row, or of so many rows. */
  push(value: Plain, rows?: number): void
  /** What was gathered, which is then forgotten. */
  take(): Pages
}

/** `ranged`: readers may skip groups by this column, since rows come in its order. */
export function gatheredColumn(name: string, type: ColumnType, ranged: boolean): GatheredColumn {
  return type === 'json' ? new TextColumn(name) : new DictionaryColumn(name, physicalType(type), ranged)
}

/** Rows for which room is made first; it doubles as needed. */
const FIRST_ROWS = 1024

/** Which rows have a value. */
class Presence {
  levels = new Uint8Array(FIRST_ROWS)
  rows = 0
  nulls = 0

  add(isPresent: boolean, count: number): void {
    if (this.rows + count > this.levels.length) this.levels = grown(this.levels, this.rows + count)
    const level = isPresent ? 1 : 0
    // A call for each single row would take longer than all else here.
    if (count === 1) this.levels[this.rows] = level
    else this.levels.fill(level, this.rows, this.rows + count)
    this.rows += count
    if (!isPresent) this.nulls += count
  }

  take(): Pick<Pages, 'rows' | 'present' | 'nulls'> {
    const taken = { rows: this.rows, present: this.levels, nulls: this.nulls }
    this.rows = 0
    this.nulls = 0
    return taken
  }
}

/** A dictionary that holds more than this share of the values saves nothing: they stand in the page themselves. */
const MOST_DISTINCT = 0.5

class DictionaryColumn implements GatheredColumn {
  readonly #presence = new Presence()
  readonly #places = new Map<Plain, number>()
  #values: Plain[] = []
  #indexes = new Int32Array(FIRST_ROWS)
  #count = 0
  /** Neighbours are often alike. */
  #last: Plain = null
  #lastIndex = 0

  constructor(
    private readonly name: string,
    private readonly type: PhysicalType,
    private readonly ranged: boolean,
  ) {}

  push(value: Plain, rows = 1): void {
    this.#presence.add(value !== null, rows)
    if (value === null) return
    if (value !== this.#last || this.#count === 0) {
      this.#lastIndex = this.#place(value)
      this.#last = value
    }
    if (this.#count + rows > this.#indexes.length) this.#indexes = grown(this.#indexes, this.#count + rows)
    if (rows === 1) this.#indexes[this.#count] = this.#lastIndex
    else this.#indexes.fill(this.#lastIndex, this.#count, this.#count + rows)
    this.#count += rows
  }

  take(): Pages {
    const indexes = this.#indexes.subarray(0, this.#count)
    const values = this.#values
    const { name, type } = this
    const range = this.ranged && values.length > 0 ? { range: rangeOf(values as (string | number)[]) } : {}
    const known = { name, type, ...range, ...this.#presence.take() }
    this.#places.clear()
    this.#values = []
    this.#count = 0
    if (type === 'BOOLEAN' || values.length > indexes.length * MOST_DISTINCT) {
      const all = Array.from(indexes, (index) => values[index] as Plain)
      return { ...known, encoding: 'PLAIN', body: plain(all, type) }
    }
    const dictionary = { values: values.length, body: plain(values, type) }
    return { ...known, encoding: 'RLE_DICTIONARY', dictionary, body: packedIndexes(indexes, values.length) }
  }

  #place(value: Plain): number {
    const known = this.#places.get(value)
    if (known !== undefined) return known
    const place = this.#values.length
    this.#places.set(value, place)
    this.#values.push(value)
    return place
  }
}

/** Four bytes of length before each text. */
const LENGTH_BYTES = 4
/** UTF-8 needs no more for a UTF-16 unit. */
const MOST_BYTES_A_UNIT = 3

/** Texts of which hardly any two are alike, such as places: looking for repetition costs time and finds none. */
class TextColumn implements GatheredColumn {
  readonly #presence = new Presence()
  #bytes = Buffer.allocUnsafe(FIRST_ROWS)
  #length = 0

  constructor(private readonly name: string) {}

  push(value: Plain, rows = 1): void {
    this.#presence.add(value !== null, rows)
    if (value === null) return
    const text = String(value)
    for (let row = 0; row < rows; row++) this.#append(text)
  }

  take(): Pages {
    const body = this.#bytes.subarray(0, this.#length)
    this.#length = 0
    return { name: this.name, type: 'BYTE_ARRAY', ...this.#presence.take(), encoding: 'PLAIN', body }
  }

  #append(text: string): void {
    const most = this.#length + LENGTH_BYTES + text.length * MOST_BYTES_A_UNIT
    if (most > this.#bytes.length) {
      const bytes = Buffer.allocUnsafe(Math.max(most, this.#bytes.length * 2))
      this.#bytes.copy(bytes, 0, 0, this.#length)
      this.#bytes = bytes
    }
    const written = this.#bytes.write(text, this.#length + LENGTH_BYTES)
    this.#bytes.writeUInt32LE(written, this.#length)
    this.#length += LENGTH_BYTES + written
  }
}

/** A longer list that begins with what stands in this one. */
function grown<List extends Uint8Array | Int32Array>(list: List, least: number): List {
  const length = Math.max(least, list.length * 2)
  const longer = list instanceof Uint8Array ? new Uint8Array(length) : new Int32Array(length)
  longer.set(list)
  return longer as List
}

/** Values as the format writes them one after the other. */
function plain(values: readonly Plain[], type: PhysicalType): Uint8Array {
  const bytes = new ByteWriter()
  const physical = type === 'INT64' ? values.map((value) => BigInt(value as number)) : values
  writePlain(bytes, physical as never[], type, undefined)
  return bytes.getBytes()
}

/** Places in a dictionary of `size` values: the bits of one, then all in runs or packed. */
function packedIndexes(indexes: Int32Array, size: number): Uint8Array {
  const bits = 32 - Math.clz32(size - 1)
  const bytes = new ByteWriter()
  bytes.appendUint8(bits)
  writeRleBitPackedHybrid(bytes, indexes, bits)
  return bytes.getBytes()
}

/** Texts in the order of their bytes, which is what the format compares. */
function rangeOf(values: readonly (string | number)[]): readonly [string | number, string | number] {
  let [least, greatest] = [values[0] as string | number, values[0] as string | number]
  for (const value of values) {
    if (isBefore(value, least)) least = value
    if (isBefore(greatest, value)) greatest = value
  }
  return [least, greatest]
}

function isBefore(a: string | number, b: string | number): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a < b
  return Buffer.compare(Buffer.from(a), Buffer.from(b)) < 0
}
