/** A report as lines, with tables in the ways that text extractors write them. */
import type { NumberStyle } from '../cell-text.js'
import { coverage, type Grid, rowsOf, stack } from '../grid.js'
import type { SampleRecord } from '../record.js'
import { type ReportItem, reportItems } from '../report-items.js'

/** Every item as lines; `table` writes a grid. Title and signature stand on lines of their own. */
export function reportLines(record: SampleRecord, table: (grid: Grid) => string[], numbers: NumberStyle = {}): string[] {
  return reportItems(record, numbers).flatMap((item) => itemLines(item, table))
}

function itemLines(item: ReportItem, table: (grid: Grid) => string[]): string[] {
  switch (item.kind) {
    case 'title':
      return [...item.lines]
    case 'heading':
    case 'paragraph':
      return [item.text]
    case 'signature':
      return [item.agency, item.date]
    case 'table':
      return table(stack(item.grids))
  }
}

/** One cell a line, in reading order; an empty cell leaves no trace. */
export function cellPerLine(grid: Grid): string[] {
  return rowsOf(grid).flatMap((row) => row.map((cell) => cell.text).filter((text) => text !== ''))
}

/** One row a line, cells joined; a merged cell prints once and leaves its other places empty. */
export function rowPerLine(grid: Grid, join: (cells: string[]) => string): string[] {
  return coverage(grid).map((covering, row) =>
    join(covering.map((cell, col) => (cell !== undefined && cell.row === row && cell.col === col ? cell.text : ''))),
  )
}
