// Finds elements of WordprocessingML in its text, by the paths that places carry, without building a tree: what
// is inserted later has to go into the very text that is there.

/** Offsets of an element: from its `<` to after its `>`. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Where the content of a paragraph runs: after its properties, and before its end. */
export interface ParagraphSpan {
  readonly contentFrom: number
  readonly contentTo: number
}

/** Comments, sections of characters, instructions, and tags with their attributes. */
const MARKUP =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.:-]*)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/g

/** The same names that paths are made of: see the reader of DOCX. */
const PLAIN_NAME = /^[a-z][a-z0-9]{0,29}$/i

interface Open {
  readonly path: string
  readonly from: number
  readonly counts: Map<string, number>
}

/** The elements at these paths, which count from the body; what is not found has no entry. */
export function findElements(xml: string, paths: ReadonlySet<string>): Map<string, Span> {
  const found = new Map<string, Span>()
  const stack: Open[] = []
  for (const tag of xml.matchAll(MARKUP)) {
    const [whole, closing, name, empty] = tag
    if (name === undefined) continue
    if (closing === '/') {
      const open = stack.pop()
      if (open && paths.has(open.path)) found.set(open.path, { from: open.from, to: tag.index + whole.length })
      continue
    }
    const path = pathOf(name, stack.at(-1))
    if (empty === '/') {
      if (paths.has(path)) found.set(path, { from: tag.index, to: tag.index + whole.length })
    } else stack.push({ path, from: tag.index, counts: new Map() })
  }
  return found
}

function pathOf(name: string, parent: Open | undefined): string {
  const local = name.slice(name.indexOf(':') + 1)
  // A path begins at the body.
  if (local === 'body' || parent === undefined) return local === 'body' ? 'body' : ''
  const plain = PLAIN_NAME.test(local) ? local : 'unknown'
  const count = (parent.counts.get(plain) ?? 0) + 1
  parent.counts.set(plain, count)
  return parent.path === '' ? '' : `${parent.path}/${plain}[${count}]`
}

/** The first paragraph that begins in a stretch of the text and has an end; null where there is none. */
export function firstParagraph(xml: string, from: number, to: number): ParagraphSpan | null {
  let depth = 0
  let contentFrom = -1
  for (const tag of xml.slice(from, to).matchAll(MARKUP)) {
    const [whole, closing, name, empty] = tag
    const after = from + tag.index + whole.length
    if (name === 'w:p' && closing !== '/' && empty !== '/') {
      if (depth === 0) contentFrom = after
      depth++
    } else if (name === 'w:p' && closing === '/') {
      depth--
      if (depth === 0) return { contentFrom, contentTo: from + tag.index }
    } else if (depth === 1 && name === 'w:pPr' && (closing === '/' || empty === '/')) contentFrom = after
  }
  return null
}
