import type { Block, ParsedDocument, Table } from '../../src/document/index.js'

/** A block in one line: `#1 title`, `text`, `[navigation] text`; a table row by row, `text<2x3>` for spans. */
export function shown(document: ParsedDocument): string[] {
  return document.blocks.map(shownBlock)
}

export function shownBlock(block: Block): string {
  const mark = block.furniture ? `[${block.furniture}] ` : ''
  if (block.type === 'table') return mark + shownTable(block)
  return mark + (block.type === 'heading' ? `#${block.level} ` : '') + block.text.raw
}

/** Rows set apart by ` / `, cells by ` | `; each cell with its column: `2:13`, `0:规章<2x1>`. */
export function shownTable(table: Table): string {
  const rows: string[][] = Array.from({ length: table.rows }, () => [])
  for (const { row, col, rowSpan, colSpan, text } of table.cells) {
    rows[row]?.push(`${col}:${text.raw}${rowSpan + colSpan > 2 ? `<${rowSpan}x${colSpan}>` : ''}`)
  }
  return `{${rows.map((row) => row.join(' | ')).join(' / ')}}`
}

export function tablesOf(document: ParsedDocument): Table[] {
  return document.blocks.filter((block): block is Table => block.type === 'table')
}

/** The codes of the notes, in order. */
export function codes(document: ParsedDocument): string[] {
  return document.notes.map((note) => note.code)
}

export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
