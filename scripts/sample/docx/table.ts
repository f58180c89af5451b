/** A grid as a Word table: gridSpan for columns, vMerge for rows. */
import type { Grid, GridCell } from '../grid.js'
import { coverage } from '../grid.js'
import { paragraph, run } from './xml.js'

/** Width of the text area of an A4 page with the usual margins, in twentieths of a point. */
export const TEXT_WIDTH = 9070

export interface DocxTableOptions {
  /** The block content of a cell: one or more paragraphs (or a nested table and a paragraph). */
  readonly content?: (cell: GridCell) => string
  /** Extra content of `w:tcPr`, after the spans. */
  readonly cellProperties?: (cell: GridCell) => string
  readonly rowProperties?: (row: number) => string
  /** Wraps a finished cell, for content controls. */
  readonly wrapCell?: (cell: GridCell, xml: string) => string
  readonly wrapRow?: (row: number, xml: string) => string
  readonly borders?: boolean
}

/** The paragraph in a cell, centred unless it is a label. */
export function cellParagraph(cell: GridCell, inner: string = run(cell.text)): string {
  return paragraph(inner, { align: cell.kind === 'label' ? 'left' : 'center' })
}

/** Column widths of a grid in twentieths of a point, adding up to the text width. */
export function columnWidths(grid: Grid): number[] {
  const sum = grid.widths.reduce((total, width) => total + width, 0)
  return grid.widths.map((width) => Math.round((width / sum) * TEXT_WIDTH))
}

export function widthOf(widths: readonly number[], col: number, span: number): number {
  return widths.slice(col, col + span).reduce((sum, width) => sum + width, 0)
}

/** The opening of a table with its grid of `widths`. */
export function tableOpening(widths: readonly number[], borders = true): string {
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  const lines = edges
    .map((edge) => `<w:${edge} w:val="${borders ? 'single' : 'nil'}" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('')
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  return `<w:tbl><w:tblPr><w:tblW w:w="${widthOf(widths, 0, widths.length)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${lines}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${columns}</w:tblGrid>`
}

export function cellOpening(width: number, span: number, merge: '' | 'restart' | 'continue', extra = ''): string {
  const gridSpan = span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''
  const vMerge = merge === 'restart' ? '<w:vMerge w:val="restart"/>' : merge === 'continue' ? '<w:vMerge/>' : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${gridSpan}${vMerge}${extra}<w:vAlign w:val="center"/></w:tcPr>`
}

/** The table as Word itself would write it. */
export function docxTable(grid: Grid, options: DocxTableOptions = {}): string {
  const widths = columnWidths(grid)
  const rows = coverage(grid).map((covering, row) => {
    const cells: string[] = []
    for (let col = 0; col < grid.cols; ) {
      const cell = covering[col]
      if (cell === undefined) throw new Error(`grid position ${row},${col} is not covered`)
      const starts = cell.row === row
      const merge = cell.rowSpan === 1 ? '' : starts ? 'restart' : 'continue'
      const inner = starts ? (options.content?.(cell) ?? cellParagraph(cell)) : paragraph('')
      const xml = `${cellOpening(widthOf(widths, col, cell.colSpan), cell.colSpan, merge, options.cellProperties?.(cell))}${inner}</w:tc>`
      cells.push(options.wrapCell?.(cell, xml) ?? xml)
      col += cell.colSpan
    }
    const xml = `<w:tr><w:trPr>${options.rowProperties?.(row) ?? ''}<w:trHeight w:val="340" w:hRule="atLeast"/><w:jc w:val="center"/></w:trPr>${cells.join('')}</w:tr>`
    return options.wrapRow?.(row, xml) ?? xml
  })
  return `${tableOpening(widths, options.borders)}${rows.join('')}</w:tbl>`
}
