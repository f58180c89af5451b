// Parquet, in row groups that are encoded and written one after the other. What grows with the number of rows is
// the table of contents alone: about 15 KB for each group of 20,000 rows.
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { ByteFile } from './byte-file.js'
import { type Column, type ColumnType, jsonText, type Table } from './table.js'
import type { TableFile } from './table-writer.js'

/** About 100 reports: large enough for dictionaries to pay; larger groups are 2 % smaller, and slower for what they keep alive. */
const GROUP_ROWS = 20_000

/** Rows come in the order of agency and year: only there do least and greatest let a reader skip a group. */
const WITH_STATISTICS: ReadonlySet<string> = new Set(['agency', 'year'])

const TYPES: Readonly<Record<ColumnType, Pick<SchemaElement, 'type' | 'converted_type'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT32' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
  time: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
}

export async function parquetFile<Source>({ columns }: Table<Source>, path: string): Promise<TableFile<Source>> {
  const file = await ByteFile.create(path)
  const bytes = new ByteWriter()
  const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(columns), createdBy: 'gouji' })
  const gathered = columns.map(gatherColumn)
  let rows = 0
  const drain = () => {
    const piece = new Uint8Array(bytes.buffer, 0, bytes.index).slice()
    bytes.index = 0
    return file.write(piece)
  }
  const pass = () => {
    const columnData = columns.map(({ name, type }, at) => ({
      name,
      data: (gathered[at] as Gathered<Source>).take(),
      statistics: WITH_STATISTICS.has(name),
      // No two places are alike: looking for repetition costs time and finds none.
      ...(type === 'json' ? { encoding: 'PLAIN' as const } : {}),
    }))
    writer.write({ columnData, rowGroupSize: rows })
    rows = 0
    return drain()
  }
  return {
    row(source) {
      for (let at = 0; at < gathered.length; at++) (gathered[at] as Gathered<Source>).row(source)
      rows += 1
    },
    flush() {
      for (const column of gathered) column.endDocument()
      return rows < GROUP_ROWS ? undefined : pass()
    },
    async finish() {
      if (rows > 0) await pass()
      writer.finish()
      await drain()
      return file.finish()
    },
    abandon: () => file.abandon(),
  }
}

/** The values of one column since the last group. */
interface Gathered<Source> {
  row(source: Source): void
  endDocument(): void
  /** Gives the values away and begins anew. */
  take(): unknown[]
}

function gatherColumn<Source>(column: Column<Source>): Gathered<Source> {
  const valueFor = parquetValue(column)
  let data: unknown[] = []
  let isFirst = true
  let value: unknown
  const { ofDocument = false } = column
  return {
    row(source) {
      if (isFirst || !ofDocument) value = valueFor(source)
      isFirst = false
      data.push(value)
    },
    endDocument() {
      isFirst = true
    },
    take() {
      const taken = data
      data = []
      return taken
    },
  }
}

function schemaOf<Source>(columns: readonly Column<Source>[]): SchemaElement[] {
  const fields = columns.map(({ name, type }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] }))
  return [{ name: 'gouji', num_children: fields.length }, ...fields]
}

/** How a column's value stands in the file. */
function parquetValue<Source>({ type, of }: Column<Source>): (source: Source) => unknown {
  if (type === 'json') return (source) => jsonText(of(source))
  if (type !== 'time') return of
  // All rows of a document have one time: making it a bigint once is a tenth of the work of making it for each.
  let [last, made]: [unknown, bigint | null] = [null, null]
  return (source) => {
    const value = of(source)
    if (value !== last) [last, made] = [value, value === null ? null : BigInt(value as number)]
    return made
  }
}
