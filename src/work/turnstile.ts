// Who reads at the same time in one worker. A document that was begun before and never came to an end may be what
// killed its worker: it is read while nothing else is, so that no neighbour's starts are counted for its deeds.

export class Turnstile {
  #inside = 0
  #alone = false
  #outside: (() => void)[] = []
  #whenAlone: () => void = () => {}

  /** Waits while somebody is alone or wants to be. */
  async enter(): Promise<void> {
    while (this.#alone) await new Promise<void>((resolve) => this.#outside.push(resolve))
    this.#inside++
  }

  /**
   * For one who is inside: true when all others have left, after which nobody enters until `leave`. False at once where
   * another one asked before.
   */
  async alone(): Promise<boolean> {
    if (this.#alone) return false
    this.#alone = true
    if (this.#inside > 1) {
      await new Promise<void>((resolve) => {
        this.#whenAlone = resolve
      })
    }
    return true
  }

  /** `wasAlone`: what `alone` said. */
  leave(wasAlone: boolean): void {
    this.#inside--
    if (wasAlone) {
      this.#alone = false
      for (const enter of this.#outside.splice(0)) enter()
    } else if (this.#alone && this.#inside === 1) this.#whenAlone()
  }
}
