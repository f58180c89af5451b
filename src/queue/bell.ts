// How a claimer waits: it tries, and tries again when the bell rings or at the latest after `pollMs`, because a bell is
// heard in one process (embedded queue) or may go unheard while a connection is made anew (Redis).

export class Bell {
  #rings = 0
  readonly #waiting = new Set<() => void>()

  /** Wakes everybody who waits. */
  ring(): void {
    this.#rings++
    for (const wake of this.#waiting) wake()
    this.#waiting.clear()
  }

  /** The first answer of `attempt` that is not null, or null after `waitMs`. `closed` ends the waiting. */
  async wait<T>(attempt: () => Promise<T | null>, waitMs: number, pollMs: number, closed: () => boolean): Promise<T | null> {
    const deadline = Date.now() + waitMs
    for (;;) {
      // Counted before the attempt: a ring during it would otherwise be slept through.
      const heard = this.#rings
      const found = await attempt()
      const left = deadline - Date.now()
      if (found !== null || left <= 0 || closed()) return found
      if (heard === this.#rings) await this.#next(Math.min(left, pollMs))
    }
  }

  #next(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer)
        resolve()
      }
      const timer = setTimeout(() => {
        this.#waiting.delete(wake)
        resolve()
      }, ms)
      this.#waiting.add(wake)
    })
  }
}
