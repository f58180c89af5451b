// Writes reports to a file and what belongs beside it: the other tables, a data package, the codebook.
import { stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Lang } from '../pipeline/index.js'
import { type ExportItem, type PackedItems, unpackItems } from '../store/index.js'
import { WorkbookTooLarge } from '../xlsx/index.js'
import { ByteFile, type WrittenFile } from './byte-file.js'
import { codebookPage } from './codebook.js'
import { csvFile } from './csv-file.js'
import { dataPackage } from './data-package.js'
import { cannotWrite, ExportError } from './export-error.js'
import { type ExportFormat, fileBeside, formatOf, outputNames } from './formats.js'
import { type ItemRows, itemRows, tableNames } from './item-rows.js'
import { jsonlFile } from './jsonl-file.js'
import { oneFileATable } from './one-file-a-table.js'
import { parquetFiles } from './parquet/parquet-files.js'
import { Staging } from './staging.js'
import type { TableName } from './table.js'
import type { FormatWriter, MadeFile, WriteTo, Written } from './table-writer.js'
import { xlsxFile } from './xlsx-file.js'

export interface ExportOptions {
  /** Milliseconds since 1970; stands in the data package alone. */
  readonly createdAt: number
  /** Language of the notes and the codebook inside a workbook. Default `zh`; column names are English in both. */
  readonly lang?: Lang
  /** Ends the export; nothing of it is left, and what stood there before is unchanged. */
  readonly signal?: AbortSignal
  /** Called after each document with how many there were. */
  readonly progress?: (documents: number) => void
  /** Rows of a sheet after which the next begins; default and most is Excel's 1,048,576. */
  readonly sheetRows?: number
}

export interface Exported {
  /** Complete paths, the one asked for first. */
  readonly files: readonly (WrittenFile & { readonly path: string })[]
  readonly rows: Readonly<Record<TableName, number>>
}

/** What an export is made of: documents, or some at a time as the store has them. */
export type Exportable = AsyncIterable<ExportItem | PackedItems>

/**
 * Writes `items` to `file`, whose ending says the format. Memory does not grow with their number. Throws `ExportError`
 * where the format is unknown, the place cannot be written to, a workbook cannot hold it all, or `signal` says so;
 * what `items` throws is passed on.
 */
export async function exportTo(file: string, items: Exportable, options: ExportOptions): Promise<Exported> {
  const format = formatOf(file)
  const target = resolve(file)
  for (const name of outputNames(target)) await refuseFolder(join(target, '..', name))
  const staging = await Staging.beside(target).catch((cause) => Promise.reject(cannotWrite(file, cause)))
  try {
    return await writeAll(format, target, staging, items, options)
  } catch (error) {
    throw inWords(error, file)
  } finally {
    await staging.remove()
  }
}

async function writeAll(
  format: ExportFormat,
  target: string,
  staging: Staging,
  items: Exportable,
  options: ExportOptions,
): Promise<Exported> {
  const { folder } = staging
  const rows: Record<TableName, number> = { cells: 0, reports: 0, findings: 0, decisions: 0 }
  const writer = await openFormat(format, { folder, target }, options)
  let tablesMade: readonly MadeFile[]
  try {
    await writeItems(writer, items, rows, options)
    tablesMade = await writer.finish()
  } catch (error) {
    await writer.abandon()
    throw error
  }
  const beside = [
    ['codebook.zh.md', codebookPage('zh')],
    ['codebook.en.md', codebookPage('en')],
    ['datapackage.json', dataPackage(target, tablesMade, rows, options.createdAt)],
  ] as const
  const made: (WrittenFile & { readonly name: string })[] = [...tablesMade]
  for (const [what, text] of beside) made.push(await writeText(folder, fileBeside(target, what), text))
  stopIf(options.signal)
  // The file that was asked for comes last: where it is new, everything beside it is new.
  const names = made.map(({ name }) => name)
  await staging.publish([...names.slice(1), ...names.slice(0, 1)])
  return { files: made.map(({ name, bytes, sha256 }) => ({ path: join(target, '..', name), bytes, sha256 })), rows }
}

function openFormat(format: ExportFormat, to: WriteTo, { lang = 'zh', sheetRows }: ExportOptions): Promise<FormatWriter> {
  if (format === 'xlsx') return xlsxFile(to, lang, sheetRows)
  if (format === 'parquet') return parquetFiles(to)
  return oneFileATable(to, { csv: csvFile, jsonl: jsonlFile }[format])
}

async function writeItems(
  writer: FormatWriter,
  items: Exportable,
  counts: Record<TableName, number>,
  { signal, progress }: ExportOptions,
): Promise<void> {
  let documents = 0
  const tally = (written: Written) => {
    documents += written.documents
    for (const table of tableNames) counts[table] += written.rows[table]
    progress?.(documents)
  }
  for await (const given of items) {
    stopIf(signal)
    if ('order' in given && writer.writePacked) await writer.writePacked(given, tally)
    else {
      for (const item of 'order' in given ? unpackItems(given) : [given]) {
        stopIf(signal)
        await writer.write(counted(itemRows(item), counts))
        documents += 1
        progress?.(documents)
      }
    }
  }
  stopIf(signal)
}

/** The same rows, which count themselves as they pass. */
function counted(rows: ItemRows, counts: Record<TableName, number>): ItemRows {
  for (const table of ['reports', 'findings', 'decisions'] as const) counts[table] += rows[table].length
  const cells = function* () {
    for (const cell of rows.cells) {
      counts.cells += 1
      yield cell
    }
  }
  return { ...rows, cells: cells() }
}

async function writeText(folder: string, name: string, text: string): Promise<WrittenFile & { readonly name: string }> {
  const file = await ByteFile.create(join(folder, name))
  file.write(Buffer.from(text))
  return { name, ...(await file.finish()) }
}

async function refuseFolder(path: string): Promise<void> {
  const there = await stat(path).catch(() => null)
  if (!there?.isDirectory()) return
  throw new ExportError('cannot-write', {
    zh: `${basename(path)} 是文件夹，不能作为导出文件。请换一个文件名。`,
    en: `${basename(path)} is a folder and cannot be written as a file. Choose another name.`,
  })
}

function stopIf(signal: AbortSignal | undefined): void {
  if (!signal?.aborted) return
  throw new ExportError('cancelled', {
    zh: '导出已取消；没有留下文件，原有文件没有改动。',
    en: 'The export was cancelled; it left no file, and what was there is unchanged.',
  })
}

function inWords(error: unknown, file: string): unknown {
  if (error instanceof WorkbookTooLarge) {
    const messages = {
      zh: `${file} 放不下这么多数据（工作簿最大 4 GiB）。请改用 .csv 或 .parquet，或分年度导出。`,
      en: `${file} cannot hold that much (a workbook ends at 4 GiB). Export to .csv or .parquet, or year by year.`,
    }
    return new ExportError('too-large', messages, { cause: error })
  }
  const { code, syscall } = error as NodeJS.ErrnoException
  const ofWriting = syscall !== undefined && /^(open|write|fsync|rename|mkdir|close|mkdtemp)$/.test(syscall)
  return code !== undefined && ofWriting ? cannotWrite(file, error as NodeJS.ErrnoException) : error
}
