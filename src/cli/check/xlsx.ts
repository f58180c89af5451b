// A workbook of one sheet, written part by part: every cell is a typed string (`t="inlineStr"`), so that nothing
// that stood in a report, such as `=HYPERLINK(…)`, can become a formula. See docs/decisions/0020-own-xlsx.md.
import { strToU8, zipSync } from 'fflate'
import { escapeXml } from './xml.js'

export interface Sheet {
  readonly name: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[]
}

/** The longest text that Excel takes in a cell. */
const LONGEST_CELL = 32_767

/** The date of all parts: the same list gives the same bytes. 1980 is the first year that an archive can name. */
const FIXED_DATE = new Date(1980, 0, 1)

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** The bytes of a workbook with this sheet: a bold header that stays in view, a filter, wrapped text. */
export function xlsx(sheet: Sheet): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escapeXml(sheet.name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml':
      `<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">' +
      '<xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>' +
      '<xf numFmtId="49" fontId="1" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>' +
      '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    'xl/worksheets/sheet1.xml': worksheet(sheet),
  }
  const files = Object.entries(parts).map(([name, xml]) => [name, [strToU8(DECLARATION + xml), { mtime: FIXED_DATE }]] as const)
  return zipSync(Object.fromEntries(files) as Parameters<typeof zipSync>[0])
}

function relationships(list: readonly (readonly [type: string, target: string])[]): string {
  const all = list.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
}

function worksheet({ header, rows, widths }: Sheet): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')
  const last = `${columnName(header.length - 1)}${rows.length + 1}`
  const lines = [row(header, 0, 1), ...rows.map((cells, at) => row(cells, at + 1, 0))].join('')
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<cols>${columns}</cols><sheetData>${lines}</sheetData><autoFilter ref="A1:${last}"/></worksheet>`
  )
}

function row(cells: readonly string[], at: number, style: number): string {
  const all = cells.map((text, column) => {
    const name = `${columnName(column)}${at + 1}`
    return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text.slice(0, LONGEST_CELL))}</t></is></c>`
  })
  return `<row r="${at + 1}">${all.join('')}</row>`
}

/** A, B, … Z: a list has fewer columns than letters. */
function columnName(column: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + column)
}
