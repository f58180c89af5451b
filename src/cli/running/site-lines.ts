// One line a site on standard error: written over at a terminal, from time to time elsewhere.

/** Between lines of one site where nothing can be written over, ms. */
const ELSEWHERE_MS = 30_000
const UP_AND_CLEAR = '\u001b[1A\u001b[2K'

export class SiteLines {
  #shown = 0
  readonly #saidAt = new Map<string, number>()

  constructor(private readonly stream: NodeJS.WriteStream = process.stderr) {}

  show(lines: ReadonlyMap<string, string>): void {
    if (!this.stream.isTTY) {
      this.#say(lines)
      return
    }
    const texts = [...lines.values()].map((text) => shortened(text, (this.stream.columns || 80) - 1))
    this.stream.write(`${UP_AND_CLEAR.repeat(this.#shown)}${texts.map((text) => `${text}\n`).join('')}`)
    this.#shown = texts.length
  }

  /** Takes the lines away at a terminal. */
  end(): void {
    if (this.#shown > 0) this.stream.write(UP_AND_CLEAR.repeat(this.#shown))
    this.#shown = 0
  }

  #say(lines: ReadonlyMap<string, string>): void {
    for (const [site, text] of lines) {
      const now = performance.now()
      if (now - (this.#saidAt.get(site) ?? Number.NEGATIVE_INFINITY) < ELSEWHERE_MS) continue
      this.#saidAt.set(site, now)
      this.stream.write(`gouji: ${text}\n`)
    }
  }
}

/** A line that wraps could not be written over. */
function shortened(text: string, columns: number): string {
  let kept = ''
  for (const character of text) {
    if (widthOf(kept + character) > columns) return kept
    kept += character
  }
  return kept
}

/** Columns of a terminal: Han characters and their punctuation take two. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text)
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u.test(
        character,
      )
        ? 2
        : 1
  return width
}
