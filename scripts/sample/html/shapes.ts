/** HTML variants that differ in how the tables are built. */
import { type Grid, type GridCell, repeatHeader, slice } from '../grid.js'
import type { Random } from '../random.js'
import type { Variant } from '../variant.js'
import { escapeHtml, type TableOptions, tableHtml, utf8 } from './markup.js'
import { type BodyOptions, bodyHtml, pageHtml } from './page.js'

type TableWriter = (grid: Grid, name: string, random: Random) => string

function shape(
  name: string,
  shows: string,
  write: TableWriter,
  blocks: Pick<BodyOptions, 'separateBlocks' | 'widen'> = {},
): Variant {
  return {
    name,
    shows,
    print: (record, random) => {
      const body = bodyHtml(record, { ...blocks, table: (grid, table) => write(grid, table, random) })
      return utf8(pageHtml(record.title.join(''), body, ''))
    },
  }
}

const BORDER: TableOptions = { table: 'border="1" cellspacing="0" cellpadding="3"' }

/**
 * Puts extra column boundaries into a grid: each column becomes one to three, and a cell that ends
 * at a boundary may end at one of the extra ones, differently in each row, as cells dragged by hand do.
 * Cells that span rows keep their edges, or rows would overlap.
 */
function drift(grid: Grid, random: Random): Grid {
  const extra = Array.from({ length: grid.cols }, () => random.int(1, 3))
  const start = (col: number) => extra.slice(0, col).reduce((sum, count) => sum + count, 0)
  // The boundary left of column `col` in `row`: it may move right into the extra columns only between two cells of one row.
  const moved = new Map<string, number>()
  const single = (cell: GridCell | undefined) => cell !== undefined && cell.rowSpan === 1
  for (const cell of grid.cells) {
    if (!single(cell) || cell.col === 0) continue
    const left = grid.cells.find((other) => other.row === cell.row && other.col + other.colSpan === cell.col)
    const room = (extra[cell.col] as number) - 1
    if (single(left) && room > 0 && random.chance(0.5)) moved.set(`${cell.row}/${cell.col}`, random.int(1, room))
  }
  const boundary = (row: number, col: number) => start(col) + (moved.get(`${row}/${col}`) ?? 0)
  const cells = grid.cells.map((cell) => {
    const col = boundary(cell.row, cell.col)
    return { ...cell, col, colSpan: boundary(cell.row, cell.col + cell.colSpan) - col }
  })
  return {
    ...grid,
    cols: start(grid.cols),
    widths: extra.flatMap((count, col) => Array<number>(count).fill((grid.widths[col] ?? 1) / count)),
    cells,
  }
}

/** A row on top and a column on the right that are empty and that the eye does not see. */
function phantom(grid: Grid, random: Random): string {
  const ghost = (row: number, col: number): GridCell => ({ row, col, rowSpan: 1, colSpan: 1, kind: 'caption', text: '' })
  const top = Array.from({ length: grid.cols + 1 }, (_, col) => ghost(0, col))
  const right = Array.from({ length: grid.rows }, (_, row) => ghost(row + 1, grid.cols))
  const moved = grid.cells.map((cell) => ({ ...cell, row: cell.row + 1 }))
  const cells = [...top, ...moved, ...right].sort((a, b) => a.row - b.row || a.col - b.col)
  const unseen = random.pick(['width="0" height="0"', 'style="width:0;height:0;border:none;padding:0"'])
  const options: TableOptions = { ...BORDER, cell: (cell) => (cell.text === '' && cell.kind === 'caption' ? unseen : '') }
  return tableHtml({ ...grid, rows: grid.rows + 1, cols: grid.cols + 1, headerRows: grid.headerRows + 1, cells }, options)
}

function inLayoutTables(html: string): string {
  const open = '<table width="100%" border="0" cellspacing="0" cellpadding="0"><tr><td width="10"></td><td>'
  return `${open}<table width="98%" border="0"><tr><td align="center">${html}</td></tr></table></td><td width="10">&nbsp;</td></tr></table>`
}

/** Rows of an old page: capital tags, no end tags. */
function tagSoup(grid: Grid): string {
  return tableHtml(grid, {
    table: 'BORDER=1 CELLSPACING=0 WIDTH=100%',
    closed: false,
    cell: (cell) => (cell.kind === 'value' ? 'ALIGN=middle' : 'VALIGN=center'),
  })
    .replace(/<(\/?)(table|tr|td)\b/g, (_, slash: string, tag: string) => `<${slash}${tag.toUpperCase()}`)
    .replace(/ (rowspan|colspan)="(\d+)"/g, (_, name: string, count: string) => ` ${name.toUpperCase()}=${count}`)
}

/** The applications table in two tables, as two pasted pages; the group label is not repeated in the second. */
function inTwoTables(grid: Grid, name: string, random: Random): string {
  if (name !== 'applications') return tableHtml(grid, BORDER)
  const at = random.int(grid.headerRows + 4, grid.rows - 3)
  return `${tableHtml(slice(grid, 0, at), BORDER)}\n<p>&nbsp;</p>\n${tableHtml(slice(grid, at, grid.rows), BORDER)}`
}

const paragraphs: TableWriter = (grid) =>
  grid.cells.map((cell) => `<p style="text-align:center">${cell.text === '' ? '&nbsp;' : escapeHtml(cell.text)}</p>`).join('\n')

/** Boxes placed as a grid, as page builders write tables. */
const flexRows: TableWriter = (grid, _name, random) => {
  const tag = random.pick(['div', 'ul'])
  const rows: GridCell[][] = Array.from({ length: grid.rows }, (_, row) => grid.cells.filter((cell) => cell.row === row))
  return rows
    .map(
      (cells) =>
        `<${tag} class="row" role="row">${cells.map((cell) => `<${tag === 'ul' ? 'li' : 'div'} class="cell" role="cell">${escapeHtml(cell.text)}</${tag === 'ul' ? 'li' : 'div'}>`).join('')}</${tag}>`,
    )
    .join('\n')
}

export const shapeVariants: readonly Variant[] = [
  shape('blocks', 'section 2 as one table a block', (grid) => tableHtml(grid, BORDER), { separateBlocks: true }),
  shape(
    'wide-labels',
    'blocks of two columns stacked with a wide first column',
    (grid) => tableHtml(grid, { ...BORDER, between: '' }),
    { widen: 'first' },
  ),
  shape('thead', 'thead and tbody, th in the header and for labels', (grid) =>
    tableHtml(grid, {
      ...BORDER,
      head: true,
      tag: (cell) => (cell.kind === 'value' ? 'td' : 'th'),
      cell: (cell) => (cell.kind === 'label' ? 'scope="row"' : ''),
    }),
  ),
  shape('colspan-drift', 'column edges that differ from row to row by extra columns', (grid, _name, random) =>
    tableHtml(drift(grid, random), BORDER),
  ),
  shape('phantom', 'an empty row on top and an empty column on the right that nobody sees', (grid, _name, random) =>
    phantom(grid, random),
  ),
  shape('nested-layout', 'every table inside two layout tables', (grid) => inLayoutTables(tableHtml(grid, BORDER))),
  shape('tag-soup', 'capital tags, no end tags of rows and cells, unquoted attributes', (grid) => tagSoup(grid)),
  shape('two-tables', 'the applications table cut into two tables', inTwoTables),
  shape('repeated-header', 'the header rows of the applications table once more in its middle', (grid, name, random) =>
    tableHtml(name === 'applications' ? repeatHeader(grid, random.int(grid.headerRows + 4, grid.rows - 3)) : grid, BORDER),
  ),
  shape('paragraphs', 'tables written as paragraphs, one cell each', paragraphs),
  shape('flex-rows', 'tables written as boxes in rows, without table tags', flexRows),
]
