/** Readers put a text box or a hidden run a little earlier or later than each other. */
const NEIGHBOURHOOD_CHARS = 4000

/**
 * What our reader read, in the shape a second reader can be held against: the text without automatic
 * numbers, and of each table its figures. Tables are listed by where they begin.
 */
export class TextTrace {
  /** How many paragraphs were read. */
  paragraphs = 0
  readonly #tables: string[][] = []
  readonly #open: string[][] = []
  readonly #prose: string[] = []

  beginTable(): string[] {
    const texts: string[] = []
    this.#tables.push(texts)
    this.#open.push(texts)
    return texts
  }

  endTable(table: string[]): void {
    this.#open.length = this.#open.lastIndexOf(table)
  }

  /** A text of the table being read, or of the prose outside. */
  add(text: string): void {
    this.paragraphs++
    const into = this.#open.at(-1) ?? this.#prose
    into.push(text)
  }

  /** The figures of each table. */
  figures(): string[] {
    return this.#tables.map((texts) => figuresOf(texts.join('')))
  }

  /** How many of the paragraphs, given by their letters in order, were not read here. */
  countUnread(paragraphs: readonly string[]): number {
    const letters = lettersOf(this.#prose.join(''))
    let cursor = 0
    let unread = 0
    for (const paragraph of paragraphs) {
      const from = Math.max(0, cursor - NEIGHBOURHOOD_CHARS)
      const at = letters.slice(from, cursor + paragraph.length + NEIGHBOURHOOD_CHARS).indexOf(paragraph)
      if (at < 0) unread++
      else cursor = from + at + paragraph.length
    }
    return unread
  }
}

/** The digits of a text, sorted: readers differ in where hidden text and text boxes go. */
export function figuresOf(text: string): string {
  return [...(text.match(/\d/g) ?? [])].sort().join('')
}

/** Letters and digits alone: readers differ in blanks and symbols. */
export function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '')
}
