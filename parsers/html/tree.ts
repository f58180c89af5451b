import { type DefaultTreeAdapterMap, defaultTreeAdapter, Parser, type TreeAdapter } from 'parse5'
import { InputRefused } from '../../src/document/index.js'

export type Node = DefaultTreeAdapterMap['node']
export type ChildNode = DefaultTreeAdapterMap['childNode']
export type TextNode = DefaultTreeAdapterMap['textNode']

/** What a subtree holds, counted once for all questions about it. */
export interface Facts {
  /** Characters of text, blanks at the edges of text nodes left out. */
  readonly chars: number
  /** Full stops: prose has them, navigation does not. */
  readonly stops: number
  readonly tables: number
  readonly headings: number
  readonly lists: number
  /** Elements that begin a paragraph: p, div, br. */
  readonly paragraphs: number
}

export type Element = DefaultTreeAdapterMap['element'] & {
  depth?: number
  facts?: Facts
  /** Which child of its name it is, from 1. */
  ordinal?: number
  path?: string
}
/** A node whose depth is known once it is attached; the content of a template hangs below its host. */
type Placed = Node & { depth?: number; host?: Placed }

/** A browser stops nesting at 512; the work of building and walking grows with depth times size. */
const DEEPEST = 500
/** Twenty times the largest real page; more is an attack on memory. */
const MOST_NODES = 200_000
/**
 * The sum of all depths: what scans of open elements and the paths of places cost. Real pages have a
 * mean depth of 20; this allows 50 at the greatest size.
 */
const MOST_DEPTH_IN_ALL = 50 * MOST_NODES

/** A page's root element, and the names of the elements still open where the source ended. */
export interface Tree {
  readonly root: Element | undefined
  readonly openAtEnd: readonly string[]
}

/** Builds the tree a browser would. Throws `InputRefused` (`too-large`) before it grows out of bounds. */
export function buildTree(html: string): Tree {
  const parser = new Parser<DefaultTreeAdapterMap>({ treeAdapter: boundedAdapter() })
  parser.tokenizer.write(html, true)
  const { items, stackTop } = parser.openElements
  const openAtEnd = items.slice(0, stackTop + 1).map((element) => (element as Element).tagName)
  const root = parser.document.childNodes.find((node): node is Element => node.nodeName === 'html')
  return { root, openAtEnd }
}

/** parse5's own adapter, which also counts nodes and measures depth as the tree grows. */
function boundedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  let nodes = 0
  let depthInAll = 0
  const count = () => {
    nodes++
    if (nodes > MOST_NODES) throw new InputRefused('too-large', { limit: MOST_NODES, unit: 'nodes' })
  }
  const settle = (parent: Node, child: Node) => {
    const depth = depthOf(parent) + 1
    if (depth > DEEPEST) throw new InputRefused('too-large', { limit: DEEPEST, unit: 'nesting' })
    depthInAll += depth
    if (depthInAll > MOST_DEPTH_IN_ALL) throw new InputRefused('too-large', { limit: MOST_NODES, unit: 'nodes' })
    const placed: Placed = child
    placed.depth = depth
  }
  return {
    ...defaultTreeAdapter,
    createElement(...args) {
      count()
      return defaultTreeAdapter.createElement(...args)
    },
    createCommentNode(data) {
      count()
      return defaultTreeAdapter.createCommentNode(data)
    },
    appendChild(parent, child) {
      settle(parent, child)
      defaultTreeAdapter.appendChild(parent, child)
    },
    insertBefore(parent, child, reference) {
      settle(parent, child)
      defaultTreeAdapter.insertBefore(parent, child, reference)
    },
    setTemplateContent(template, content) {
      const placed: Placed = content
      placed.host = template
      defaultTreeAdapter.setTemplateContent(template, content)
    },
  }
}

function depthOf(node: Placed): number {
  return node.depth ?? (node.host ? depthOf(node.host) : 0)
}

export function isElement(node: Node): node is Element {
  return 'tagName' in node
}

export function isText(node: Node): node is TextNode {
  return node.nodeName === '#text'
}

/** An attribute's value, or undefined. */
export function attribute(element: Element, name: string): string | undefined {
  for (const attr of element.attrs) if (attr.name === name) return attr.value
  return undefined
}
