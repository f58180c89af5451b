import type { PageTrace } from '../../parsers/pdf/index.js'
import type { Box } from '../document/index.js'
import type { Lang, Run } from '../pipeline/index.js'
import { COLOURS, type Mark } from './captions.js'
import { legend, legendHeight } from './legend.js'
import { fitted, type MarkedCell, markedTables } from './marked-cells.js'
import { element, picture, type Svg, text } from './svg.js'

/** How far the reading of a page is shown: what was drawn, merged, found, and matched. */
export type Step = 'glyphs' | 'rulings' | 'cells' | 'match'

const MARKS: Readonly<Record<Step, readonly Mark[]>> = {
  glyphs: ['glyph', 'glyph-aside'],
  rulings: ['ruling', 'strong-line', 'weak-line'],
  cells: ['cell', 'unreadable'],
  match: ['value', 'no-value', 'unreadable', 'label', 'label-unlike', 'cell'],
}

/** A page of a PDF as it was read, with a legend below. */
export function pagePicture(run: Run, trace: PageTrace, step: Step, lang: Lang): Svg {
  const { turned, width, height } = trace.content
  const onSide = turned === 90 || turned === 270
  const [pageWidth, pageHeight] = onSide ? [height, width] : [width, height]
  const layers = [glyphs(trace, step)]
  if (step === 'rulings') layers.push(rulings(trace))
  if (step === 'cells' || step === 'match') layers.push(...cellsOn(run, trace.page, lang).map((cell) => drawCell(cell, step)))
  const marks = MARKS[step]
  layers.push(legend(marks, pageHeight, lang))
  return picture(pageWidth, pageHeight + legendHeight(marks), `${trace.page} ${step}`, layers)
}

function glyphs({ sifted, content }: PageTrace, step: Step): Svg {
  const opacity = step === 'glyphs' ? 1 : 0.35
  const draw = (glyph: Box & { text: string; size: number }, mark: Mark, why?: string): Svg => {
    const { x0, y0, x1, y1 } = content.toPage(glyph)
    const middle = { x: (x0 + x1) / 2, y: (y0 + y1) / 2 }
    const upright = content.turned === 0 ? {} : { transform: `rotate(${content.turned} ${middle.x} ${middle.y})` }
    return element(
      'text',
      {
        ...middle,
        ...upright,
        'font-size': glyph.size,
        fill: COLOURS[mark],
        'text-anchor': 'middle',
        'dominant-baseline': 'central',
      },
      text(glyph.text),
      ...(why === undefined ? [] : [element('title', {}, text(why))]),
    )
  }
  return element(
    'g',
    { opacity },
    '\n',
    [
      ...sifted.seen.map((glyph) => draw(glyph, 'glyph')),
      ...sifted.aside.map(({ glyph, why }) => draw(glyph, 'glyph-aside', why)),
    ].join('\n'),
    '\n',
  )
}

function rulings({ content, lines }: PageTrace): Svg {
  const line = (box: Box, width: number, mark: Mark, title: string): Svg => {
    const { x0, y0, x1, y1 } = content.toPage(box)
    const stroke = { stroke: COLOURS[mark], 'stroke-width': width, 'stroke-opacity': 0.7 }
    return element('line', { x1: x0, y1: y0, x2: x1, y2: y1, ...stroke }, element('title', {}, text(title)))
  }
  const merge = (rules: PageTrace['lines']['all'], mark: Mark): Svg[] =>
    rules.map(({ across, at, from, to, width }) => {
      const box = across ? { x0: from, y0: at, x1: to, y1: at } : { x0: at, y0: from, x1: at, y1: to }
      return line(box, mark === 'strong-line' ? 0.8 : 1.6, mark, `${width} pt`)
    })
  return [
    ...content.rulings.map((ruling) => line(ruling, Math.max(ruling.width, 2), 'ruling', `${ruling.source}, ${ruling.width} pt`)),
    ...merge(lines.all, 'weak-line'),
    ...merge(lines.strong, 'strong-line'),
  ].join('\n')
}

function cellsOn(run: Run, page: number, lang: Lang): MarkedCell[] {
  return markedTables(run, lang)
    .flatMap(({ cells }) => cells)
    .filter(({ cell: { place } }) => place.in === 'pdf' && place.page === page)
}

function drawCell({ cell, mark, lines, title }: MarkedCell, step: Step): Svg {
  if (cell.place.in !== 'pdf') return ''
  const { x0, y0, x1, y1 } = cell.place.box
  const shown = step === 'match' ? mark : cell.doubt ? 'unreadable' : 'cell'
  const caption = step === 'match' ? lines : [`${cell.row},${cell.col}`]
  return element(
    'g',
    {},
    element('title', {}, text(title)),
    element('rect', {
      ...{ x: x0, y: y0, width: x1 - x0, height: y1 - y0 },
      ...{ fill: COLOURS[shown], 'fill-opacity': 0.2, stroke: COLOURS[shown], 'stroke-width': 0.6 },
    }),
    fitted(caption, x0, y0, x1 - x0, y1 - y0, '#000000'),
  )
}
