import { type Element, isElement } from './tree.js'

/** Damage makes tags of anything up to the next `>`; a path holds names that somebody chose. */
const PLAIN_NAME = /^[a-z][a-z0-9:-]{0,29}$/
/** Not part of a path: a row counts within its table, whatever group it is in. */
const ROW_GROUPS = new Set(['tbody', 'thead', 'tfoot'])

/** Gives the children of an element their numbers among those of their name; rows count over all groups of a table. */
export function numberChildren(parent: Element): void {
  if (ROW_GROUPS.has(parent.tagName)) return
  const { childNodes } = parent
  // Most elements hold one node, and most of those a text.
  const [only] = childNodes
  if (childNodes.length > 1 || parent.tagName === 'table') number(parent, new Map<string, number>())
  else if (only && isElement(only)) (only as Element).ordinal = 1
}

function number(parent: Element, counts: Map<string, number>): void {
  for (const child of parent.childNodes) {
    if (!isElement(child)) continue
    if (parent.tagName === 'table' && ROW_GROUPS.has(child.tagName)) {
      number(child, counts)
      continue
    }
    const name = nameInPath(child)
    const ordinal = (counts.get(name) ?? 0) + 1
    counts.set(name, ordinal)
    child.ordinal = ordinal
  }
}

/** A stable CSS-like path: `html/body/div[2]/table[1]/tr[3]/td[2]`. Elements must have been numbered. */
export function pathOf(element: Element): string {
  if (element.path !== undefined) return element.path
  const parent = element.parentNode
  const above = parent && isElement(parent) && element.tagName !== 'body' ? pathOf(parent) : undefined
  const isNamed = element.ordinal !== undefined
  element.path = above === undefined ? 'html/body' : isNamed ? `${above}/${nameInPath(element)}[${element.ordinal}]` : above
  return element.path
}

function nameInPath(element: Element): string {
  return PLAIN_NAME.test(element.tagName) ? element.tagName : 'unknown'
}
