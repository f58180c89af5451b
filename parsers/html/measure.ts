import { headingLevel, isSilent } from './element-kinds.js'
import { numberChildren } from './paths.js'
import { type Element, type Facts, isElement, isText } from './tree.js'

const LISTS = new Set(['ul', 'ol', 'dl'])
const PARAGRAPHS = new Set(['p', 'div', 'br'])

/** Counts what each subtree holds and numbers its elements, and leaves both on them: one pass for all questions. */
export function measure(element: Element): Facts {
  let chars = 0
  let stops = 0
  let tables = 0
  let headings = 0
  let lists = 0
  let paragraphs = 0
  if (!isSilent(element)) {
    numberChildren(element)
    for (const child of element.childNodes) {
      if (isText(child)) {
        chars += child.value.trim().length
        stops += countStops(child.value)
      } else if (isElement(child)) {
        const inner = measure(child)
        const name = child.tagName
        chars += inner.chars
        stops += inner.stops
        tables += inner.tables + (name === 'table' ? 1 : 0)
        headings += inner.headings + (headingLevel(child) === undefined ? 0 : 1)
        lists += inner.lists + (LISTS.has(name) ? 1 : 0)
        paragraphs += inner.paragraphs + (PARAGRAPHS.has(name) ? 1 : 0)
      }
    }
  }
  element.facts = { chars, stops, tables, headings, lists, paragraphs }
  return element.facts
}

function countStops(text: string): number {
  let count = 0
  for (let i = text.indexOf('。'); i >= 0; i = text.indexOf('。', i + 1)) count++
  return count
}

const NOTHING: Facts = { chars: 0, stops: 0, tables: 0, headings: 0, lists: 0, paragraphs: 0 }

export function factsOf(element: Element): Facts {
  return element.facts ?? NOTHING
}
