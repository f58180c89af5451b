/** PDF styles by what stands in cells and beside them: direction, wrapping, sizes, alignment, text nobody sees. */

import { amountOf } from '../cell-text.js'
import type { GridCell } from '../grid.js'
import { escapeHtml } from '../html/markup.js'
import { CONTENT_LABEL } from '../official-form.js'
import type { Random } from '../random.js'
import type { SampleRecord } from '../record.js'
import type { PrintLook } from './page.js'
import type { PdfStyle } from './style.js'

const css = (text: string): { readonly look: PrintLook } => ({ look: { css: text } })
const shown = (cell: GridCell) => (cell.text === '' ? '&nbsp;' : escapeHtml(cell.text))

/** One character a line, in the long group label and in all column labels. */
function stacked(cell: GridCell): string {
  const tall = cell.kind === 'label' && cell.rowSpan > 12
  const column = cell.kind === 'header' && cell.colSpan === 1 && cell.text.length <= 6 && cell.text !== CONTENT_LABEL
  return tall || column ? [...cell.text].map(escapeHtml).join('<br>') : shown(cell)
}

/** Space between the two characters of short labels, as justified by hand. */
function spread(cell: GridCell, random: Random): string {
  if (cell.kind === 'value') return shown(cell)
  if (cell.text.length <= 3) return [...cell.text].join('\u3000')
  const at = random.int(1, cell.text.length - 1)
  return random.chance(0.3) ? `${escapeHtml(cell.text.slice(0, at))} ${escapeHtml(cell.text.slice(at))}` : shown(cell)
}

/** Words and figures that no reader of the page sees: white on white, transparent, of no size, off the page. */
function unseen(random: Random): PrintLook {
  const ways = ['color:#fff', 'opacity:0', 'font-size:1px;color:#fff', 'position:absolute;left:-4000px', 'color:transparent']
  return {
    table: {
      content: (cell) =>
        random.chance(0.3) ? `${shown(cell)}<span style="${random.pick(ways)}">${random.int(1, 999)}</span>` : shown(cell),
    },
    after: '<p style="color:#fff">2018年，我局共收到申请999件。</p>',
  }
}

/** Two or more digits may stand on two lines, and nothing proves that they are one number. */
const longFigure = (key: string, record: SampleRecord) =>
  !key.startsWith('proactive.') && String(amountOf(record.cells[key])).length > 1

const watermark =
  '<div style="position:fixed;top:40%;left:8%;font-size:60pt;color:rgba(160,160,160,.35);transform:rotate(-35deg);white-space:nowrap">内部资料 注意保存</div>'

export const textStyles: readonly PdfStyle[] = [
  {
    name: 'vertical-label',
    shows: 'the long group label written vertically',
    ...css(
      'td.label[rowspan="22"], td.label[rowspan="20"] { writing-mode: vertical-rl; text-align: center; letter-spacing: 2pt; width: 2em; }',
    ),
  },
  {
    name: 'upright-headers',
    shows: 'column labels written vertically',
    ...css(
      'table.disputes tr:nth-child(n+2) td.header:not([colspan]), table.applications tr:nth-child(n+2) td.header:not([colspan]) { writing-mode: vertical-rl; padding: 4pt 1pt; }',
    ),
  },
  {
    name: 'stacked-labels',
    shows: 'group label and column labels with one character a line',
    look: { table: { content: stacked } },
  },
  {
    name: 'spread-labels',
    shows: 'spaces inside labels: 总　计, 情 形',
    look: (random) => ({ table: { content: (cell) => spread(cell, random) } }),
  },
  {
    name: 'tiny',
    shows: 'print of three and a half points',
    ...css('table { font-size: 3.5pt; } td { padding: .6pt; border-width: .3pt; }'),
  },
  {
    name: 'large',
    shows: 'large print: labels wrap, tables spread over many pages',
    ...css('table { font-size: 12.5pt; } td { padding: 4pt 1pt; }'),
  },
  {
    name: 'narrow-labels',
    shows: 'narrow label columns: every label wraps over several lines',
    ...css(
      'table { table-layout: fixed; } td.label { word-break: break-all; } table.applications td.label[rowspan] { width: 2.2em; } table.applications tr:first-child td.header[rowspan] { width: 26%; }',
    ),
  },
  {
    name: 'wrapped-figures',
    shows: 'columns so narrow that figures break over lines',
    ...css(
      'table.applications td.value, table.disputes td.value { width: 1.15em; max-width: 1.15em; padding: 1pt 0; word-break: break-all; } table.applications, table.disputes { table-layout: fixed; font-size: 11pt; } table.applications tr:first-child td[colspan="3"] { width: 80%; }',
    ),
    mayLose: longFigure,
  },
  {
    name: 'right-aligned',
    shows: 'figures at the right edge of their cells',
    ...css('td.value { text-align: right; } td.header { text-align: center; }'),
  },
  { name: 'left-aligned', shows: 'figures at the left edge of their cells', ...css('td { text-align: left; }') },
  {
    name: 'top-aligned',
    shows: 'figures at the top of tall cells, labels at the bottom',
    ...css('td.value { vertical-align: top; } td.label { vertical-align: bottom; height: 26pt; }'),
  },
  { name: 'thousands', shows: 'commas between thousands', numbers: { thousands: ',' } },
  {
    name: 'full-width',
    shows: 'full-width digits',
    numbers: { digits: 'full-width' },
    look: { css: 'td.value { white-space: nowrap; }' },
  },
  { name: 'dash-zero', shows: 'a dash where a figure is 0: whole rows of dashes', numbers: { zero: '-' } },
  { name: 'blank-zero', shows: 'nothing where a figure is 0', numbers: { zero: '' } },
  { name: 'hidden-text', shows: 'white, transparent, tiny and off-page text beside the figures', look: unseen },
  { name: 'watermark', shows: 'a grey diagonal watermark on every page', look: { before: watermark } },
  { name: 'sans', shows: 'a sans-serif font everywhere', ...css('body, table, h1, h2 { font-family: "WenQuanYi Zen Hei"; }') },
  {
    name: 'bold-colour',
    shows: 'bold blue figures, red totals',
    ...css('td.value { color: #1f3864; font-weight: bold; } td.value:last-child { color: #c00000; }'),
  },
  {
    name: 'letter-spaced',
    shows: 'wide letter spacing in figures and labels',
    ...css('td.value { letter-spacing: 1.2pt; } td.label { letter-spacing: .8pt; }'),
  },
  { name: 'blocks', shows: 'section 2 as one table a block', look: { separateBlocks: true } },
  {
    name: 'side-by-side',
    shows: 'the blocks of section 2 in two columns beside each other',
    look: {
      separateBlocks: true,
      css: 'table.proactive { display: inline-table; width: 48%; margin: 3pt .6%; vertical-align: top; font-size: 7.5pt; }',
    },
  },
]
