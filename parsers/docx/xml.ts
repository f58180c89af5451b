import { SaxesParser, type SaxesTagNS } from 'saxes'
import { InputRefused } from '../../src/document/index.js'

/** An element of a part; names carry our own prefixes, whatever the file called its namespaces. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  /** The text of an element that holds text; elements that hold elements have none. */
  text: string
  /** Whether it, or anything in it, has text. */
  holdsText: boolean
}

const OFFICE = 'http://schemas.openxmlformats.org'
const STRICT = 'http://purl.oclc.org/ooxml'
const PREFIXES: ReadonlyMap<string, string> = new Map([
  [`${OFFICE}/wordprocessingml/2006/main`, 'w:'],
  [`${STRICT}/wordprocessingml/main`, 'w:'],
  [`${OFFICE}/officeDocument/2006/relationships`, 'r:'],
  [`${STRICT}/officeDocument/relationships`, 'r:'],
  [`${OFFICE}/officeDocument/2006/math`, 'm:'],
  [`${STRICT}/officeDocument/math`, 'm:'],
  [`${OFFICE}/markup-compatibility/2006`, 'mc:'],
  [`${OFFICE}/package/2006/relationships`, 'rel:'],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
  ['', ''],
])

/** Word nests a dozen deep; the work on a tree and the stack it takes grow with depth. */
const DEEPEST = 500
/** Bounds on memory: a report has some thousand of each. */
const MOST_BLOCKS = 500_000
const MOST_ELEMENTS = 2_000_000

/** Of properties, these are read; most of a document's markup is about looks. */
const READ_PROPERTIES = new Set(
  (
    'w:pStyle w:numPr w:outlineLvl w:rPr w:sectPr w:rStyle w:vanish w:del w:ins w:moveFrom w:moveTo w:gridBefore w:gridAfter w:hidden ' +
    'w:gridSpan w:vMerge w:hMerge w:cellDel w:numId w:ilvl'
  ).split(' '),
)
const PROPERTY_LISTS = new Set(['w:pPr', 'w:rPr', 'w:trPr', 'w:tcPr', 'w:numPr'])
/** Left out with all they hold; the changes hold properties that are no longer true. */
const LEFT_OUT = new Set(
  (
    'w:tblPr w:tblPrEx w:sdtPr w:sdtEndPr w:smartTagPr w:customXmlPr w:pPrChange w:rPrChange w:trPrChange w:tcPrChange w:sectPrChange ' +
    'w:tblGridChange w:numberingChange w:latentStyles w:del w:moveFrom w:delText w:instrText w:delInstrText'
  ).split(' '),
)
/** As marks in a list of properties these say that a paragraph mark or a row was deleted or moved away. */
const MARKS = new Set(['w:del', 'w:moveFrom'])
const HOLDS_TEXT = new Set(['w:t', 'm:t', 'dc:title'])

/** Reads a part into a tree of what matters. Throws `InputRefused`: `damaged`, `too-large`. */
export function parseXml(bytes: Uint8Array, part: string): XmlElement {
  const reader = new TreeReader()
  try {
    reader.read(xmlText(bytes))
  } catch (error) {
    if (error instanceof InputRefused) throw error
    throw new InputRefused('damaged', { part }, { cause: error })
  }
  if (reader.root === undefined) throw new InputRefused('damaged', { part })
  return reader.root
}

function xmlText(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const label = utf16 ? (bytes[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  return new TextDecoder(label, { fatal: true }).decode(bytes)
}

class TreeReader {
  root: XmlElement | undefined
  readonly #open: XmlElement[] = []
  #depth = 0
  /** Depth at which a subtree that is left out began; 0 outside. */
  #skippedFrom = 0
  #elements = 0
  #blocks = 0

  read(text: string): void {
    const parser = new SaxesParser({ xmlns: true, position: false })
    parser.on('doctype', () => {
      throw new Error('a part of a document has no DOCTYPE')
    })
    parser.on('opentag', (tag) => this.#begin(tag))
    parser.on('closetag', () => this.#end())
    parser.on('text', (chunk) => this.#text(chunk))
    parser.on('cdata', (chunk) => this.#text(chunk))
    parser.write(text).close()
  }

  #begin(tag: SaxesTagNS): void {
    this.#depth++
    if (this.#depth > DEEPEST) throw new InputRefused('too-large', { limit: DEEPEST, unit: 'nesting' })
    if (this.#skippedFrom > 0) return
    const name = nameOf(tag.uri, tag.local)
    const parent = this.#open.at(-1)
    if (isLeftOut(name, parent)) {
      this.#skippedFrom = this.#depth
      return
    }
    this.#count(name)
    const element: XmlElement = { name, attributes: attributesOf(tag), children: [], text: '', holdsText: false }
    if (parent) parent.children.push(element)
    else this.root = element
    this.#open.push(element)
  }

  #end(): void {
    this.#depth--
    if (this.#skippedFrom === 0) this.#open.pop()
    else if (this.#depth < this.#skippedFrom) this.#skippedFrom = 0
  }

  #text(chunk: string): void {
    const parent = this.#open.at(-1)
    if (this.#skippedFrom > 0 || parent === undefined || !HOLDS_TEXT.has(parent.name)) return
    parent.text += chunk
    for (let i = this.#open.length - 1; i >= 0 && !this.#open[i]?.holdsText; i--) (this.#open[i] as XmlElement).holdsText = true
  }

  #count(name: string): void {
    this.#elements++
    if (this.#elements > MOST_ELEMENTS) throw new InputRefused('too-large', { limit: MOST_ELEMENTS, unit: 'elements' })
    if (name !== 'w:p' && name !== 'w:tc') return
    this.#blocks++
    if (this.#blocks > MOST_BLOCKS) throw new InputRefused('too-large', { limit: MOST_BLOCKS, unit: 'paragraphs' })
  }
}

function isLeftOut(name: string, parent: XmlElement | undefined): boolean {
  const inProperties = parent !== undefined && PROPERTY_LISTS.has(parent.name)
  if (inProperties) return !READ_PROPERTIES.has(name)
  return LEFT_OUT.has(name) && !(parent !== undefined && MARKS.has(name) && PROPERTY_LISTS.has(parent.name))
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const key in tag.attributes) {
    const attribute = tag.attributes[key]
    if (attribute === undefined || attribute.prefix === 'xmlns') continue
    const name = nameOf(attribute.uri, attribute.local)
    if (!name.startsWith('?')) attributes[name] = attribute.value
  }
  return attributes
}

/** Names of namespaces that nothing is read from keep only their local part, behind a `?`. */
function nameOf(uri: string, local: string): string {
  return `${PREFIXES.get(uri) ?? '?'}${local}`
}

const PROPERTIES = new Set(['w:sectPr', 'w:tcPr', 'w:trPr', 'w:tblGrid', 'w:pPr'])

/** Whether an element describes its parent and is no content of it. */
export function isProperties(element: XmlElement): boolean {
  return PROPERTIES.has(element.name)
}

/** The first child of that name. */
export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((child) => child.name === name)
}

/** The `w:val` of a child, undefined where there is no such child; '' where it has no value. */
export function valueIn(element: XmlElement | undefined, name: string): string | undefined {
  const child = childOf(element, name)
  return child && (child.attributes['w:val'] ?? '')
}

/** A child's `w:val` as a whole number, undefined where it is none. */
export function numberIn(element: XmlElement | undefined, name: string): number | undefined {
  const value = valueIn(element, name)
  return value !== undefined && /^-?\d{1,9}$/.test(value) ? Number(value) : undefined
}

/** An on/off property: on where it stands without a value; undefined where it does not stand. */
export function switchIn(element: XmlElement | undefined, name: string): boolean | undefined {
  const value = valueIn(element, name)
  return value === undefined ? undefined : !['0', 'false', 'off'].includes(value)
}
