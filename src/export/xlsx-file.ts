// One workbook with the four tables and the codebook. Findings colour the figures that they are about.
import { mkdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Lang } from '../pipeline/index.js'
import { type CellValue, type SheetColumn, type Style, WorkbookWriter } from '../xlsx/index.js'
import { ByteFile } from './byte-file.js'
import { cellMarks } from './cell-marks.js'
import { codebook, codebookHeader, codebookRow } from './codebook.js'
import { type ItemRows, tableNames, tables } from './item-rows.js'
import { type Column, type ColumnType, jsonText, type Table } from './table.js'
import type { FormatWriter, WriteTo } from './table-writer.js'

const STYLES: Readonly<Record<ColumnType, Style>> = {
  text: 'text',
  json: 'text',
  boolean: 'number',
  integer: 'number',
  number: 'number',
  time: 'time',
}

/** Widths of the codebook's columns, in characters. */
const CODEBOOK_WIDTHS = [52, 34, 44, 44, 10, 90]

const DAY_MS = 86_400_000
/** Days from the beginning of Excel's calendar to 1970. */
const EPOCH_DAY = 25_569

export async function xlsxFile({ folder, target }: WriteTo, lang: Lang, mostRows?: number): Promise<FormatWriter> {
  const name = basename(target)
  const parts = join(folder, 'parts')
  await mkdir(parts)
  const file = await ByteFile.create(join(folder, name))
  const workbook = new WorkbookWriter(parts, mostRows)
  const [cells, ...others] = tableNames.map((table) => ({ table, sheet: workbook.sheet(table, columnsOf(tables[table])) }))
  return {
    async write(rows) {
      const marks = marksOf(rows, lang)
      for (const source of rows.cells) await cells?.sheet.row(valuesOf(tables.cells, source), marks.get(source.key))
      for (const { table, sheet } of others) {
        for (const source of rows[table]) await sheet.row(valuesOf(tables[table] as Table<unknown>, source))
      }
    },
    async finish() {
      await writeCodebook(workbook, lang)
      await workbook.finish((bytes) => file.write(bytes))
      return [{ name, tables: tableNames, ...(await file.finish()) }]
    },
    async abandon() {
      await workbook.abandon()
      await file.abandon()
    },
  }
}

function marksOf(rows: ItemRows, lang: Lang): ReturnType<typeof cellMarks> {
  for (const { item } of rows.reports) return cellMarks(item, lang)
  return new Map()
}

async function writeCodebook(workbook: WorkbookWriter, lang: Lang): Promise<void> {
  const columns = codebookHeader(lang).map(
    (title, at): SheetColumn => ({ title, width: CODEBOOK_WIDTHS[at] ?? 20, style: 'wrapped' }),
  )
  const sheet = workbook.sheet('codebook', columns)
  for (const entry of codebook(lang)) await sheet.row(codebookRow(entry))
}

function columnsOf({ columns }: { readonly columns: readonly Pick<Column<never>, 'name' | 'type' | 'width'>[] }): SheetColumn[] {
  return columns.map(({ name, type, width }) => ({ title: name, width, style: STYLES[type] }))
}

function valuesOf<Source>({ columns }: Table<Source>, source: Source): CellValue[] {
  return columns.map(({ type, of }) => {
    const value = of(source)
    if (type === 'json') return jsonText(value)
    if (type === 'time' && value !== null) return (value as number) / DAY_MS + EPOCH_DAY
    return value as CellValue
  })
}
