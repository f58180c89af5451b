import type { ParsedDocument, Table, TableCell } from '../../src/document/index.js'
import { traced } from '../../src/document/index.js'
import type { Layout } from '../../src/layouts/index.js'

/** A printed line of a table: its groups and label as the page shows them, and its figures by key. */
export interface PrintedRow {
  groups: string[]
  numbering: string
  label: string
  cells: { key: string; text: string }[]
}

const HAN = '一二三四五六七八九十'

/** The lines of a form's applications table with dense, distinct figures. */
export function printedRows(layout: Layout): PrintedRow[] {
  const block = layout.blocks[0]
  if (!block) throw new Error('a layout without blocks')
  let figure = 101
  return block.rows.map((row) => ({
    groups: [...row.groups],
    numbering: row.numbering ? numberText(row.numbering.style, row.numbering.ordinal) : '',
    label: row.label,
    cells: block.columns.map((column) => ({ key: `${row.key}.${column.key}`, text: String(figure++) })),
  }))
}

function numberText(style: string, ordinal: number): string {
  if (style === 'arabic') return `${ordinal}.`
  return style === 'han' ? `${HAN[ordinal - 1]}、` : `（${HAN[ordinal - 1]}）`
}

/** A document with one table: the form's header of three lines, then `rows` with groups merged down. */
export function documentOf(rows: readonly PrintedRow[]): ParsedDocument {
  const cells: TableCell[] = []
  const put = (row: number, col: number, text: string, rowSpan = 1, colSpan = 1) =>
    cells.push({ row, col, rowSpan, colSpan, text: traced(text), place: { in: 'html', path: `r${row}c${col}` } })
  put(0, 0, '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3)
  put(0, 3, '申请人情况', 1, 7)
  put(1, 3, '自然人', 2)
  put(1, 4, '法人或其他组织', 1, 5)
  put(1, 9, '总计', 2)
  ;['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'].forEach((label, i) => {
    put(2, 4 + i, label)
  })
  let r = 3
  for (let i = 0; i < rows.length; i++, r++) {
    const row = rows[i] as PrintedRow
    const depth = Math.min(row.groups.length, 2)
    for (let level = 0; level < depth; level++) {
      if (i > 0 && samePath(rows[i - 1] as PrintedRow, row, level)) continue
      let span = 1
      while (rows[i + span] && samePath(row, rows[i + span] as PrintedRow, level)) span++
      put(r, level, row.groups[level] as string, span)
    }
    put(r, depth, row.numbering + row.label, 1, 3 - depth)
    row.cells.forEach((cell, c) => {
      put(r, 3 + c, cell.text)
    })
  }
  cells.sort((a, b) => a.row - b.row || a.col - b.col)
  const table: Table = { type: 'table', rows: r, cols: 10, cells, place: { in: 'html', path: 'table' } }
  return { format: 'html', blocks: [table], notes: [] }
}

function samePath(a: PrintedRow, b: PrintedRow, level: number): boolean {
  return (
    a.groups.length > level &&
    b.groups.length > level &&
    a.groups.slice(0, level + 1).join() === b.groups.slice(0, level + 1).join()
  )
}
