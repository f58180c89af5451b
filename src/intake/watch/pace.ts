// The pauses between rounds of a watcher: woken by news and by the signal, but never before it has rested from its work.

/** Looking takes at most a fifth of the time, however many files are waited for. */
const REST_FOR_WORK = 4

/** Milliseconds that it rests at most, so that it never seems to sleep. */
const MOST_REST_MS = 10_000

export class Pace {
  #woken = false
  #end: (() => void) | null = null

  constructor(private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#end?.(), { once: true })
  }

  /** Ends the pause that is on; where it rests from work, as soon as it has. */
  wake(): void {
    this.#woken = true
    this.#end?.()
  }

  /** Waits for `pauseMs` or until woken, and at least for the rest that `workedMs` of work calls for. */
  async pause(pauseMs: number, workedMs: number): Promise<void> {
    const rest = Math.min(REST_FOR_WORK * workedMs, MOST_REST_MS)
    await this.#sleep(rest, () => this.signal.aborted)
    await this.#sleep(pauseMs - rest, () => this.#woken || this.signal.aborted)
    this.#woken = false
  }

  async #sleep(ms: number, over: () => boolean): Promise<void> {
    if (ms <= 0 || over()) return
    await new Promise<void>((done) => {
      const timer = setTimeout(done, ms)
      this.#end = () => {
        if (!over()) return
        clearTimeout(timer)
        done()
      }
    })
    this.#end = null
  }
}
