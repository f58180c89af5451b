// When a file that appeared is whole. Pure and driven by the caller's clock. The clock must not jump (time since
// start, never the time of day), and is never compared with times of files: those come from other machines.
import { type Print, samePrint } from '../read-whole.js'

/** Milliseconds. */
export interface StabilityTimes {
  /** A file is quiet when size and time have not changed for so long. */
  readonly stableMs: number
  /** A quiet file whose end is missing is given so much longer, and then taken as it is. */
  readonly patienceMs: number
}

/** `look-at-end`: quiet; take it if its end is there. `take`: quiet for so long that waiting helps no more. */
export type Verdict = 'wait' | 'look-at-end' | 'take'

interface Seen {
  readonly print: Print
  readonly since: number
}

export class Stability {
  readonly #seen = new Map<string, Seen>()

  constructor(private readonly times: StabilityTimes) {}

  /** What to do about a file that looks like `print` at `now`. */
  see(path: string, print: Print, now: number): Verdict {
    const before = this.#seen.get(path)
    if (!before || !samePrint(before.print, print)) {
      this.#seen.set(path, { print, since: now })
      return 'wait'
    }
    const quiet = now - before.since
    if (quiet < this.times.stableMs) return 'wait'
    return quiet < this.times.stableMs + this.times.patienceMs ? 'look-at-end' : 'take'
  }

  forget(path: string): void {
    this.#seen.delete(path)
  }
}
