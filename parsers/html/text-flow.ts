const BLANK = /[ \t\n\r\f]/
const BLANKS = /[ \t\n\r\f]+/g

/**
 * Text as a browser lays it out: runs of ASCII blanks become one space, spaces at the edges of lines
 * vanish; U+00A0 and U+3000 are characters like any other.
 */
export class TextFlow {
  #text = ''
  #spaceWaits = false
  #lineIsEmpty = true

  get isEmpty(): boolean {
    return this.#text === ''
  }

  add(chunk: string): void {
    const text = BLANK.test(chunk) ? chunk.replace(BLANKS, ' ') : chunk
    if (text === '') return
    const from = text.startsWith(' ') ? 1 : 0
    if (from === 1) this.#spaceWaits = true
    if (text === ' ') return
    const to = text.endsWith(' ') ? text.length - 1 : text.length
    this.#text += this.#spaceWaits && !this.#lineIsEmpty ? ` ${text.slice(from, to)}` : text.slice(from, to)
    this.#lineIsEmpty = false
    this.#spaceWaits = to < text.length
  }

  /** Preformatted text: nothing collapses. */
  addAsIs(chunk: string): void {
    if (chunk === '') return
    if (this.#spaceWaits && !this.#lineIsEmpty) this.#text += ' '
    this.#text += chunk.replace(/\r\n?/g, '\n')
    this.#spaceWaits = false
    this.#lineIsEmpty = this.#text.endsWith('\n')
  }

  lineBreak(): void {
    this.#text += '\n'
    this.#spaceWaits = false
    this.#lineIsEmpty = true
  }

  /** The edge of a block inside a cell: a new line, unless one has just begun. */
  newLine(): void {
    if (this.#lineIsEmpty) this.#spaceWaits = false
    else this.lineBreak()
  }

  /** The text so far, without line breaks at its edges; the flow is empty afterwards. */
  take(): string {
    const text = withoutBlankEdges(this.#text)
    this.#text = ''
    this.#spaceWaits = false
    this.#lineIsEmpty = true
    return text
  }
}

/** By hand: a pattern that looks for blanks before the end is quadratic on long runs of them. */
function withoutBlankEdges(text: string): string {
  const isBlank = (at: number) => text[at] === '\n' || text[at] === ' '
  let from = 0
  let to = text.length
  while (from < to && isBlank(from)) from++
  while (to > from && isBlank(to - 1)) to--
  return text.slice(from, to)
}
