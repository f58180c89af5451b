/** One at a time for each name, in the order of asking. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  /** Resolves when it is this caller's turn; what it resolves with ends the turn. */
  async take(name: string): Promise<() => void> {
    const before = this.#last.get(name)
    let done: () => void = () => undefined
    const turn = new Promise<void>((resolve) => {
      done = resolve
    })
    const end = (before ?? Promise.resolve()).then(() => turn)
    this.#last.set(name, end)
    await before
    return () => {
      if (this.#last.get(name) === end) this.#last.delete(name)
      done()
    }
  }
}
