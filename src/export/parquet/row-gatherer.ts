// Gathers the rows of a table by column, and makes a row group of them: bytes that stand for themselves, whose offsets are
// moved when it is known where in the file they come to stand.
import { ByteWriter } from 'hyparquet-writer'
import { type Column, jsonText, type Table } from '../table.js'
import { type ColumnChunk, writeColumnChunk } from './column-chunk.js'
import { type GatheredColumn, gatheredColumn, type Plain } from './gathered-column.js'

/** Rows come in the order of agency and year: only there do least and greatest let a reader skip a group. */
const RANGED: ReadonlySet<string> = new Set(['agency', 'year'])

/** A row group on its own; it may come from another thread. */
export interface RowGroup {
  readonly rows: number
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Offsets count from the beginning of `bytes`. */
  readonly columns: readonly ColumnChunk[]
}

interface Gathering<Source> {
  readonly plainOf: (source: Source) => Plain
  readonly gathered: GatheredColumn
}

export class RowGatherer<Source> {
  readonly #columns: readonly Gathering<Source>[]
  readonly #ofRow: readonly Gathering<Source>[]
  readonly #ofDocument: readonly Gathering<Source>[]
  #rows = 0
  /** Of the document whose rows pass now. */
  #first: Source | null = null
  #rowsOfDocument = 0

  constructor({ columns }: Table<Source>) {
    const all = columns.map((column) => ({
      plainOf: plainValue(column),
      gathered: gatheredColumn(column.name, column.type, RANGED.has(column.name)),
      ofDocument: column.ofDocument ?? false,
    }))
    this.#columns = all
    this.#ofRow = all.filter(({ ofDocument }) => !ofDocument)
    this.#ofDocument = all.filter(({ ofDocument }) => ofDocument)
  }

  /** Rows of documents that have ended. */
  get rows(): number {
    return this.#rows
  }

  row(source: Source): void {
    this.#first ??= source
    this.#rowsOfDocument += 1
    for (const { plainOf, gathered } of this.#ofRow) gathered.push(plainOf(source))
  }

  /** All rows of a document have passed. */
  endDocument(): void {
    const [first, rows] = [this.#first, this.#rowsOfDocument]
    if (first === null) return
    for (const { plainOf, gathered } of this.#ofDocument) gathered.push(plainOf(first), rows)
    this.#rows += rows
    this.#first = null
    this.#rowsOfDocument = 0
  }

  /** Takes a row, a document of its own, whose values were made elsewhere (`rowValues`). */
  pushValues(values: readonly Plain[]): void {
    this.#columns.forEach(({ gathered }, at) => {
      gathered.push(values[at] ?? null)
    })
    this.#rows += 1
  }

  /** The rows since the last time as a row group; null where there are none. */
  take(): RowGroup | null {
    const rows = this.#rows
    if (rows === 0) return null
    this.#rows = 0
    const out = new ByteWriter()
    const columns = this.#columns.map(({ gathered }) => writeColumnChunk(out, gathered.take()))
    return { rows, bytes: new Uint8Array(out.buffer, 0, out.index).slice(), columns }
  }
}

/** Gives the values of a row in the order of the table's columns. */
export function rowValues<Source>({ columns }: Table<Source>): (source: Source) => Plain[] {
  const values = columns.map(plainValue)
  return (source) => values.map((plainOf) => plainOf(source))
}

function plainValue<Source>({ type, of }: Column<Source>): (source: Source) => Plain {
  return type === 'json' ? (source) => jsonText(of(source)) : (of as (source: Source) => Plain)
}
