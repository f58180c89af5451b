/** The few pieces of markup that every HTML printer writes. */
import type { Grid, GridCell } from '../grid.js'
import { rowsOf } from '../grid.js'

export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** A no-break space as browsers' editors write it, instead of the bare character. */
export function escapeWithEntities(text: string): string {
  return escapeHtml(text).replace(/\u00a0/g, '&nbsp;')
}

export interface TableOptions {
  readonly table?: string
  readonly row?: string
  readonly tag?: (cell: GridCell) => 'td' | 'th'
  /** Attributes of a cell besides its spans. */
  readonly cell?: (cell: GridCell) => string
  readonly content?: (cell: GridCell) => string
  /** Puts the header rows into `<thead>`. */
  readonly head?: boolean
  /** Closes rows and cells; old pages do not. */
  readonly closed?: boolean
  /** Between rows: a line break, or nothing for pages written on one line. */
  readonly between?: string
}

/** A table with its spans as attributes. */
export function tableHtml(grid: Grid, options: TableOptions = {}): string {
  const between = options.between ?? '\n'
  const rows = rowsOf(grid).map((cells) => rowHtml(cells, options))
  const head = rows.slice(0, grid.headerRows).join(between)
  const body = rows.slice(grid.headerRows).join(between)
  const inner = options.head
    ? `<thead>${between}${head}${between}</thead>${between}<tbody>${between}${body}${between}</tbody>`
    : `<tbody>${between}${rows.join(between)}${between}</tbody>`
  return `<table${attribute(options.table)}>${between}${options.closed === false ? rows.join(between) : inner}${between}</table>`
}

function rowHtml(cells: readonly GridCell[], options: TableOptions): string {
  const closed = options.closed !== false
  const inner = cells.map((cell) => {
    const tag = options.tag?.(cell) ?? 'td'
    const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}`
    const content = options.content?.(cell) ?? escapeHtml(cell.text)
    return `<${tag}${spans}${attribute(options.cell?.(cell))}>${content}${closed ? `</${tag}>` : ''}`
  })
  return `<tr${attribute(options.row)}>${inner.join('')}${closed ? '</tr>' : ''}`
}

function attribute(text: string | undefined): string {
  return text ? ` ${text}` : ''
}

const encoder = new TextEncoder()

export function utf8(text: string): Uint8Array {
  return encoder.encode(text)
}
