// Formats with one table a file: `out.csv` holds cells, `out-reports.csv`, `out-findings.csv` and `out-decisions.csv`
// stand beside it.
import { join } from 'node:path'
import { tableFile } from './formats.js'
import { tableNames, tables } from './item-rows.js'
import type { Table, TableName } from './table.js'
import type { FormatWriter, TableFile, WriteTo } from './table-writer.js'

/** Opens the file of one table, under this temporary path. */
export type OpenTable = <Source>(table: Table<Source>, path: string) => Promise<TableFile<Source>>

export async function oneFileATable({ folder, target }: WriteTo, open: OpenTable): Promise<FormatWriter> {
  const files = new Map<TableName, { readonly name: string; readonly file: TableFile<unknown> }>()
  for (const table of tableNames) {
    const name = tableFile(target, table)
    files.set(table, { name, file: await open(tables[table] as Table<unknown>, join(folder, name)) })
  }
  return {
    async write(rows) {
      for (const [table, { file }] of files) {
        for (const source of rows[table]) file.row(source)
        // Waiting only where there is something to wait for: four promises a document cost more than a small row.
        const passing = file.flush()
        if (passing) await passing
      }
    },
    async finish() {
      const made = []
      for (const [table, { name, file }] of files) made.push({ name, tables: [table], ...(await file.finish()) })
      return made
    },
    async abandon() {
      for (const { file } of files.values()) await file.abandon()
    },
  }
}
