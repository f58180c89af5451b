// Where a drill takes place: a data folder, documents, and for the distributed mode a database and a Redis of its own.
// Processes that are started here end with it.
import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Redis } from 'ioredis'
import { type App, openApp, openLog } from '../../src/app.js'
import type { Config } from '../../src/config.js'
import { ingestFiles } from '../../src/intake/index.js'
import { type DocumentRow, openStore, type Store } from '../../src/store/index.js'
import type { DoorbellOptions } from '../../src/work/index.js'
import type { TestPostgres, TestRedis } from '../../test/services/index.js'
import { Started } from './started.js'
import { until } from './until.js'
import { Failed, type Mode } from './verdict.js'
import type { WorkerOrder } from './worker.js'

const file = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The command line as it was built: the launcher would look for changed sources at every start. */
const CLI = file('dist/src/cli/main.js')
/** The child as it was built starts in a third of the time. */
export const BUILT_CHILD = file('dist/src/sandbox/child.js')
/** A child that its documents take over. */
export const HOSTILE_CHILD = file('test/sandbox/hostile-child.ts')
const WORKER = file('scripts/drill/worker.ts')

/** Of leases in the drills, ms: a tenth of what is usual, and still longer than a loaded machine stops for. */
export const LEASE_MS = 2_000
/** Times of the doorbell in the drills, ms: what is lost is missed sooner than in life. */
export const DOORBELL: DoorbellOptions = { sweepMs: 500, patienceMs: 1_000 }

export interface Services {
  readonly redis: TestRedis
  readonly postgres: TestPostgres
}

/** The end that the same documents come to when nothing happens. */
export interface Undisturbed {
  readonly digest: string
  readonly documents: number
  /** Its data folder. */
  readonly data: string
}

export class Ground {
  readonly config: Config
  readonly #started: Started[] = []
  readonly #apps: App[] = []
  readonly #ends: (() => void)[] = []

  private constructor(
    readonly mode: Mode,
    readonly folder: string,
    /** A folder with the documents. */
    readonly documents: string,
    readonly undisturbed: Undisturbed | null,
    readonly services: Services | null,
    databaseUrl: string | null,
  ) {
    const data = join(folder, 'data')
    const redisUrl = services?.redis.url ?? null
    const blobs = join(data, 'blobs')
    this.config = { data, databaseUrl, redisUrl, blobs, concurrency: 2, watch: null, leaseMs: LEASE_MS }
  }

  /** `documents` is copied, so that a drill may do with it what it likes. */
  static async make(mode: Mode, documents: string, undisturbed: Undisturbed | null, services: Services | null): Promise<Ground> {
    const folder = await mkdtemp(join(tmpdir(), 'gouji-drill-'))
    const copy = join(folder, 'documents')
    await cp(documents, copy, { recursive: true })
    const distributed = mode === 'distributed' ? services : null
    const url = distributed ? await distributed.postgres.createDatabase() : null
    if (distributed) await flush(distributed.redis.url)
    return new Ground(mode, folder, copy, undisturbed, distributed, url)
  }

  /** Starts the command line on this ground. */
  gouji(args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
    const { data, blobs, databaseUrl, redisUrl, leaseMs } = this.config
    return this.#keep(
      new Started([CLI, ...args, '--lang', 'en'], {
        GOUJI_DATA: data,
        GOUJI_BLOBS: blobs,
        GOUJI_LEASE_MS: String(leaseMs),
        GOUJI_CONCURRENCY: '2',
        ...(databaseUrl ? { GOUJI_DATABASE_URL: databaseUrl } : {}),
        ...(redisUrl ? { GOUJI_REDIS_URL: redisUrl } : {}),
        ...env,
      }),
    )
  }

  /** Starts a worker of its own process and waits until it works, or has ended. */
  async worker(work: WorkerOrder['work'] = {}, env: Readonly<Record<string, string>> = {}): Promise<Started> {
    const order: WorkerOrder = { config: this.config, work: { doorbell: DOORBELL, sandbox: { entry: BUILT_CHILD }, ...work } }
    const worker = this.#keep(new Started(['--import', 'tsx', WORKER, JSON.stringify(order)], env))
    await until('a worker starts', () => worker.stdout.includes('ready') || worker.end !== null)
    return worker
  }

  /** The system inside this process, which works the queue when it is told to. */
  async app(): Promise<App> {
    const app = await openApp(this.config, { work: true, log: openLog('silent') })
    this.#apps.push(app)
    return app
  }

  /** Puts the documents into the store, without reading them. */
  async admit(folder = this.documents): Promise<readonly string[]> {
    return this.withApp(async (app) => (await ingestFiles([folder], app.intake())).documents.map(({ sha256 }) => sha256))
  }

  async withApp<Value>(work: (app: App) => Promise<Value>): Promise<Value> {
    const app = await openApp(this.config, { log: openLog('silent') })
    try {
      return await work(app)
    } finally {
      await app.close()
    }
  }

  /** Looks into the store, which must be there. */
  async look<Value>(question: (store: Store) => Promise<Value>): Promise<Value> {
    const { data, databaseUrl } = this.config
    const store = await openStore({ dataFolder: data, databaseUrl: databaseUrl ?? undefined }, { readonly: true })
    try {
      return await question(store)
    } finally {
      await store.close()
    }
  }

  rows(): Promise<DocumentRow[]> {
    return this.look(allDocuments)
  }

  /** How many documents have come to an end, whatever it is; 0 while there is no store. */
  async ended(): Promise<number> {
    const rows = await this.rows().catch((): DocumentRow[] => [])
    return rows.filter(({ state }) => state !== 'queued' && state !== 'running').length
  }

  /** Waits until so many documents have come to an end. */
  async untilEnded(count: number): Promise<void> {
    await until(`${count} documents come to an end`, async () => (await this.ended()) >= count)
  }

  /** Waits until nothing is to be done any more; where that never comes, says what is left. */
  async untilQuiet(): Promise<void> {
    try {
      await until('all work is done', () =>
        this.look(async (store) => (await store.pending(0, 1)).length === 0 && (await unfinished(store)) === 0).catch(
          () => false,
        ),
      )
    } catch (error) {
      const left = await this.look(async (store) => [(await store.status()).documents, await store.pending(0, 5)])
      throw new Failed(`${error instanceof Error ? error.message : error}; left: ${JSON.stringify(left)}`)
    }
  }

  async files(folder: string): Promise<string[]> {
    return (await readdir(join(this.folder, folder), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  }

  async makeFolder(name: string): Promise<string> {
    const path = join(this.folder, name)
    await mkdir(path, { recursive: true })
    return path
  }

  /** What is to be undone after everything has ended and before the folder goes. */
  atEnd(undo: () => void): void {
    this.#ends.push(undo)
  }

  async close(): Promise<void> {
    await Promise.all(this.#started.map((one) => one.kill('SIGKILL')))
    for (const app of this.#apps) await app.close(0)
    for (const end of this.#ends.splice(0)) end()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  #keep(started: Started): Started {
    this.#started.push(started)
    return started
  }
}

/** Jobs of the drill before are of no use to this one. */
async function flush(url: string): Promise<void> {
  const client = new Redis(url)
  await client.flushall()
  client.disconnect()
}

async function unfinished(store: Store): Promise<number> {
  const { documents } = await store.status()
  return documents.queued + documents.running
}

async function allDocuments(store: Store): Promise<DocumentRow[]> {
  const rows: DocumentRow[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page = await store.documents({}, { limit: 500, ...(after === undefined ? {} : { after }) })
    rows.push(...page.rows)
    after = page.next
  }
  return rows
}
