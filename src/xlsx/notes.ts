// Notes on cells. Excel wants each twice: as a comment, and as a shape that shows it, in the drawing language (VML)
// of 1999. Shapes have numbers in blocks of 1,024 that no two sheets may share.
import { cellText } from './cell-text.js'
import { DECLARATION, MAIN } from './parts.js'
import { columnName } from './row-xml.js'

/** Blocks of shape numbers that a sheet may use. */
const BLOCKS = 20
const BLOCK = 1024

/** The most notes on one sheet: Excel opens tens of thousands of shapes, but slowly. */
export const MOST_NOTES = BLOCKS * BLOCK - 1

export const COMMENTS_HEAD = `${DECLARATION}<comments xmlns="${MAIN}"><authors><author>gouji</author></authors><commentList>`
export const COMMENTS_TAIL = '</commentList></comments>'
export const SHAPES_TAIL = '</xml>'

/** `sheet` counts from 0. */
export function shapesHead(sheet: number): string {
  const blocks = Array.from({ length: BLOCKS }, (_, at) => sheet * BLOCKS + at + 1)
  return (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">' +
    `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="${blocks.join(',')}"/></o:shapelayout>` +
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>' +
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
  )
}

/** The comment of a cell; `row` counts from 1, `column` from 0. */
export function commentXml(text: string, row: number, column: number): string {
  const ref = `${columnName(column)}${row}`
  return `<comment ref="${ref}" authorId="0"><text><r><t xml:space="preserve">${cellText(text)}</t></r></text></comment>`
}

/** The hidden shape of the sheet's note with this number, counted from 0. */
export function shapeXml(sheet: number, note: number, row: number, column: number): string {
  const id = (sheet * BLOCKS + 1) * BLOCK + note + 1
  return (
    `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;width:260pt;height:90pt;` +
    'z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>' +
    '<v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>' +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  )
}
