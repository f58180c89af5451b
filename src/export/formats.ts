// The formats of an export, by the ending of the file, and the names of the files that stand beside it.
import { basename, extname } from 'node:path'
import { ExportError } from './export-error.js'
import { tableNames } from './item-rows.js'
import type { TableName } from './table.js'

export const EXPORT_FORMATS = ['csv', 'xlsx', 'jsonl', 'parquet'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

/** The format that a file's ending asks for, whatever its case. Throws `ExportError`. */
export function formatOf(file: string): ExportFormat {
  const ending = extname(file).slice(1).toLowerCase()
  const format = EXPORT_FORMATS.find((name) => name === ending)
  if (format) return format
  const known = EXPORT_FORMATS.map((name) => `.${name}`).join(' ')
  throw new ExportError('unknown-format', {
    zh: `不能从文件名 ${basename(file)} 看出导出格式。请用以下结尾之一：${known}`,
    en: `The name ${basename(file)} does not say which format to export. End it with one of: ${known}`,
  })
}

/** What stands beside the tables. */
const BESIDE = ['datapackage.json', 'codebook.zh.md', 'codebook.en.md'] as const
export type Beside = (typeof BESIDE)[number]

/** `out.csv` holds cells; the other tables are `out-reports.csv` and so on. A workbook holds all four. */
export function tableFile(file: string, table: TableName): string {
  const ending = extname(file)
  return table === 'cells' ? basename(file) : `${basename(file, ending)}-${table}${ending}`
}

/** `out.csv` has `out-datapackage.json` beside it: named for its export, so that two in one folder keep theirs. */
export function fileBeside(file: string, what: Beside): string {
  return `${basename(file, extname(file))}-${what}`
}

/** The names of all files of an export. */
export function outputNames(file: string): string[] {
  const inTables = formatOf(file) === 'xlsx' ? (['cells'] as const) : tableNames
  return [...inTables.map((table) => tableFile(file, table)), ...BESIDE.map((what) => fileBeside(file, what))]
}
