// One line on standard error that is written over at a terminal, and a line from time to time elsewhere.

/** Between lines where nothing can be written over, ms: a log of a long run stays readable. */
const ELSEWHERE_MS = 10_000
/** Between changes at a terminal, ms. */
const TERMINAL_MS = 100

export class ProgressLine {
  #shownAt = Number.NEGATIVE_INFINITY
  #width = 0

  constructor(
    private readonly stream: NodeJS.WriteStream = process.stderr,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Shows `text` unless something was shown just before. */
  show(text: string): void {
    const every = this.stream.isTTY ? TERMINAL_MS : ELSEWHERE_MS
    if (this.now() - this.#shownAt < every) return
    this.#shownAt = this.now()
    if (!this.stream.isTTY) {
      this.stream.write(`gouji: ${text}\n`)
      return
    }
    // Han characters are two columns wide: padding by twice the length clears every line that was longer.
    this.stream.write(`\r${text.padEnd(this.#width)}`)
    this.#width = text.length * 2
  }

  /** Leaves the terminal's line empty for what comes next. */
  end(): void {
    if (this.stream.isTTY && this.#width > 0) this.stream.write(`\r${' '.repeat(this.#width)}\r`)
    this.#width = 0
  }
}

/** `1:05:09`, `5:09`, or `9 s`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  if (whole < 60) return `${whole} s`
  const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, i) => (i === 0 ? String(part) : String(part).padStart(2, '0'))).join(':')
}
