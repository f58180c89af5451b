// What a view shows, as a file for a spreadsheet: CSV that opens in Excel as it is, or a workbook.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import { formulaSafe } from '../../export/index.js'
import { WorkbookWriter } from '../../xlsx/index.js'
import { attachment } from './attachment.js'

export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly title: string; readonly width?: number; readonly number?: boolean }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Characters. */
const USUAL_WIDTH = 16
/** By this mark Excel knows UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** Answers with the sheet as a download. */
export async function sendSheet(reply: FastifyReply, sheet: Sheet, kind: 'csv' | 'xlsx'): Promise<FastifyReply> {
  reply.header('content-disposition', attachment(`${sheet.name}.${kind}`)).header('cache-control', 'no-store')
  if (kind === 'csv') return reply.type('text/csv; charset=utf-8').send(csvOf(sheet))
  const bytes = await xlsxOf(sheet)
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(bytes)
}

function csvOf({ columns, rows }: Sheet): string {
  const lines = rows.map((row) => row.map((value) => (typeof value === 'string' ? formulaSafe(value) : value)))
  return BYTE_ORDER_MARK + stringify([columns.map(({ title }) => title), ...lines], { record_delimiter: 'windows' })
}

async function xlsxOf({ name, columns, rows }: Sheet): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-sheet-'))
  try {
    const workbook = new WorkbookWriter(folder)
    const sheet = workbook.sheet(
      name.slice(0, 31),
      columns.map(({ title, width = USUAL_WIDTH, number }) => ({ title, width, style: number ? 'number' : 'text' })),
    )
    for (const row of rows) await sheet.row(row)
    const pieces: Uint8Array[] = []
    await workbook.finish((bytes) => {
      // A copy: the writer may use its buffer again.
      pieces.push(Uint8Array.from(bytes))
      return undefined
    })
    return Buffer.concat(pieces)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
