/** A report as a page for print: base looks in CSS, pieces that styles replace. */
import type { NumberStyle } from '../cell-text.js'
import type { Grid } from '../grid.js'
import { escapeHtml, type TableOptions, tableHtml } from '../html/markup.js'
import { bodyHtml } from '../html/page.js'
import type { SampleRecord } from '../record.js'

export interface PrintLook {
  readonly numbers?: NumberStyle
  /** Appended to the base sheet. */
  readonly css?: string
  readonly table?: TableOptions
  /** Changes a grid before it is written. */
  readonly grid?: (grid: Grid, name: string) => Grid | readonly Grid[]
  readonly separateBlocks?: boolean
  /** Written before and after the report. */
  readonly before?: string
  readonly after?: string
}

const BASE = `body { margin: 0; color: #000; font: 12pt/1.75 "Noto Serif CJK SC", serif; }
h1 { font: bold 18pt/1.4 "Noto Sans CJK SC", sans-serif; text-align: center; margin: 0 0 14pt; }
h2 { font: 13pt/1.6 "Noto Sans CJK SC", sans-serif; text-indent: 2em; margin: 10pt 0 4pt; }
p { margin: 2pt 0; text-indent: 2em; text-align: justify; }
p.sign { text-align: right; text-indent: 0; }
table { border-collapse: collapse; width: 100%; margin: 6pt 0 12pt; font-size: 9pt; line-height: 1.35; }
td, th { border: 0.75pt solid #000; padding: 2pt 3pt; text-align: center; font-weight: normal; }
td.label, th.label { text-align: left; }
td:not([rowspan]) { break-inside: avoid; }`

/** The page's HTML. Cells carry their kind as a class, for the sheets. */
export function printPage(record: SampleRecord, look: PrintLook = {}): string {
  const options: TableOptions = { cell: (cell) => `class="${cell.kind}"`, ...look.table }
  const table = (grid: Grid, name: string): string => {
    const changed = look.grid?.(grid, name) ?? grid
    const grids = (Array.isArray(changed) ? changed : [changed]) as Grid[]
    return grids
      .map((one) =>
        tableHtml(one, {
          ...options,
          table: `${options.table ?? ''} class="${name}"`.trim(),
          content: options.content ?? printedCell,
        }),
      )
      .join('\n')
  }
  const body = bodyHtml(record, {
    table,
    ...(look.numbers ? { numbers: look.numbers } : {}),
    ...(look.separateBlocks ? { separateBlocks: true } : {}),
  })
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(record.title.join(''))}</title><style>\n${BASE}\n${look.css ?? ''}\n</style></head><body>\n${look.before ?? ''}${body}${look.after ?? ''}\n</body></html>`
}

/** An empty cell keeps its line, as printed forms do. */
function printedCell(cell: { readonly text: string }): string {
  return cell.text === '' ? '&nbsp;' : escapeHtml(cell.text)
}
