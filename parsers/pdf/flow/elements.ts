/**
 * What stands on the pages, in reading order: lines of text and grids. The later steps mark, join
 * and group these elements; none of them drops one.
 */
import type { Furniture } from '../../../src/document/index.js'
import type { FilledGrid } from '../grid/place-text.js'
import type { TextLine } from '../page/text-line.js'
import type { PageTrace } from '../read-page.js'

export interface LineElement {
  readonly kind: 'line'
  readonly page: PageTrace
  readonly line: TextLine
  readonly furniture?: Furniture
}

export interface GridElement {
  readonly kind: 'grid'
  readonly page: PageTrace
  readonly grid: FilledGrid
}

export type Element = LineElement | GridElement

/** The elements of one page from top to bottom; what starts at one height, from left to right. */
export function elementsOf(page: PageTrace): Element[] {
  const elements: Element[] = [
    ...page.grids.map((grid): Element => ({ kind: 'grid', page, grid })),
    ...page.text.map((line): Element => ({ kind: 'line', page, line })),
  ]
  const box = (element: Element) => (element.kind === 'grid' ? element.grid.box : element.line)
  return elements
    .map((element, index) => ({ element, index }))
    .sort((a, b) => box(a.element).y0 - box(b.element).y0 || box(a.element).x0 - box(b.element).x0 || a.index - b.index)
    .map(({ element }) => element)
}
