// Who gets a child next, and when. The children are kept by `ChildSupply`; each keeps its own bounds (`BoundedChild`).
import type { BoundedChild } from './bounded-child.js'
import { ChildSupply } from './child-supply.js'
import { defaultEntry } from './launch.js'
import { LIMITS, type Limits, limitsFor } from './limits.js'
import { type Outcome, type Sandbox, SandboxClosed, type Task } from './sandbox.js'

export interface SandboxOptions {
  /** How many documents are read at the same time. */
  readonly children: number
  /** Keep one child more that is ready, so that the next task need not wait for a start after a kill. Default true. */
  readonly spare?: boolean
  readonly limits?: Partial<Limits>
  /** The program of a child (path of a .js or .ts file) that calls `serve`. */
  readonly entry?: string
}

/** Starts the children in the background and takes tasks at once. */
export function openSandbox(options: SandboxOptions): Sandbox {
  return new Desk(options)
}

interface Waiting {
  readonly task: Task
  readonly alone: boolean
  resolve(outcome: Outcome): void
  reject(error: unknown): void
}

/** How often memory is looked at, ms: buffers filled at full speed were caught 32 MB above the limit. */
const WATCH_MS = 50

class Desk implements Sandbox {
  readonly #children: number
  readonly #supply: ChildSupply
  readonly #waiting: Waiting[] = []
  readonly #busy = new Set<BoundedChild>()
  #tasks = 0
  #killed = 0
  #alone = false
  #closed = false
  #watch: NodeJS.Timeout | null = null
  /** Called when nothing runs any more. */
  #whenQuiet: () => void = () => {}

  constructor({ children, spare = true, limits, entry = defaultEntry() }: SandboxOptions) {
    this.#children = children
    this.#supply = new ChildSupply({
      children,
      spares: spare ? 1 : 0,
      entry,
      limits: limitsFor(entry, { ...LIMITS, ...limits }),
      onReady: () => this.#next(),
      onFailure: (error) => this.#turnAway(error),
    })
  }

  read(task: Task, { alone = false }: { readonly alone?: boolean } = {}): Promise<Outcome> {
    if (this.#closed) return Promise.reject(new SandboxClosed())
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, alone, resolve, reject })
      this.#supply.needed()
      this.#next()
    })
  }

  stats() {
    const { alive, recycled, confinement } = this.#supply
    return { children: alive, busy: this.#busy.size, tasks: this.#tasks, killed: this.#killed, recycled, confinement }
  }

  async close(graceMs = 0): Promise<void> {
    this.#closed = true
    this.#turnAway(new SandboxClosed())
    if (graceMs > 0 && this.#busy.size > 0) await this.#quiet(graceMs)
    await this.#supply.close()
    if (this.#busy.size > 0) await this.#quiet(graceMs) // their ends are on the way
  }

  /** Strictly in turn: one that must run alone also holds up those behind it, or it would never run. */
  #next(): void {
    for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
      const mayRun = this.#busy.size < this.#children && !this.#alone && !(first.alone && this.#busy.size > 0)
      const child = mayRun ? this.#supply.take() : undefined
      if (!child) return
      this.#waiting.shift()
      void this.#run(child, first)
    }
  }

  async #run(child: BoundedChild, { task, alone, resolve, reject }: Waiting): Promise<void> {
    this.#busy.add(child)
    this.#alone = alone
    this.#tasks++
    this.#watch ??= setInterval(() => this.#checkMemory(), WATCH_MS)
    try {
      const outcome = await child.read(task)
      if (this.#closed && outcome.kind === 'crashed' && child.killed) throw new SandboxClosed()
      if (child.killed) this.#killed++
      resolve(outcome)
    } catch (error) {
      reject(error)
    }
    this.#busy.delete(child)
    this.#alone = false
    this.#supply.giveBack(child)
    if (this.#busy.size === 0) this.#rest()
    this.#next()
  }

  #checkMemory(): void {
    for (const child of this.#busy) child.checkMemory()
  }

  #rest(): void {
    if (this.#watch) clearInterval(this.#watch)
    this.#watch = null
    this.#whenQuiet()
  }

  #quiet(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMostMs)
      this.#whenQuiet = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #turnAway(error: Error): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }
}
