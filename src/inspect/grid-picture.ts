import type { Lang, Run } from '../pipeline/index.js'
import { CAPTIONS, COLOURS, type Mark } from './captions.js'
import { legend, legendHeight } from './legend.js'
import { fitted, type MarkedCell, type MarkedTable, markedTables } from './marked-cells.js'
import { element, picture, type Svg, text } from './svg.js'

// Formats without pages have no geometry; every row and column is drawn alike, in points.
const COLUMN_WIDTH = 84
const ROW_HEIGHT = 44
const MARGIN = 12
const HEADING = 20

const MARKS: readonly Mark[] = ['value', 'no-value', 'unreadable', 'label', 'label-unlike', 'cell']

/** All tables of a document that has no pages, as grids, one below the other. */
export function gridPicture(run: Run, lang: Lang): Svg {
  const tables = markedTables(run, lang)
  const width = 2 * MARGIN + COLUMN_WIDTH * Math.max(4, ...tables.map(({ table }) => table.cols))
  let y = MARGIN
  const layers = tables.map((table) => {
    const drawn = drawTable(table, y, lang)
    y += HEADING + table.table.rows * ROW_HEIGHT + MARGIN
    return drawn
  })
  if (tables.length === 0) {
    layers.push(heading(CAPTIONS[lang].noTables, y))
    y += HEADING
  }
  layers.push(legend(MARKS, y, lang))
  return picture(width, y + legendHeight(MARKS), CAPTIONS[lang].table(tables.length), layers)
}

function drawTable({ table, ordinal, cells }: MarkedTable, top: number, lang: Lang): Svg {
  const size = `${table.rows} × ${table.cols}`
  const name = [CAPTIONS[lang].table(ordinal), size, table.readBy ?? '', table.furniture ?? ''].filter(Boolean).join(' · ')
  return [heading(name, top), ...cells.map((cell) => drawCell(cell, top + HEADING))].join('\n')
}

function heading(name: string, top: number): Svg {
  return element('text', { x: MARGIN, y: top + 12, 'font-size': 10, 'font-weight': 'bold' }, text(name))
}

function drawCell({ cell, mark, lines, title }: MarkedCell, top: number): Svg {
  const x = MARGIN + cell.col * COLUMN_WIDTH
  const y = top + cell.row * ROW_HEIGHT
  const width = cell.colSpan * COLUMN_WIDTH
  const height = cell.rowSpan * ROW_HEIGHT
  const paint = { fill: COLOURS[mark], 'fill-opacity': 0.25, stroke: COLOURS[mark], 'stroke-width': 0.8 }
  const printed = cut(cell.text.raw.replace(/\s+/g, ' '), Math.floor((width - 4) / 8))
  return element(
    'g',
    {},
    element('title', {}, text(title)),
    element('rect', { x, y, width, height, ...paint }),
    element('text', { x: x + 2, y: y + 10, 'font-size': 8 }, text(printed)),
    fitted(lines, x, y + 12, width, height - 12, '#444444'),
  )
}

/** The first characters that fit; never half of a surrogate pair. */
function cut(content: string, most: number): string {
  const characters = Array.from(content)
  return characters.length <= most ? content : `${characters.slice(0, most - 1).join('')}…`
}
