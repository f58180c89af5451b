// A workbook of any size, in constant memory: sheets grow in temporary files and are joined into the archive at the end.
import { join } from 'node:path'
import { cellText } from './cell-text.js'
import { DeflatedPart } from './deflated-part.js'
import { partsFor } from './parts.js'
import type { CellValue } from './row-xml.js'
import { type Mark, type SheetColumn, SheetWriter } from './sheet-writer.js'
import { STYLES } from './styles.js'
import { type TakeBytes, zipParts } from './zip-parts.js'

/** Rows that a sheet of Excel has. */
export const MOST_ROWS = 1_048_576

/** Bytes of a sheet's XML after which the next begins: an archive without its 64-bit extension names at most 4 GiB. */
const MOST_SHEET_BYTES = 3 * 2 ** 30

/** Rows under one header, over as many sheets as they need: `cells`, `cells 2`, … */
export interface SheetSeries {
  row(values: readonly CellValue[], mark?: Mark): Promise<void>
}

export class WorkbookWriter {
  readonly #folder: string
  readonly #mostRows: number
  /** In the order of the workbook: one list for each series. */
  readonly #series: SheetWriter[][] = []

  /** `folder` exists and is the caller's to remove; what lies in it afterwards is of no use. */
  constructor(folder: string, mostRows: number = MOST_ROWS) {
    this.#folder = folder
    this.#mostRows = mostRows
  }

  /** Begins a sheet, to the right of those begun before. */
  sheet(name: string, columns: readonly SheetColumn[]): SheetSeries {
    const sheets: SheetWriter[] = []
    this.#series.push(sheets)
    const open = () => {
      const title = sheets.length === 0 ? name : `${name} ${sheets.length + 1}`
      const sheet = new SheetWriter(this.#sheets.length, title, columns, this.#folder)
      sheets.push(sheet)
      return sheet
    }
    let sheet = open()
    return {
      row: async (values, mark) => {
        if (sheet.rows >= this.#mostRows || sheet.size >= MOST_SHEET_BYTES) sheet = open()
        await sheet.row(values, mark)
      },
    }
  }

  /** Joins the archive. Throws `WorkbookTooLarge` before anything was taken. */
  async finish(take: TakeBytes): Promise<void> {
    const sheets = this.#sheets
    for (const sheet of sheets) await sheet.finish()
    const shown = sheets.map(({ name, number, notes }) => ({ name: cellText(name), number, notes: notes > 0 }))
    const fixed = [...partsFor(shown), ['xl/styles.xml', STYLES] as const].map(async ([name, xml], at) => {
      const part = new DeflatedPart(name, join(this.#folder, `part${at}.deflate`))
      await part.write(xml)
      await part.finish()
      return part
    })
    await zipParts([...(await Promise.all(fixed)), ...sheets.flatMap(({ parts }) => parts)], take)
  }

  /** Ends without a result: closes every file. */
  async abandon(): Promise<void> {
    for (const part of this.#sheets.flatMap(({ parts }) => parts)) await part.abandon()
  }

  get #sheets(): readonly SheetWriter[] {
    return this.#series.flat()
  }
}
