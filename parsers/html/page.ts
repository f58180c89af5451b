import { type Block, type Furniture, type Place, traced } from '../../src/document/index.js'
import { lineFurniture } from './furniture.js'
import { pathOf } from './paths.js'
import { TextFlow } from './text-flow.js'
import type { Element } from './tree.js'

/** Where text stands: in which block, what it belongs to, how its blanks count. */
export interface Setting {
  /** The nearest block, whose path is the place of a paragraph. */
  readonly block: Element
  readonly furniture: Furniture | undefined
  readonly heading: number | undefined
  readonly preformatted: boolean
}

/** Takes what a walk over elements finds: a page makes blocks of it, a cell makes lines. */
export interface Sink {
  text(value: string, setting: Setting): void
  lineBreak(setting: Setting): void
  /** The edge of a block. */
  edge(): void
  /** A table, at an edge. */
  add(block: Block): void
  /** What belongs here but not into this text: it comes right after. */
  aside(blocks: readonly Block[]): void
}

/** Paragraphs, headings and tables, in reading order. */
export class Page implements Sink {
  readonly blocks: Block[] = []
  readonly #flow = new TextFlow()
  #setting: Setting | undefined
  #asides: Block[] = []

  text(value: string, setting: Setting): void {
    if (this.#flow.isEmpty) this.#setting = setting
    if (setting.preformatted) this.#flow.addAsIs(value)
    else this.#flow.add(value)
  }

  lineBreak(setting: Setting): void {
    if (this.#flow.isEmpty) this.#setting = setting
    this.#flow.lineBreak()
  }

  edge(): void {
    const text = this.#flow.take()
    if (this.#setting && text.trim() !== '') this.blocks.push(blockOf(text, this.#setting))
    if (this.#asides.length > 0) {
      for (const block of this.#asides) this.blocks.push(block)
      this.#asides = []
    }
  }

  add(block: Block): void {
    this.blocks.push(block)
  }

  aside(blocks: readonly Block[]): void {
    for (const block of blocks) this.#asides.push(block)
  }
}

function blockOf(text: string, { block, heading, furniture: known }: Setting): Block {
  const furniture = known ?? lineFurniture(text)
  const place: Place = { in: 'html', path: pathOf(block) }
  const shared = { text: traced(text), place, ...(furniture && { furniture }) }
  return heading === undefined ? { type: 'paragraph', ...shared } : { type: 'heading', level: heading, ...shared }
}

/** The text of one cell: edges of blocks are line breaks; what is no text of the cell waits in `after`. */
export class CellText implements Sink {
  readonly after: Block[] = []
  readonly #flow = new TextFlow()

  text(value: string, setting: Setting): void {
    if (setting.preformatted) this.#flow.addAsIs(value)
    else this.#flow.add(value)
  }

  lineBreak(): void {
    this.#flow.lineBreak()
  }

  edge(): void {
    this.#flow.newLine()
  }

  add(block: Block): void {
    this.after.push(block)
  }

  aside(blocks: readonly Block[]): void {
    for (const block of blocks) this.after.push(block)
  }

  take(): string {
    return this.#flow.take()
  }
}
