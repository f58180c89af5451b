/** PDF styles by what separates cells: strokes, dots, gaps, colours, or nothing. */

import { escapeHtml } from '../html/markup.js'
import type { Random } from '../random.js'
import type { PrintLook } from './page.js'
import type { PdfStyle } from './style.js'

const css = (text: string): { readonly look: PrintLook } => ({ look: { css: text } })

/** Lines inside some label cells that separate nothing, as dragged borders leave them. */
function strayRules(random: Random): PrintLook {
  const rule = (style: string) => `<i style="position:absolute;background:#000;${style}"></i>`
  return {
    css: 'td.label, td.header { position: relative; }',
    table: {
      content: (cell) => {
        const text = cell.text === '' ? '&nbsp;' : escapeHtml(cell.text)
        if (cell.kind !== 'label' || cell.rowSpan > 1 || !random.chance(0.25)) return text
        const stray = random.pick([
          `right:${random.int(2, 6)}pt;top:0;width:.5pt;height:100%`,
          `left:0;bottom:1pt;height:.5pt;width:${random.int(20, 60)}%`,
        ])
        return `${text}${rule(stray)}`
      },
    },
  }
}

export const borderStyles: readonly PdfStyle[] = [
  { name: 'solid', shows: 'solid borders on A4, tables broken over pages without a repeated header' },
  { name: 'thin', shows: 'hairlines', ...css('td, th { border: 0.2pt solid #333; }') },
  {
    name: 'thick-frame',
    shows: 'a thick frame around thin lines',
    ...css('table { border: 2.25pt solid #000; } td { border-width: .5pt; }'),
  },
  { name: 'dotted', shows: 'dotted borders', ...css('td, th { border: 1pt dotted #000; }') },
  { name: 'dashed', shows: 'dashed borders', ...css('td, th { border: 1pt dashed #444; }') },
  { name: 'double', shows: 'double borders', ...css('td, th { border: 3pt double #000; }') },
  {
    name: 'separate',
    shows: 'each cell in a frame of its own, with a gap between',
    ...css('table { border-collapse: separate; border-spacing: 2pt; } td { border-width: .5pt; }'),
  },
  {
    name: 'bgcolor-gaps',
    shows: 'white cells on a dark table, one pixel apart; no lines',
    ...css('table { border-collapse: separate; border-spacing: 1px; background: #666; } td { border: none; background: #fff; }'),
  },
  {
    name: 'white-borders',
    shows: 'white lines between coloured cells',
    ...css('td { border: 1.5pt solid #fff; background: #dbe5f1; } td.header, td.caption { background: #95b3d7; }'),
  },
  {
    name: 'horizontal-only',
    shows: 'horizontal lines only',
    ...css('td { border: none; border-bottom: .6pt solid #000; border-top: .6pt solid #000; }'),
  },
  {
    name: 'outer-only',
    shows: 'a frame and no lines inside',
    ...css('table { border: 1pt solid #000; } td { border: none; padding: 3pt 6pt; }'),
  },
  { name: 'no-borders', shows: 'no lines at all', ...css('td { border: none; padding: 3pt 6pt; }') },
  {
    name: 'no-verticals-blank',
    shows: 'horizontal lines only, and nothing where a figure is 0',
    numbers: { zero: '' },
    ...css('td { border: none; border-bottom: .6pt solid #000; border-top: .6pt solid #000; }'),
  },
  {
    name: 'zebra',
    shows: 'coloured header and striped rows, grey lines',
    ...css(
      'td { border: .5pt solid #bbb; } tr:nth-child(even) td { background: #f2f2f2; } td.header, td.caption { background: #c6d9f1; font-weight: bold; }',
    ),
  },
  { name: 'stray-rules', shows: 'lines inside label cells that separate nothing', look: strayRules },
]
