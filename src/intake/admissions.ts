// Gathers arrivals so that many share a transaction, and holds back whoever brings more than the store can take.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Admitted, Arrival, EngineKey, Store } from '../store/index.js'
import type { Patience } from './patience.js'

/** Arrivals of one transaction: makes its cost small beside theirs. */
const AT_ONCE = 100

/** Milliseconds that the first of a batch waits for others; people do not notice it. */
const GATHER_MS = 40

/** Arrivals that may wait before more are held back. */
const MOST_WAITING = 3 * AT_ONCE

interface Waiting {
  readonly arrival: Arrival
  readonly done: (admitted: Admitted) => void
  readonly failed: (error: unknown) => void
}

export class Admissions {
  readonly #waiting: Waiting[] = []
  #running: Promise<void> | null = null

  constructor(
    private readonly store: Pick<Store, 'admit'>,
    private readonly engine: EngineKey,
    private readonly patience: Patience,
  ) {}

  /** What the store made of the arrival; throws what it throws, except `TryLater`, which is waited for. */
  admit(arrival: Arrival): Promise<Admitted> {
    return new Promise((done, failed) => {
      this.#waiting.push({ arrival, done, failed })
      this.#running ??= this.#run()
    })
  }

  /** Returns when there is room for one more. */
  async ready(): Promise<void> {
    while (this.#running && this.#waiting.length >= MOST_WAITING) await this.#running
  }

  async #run(): Promise<void> {
    await sleep(this.#waiting.length < AT_ONCE ? GATHER_MS : 0)
    const some = this.#waiting.splice(0, AT_ONCE)
    try {
      const admitted = await this.patience.run(() =>
        this.store.admit(
          some.map(({ arrival }) => arrival),
          this.engine,
        ),
      )
      some.forEach(({ done }, index) => {
        done(admitted[index] as Admitted)
      })
    } catch (error) {
      for (const { failed } of some) failed(error)
    }
    this.#running = this.#waiting.length > 0 ? this.#run() : null
  }
}
