// Rows of a sheet as XML. A text is `t="inlineStr"`, a number is a number: there is no `<f>` anywhere, so nothing
// that stood in a report, such as `=HYPERLINK(…)`, can become a formula.
import { cellText } from './cell-text.js'
import { MAIN, OFFICE } from './parts.js'
import { STYLE, type Style } from './styles.js'

/** A value of a cell; null leaves it empty. */
export type CellValue = string | number | boolean | null

/** Letters of a column, counted from 0: A, B, … Z, AA. */
export function columnName(column: number): string {
  const A = 'A'.charCodeAt(0)
  const last = String.fromCharCode(A + (column % 26))
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last
}

/** One cell. `ref` is its address, such as `G2`. */
export function cellXml(ref: string, value: CellValue, style: Style): string {
  const start = `<c r="${ref}" s="${STYLE[style]}"`
  if (value === null) return `${start}/>`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`
}

/** A row of texts in one style; `row` counts from 1. */
export function textRow(cells: readonly string[], row: number, style: Style): string {
  return `<row r="${row}">${cells.map((text, at) => cellXml(`${columnName(at)}${row}`, text, style)).join('')}</row>`
}

/** What stands before the rows: a header that stays in view, and the widths of the columns in characters. */
export function sheetHead(widths: readonly number[]): string {
  const columns = widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')
  return (
    `<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
    `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns}</cols><sheetData>`
  )
}

/** What stands after the rows: a filter over all of them, and the drawing of the notes where there are any. */
export function sheetTail(columns: number, rows: number, notes: boolean): string {
  const drawing = notes ? '<legacyDrawing r:id="rId1"/>' : ''
  return `</sheetData><autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>${drawing}</worksheet>`
}
