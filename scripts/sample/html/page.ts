/** The body of a report as HTML, and a plain page around it. */

import type { NumberStyle } from '../cell-text.js'
import type { Grid } from '../grid.js'
import { stack } from '../grid.js'
import type { SampleRecord } from '../record.js'
import { type ReportItem, reportItems } from '../report-items.js'
import { escapeHtml, tableHtml } from './markup.js'

export interface BodyOptions {
  readonly numbers?: NumberStyle
  readonly table?: (grid: Grid, name: string) => string
  readonly paragraph?: (text: string) => string
  readonly heading?: (text: string) => string
  readonly title?: (lines: readonly string[]) => string
  readonly signature?: (agency: string, date: string) => string
  /** One table a block, instead of all blocks of section 2 in one. */
  readonly separateBlocks?: boolean
  /** Which cell of a narrow block reaches the edge when blocks are stacked. */
  readonly widen?: 'first' | 'last'
  readonly between?: string
}

/** Every item of the report, one after another. */
export function bodyHtml(record: SampleRecord, options: BodyOptions = {}): string {
  return reportItems(record, options.numbers)
    .map((item) => itemHtml(item, options))
    .join(options.between ?? '\n')
}

function itemHtml(item: ReportItem, options: BodyOptions): string {
  switch (item.kind) {
    case 'title':
      return options.title?.(item.lines) ?? `<h1>${item.lines.map(escapeHtml).join('<br>')}</h1>`
    case 'heading':
      return options.heading?.(item.text) ?? `<h2>${escapeHtml(item.text)}</h2>`
    case 'paragraph':
      return options.paragraph?.(item.text) ?? `<p>${escapeHtml(item.text)}</p>`
    case 'signature':
      return (
        options.signature?.(item.agency, item.date) ??
        `<p class="sign">${escapeHtml(item.agency)}</p>\n<p class="sign">${escapeHtml(item.date)}</p>`
      )
    case 'table': {
      const grids = options.separateBlocks ? item.grids : [stack(item.grids, options.widen)]
      return grids.map((grid) => options.table?.(grid, item.name) ?? tableHtml(grid, { table: 'border="1"' })).join('\n')
    }
  }
}

/** Looks of an article on an agency's site. */
const PAGE_STYLE = `body { margin: 0; background: #f4f6f9; color: #222; font: 16px/1.9 "Noto Serif CJK SC", SimSun, serif; }
main { max-width: 860px; margin: 24px auto; padding: 40px 56px; background: #fff; box-shadow: 0 1px 4px rgba(0, 0, 0, .15); }
h1 { font-size: 24px; line-height: 1.5; text-align: center; }
h2 { font-size: 18px; margin: 1.4em 0 .4em; text-indent: 2em; }
p { margin: .4em 0; text-indent: 2em; text-align: justify; }
table { border-collapse: collapse; width: 100%; margin: 12px 0 20px; font-size: 14px; line-height: 1.5; }
td, th { border: 1px solid #555; padding: 4px 6px; text-align: center; font-weight: normal; }
td.label { text-align: left; }
p.sign { text-align: right; text-indent: 0; }`

/** A whole page with `body` in its middle. */
export function pageHtml(title: string, body: string, style: string = PAGE_STYLE): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${escapeHtml(title)}</title>
<style>
${style}
</style>
</head>
<body>
${body}
</body>
</html>
`
}
