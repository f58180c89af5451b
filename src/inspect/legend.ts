import type { Lang } from '../pipeline/index.js'
import { CAPTIONS, COLOURS, type Mark } from './captions.js'
import { element, type Svg, text } from './svg.js'

const LINE_HEIGHT = 12

/** How high the legend of so many marks is, in points. */
export function legendHeight(marks: readonly Mark[]): number {
  return marks.length * LINE_HEIGHT + LINE_HEIGHT
}

/** What the colours mean, one line a mark, from `y` downwards. */
export function legend(marks: readonly Mark[], y: number, lang: Lang): Svg {
  return marks
    .map((mark, index) => {
      const top = y + LINE_HEIGHT * (index + 0.5)
      return (
        element('rect', { x: 8, y: top, width: 14, height: 8, fill: COLOURS[mark], 'fill-opacity': 0.6 }) +
        element('text', { x: 28, y: top + 7, 'font-size': 8 }, text(CAPTIONS[lang].marks[mark]))
      )
    })
    .join('\n')
}
