import type { Block, Furniture, Place } from '../../src/document/index.js'

/** A text that is ready to be placed: visible text with its number, and what comes after it. */
export interface ReadParagraph {
  readonly text: string
  readonly place: Place
  readonly level: number | undefined
  readonly furniture: Furniture | undefined
  readonly after: readonly Block[]
}

/** Takes a flow apart: the body makes blocks of it, a cell makes lines. */
export interface FlowSink {
  readonly isOfCell: boolean
  paragraph(paragraph: ReadParagraph): void
  tables(blocks: readonly Block[]): void
}

/** Paragraphs one after another; one whose mark was deleted continues in the next. */
export class Flow {
  readonly #sink: FlowSink
  #carried = ''
  #carriedAfter: Block[] = []
  #carriedPlace: Place | undefined

  constructor(sink: FlowSink) {
    this.#sink = sink
  }

  get isOfCell(): boolean {
    return this.#sink.isOfCell
  }

  paragraph(ownText: string, numberOfText: (text: string) => string, rest: Omit<ReadParagraph, 'text'>): void {
    const text = withoutEdgeBreaks(this.#carried + ownText)
    const after = [...this.#carriedAfter, ...rest.after]
    this.#carried = ''
    this.#carriedAfter = []
    this.#sink.paragraph({ ...rest, text: numberOfText(text) + text, after })
  }

  joinToNext(text: string, after: readonly Block[], place: Place): void {
    this.#carried += text
    this.#carriedAfter.push(...after)
    this.#carriedPlace = place
  }

  tables(blocks: readonly Block[]): void {
    this.finish()
    this.#sink.tables(blocks)
  }

  finish(): void {
    const place = this.#carriedPlace
    if (place === undefined || (this.#carried === '' && this.#carriedAfter.length === 0)) return
    this.paragraph('', () => '', { place, level: undefined, furniture: undefined, after: [] })
  }
}

/** Page breaks at the edge of a paragraph are no lines of it. */
function withoutEdgeBreaks(text: string): string {
  let from = 0
  let to = text.length
  while (from < to && text[from] === '\n') from++
  while (to > from && text[to - 1] === '\n') to--
  return text.slice(from, to)
}
