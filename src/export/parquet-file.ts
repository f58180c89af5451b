// Parquet, in row groups that are encoded and written one after the other. What grows with the number of rows is
// the table of contents alone: about 15 KB for each group of 50,000 rows.
import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer'
import { ByteFile } from './byte-file.js'
import { type Column, type ColumnType, jsonText, type Table } from './table.js'
import type { TableFile } from './table-writer.js'

/** About 250 reports: large enough for dictionaries to pay, small enough to stay under 100 MB in memory. */
const GROUP_ROWS = 50_000

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
  let data = columns.map((): unknown[] => [])
  const values = columns.map(parquetValue)
  let rows = 0
  const drain = () => {
    const piece = new Uint8Array(bytes.buffer, 0, bytes.index).slice()
    bytes.index = 0
    return file.write(piece)
  }
  const pass = () => {
    const columnData = columns.map(({ name }, at) => ({
      name,
      data: data[at] as unknown[],
      statistics: WITH_STATISTICS.has(name),
    }))
    writer.write({ columnData, rowGroupSize: rows })
    data = columns.map(() => [])
    rows = 0
    return drain()
  }
  return {
    row(source) {
      for (let at = 0; at < columns.length; at++) (data[at] as unknown[])[rows] = values[at]?.(source)
      rows += 1
    },
    flush: () => (rows < GROUP_ROWS ? undefined : pass()),
    async finish() {
      if (rows > 0) await pass()
      writer.finish()
      await drain()
      return file.finish()
    },
    abandon: () => file.abandon(),
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
