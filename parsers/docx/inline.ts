import type { Styles } from './styles.js'
import { symbolText } from './symbol-text.js'
import { childOf, switchIn, valueIn, type XmlElement } from './xml.js'

/** What the runs of a paragraph hold. */
export interface Inline {
  readonly text: string
  /** Text that the document hides (`w:vanish`). */
  readonly hidden: string
  /** Both, in the order of the file. */
  readonly all: string
  /** The contents of text boxes anchored here (`w:txbxContent`), each once. */
  readonly boxes: readonly XmlElement[]
}

const FIXED_TEXT: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00AD',
}
/** Marks of notes and comments stand beside a figure like one more digit; the annotation above a ruby is no text of the line. */
const SILENT = new Set([
  'w:pPr',
  'w:rPr',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:commentReference',
  'w:annotationRef',
  'w:rt',
  'w:rubyPr',
])

/** Reads the runs of a paragraph. `hiddenByStyle`: whether the paragraph's style hides text. */
export function readInline(paragraph: XmlElement, styles: Styles, hiddenByStyle: boolean): Inline {
  const reader = new InlineReader(styles)
  reader.children(paragraph, hiddenByStyle)
  return { text: reader.text, hidden: reader.hidden, all: reader.all, boxes: reader.boxes }
}

/** Of the alternatives of one content, the one to read: never two, or its text would stand twice. */
export function alternativeOf(element: XmlElement): XmlElement | undefined {
  const choices = element.children.filter((child) => child.name === 'mc:Choice')
  return choices.find((choice) => choice.holdsText) ?? childOf(element, 'mc:Fallback') ?? choices[0]
}

class InlineReader {
  text = ''
  hidden = ''
  all = ''
  readonly boxes: XmlElement[] = []
  readonly #styles: Styles

  constructor(styles: Styles) {
    this.#styles = styles
  }

  children(parent: XmlElement, hidden: boolean): void {
    for (const child of parent.children) this.#element(child, hidden)
  }

  #element(element: XmlElement, hidden: boolean): void {
    const { name } = element
    if (SILENT.has(name)) return
    if (name === 'w:r') this.children(element, this.#hides(element) ?? hidden)
    else if (name === 'w:t' || name === 'm:t') this.#add(element.text, hidden)
    else if (name === 'w:sym') this.#add(symbolText(element.attributes['w:font'], element.attributes['w:char']), hidden)
    else if (Object.hasOwn(FIXED_TEXT, name)) this.#add(FIXED_TEXT[name] as string, hidden)
    else if (name === 'w:txbxContent') this.boxes.push(element)
    else if (name === 'mc:AlternateContent') {
      const chosen = alternativeOf(element)
      if (chosen) this.children(chosen, hidden)
    } else this.children(element, hidden)
  }

  #hides(run: XmlElement): boolean | undefined {
    const properties = childOf(run, 'w:rPr')
    if (properties === undefined) return undefined
    return switchIn(properties, 'w:vanish') ?? this.#styles.style(valueIn(properties, 'w:rStyle')).hidden
  }

  #add(text: string, hidden: boolean): void {
    this.all += text
    if (hidden) this.hidden += text
    else this.text += text
  }
}
