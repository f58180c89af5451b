/**
 * Marks running headers, running footers and page numbers: lines in the outer margin whose text,
 * digits masked, comes back at the same height of another page, or that read as a page number.
 * Leaves alone what stands in a table, and text that merely stands high or low on one page.
 */
import type { Furniture } from '../../../src/document/index.js'
import type { Element, LineElement } from './elements.js'

/** The outer part of a page, as a share of its height, where furniture may stand. */
const MARGIN = 0.13
/** Lines from the edge that are looked at. */
const DEEPEST = 3
/** Furniture keeps its height from page to page within this, in points. */
const SAME_HEIGHT = 4
const NUMBER = '(?:\\d{1,4}|[一二三四五六七八九十百]{1,4})'
const PAGE_NUMBER = new RegExp(
  `^[-—–―−~·•.(（\\[|]*(?:第?${NUMBER}页?|第${NUMBER}页?[/,，、|]?共${NUMBER}页?|${NUMBER}/${NUMBER}|page${NUMBER}(?:(?:of|/|-).{1,12})?|p\\.?${NUMBER})[-—–―−~·•.)）\\]|]*$`,
  'i',
)

/** The same pages with their furniture marked. */
export function markFurniture(pages: readonly (readonly Element[])[]): Element[][] {
  const kinds = new Map<LineElement, Furniture>()
  const seen = new Map<string, { page: number; height: number; line: LineElement }[]>()
  for (const elements of pages) {
    for (const { line, side } of marginLines(elements)) {
      if (isPageNumber(line.line.text)) kinds.set(line, 'page-number')
      const key = `${side} ${plain(line.line.text).replace(/\d+/g, '#')}`
      const list = seen.get(key)
      const entry = { page: line.page.page, height: line.line.y0, line }
      if (list) list.push(entry)
      else seen.set(key, [entry])
    }
  }
  for (const [key, entries] of seen) {
    entries.sort((a, b) => a.height - b.height || a.page - b.page)
    entries.forEach((entry, i) => {
      const twin = [entries[i - 1], entries[i + 1]].some(
        (other) => other && other.page !== entry.page && Math.abs(other.height - entry.height) <= SAME_HEIGHT,
      )
      if (twin && !kinds.has(entry.line)) kinds.set(entry.line, key.startsWith('top') ? 'running-header' : 'running-footer')
    })
  }
  return pages.map((elements) =>
    elements.map((element) => {
      const furniture = element.kind === 'line' ? kinds.get(element) : undefined
      return furniture ? { ...(element as LineElement), furniture } : element
    }),
  )
}

function marginLines(elements: readonly Element[]): { line: LineElement; side: 'top' | 'bottom' }[] {
  const found: { line: LineElement; side: 'top' | 'bottom' }[] = []
  for (const side of ['top', 'bottom'] as const) {
    const ordered = side === 'top' ? elements : [...elements].reverse()
    for (const element of ordered.slice(0, DEEPEST)) {
      if (element.kind === 'grid') break
      if (inMargin(element, side) || element.line.sideways) found.push({ line: element, side })
    }
  }
  return found
}

function inMargin({ page, line }: LineElement, side: 'top' | 'bottom'): boolean {
  const { height } = page.content
  return side === 'top' ? line.y1 < height * MARGIN : line.y0 > height * (1 - MARGIN)
}

/** Two numbers side by side are figures of a table, not a page number. */
function isPageNumber(text: string): boolean {
  return PAGE_NUMBER.test(plain(text)) && !/\d\s+\d/.test(text)
}

/** Without blanks, and with the digits and marks of full width as those of half width. */
function plain(text: string): string {
  return text
    .replace(/\s+/gu, '')
    .replace(/[\uFF01-\uFF5E]/gu, (character) => String.fromCodePoint((character.codePointAt(0) as number) - 0xfee0))
}
