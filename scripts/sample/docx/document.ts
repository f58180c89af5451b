/** The body of a report as WordprocessingML; variants replace the pieces they change. */
import type { NumberStyle } from '../cell-text.js'
import { type Grid, stack } from '../grid.js'
import type { SampleRecord } from '../record.js'
import { type ReportItem, reportItems } from '../report-items.js'
import { docxTable } from './table.js'
import { paragraph, run } from './xml.js'

export interface DocumentOptions {
  readonly numbers?: NumberStyle
  readonly table?: (grid: Grid, name: string) => string
  readonly title?: (lines: readonly string[]) => string
  readonly heading?: (text: string) => string
  readonly paragraph?: (text: string) => string
  readonly separateBlocks?: boolean
}

/** Content of `w:body`. */
export function documentBody(record: SampleRecord, options: DocumentOptions = {}): string {
  return reportItems(record, options.numbers)
    .map((item) => itemXml(item, options))
    .join('')
}

function itemXml(item: ReportItem, options: DocumentOptions): string {
  switch (item.kind) {
    case 'title':
      return (
        options.title?.(item.lines) ??
        item.lines.map((line) => paragraph(run(line, { bold: true, size: 36 }), { align: 'center' })).join('')
      )
    case 'heading':
      return options.heading?.(item.text) ?? paragraph(run(item.text, { font: '黑体', size: 32 }), { style: '1', indent: 200 })
    case 'paragraph':
      return (
        options.paragraph?.(item.text) ?? paragraph(run(item.text, { font: '仿宋', size: 32 }), { align: 'both', indent: 200 })
      )
    case 'signature':
      return [item.agency, item.date].map((line) => paragraph(run(line, { font: '仿宋', size: 32 }), { align: 'right' })).join('')
    case 'table': {
      const grids = options.separateBlocks ? item.grids : [stack(item.grids)]
      // Word needs a paragraph between two tables, or it joins them.
      return grids.map((grid) => `${options.table?.(grid, item.name) ?? docxTable(grid)}${paragraph('')}`).join('')
    }
  }
}
