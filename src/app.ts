// Joins the parts that a running gouji is made of: store, queue, blobs, children, workers. What is opened here is
// closed by `close`, in the other order.
import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import pino, { type Logger } from 'pino'
import { type Blobs, openBlobs } from './blobs/index.js'
import type { Config } from './config.js'
import { type IntakeDeps, type IntakeEvent, type Room, roomOf } from './intake/index.js'
import { engineOf } from './pipeline/index.js'
import { openQueue, type Queue } from './queue/index.js'
import { openSandbox } from './sandbox/index.js'
import { acquireWorkerLock, type EngineKey, openStore, type Store, type WorkerLockHeld } from './store/index.js'
import { Workers, type WorkersOptions, type WorkMetrics, workMetrics } from './work/index.js'

export interface App {
  readonly config: Config
  readonly store: Store
  readonly queue: Queue
  readonly blobs: Blobs
  readonly engine: EngineKey
  readonly log: Logger
  /** Whom the queue is worked by: nobody yet, this process, or another one of this machine. */
  readonly lock: WorkerLockHeld | null
  /** What intake needs. */
  intake(log?: (event: IntakeEvent) => void): IntakeDeps
  /** Starts working the queue. Once, and only where `lock` is null. */
  work(options?: Partial<WorkersOptions>): { readonly workers: Workers; readonly metrics: WorkMetrics }
  /** Workers get `graceMs` for what they have begun. */
  close(graceMs?: number): Promise<void>
}

/** Long enough for nearly every document that was just begun. */
const GRACE_MS = 20_000

/** Logs of the program itself go to standard error, where nobody takes them for results. */
export function openLog(level = process.env.GOUJI_LOG_LEVEL ?? 'info'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}

/** Opens everything. `work`: this process wants to work the queue, if nobody else of this machine does. Throws `TryLater`, `StoreRefused`. */
export async function openApp(config: Config, options: { readonly work?: boolean; readonly log: Logger }): Promise<App> {
  const opened: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of opened.reverse()) await close()
  }
  try {
    await mkdir(config.data, { recursive: true })
    const lock = options.work && config.databaseUrl === null ? await acquireWorkerLock(config.data) : null
    if (lock && 'release' in lock) opened.push(() => lock.release())
    const store = await openStore({ dataFolder: config.data, databaseUrl: config.databaseUrl ?? undefined })
    opened.push(() => store.close())
    const queue = await openQueue({
      dataFolder: config.data,
      ...(config.redisUrl ? { redisUrl: config.redisUrl } : {}),
      leaseMs: config.leaseMs,
      warn: (message) => options.log.warn({ message }, 'queue'),
    })
    opened.push(() => queue.close())
    const blobs = await openBlobs(config.blobs, { dataFolder: config.data })
    opened.push(() => blobs.close())
    const held = lock && 'heldBy' in lock ? lock : null
    return new Joined(config, store, queue, blobs, options.log, held, closeAll)
  } catch (error) {
    await closeAll()
    throw error
  }
}

class Joined implements App {
  readonly engine = engineOf()
  #workers: Workers | null = null

  constructor(
    readonly config: Config,
    readonly store: Store,
    readonly queue: Queue,
    readonly blobs: Blobs,
    readonly log: Logger,
    readonly lock: WorkerLockHeld | null,
    private readonly closeAll: () => Promise<void>,
  ) {}

  intake(log?: (event: IntakeEvent) => void): IntakeDeps {
    return { blobs: this.blobs, store: this.store, engine: this.engine, room: () => this.#room(), ...(log ? { log } : {}) }
  }

  work(options: Partial<WorkersOptions> = {}) {
    const { store, queue, blobs, engine, log, config } = this
    const concurrency = options.concurrency ?? config.concurrency
    const sandbox = openSandbox({ children: concurrency })
    const metrics = workMetrics({ store, queue, sandbox })
    const deps = { store, queue, blobs, sandbox, engine, log, worker: `${hostname()}:${process.pid}`, leaseMs: config.leaseMs }
    const workers = new Workers(deps, {
      ...options,
      // One loop more than children compares reports while all children read.
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

  async close(graceMs = GRACE_MS): Promise<void> {
    await this.#workers?.stop(graceMs)
    await this.closeAll()
  }

  /** Of the disks that this machine writes to. */
  #room(): Promise<Room> {
    const { data, blobs } = this.config
    return roomOf(blobs.startsWith('s3://') ? [data] : [data, blobs])
  }
}
