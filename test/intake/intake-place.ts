// A place to test intake in: a temporary folder with a real store and real blobs, and a worker that reads what comes in.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Blobs, openBlobs } from '../../src/blobs/index.js'
import type { IntakeEvent } from '../../src/intake/index.js'
import { read } from '../../src/pipeline/index.js'
import { type EngineKey, openSqliteStore, type Store } from '../../src/store/index.js'

export const ENGINE: EngineKey = { version: '1', layouts: '1', rules: '1' }

export interface Place {
  readonly folder: string
  /** The folder to watch or to ingest; not made yet. */
  readonly inbox: string
  readonly store: Store
  readonly blobs: Blobs
  readonly engine: EngineKey
  readonly events: IntakeEvent[]
  readonly log: (event: IntakeEvent) => void
  /** How often each document was read. */
  readonly readings: Map<string, number>
  close(): Promise<void>
}

export async function newPlace({ working = false } = {}): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-intake-'))
  const [store, blobs] = await Promise.all([openSqliteStore(folder), openBlobs(undefined, { dataFolder: folder })])
  const events: IntakeEvent[] = []
  const readings = new Map<string, number>()
  const stop = new AbortController()
  const worker = working ? work(store, blobs, readings, stop.signal) : Promise.resolve()
  return {
    folder,
    inbox: join(folder, 'inbox'),
    store,
    blobs,
    engine: ENGINE,
    events,
    log: (event) => void events.push(event),
    readings,
    close: async () => {
      stop.abort()
      await worker
      await Promise.all([store.close(), blobs.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Reads what the outbox asks for, in order, with the real pipeline. */
async function work(store: Store, blobs: Blobs, readings: Map<string, number>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const items = await store.outbox(100)
    for (const { key } of items.filter(({ kind }) => kind === 'process')) {
      const attempt = await store.startAttempt(key, ENGINE, 'test', 60_000)
      if ('none' in attempt) continue
      readings.set(key, (readings.get(key) ?? 0) + 1)
      const { extraction, english } = await read((await blobs.get(key)) as Uint8Array, attempt.hint)
      await store.finishAttempt(attempt, { extraction, english })
    }
    await store.markSent(items.map(({ id }) => id))
    if (items.length === 0) await sleep(20)
  }
}

/** Waits until `check` gives something, looking all the time; fails with `what` after `ms`. */
export async function until<T>(what: string, check: () => T | null | undefined | false, ms = 20_000): Promise<T> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(20)) {
    const found = check()
    if (found) return found
  }
  throw new Error(`waited in vain for ${what}`)
}
