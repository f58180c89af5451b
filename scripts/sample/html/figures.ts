/** HTML variants that differ in how figures and labels are written, not in how tables are built. */
import type { NumberStyle } from '../cell-text.js'
import type { GridCell } from '../grid.js'
import type { Random } from '../random.js'
import type { Variant } from '../variant.js'
import { escapeHtml, escapeWithEntities, type TableOptions, tableHtml, utf8 } from './markup.js'
import { bodyHtml, pageHtml } from './page.js'

function figures(
  name: string,
  shows: string,
  numbers: NumberStyle,
  options: (random: Random) => TableOptions = () => ({}),
): Variant {
  return {
    name,
    shows,
    numbers,
    print: (record, random) => {
      const table = options(random)
      const body = bodyHtml(record, {
        numbers,
        table: (grid) => tableHtml(grid, { table: 'border="1" cellspacing="0"', ...table }),
      })
      return utf8(pageHtml(record.title.join(''), `<div class="article">\n${body}\n</div>`, ''))
    },
  }
}

/** Figures between no-break and ideographic spaces, as editors leave them. */
function padded(cell: GridCell, random: Random): string {
  const text = escapeWithEntities(cell.text)
  if (cell.kind !== 'value') return cell.kind === 'label' && random.chance(0.2) ? `&nbsp;${text}` : text
  return random.pick([`&nbsp;${text}`, `${text}&nbsp;`, `\u3000${text}`, `&nbsp;&nbsp;${text}&nbsp;`, `\n\t\t${text}\n\t`, text])
}

/** Labels broken anywhere between two characters; figures are left whole. */
function brokenLabel(cell: GridCell, random: Random): string {
  if (cell.kind === 'value' || cell.text.length < 4) return escapeHtml(cell.text)
  if (cell.rowSpan > 12) return [...cell.text].map(escapeHtml).join('<br>')
  const at = random.int(2, cell.text.length - 2)
  return `${escapeHtml(cell.text.slice(0, at))}<br />${escapeHtml(cell.text.slice(at))}`
}

export const figureVariants: readonly Variant[] = [
  figures('blank-zero', 'nothing where a figure is 0', { zero: '', blank: '\u00a0' }, () => ({
    content: (cell) => escapeWithEntities(cell.text),
  })),
  figures('dash-zero', 'a dash where a figure is 0', { zero: '-' }),
  figures('slash-zero', '/ where a figure is 0', { zero: '/' }),
  figures('none-zero', '无 where a figure is 0', { zero: '无' }),
  figures('full-width', 'full-width digits and commas', { digits: 'full-width', thousands: '，' }),
  figures('thousands', 'commas between thousands', { thousands: ',' }),
  figures('nbsp', 'figures between no-break spaces, ideographic spaces and line breaks', {}, (random) => ({
    content: (cell) => padded(cell, random),
  })),
  figures('br-labels', 'labels broken by <br>, the long group label one character a line', {}, (random) => ({
    content: (cell) => brokenLabel(cell, random),
  })),
]
