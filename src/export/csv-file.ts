// CSV after RFC 4180: UTF-8 with a mark at its start, by which Excel knows it; CRLF; quotes where they are needed.
import { stringify } from 'csv-stringify/sync'
import { ByteFile } from './byte-file.js'
import { formulaSafe } from './formula-safe.js'
import type { Column } from './table.js'
import { jsonText, type Table } from './table.js'
import type { TableFile } from './table-writer.js'

const BYTE_ORDER_MARK = '\uFEFF'

/** Rows that are written as one piece: a report has about 200. */
const GATHERED_ROWS = 1_000

const OPTIONS = { record_delimiter: 'windows' } as const

export async function csvFile<Source>({ columns }: Table<Source>, path: string): Promise<TableFile<Source>> {
  const file = await ByteFile.create(path)
  let rows: string[][] = []
  const pass = () => {
    const bytes = Buffer.from(stringify(rows, OPTIONS))
    rows = []
    return file.write(bytes)
  }
  file.write(Buffer.from(BYTE_ORDER_MARK + stringify([columns.map(({ name }) => name)], OPTIONS)))
  return {
    row: (source) => void rows.push(columns.map((column) => csvText(column, source))),
    flush: () => (rows.length < GATHERED_ROWS ? undefined : pass()),
    async finish() {
      await pass()
      return file.finish()
    },
    abandon: () => file.abandon(),
  }
}

function csvText<Source>({ type, of }: Column<Source>, source: Source): string {
  const value = of(source)
  if (value === null) return ''
  if (type === 'time') return new Date(value as number).toISOString()
  if (type === 'json') return formulaSafe(jsonText(value) as string)
  return type === 'text' ? formulaSafe(value as string) : String(value)
}
