// Joins the parts that a running gouji is made of: store, queue, blobs, children, workers. What is opened here is
// closed by `close`, in the other order.
import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import pino, { type Logger } from 'pino'
import { type Blobs, openBlobs } from './blobs/index.js'
import type { Config } from './config.js'
import { Bug } from './errors.js'
import { type IntakeDeps, type IntakeEvent, type Room, roomOf } from './intake/index.js'
import { engineOf } from './pipeline/index.js'
import { openQueue, type Queue } from './queue/index.js'
import { openSandbox, type SandboxOptions } from './sandbox/index.js'
import { acquireWorkerLock, type EngineKey, openStore, type Store, type WorkerLockHeld } from './store/index.js'
import { Workers, type WorkersOptions, type WorkMetrics, workMetrics } from './work/index.js'

export interface App {
  readonly config: Config
  readonly store: Store
  readonly queue: Queue
  readonly blobs: Blobs
  readonly engine: EngineKey
  readonly log: Logger
  /** Who else works the queue of this data folder; null where this process may. */
  readonly lock: WorkerLockHeld | null
  /** What intake needs. */
  intake(log?: (event: IntakeEvent) => void): IntakeDeps
  /** Starts working the queue. Once, and only where `lock` is null. */
  work(options?: Partial<WorkOptions>): { readonly workers: Workers; readonly metrics: WorkMetrics }
  /**
   * Waits until the process that works the queue has ended, and takes its place: `lock` is null then. False where this
   * app is closed before.
   */
  takeOver(): Promise<boolean>
  /** Workers get `graceMs` for what they have begun. */
  close(graceMs?: number): Promise<void>
}

export interface WorkOptions extends WorkersOptions {
  /** Beside the number of children. */
  readonly sandbox: Omit<SandboxOptions, 'children'>
}

/** Long enough for nearly every document that was just begun. */
const GRACE_MS = 20_000
/** Between looks whether the other process has ended, ms. */
const TAKE_OVER_MS = 500

/** Logs of the program itself go to standard error, where nobody takes them for results. */
export function openLog(level = process.env.GOUJI_LOG_LEVEL ?? 'info'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}

interface Parts {
  readonly store: Store
  readonly queue: Queue
  readonly blobs: Blobs
}

/** Ends of what was opened, in the order of opening. */
type Ends = (() => Promise<unknown>)[]

/** Opens everything. `work`: this process wants to work the queue, if nobody else of this machine does. Throws `TryLater`, `StoreRefused`. */
export async function openApp(config: Config, options: { readonly work?: boolean; readonly log: Logger }): Promise<App> {
  const ends: Ends = []
  try {
    await mkdir(config.data, { recursive: true })
    const lock = options.work && config.databaseUrl === null ? await acquireWorkerLock(config.data) : null
    if (lock && 'release' in lock) ends.push(() => lock.release())
    const parts = await openParts(config, options.log, ends)
    return new Joined(config, parts, options.log, lock && 'heldBy' in lock ? lock : null, ends)
  } catch (error) {
    await closeAll(ends)
    throw error
  }
}

async function openParts(config: Config, log: Logger, ends: Ends): Promise<Parts> {
  const store = await openStore({ dataFolder: config.data, databaseUrl: config.databaseUrl ?? undefined })
  ends.push(() => store.close())
  const queue = await openQueue({
    dataFolder: config.data,
    ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}),
    leaseMs: config.leaseMs,
    warn: (message) => log.warn({ message }, 'queue'),
  })
  ends.push(() => queue.close())
  const blobs = await openBlobs(config.blobs, { dataFolder: config.data })
  ends.push(() => blobs.close())
  return { store, queue, blobs }
}

async function closeAll(ends: Ends): Promise<void> {
  for (const end of ends.splice(0).reverse()) await end()
}

class Joined implements App {
  readonly engine = engineOf()
  readonly store: Store
  readonly queue: Queue
  readonly blobs: Blobs
  readonly #closing = new AbortController()
  #lock: WorkerLockHeld | null
  #workers: Workers | null = null
  #takingOver: Promise<boolean> = Promise.resolve(false)

  constructor(
    readonly config: Config,
    { store, queue, blobs }: Parts,
    readonly log: Logger,
    lock: WorkerLockHeld | null,
    private readonly ends: Ends,
  ) {
    this.store = store
    this.queue = queue
    this.blobs = blobs
    this.#lock = lock
  }

  get lock(): WorkerLockHeld | null {
    return this.#lock
  }

  intake(log?: (event: IntakeEvent) => void): IntakeDeps {
    return { blobs: this.blobs, store: this.store, engine: this.engine, room: () => this.#room(), ...(log ? { log } : {}) }
  }

  work({ sandbox: limits, ...options }: Partial<WorkOptions> = {}) {
    if (this.#workers || this.#lock) throw new Bug('the queue is worked already')
    const { store, queue, blobs, engine, log, config } = this
    const concurrency = options.concurrency ?? config.concurrency
    const sandbox = openSandbox({ ...limits, children: concurrency })
    const metrics = workMetrics({ store, queue, sandbox })
    const deps = { store, queue, blobs, sandbox, engine, log, worker: `${hostname()}:${process.pid}`, leaseMs: config.leaseMs }
    const workers = new Workers(deps, {
      ...options,
      // One document more than children is fetched and begun, so that a child that is done does not wait for it.
      concurrency: concurrency + 1,
      onDone: (done) => {
        metrics.done(done)
        options.onDone?.(done)
      },
    })
    this.#workers = workers
    workers.start()
    return { workers, metrics }
  }

  takeOver(): Promise<boolean> {
    this.#takingOver = this.#waitForLock()
    return this.#takingOver
  }

  async close(graceMs = GRACE_MS): Promise<void> {
    this.#closing.abort()
    await this.#takingOver
    await this.#workers?.stop(graceMs)
    await closeAll(this.ends)
  }

  async #waitForLock(): Promise<boolean> {
    const { signal } = this.#closing
    while (this.#lock && !signal.aborted) {
      await sleep(TAKE_OVER_MS, undefined, { signal }).catch(() => {}) // closed: the loop ends
      if (signal.aborted) return false
      const lock = await acquireWorkerLock(this.config.data)
      // First in the list: it is given back last.
      if ('release' in lock) this.ends.unshift(() => lock.release())
      this.#lock = 'heldBy' in lock ? lock : null
    }
    return !signal.aborted
  }

  /** Of the disks that this machine writes to. */
  #room(): Promise<Room> {
    const { data, blobs } = this.config
    return roomOf(blobs.startsWith('s3://') ? [data] : [data, blobs])
  }
}
