/** DOCX variants that differ in how the tables are built. */
import { coverage, type Grid, type GridCell, repeatHeader, slice } from '../grid.js'
import type { Random } from '../random.js'
import type { SampleRecord } from '../record.js'
import type { Variant } from '../variant.js'
import { documentBody } from './document.js'
import { type DocxParts, docxBytes } from './package.js'
import { cellOpening, cellParagraph, columnWidths, docxTable, TEXT_WIDTH, tableOpening, widthOf } from './table.js'
import { paragraph, run } from './xml.js'

type TableWriter = (grid: Grid, name: string, random: Random) => string

function shape(
  name: string,
  shows: string,
  write: TableWriter,
  options: { separateBlocks?: boolean; parts?: Partial<DocxParts> } = {},
): Variant {
  return {
    name,
    shows,
    print: (record: SampleRecord, random: Random) => {
      const body = documentBody(record, {
        table: (grid, table) => write(grid, table, random),
        ...(options.separateBlocks ? { separateBlocks: true } : {}),
      })
      return docxBytes({ body, title: record.title.join(''), ...options.parts })
    },
  }
}

/** Rows under a tall label start with `gridBefore` instead of a merged cell. */
function withGridBefore(grid: Grid): string {
  const widths = columnWidths(grid)
  const rows = coverage(grid).map((covering, row) => {
    let skipped = 0
    while (skipped < grid.cols && (covering[skipped]?.row ?? row) < row) skipped++
    const before =
      skipped > 0 ? `<w:gridBefore w:val="${skipped}"/><w:wBefore w:w="${widthOf(widths, 0, skipped)}" w:type="dxa"/>` : ''
    const cells: string[] = []
    for (let col = skipped; col < grid.cols; ) {
      const cell = covering[col] as GridCell
      // A tall cell at the left edge is not merged: in the rows below it there is nothing.
      const merge = cell.rowSpan === 1 || cell.col <= 1 ? '' : cell.row === row ? 'restart' : 'continue'
      const inner = cell.row === row ? cellParagraph(cell) : paragraph('')
      cells.push(`${cellOpening(widthOf(widths, col, cell.colSpan), cell.colSpan, merge)}${inner}</w:tc>`)
      col += cell.colSpan
    }
    return `<w:tr><w:trPr>${before}</w:trPr>${cells.join('')}</w:tr>`
  })
  return `${tableOpening(widths)}${rows.join('')}</w:tbl>`
}

/** Wide cells as `hMerge`: one real cell and empty ones that continue it. */
function withHorizontalMerge(grid: Grid): string {
  const widths = columnWidths(grid)
  const rows = coverage(grid).map((covering, row) =>
    covering
      .map((cell, col) => {
        if (cell === undefined) return ''
        const merged = cell.colSpan === 1 ? '' : col === cell.col ? '<w:hMerge w:val="restart"/>' : '<w:hMerge w:val="continue"/>'
        const vMerge = cell.rowSpan === 1 ? '' : cell.row === row ? '<w:vMerge w:val="restart"/>' : '<w:vMerge w:val="continue"/>'
        const inner = cell.row === row && cell.col === col ? cellParagraph(cell) : paragraph('')
        return `<w:tc><w:tcPr><w:tcW w:w="${widths[col]}" w:type="dxa"/>${merged}${vMerge}</w:tcPr>${inner}</w:tc>`
      })
      .join(''),
  )
  return `${tableOpening(widths)}${rows.map((cells) => `<w:tr>${cells}</w:tr>`).join('')}</w:tbl>`
}

/**
 * The column between group and item is split in two grid columns; continued group cells reach into the
 * second one, as happens when borders were dragged, so a merged cell's parts differ in width.
 */
function withMismatchedMerge(grid: Grid, name: string): string {
  if (name !== 'applications') return docxTable(grid)
  const split = {
    ...grid,
    cols: grid.cols + 1,
    widths: [...grid.widths.slice(0, 2), 0.4, (grid.widths[2] as number) - 0.4, ...grid.widths.slice(3)],
  }
  const widths = columnWidths(split)
  const rows = coverage(grid).map((covering, row) => {
    const cells: string[] = []
    for (let col = 0; col < grid.cols; ) {
      const cell = covering[col] as GridCell
      const inGroup = cell.kind === 'label' && cell.col === 1 && cell.colSpan === 1
      const item = cell.kind === 'label' && cell.col === 2
      const continued = inGroup && cell.row < row
      const itemIsNarrow = item && (covering[1] as GridCell).row < row
      const from = cell.col + (cell.col > 2 || itemIsNarrow ? 1 : 0)
      const span = item
        ? itemIsNarrow
          ? 1
          : 2
        : cell.colSpan + (continued ? 1 : 0) + (cell.col <= 2 && cell.col + cell.colSpan > 2 ? 1 : 0)
      const merge = cell.rowSpan === 1 ? '' : cell.row === row ? 'restart' : 'continue'
      cells.push(
        `${cellOpening(widthOf(widths, from, span), span, merge)}${cell.row === row ? cellParagraph(cell) : paragraph('')}</w:tc>`,
      )
      col += cell.colSpan
    }
    return `<w:tr>${cells.join('')}</w:tr>`
  })
  return `${tableOpening(widths)}${rows.join('')}</w:tbl>`
}

/** The whole table in the one cell of another. */
function insideLayoutTable(grid: Grid): string {
  return `${tableOpening([TEXT_WIDTH], false)}<w:tr>${cellOpening(TEXT_WIDTH, 1, '')}${docxTable(grid)}${paragraph('')}</w:tc></w:tr></w:tbl>`
}

/** Some figures in a one-cell table of their own. */
function withNestedFigures(grid: Grid, random: Random): string {
  return docxTable(grid, {
    content: (cell) =>
      cell.kind === 'value' && random.chance(0.15)
        ? `${tableOpening([500], false)}<w:tr>${cellOpening(500, 1, '')}${cellParagraph(cell)}</w:tc></w:tr></w:tbl>${paragraph('')}`
        : cellParagraph(cell),
  })
}

const inTwoTables: TableWriter = (grid, name, random) => {
  if (name !== 'applications') return docxTable(grid)
  const at = random.int(grid.headerRows + 4, grid.rows - 3)
  return `${docxTable(slice(grid, 0, at))}${paragraph('<w:r><w:br w:type="page"/></w:r>')}${docxTable(slice(grid, at, grid.rows))}`
}

const pageNumber = paragraph(`${run('- ')}<w:fldSimple w:instr=" PAGE ">${run('1')}</w:fldSimple>${run(' -')}`, {
  align: 'center',
})

export const shapeVariants: readonly Variant[] = [
  shape('blocks', 'section 2 as one table a block', (grid) => docxTable(grid), { separateBlocks: true }),
  shape('grid-before', 'rows under a tall label start with gridBefore', (grid) => withGridBefore(grid)),
  shape('h-merge', 'wide cells as hMerge', (grid) => withHorizontalMerge(grid)),
  shape('vmerge-mismatch', 'merged group cells whose parts differ in width', (grid, name) => withMismatchedMerge(grid, name)),
  shape('nested-layout', 'every table inside a one-cell layout table', (grid) => insideLayoutTable(grid)),
  shape('nested-figures', 'some figures in a one-cell table inside their cell', (grid, _name, random) =>
    withNestedFigures(grid, random),
  ),
  shape('two-tables', 'the applications table cut into two tables by a page break', inTwoTables),
  shape('repeated-header', 'the header rows typed once more in the middle of the applications table', (grid, name, random) =>
    docxTable(name === 'applications' ? repeatHeader(grid, random.int(grid.headerRows + 4, grid.rows - 3)) : grid),
  ),
  shape(
    'running-header',
    'header rows marked to repeat, vertical group label, running header and page numbers',
    (grid) =>
      docxTable(grid, {
        rowProperties: (row) => (row < grid.headerRows ? '<w:tblHeader/>' : ''),
        cellProperties: (cell) => (cell.rowSpan > 12 ? '<w:textDirection w:val="tbRlV"/>' : ''),
      }),
    { parts: { header: paragraph(run('政府信息公开工作年度报告')), footer: pageNumber } },
  ),
  shape('strict', 'the strict namespaces of ISO 29500', (grid) => docxTable(grid), { parts: { strict: true } }),
]
