/*
 * HTML: a page of a portal, a fragment a crawler cut out of one, or Word's own HTML.
 * Seen in: the 2019 report of Shanghai's General Office; portals that set a whole page in layout tables.
 * Leaves alone: entities escaped twice, lost characters and other damage of the text, which is repair's
 * work; page furniture is marked and kept; no text is dropped for being short.
 * Known limits: style sheets are not read (only `style` attributes hide text); numbers that a browser
 * puts before `<ol>` items are no text; pictures of tables are not read.
 */
import { decode } from '../../src/decode/index.js'
import type { Note, ParsedDocument } from '../../src/document/index.js'
import type { ParseHint, Parser } from '../parser.js'
import { isCutOff } from './cut-off.js'
import { measure } from './measure.js'
import { looksLikeHtml } from './sniff.js'
import { buildTree, type Element, isElement, isText } from './tree.js'
import { walkBody } from './walk.js'

export const htmlParser: Parser = { format: 'html', recognises: looksLikeHtml, parse }

/** Rows or cells without a table, as they are left when a page is cut up: a browser would drop the tags. */
const TABLE_PART_FIRST = /^\s*<(?:tr|td|th|tbody|thead|tfoot|caption|colgroup)[\s>]/i

async function parse(bytes: Uint8Array, hint: ParseHint): Promise<ParsedDocument> {
  const { text, charset, notes } = decode(bytes, hint)
  const tree = buildTree(TABLE_PART_FIRST.test(text) ? `<table>${text}` : text)
  const head = childNamed(tree.root, 'head')
  const body = childNamed(tree.root, 'body')
  if (body) measure(body)
  const walked = body ? walkBody(body) : { blocks: [], notes: [] }
  const cutOff: Note[] = isCutOff(text, tree) ? [{ code: 'cut-off' }] : []
  const title = titleIn(head)
  return {
    format: 'html',
    charset,
    blocks: walked.blocks,
    notes: [...notes, ...cutOff, ...walked.notes],
    ...(title && { declaredTitle: title }),
  }
}

function childNamed(parent: Element | undefined, name: string): Element | undefined {
  return parent?.childNodes.find((node): node is Element => isElement(node) && node.tagName === name)
}

function titleIn(head: Element | undefined): string | undefined {
  const title = childNamed(head, 'title')
  const text = title?.childNodes.map((node) => (isText(node) ? node.value : '')).join('')
  return text?.replace(/[ \t\n\r\f]+/g, ' ').trim() || undefined
}
