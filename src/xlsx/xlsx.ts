// A workbook of one sheet of texts, made in memory: for lists that a person reads. See docs/decisions/0020-own-xlsx.md.
import { strToU8, zipSync } from 'fflate'
import { cellText } from './cell-text.js'
import { DECLARATION, FIXED_DATE, partsFor } from './parts.js'
import { sheetHead, sheetTail, textRow } from './row-xml.js'
import { STYLES } from './styles.js'

export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[]
}

/** The bytes of a workbook with this sheet: a bold header that stays in view, a filter, wrapped text. */
export function xlsx(sheet: Sheet): Uint8Array {
  const parts = [
    ...partsFor([{ name: cellText(sheet.name), number: 1, notes: false }]),
    ['xl/styles.xml', STYLES],
    ['xl/worksheets/sheet1.xml', worksheet(sheet)],
  ] as const
  const files = parts.map(([path, xml]) => [path, [strToU8(xml), { mtime: FIXED_DATE }]] as const)
  return zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0])
}

function worksheet({ header, rows, widths }: Sheet): string {
  const lines = [textRow(header, 1, 'header'), ...rows.map((cells, at) => textRow(cells, at + 2, 'wrapped'))]
  return DECLARATION + sheetHead(widths) + lines.join('') + sheetTail(header.length, rows.length + 1, false)
}
