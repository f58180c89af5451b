// Who failed to log in too often has to wait. Counted by name and address, so that nobody can lock out another from
// elsewhere, and by address alone, so that nobody tries one password on all names.

/** Failures in a window before the wait begins. An office behind one address has several people. */
const MOST = { pair: 5, address: 20 } as const
/** Milliseconds in which failures are counted and for which one waits. */
const WINDOW_MS = 15 * 60_000
/** Keys that are remembered; a flood from more addresses pushes out the oldest. */
const MOST_KEYS = 100_000

interface Count {
  failures: number
  readonly until: number
}

export class Lockout {
  readonly #counts = new Map<string, Count>()

  constructor(private readonly now: () => number = Date.now) {}

  /** Seconds to wait before another try; 0: none. */
  wait(name: string, address: string): number {
    const left = [this.#left(pairOf(name, address), MOST.pair), this.#left(address, MOST.address)]
    return Math.ceil(Math.max(...left) / 1000)
  }

  /** Counted before the password is looked at, so that many tries at once are not all let through. */
  tried(name: string, address: string): void {
    for (const key of [pairOf(name, address), address]) {
      const known = this.#current(key)
      if (known) known.failures++
      else this.#remember(key, { failures: 1, until: this.now() + WINDOW_MS })
    }
  }

  /** It was right: the pair's count is forgotten, and this one try of the address. */
  succeeded(name: string, address: string): void {
    this.#counts.delete(pairOf(name, address))
    const known = this.#current(address)
    if (known) known.failures--
  }

  #left(key: string, most: number): number {
    const known = this.#current(key)
    return known && known.failures >= most ? known.until - this.now() : 0
  }

  #current(key: string): Count | undefined {
    const known = this.#counts.get(key)
    if (!known || known.until > this.now()) return known
    this.#counts.delete(key)
    return undefined
  }

  #remember(key: string, count: Count): void {
    this.#counts.set(key, count)
    const oldest = this.#counts.size > MOST_KEYS ? this.#counts.keys().next().value : undefined
    if (oldest !== undefined) this.#counts.delete(oldest)
  }
}

function pairOf(name: string, address: string): string {
  return `${address}\n${name}`
}
