// A review server over a store of its own, for tests: the real one, with real children, on a port that is free.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { openBlobs } from '../../../src/blobs/index.js'
import { takeIn } from '../../../src/intake/index.js'
import { engineOf } from '../../../src/pipeline/index.js'
import { hashPassword, openReview, type Review, type ReviewOptions } from '../../../src/review/index.js'
import { openSandbox, type Sandbox } from '../../../src/sandbox/index.js'
import { openSqliteStore, type Role, type Store } from '../../../src/store/index.js'

export const PASSWORD = 'correct horse battery'
const LEASE_MS = 60_000

export interface Started {
  readonly url: string
  readonly store: Store
  /** Takes a document in and reads it; its sha256. */
  bring(bytes: Uint8Array, name: string): Promise<string>
  account(name: string, role: Role): Promise<void>
  stop(): Promise<void>
}

export async function started(options: Partial<ReviewOptions> = {}): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-review-'))
  const store = await openSqliteStore(folder)
  const blobs = await openBlobs(join(folder, 'blobs'), { dataFolder: folder })
  const sandbox: Sandbox = openSandbox({ children: 1, spare: false })
  const [engine, log] = [engineOf(), pino({ level: 'silent' })]
  const intake = { blobs, store, engine }
  const closing = async (review?: Review) => {
    await review?.close()
    await sandbox.close(0)
    await blobs.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
  let review: Review
  try {
    const where = { host: '127.0.0.1', port: 0, page: join(folder, 'page'), chromium: null, ...options }
    review = await openReview({ store, blobs, sandbox, engine, log, intake }, where)
  } catch (error) {
    await closing()
    throw error
  }
  return {
    url: review.url,
    store,
    bring: async (bytes, name) => {
      const taken = await takeIn({ stream: once(bytes) }, { channel: 'upload', origin: `upload:${name}`, name }, intake)
      if (!taken.ok) throw new Error(taken.message.en)
      const { sha256 } = taken.admitted
      const attempt = await store.startAttempt(sha256, engine, 'test', LEASE_MS)
      if ('none' in attempt) return sha256
      const local = await blobs.local(sha256)
      const outcome = await sandbox.read({ path: local?.path ?? '', bytes: attempt.bytes, hint: attempt.hint })
      if (outcome.kind !== 'read') throw new Error(outcome.message)
      await store.finishAttempt(attempt, outcome.reading)
      return sha256
    },
    account: async (name, role) => {
      await store.desk.addAccount({ name, role, password: await hashPassword(PASSWORD) }, 'test')
    },
    stop: () => closing(review),
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A document of the samples. */
export async function sample(id: string, extension: string): Promise<Buffer> {
  return readFile(new URL(`../../../samples/${id}/source.${extension}`, import.meta.url))
}
