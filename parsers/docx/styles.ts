import { childOf, numberIn, switchIn, valueIn, type XmlElement } from './xml.js'

/** What a style says about text, its ancestors' word included. */
export interface Style {
  readonly name: string
  readonly hidden?: boolean | undefined
  /** 0 to 8 for a heading, 9 for body text. */
  readonly outline?: number | undefined
  readonly numId?: string | undefined
  readonly level?: number | undefined
}

const NO_STYLE: Style = { name: '' }
/** Longer chains are loops. */
const LONGEST_CHAIN = 50

/** The styles of a document, looked up by id. */
export class Styles {
  readonly #elements = new Map<string, XmlElement>()
  readonly #resolved = new Map<string, Style>()
  #defaultParagraph = ''

  constructor(root: XmlElement | undefined) {
    for (const element of root?.children ?? []) {
      const id = element.attributes['w:styleId']
      if (element.name !== 'w:style' || id === undefined) continue
      this.#elements.set(id, element)
      const isDefault = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '')
      if (isDefault && element.attributes['w:type'] === 'paragraph') this.#defaultParagraph = id
    }
  }

  /** A paragraph's style; without an id, the document's default. */
  paragraph(id: string | undefined): Style {
    return this.style(id ?? this.#defaultParagraph)
  }

  style(id: string | undefined): Style {
    return id === undefined || id === '' ? NO_STYLE : this.#resolve(id, 0)
  }

  #resolve(id: string, depth: number): Style {
    const known = this.#resolved.get(id)
    if (known) return known
    const element = this.#elements.get(id)
    if (element === undefined || depth > LONGEST_CHAIN) return NO_STYLE
    const parentId = valueIn(element, 'w:basedOn')
    const parent = parentId ? this.#resolve(parentId, depth + 1) : NO_STYLE
    const pPr = childOf(element, 'w:pPr')
    const numPr = childOf(pPr, 'w:numPr')
    const name = valueIn(element, 'w:name') ?? ''
    const style: Style = {
      name,
      hidden: switchIn(childOf(element, 'w:rPr'), 'w:vanish') ?? parent.hidden,
      outline: numberIn(pPr, 'w:outlineLvl') ?? outlineByName(name) ?? parent.outline,
      numId: valueIn(numPr, 'w:numId') ?? parent.numId,
      level: numberIn(numPr, 'w:ilvl') ?? parent.level,
    }
    this.#resolved.set(id, style)
    return style
  }
}

/** Built-in headings are headings by their name; WPS keeps the English names too. */
function outlineByName(name: string): number | undefined {
  const match = /^(?:heading|标题)\s*([1-9])$/i.exec(name)
  return match ? Number(match[1]) - 1 : undefined
}
