/** DOCX variants that touch headings, labels and the title: automatic numbers, a title in a text box. */
import type { Grid, GridCell } from '../grid.js'
import type { Variant } from '../variant.js'
import { documentBody } from './document.js'
import { docxBytes } from './package.js'
import { cellParagraph, docxTable } from './table.js'
import { paragraph, run } from './xml.js'

/** Numbering lists: 1 for headings; the others for items, a new one where the count starts again. */
const HEADING_LIST = 1
const FIRST_ITEM_LIST = 2
const ITEM_LISTS = 8

function numberingPart(): string {
  const abstract = (id: number, format: string, text: string) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`
  const list = (id: number, of: number) =>
    `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`
  const items = Array.from({ length: ITEM_LISTS }, (_, index) => list(FIRST_ITEM_LIST + index, 1))
  return `${abstract(0, 'chineseCountingThousand', '%1、')}${abstract(1, 'decimal', '%1.')}${list(HEADING_LIST, 0)}${items.join('')}`
}

const numbered = (list: number) => `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>`

/** The printed number of an item (`1.`) comes from a list; the text holds the rest. */
function numberedTable(grid: Grid): string {
  let list = FIRST_ITEM_LIST - 1
  const content = (cell: GridCell): string => {
    const item = /^(\d)\.(.*)$/.exec(cell.text)
    if (cell.kind !== 'label' || item === null) return cellParagraph(cell)
    if (item[1] === '1') list++
    return paragraph(run(item[2] as string), { align: 'left', properties: numbered(list) })
  }
  return docxTable(grid, { content })
}

/** The title in a drawing, and once more in the picture for old programs, which is not a second title. */
function textBox(lines: readonly string[]): string {
  const inner = `<w:txbxContent>${lines.map((line) => paragraph(run(line, { bold: true, size: 36 }), { align: 'center' })).join('')}</w:txbxContent>`
  const drawing = `<w:drawing><wp:inline><wp:extent cx="5400000" cy="900000"/><wp:docPr id="1" name="标题"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:spPr/><wps:txbx>${inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>`
  const picture = `<w:pict><v:shape id="s1" style="width:425pt;height:70pt" type="#_x0000_t202"><v:textbox>${inner}</v:textbox></v:shape></w:pict>`
  return `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${picture}</mc:Fallback></mc:AlternateContent></w:r></w:p>`
}

export const numberedVariants: readonly Variant[] = [
  {
    name: 'autonumber',
    shows: 'numerals of headings and numbers of items come from lists and are not in the text',
    print: (record) =>
      docxBytes({
        title: record.title.join(''),
        numbering: numberingPart(),
        body: documentBody(record, {
          heading: (text) =>
            paragraph(run(text.replace(/^[一二三四五六]、/, ''), { font: '黑体', size: 32 }), {
              style: '1',
              properties: numbered(HEADING_LIST),
            }),
          table: numberedTable,
        }),
      }),
  },
  {
    name: 'text-box-title',
    shows: 'the title in a text box, with its fallback picture',
    print: (record) => docxBytes({ title: record.title.join(''), body: documentBody(record, { title: textBox }) }),
  },
]
