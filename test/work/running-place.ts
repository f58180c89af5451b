// A running system for one test: a data folder of its own, the real store, queue and children, closed at the end.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type App, openApp, openLog } from '../../src/app.js'
import { readConfig } from '../../src/config.js'
import { ingestFiles } from '../../src/intake/index.js'
import type { EngineKey, Store } from '../../src/store/index.js'

/** Of leases, ms: longer than a loaded machine stops for. */
const LEASE_MS = 5_000
const MOST_MS = 50_000

export class RunningPlace {
  readonly folder = mkdtempSync(join(tmpdir(), 'gouji-work-'))
  readonly #apps: App[] = []

  async app(): Promise<App> {
    const data = join(this.folder, 'data')
    const config = { ...(await readConfig({ data, concurrency: 2, leaseMs: LEASE_MS }, {})) }
    const app = await openApp(config, { work: true, log: openLog('silent') })
    this.#apps.push(app)
    return app
  }

  /** Writes a file; its path. */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name)
    writeFileSync(path, content)
    return path
  }

  async close(): Promise<void> {
    for (const app of this.#apps) await app.close(0)
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Puts files into the store; their hashes in the order of `paths`. */
export async function admit(app: App, paths: readonly string[]): Promise<string[]> {
  const { documents } = await ingestFiles(paths, app.intake())
  return paths.map((path) => documents.find((document) => document.path === path)?.sha256 ?? '')
}

/** Waits until nothing is to be done any more. */
export async function quiet(store: Store): Promise<void> {
  const end = Date.now() + MOST_MS
  for (;;) {
    const { documents } = await store.status()
    if (documents.queued + documents.running === 0 && (await store.pending(0, 1)).length === 0) return
    if (Date.now() > end) throw new Error('the work does not come to an end')
    await sleep(50)
  }
}

/** Begins an attempt and lets its lease run out, as a worker does that dies. */
export async function loseAttempt(store: Store, sha256: string, engine: EngineKey): Promise<void> {
  const attempt = await store.startAttempt(sha256, engine, 'lost', 1)
  if ('none' in attempt) throw new Error(`no attempt: ${attempt.none}`)
  await sleep(20)
}
