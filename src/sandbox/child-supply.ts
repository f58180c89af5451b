// Keeps children ready: starts them, replaces those that ended or are worn, and gives up when none starts.
import { TryLater } from '../errors.js'
import { BoundedChild } from './bounded-child.js'
import { type Confinement, findConfinement } from './confinement.js'
import { launchOf } from './launch.js'
import type { Limits } from './limits.js'
import type { Layer } from './sandbox.js'

export interface SupplyOptions {
  /** So many are wanted at once, as soon as possible. */
  readonly children: number
  /** So many more are started when these are ready. */
  readonly spares: number
  readonly entry: string
  readonly limits: Limits
  /** A child has become ready. */
  onReady(): void
  /** No child starts; whoever waits must be told. */
  onFailure(error: TryLater): void
}

/** A child that is not ready by then hangs, ms: a start takes half a second, on a loaded machine several. */
const START_MS = 60_000
/** So many starts in a row that failed are no accident. */
const MOST_FAILED_STARTS = 3
/** When to try again where no child starts, ms. */
const START_AGAIN_MS = 30_000

export class ChildSupply {
  recycled = 0
  readonly #options: SupplyOptions
  /** Known a few milliseconds after the start; until then no child is started. */
  #confinement: Confinement | null = null
  readonly #alive = new Set<BoundedChild>()
  /** The last one in goes first, since its code is warm. */
  readonly #idle: BoundedChild[] = []
  /** Children that are not ready yet. */
  #starting = 0
  #failedStarts = 0
  /** Off after a start failed: a layout of folders that the permission flags do not foresee must not stop everything. */
  #permissions = true
  #closed = false
  readonly #killAll = () => {
    for (const child of this.#alive) child.kill()
  }

  constructor(options: SupplyOptions) {
    this.#options = options
    process.on('exit', this.#killAll)
    void findConfinement(options.limits).then((confinement) => {
      this.#confinement = confinement
      this.#fill()
    })
  }

  get alive(): number {
    return this.#alive.size
  }

  /** What holds the children here. Sources are run without the last one, since their loader starts processes. */
  get confinement(): readonly Layer[] {
    if (!this.#confinement) return []
    const { network, parent, bounds } = this.#confinement
    const held: readonly (readonly [Layer, boolean])[] = [
      ['no-network', network.length > 0],
      ['dies-with-parent', parent.length > 0],
      ['system-bounds', bounds.length > 0],
      ['own-files-only', this.#permissions && !this.#options.entry.endsWith('.ts')],
    ]
    return held.filter(([, holds]) => holds).map(([layer]) => layer)
  }

  /** A ready child, if there is one; whoever takes it gives it back. */
  take(): BoundedChild | undefined {
    return this.#idle.pop()
  }

  /** Takes a child back after a task, in whatever state it is. */
  giveBack(child: BoundedChild): void {
    if (child.ended || child.killed) return // its end is seen in `#start`
    if (this.#isWorn(child)) {
      this.recycled++
      child.kill()
    } else this.#idle.push(child)
  }

  /** Somebody waits: after failed starts it is worth trying again. */
  needed(): void {
    if (this.#failedStarts < MOST_FAILED_STARTS) return
    this.#failedStarts = 0
    this.#fill()
  }

  /** Ends all children and waits for their end. */
  async close(): Promise<void> {
    this.#closed = true
    this.#killAll()
    await Promise.all([...this.#alive].map(({ gone }) => gone))
    process.off('exit', this.#killAll)
  }

  #isWorn(child: BoundedChild): boolean {
    const { tasksPerChild, workMsPerChild, keptBytes } = this.#options.limits
    return child.tasks >= tasksPerChild || child.workMs >= workMsPerChild || (child.resident() ?? 0) > keptBytes
  }

  #fill(): void {
    const { children, spares } = this.#options
    while (this.#confinement && !this.#closed && this.#failedStarts < MOST_FAILED_STARTS) {
      const { size } = this.#alive
      if (size >= children + spares || (size >= children && this.#starting > 0)) return
      void this.#start(this.#confinement)
    }
  }

  async #start(confinement: Confinement): Promise<void> {
    const { entry, limits, onReady } = this.#options
    const withPermissions = this.#permissions
    const child = new BoundedChild(launchOf(entry, limits, confinement, withPermissions), limits)
    this.#alive.add(child)
    this.#starting++
    const late = setTimeout(() => child.kill(), START_MS)
    const failure = await child.ready.then(() => null, String)
    clearTimeout(late)
    this.#starting--
    void child.gone.then(() => this.#remove(child))
    if (failure !== null) return this.#failed(failure, withPermissions)
    this.#failedStarts = 0
    this.#idle.push(child)
    onReady()
    this.#fill()
  }

  #failed(failure: string, withPermissions: boolean): void {
    if (this.#closed) return
    if (withPermissions && this.#permissions) this.#permissions = false
    else this.#failedStarts++
    if (this.#failedStarts < MOST_FAILED_STARTS) return
    this.#options.onFailure(new TryLater(`no reading process starts: ${failure}`, START_AGAIN_MS))
  }

  #remove(child: BoundedChild): void {
    this.#alive.delete(child)
    const at = this.#idle.indexOf(child)
    if (at >= 0) this.#idle.splice(at, 1)
    this.#fill()
  }
}
