// Workers over the real store, queue and children: what comes of documents, also of those that nobody could read.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { print, randomRecord } from '../../scripts/sample/index.js'
import { pdfAssets } from '../../src/pdf-assets.js'
import { read } from '../../src/pipeline/index.js'
import { openSandbox } from '../../src/sandbox/index.js'
import { type Done, processDocument, startHealth, Turnstile, type WorkDeps } from '../../src/work/index.js'
import { builtChild, HOSTILE_CHILD, SAMPLES } from '../sandbox/support.js'
import { admit, loseAttempt, quiet, RunningPlace } from './running-place.js'

const entry = builtChild()
let place: RunningPlace
beforeEach(() => {
  place = new RunningPlace()
})
afterEach(() => place.close())

const QUICK = { sweepMs: 200, patienceMs: 500 }

/** As it comes back from a store. */
const asStored = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown

it('stores of every sample what reading it in this process gives', async () => {
  const app = await place.app()
  const hashes = await admit(app, SAMPLES)
  app.work({ sandbox: { entry } })
  await quiet(app.store)
  for (const [at, path] of SAMPLES.entries()) {
    const { extraction, english } = await read(readFileSync(path), { name: basename(path) }, pdfAssets())
    expect(await app.store.readings(hashes[at] ?? '')).toEqual([asStored({ extraction, english })])
  }
})

describe('reports of a set', () => {
  const year = async (year: number) => print(randomRecord(year, { agency: 5, year, density: 0.9 }), 'html', 'plain', year)

  it('are compared whichever comes first, and the finding is the later one’s', async () => {
    const app = await place.app()
    const done: Done[] = []
    app.work({ sandbox: { entry }, onDone: (one) => done.push(one) })
    const [later = ''] = await admit(app, [place.file('2023.html', await year(2023))])
    await quiet(app.store)
    const compared = () => done.filter(({ kind, key }) => kind === 'recheck' && key === later).length
    const before = compared()
    expect((await app.store.document(later))?.anomalies.map(({ rule }) => rule)).not.toContain('carried-over-continues')
    const [earlier = ''] = await admit(app, [place.file('2022.html', await year(2022))])
    await quiet(app.store)
    const across = async (sha256: string) =>
      (await app.store.document(sha256))?.anomalies.filter(({ rule }) => rule === 'carried-over-continues') ?? []
    expect(await across(later)).toMatchObject([{ against: [earlier], present: true, message: { en: expect.any(String) } }])
    expect(await across(earlier)).toEqual([])
    expect(before).toBe(1)
    expect(compared()).toBe(2)
  })
})

describe('a document that cannot be read', () => {
  it('fails without its bytes, and is read when they are back and somebody asks', async () => {
    const app = await place.app()
    const [sha256 = ''] = await admit(app, [SAMPLES[0] as string])
    const blob = join(app.config.blobs, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    const bytes = readFileSync(blob)
    rmSync(blob)
    app.work({ sandbox: { entry }, doorbell: QUICK })
    await quiet(app.store)
    expect((await app.store.document(sha256))?.document).toMatchObject({ state: 'failed', reason: 'blob-missing' })
    writeFileSync(blob, bytes)
    expect(await app.store.retry('all', app.engine)).toBe(1)
    await quiet(app.store)
    expect((await app.store.document(sha256))?.document.state).toBe('complete')
  })

  it('fails where its bytes are not what their name says', async () => {
    const app = await place.app()
    const [sha256 = ''] = await admit(app, [SAMPLES[0] as string])
    const blob = join(app.config.blobs, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
    writeFileSync(blob, readFileSync(blob).reverse())
    app.work({ sandbox: { entry } })
    await quiet(app.store)
    expect((await app.store.document(sha256))?.document).toMatchObject({ state: 'failed', reason: 'blob-damaged' })
  })

  it('is put away with its reason after a second try alone, and its neighbours are read', async () => {
    const app = await place.app()
    const hashes = await admit(app, [place.file('kill.txt', '!kill'), place.file('fine.txt', '!fine')])
    app.work({ sandbox: { entry: HOSTILE_CHILD } })
    await quiet(app.store)
    const [killed, fine] = await Promise.all(hashes.map(async (sha256) => (await app.store.document(sha256))?.document))
    expect(killed).toMatchObject({ state: 'quarantined', reason: 'crashed', starts: 1 })
    expect(fine).toMatchObject({ state: 'refused', starts: 1 })
  })

  it('waits, and no start is counted, while no child starts', async () => {
    const app = await place.app()
    const [sha256 = ''] = await admit(app, [SAMPLES[0] as string])
    const waiting: string[] = []
    const { workers } = app.work({
      sandbox: { entry: join(place.folder, 'missing.js') },
      onDone: ({ outcome }) => waiting.push(outcome),
    })
    while (waiting.length === 0) await sleep(50)
    expect(waiting[0]).toBe('again')
    expect((await app.store.document(sha256))?.document).toMatchObject({ state: 'queued', starts: 0 })
    await workers.stop(0)
  })
})

describe('stopping', () => {
  it('gives back what is not done after the grace, uncounted, and leaves the rest', async () => {
    const app = await place.app()
    const paths = [1, 2, 3, 4].map((at) => place.file(`${at}.txt`, `!loop${' '.repeat(at)}`))
    await admit(app, paths)
    const { workers } = app.work({ sandbox: { entry: HOSTILE_CHILD } })
    while ((await app.store.status()).documents.running === 0) await sleep(20)
    const start = performance.now()
    await workers.stop(200)
    expect(performance.now() - start).toBeLessThan(10_000)
    const { rows } = await app.store.documents({}, { limit: 10 })
    expect(rows.map(({ state, starts }) => `${state} ${starts}`)).toEqual(Array(4).fill('queued 0'))
    expect((await app.queue.counts()).process).toMatchObject({ running: 0 })
  })

  it('waits for what will be done within the grace', async () => {
    const app = await place.app()
    await admit(app, [place.file('fine.txt', '!fine')])
    const { workers } = app.work({ sandbox: { entry: HOSTILE_CHILD } })
    while (workers.busy === 0) await sleep(5)
    await workers.stop(30_000)
    expect((await app.store.status()).documents).toMatchObject({ refused: 1, queued: 0, running: 0 })
  })
})

describe('documents that a worker was lost with', () => {
  it('are read one at a time, and the other’s start is not counted', async () => {
    const app = await place.app()
    // Documents that say nothing are read by the reader, which takes long enough for another child to be ready.
    const hashes = await admit(app, [place.file('a.txt', '甲'), place.file('b.txt', '乙')])
    for (const sha256 of hashes) await loseAttempt(app.store, sha256, app.engine)
    const sandbox = openSandbox({ children: 2, entry: HOSTILE_CHILD })
    const { store, queue, blobs, engine, log } = app
    const deps: WorkDeps = {
      ...{ store, queue, blobs, engine, log, sandbox },
      worker: 'test',
      leaseMs: 30_000,
      turnstile: new Turnstile(),
    }
    let most = 0
    const looking = setInterval(() => {
      most = Math.max(most, sandbox.stats().busy)
    }, 1)
    const next = await Promise.all(hashes.map((sha256) => processDocument(sha256, deps)))
    clearInterval(looking)
    await sandbox.close()
    expect(next).toEqual([{ done: true }, { done: true }])
    expect(most).toBe(1)
    const { rows } = await store.documents({}, { limit: 10 })
    expect(rows.map(({ state, starts }) => `${state} ${starts}`)).toEqual(['refused 2', 'refused 2'])
  })
})

describe('the doorbell', () => {
  it('rings again for all that a queue has forgotten', async () => {
    const app = await place.app()
    const paths = [1, 2, 3].map((at) => place.file(`${at}.txt`, `!fine${' '.repeat(at)}`))
    await admit(app, paths)
    const { workers } = app.work({ sandbox: { entry: HOSTILE_CHILD }, kinds: ['recheck'], doorbell: QUICK })
    await workers.doorbell.ring()
    expect((await app.queue.counts()).process.waiting).toBe(3)
    await app.queue.clear()
    await sleep(QUICK.patienceMs)
    await workers.doorbell.sweep()
    expect((await app.queue.counts()).process.waiting).toBe(3)
    expect(await app.store.outbox(10)).toEqual([])
  })
})

it('tells its health and its figures', async () => {
  const app = await place.app()
  await admit(app, [place.file('fine.txt', '!fine')])
  const { metrics } = app.work({ sandbox: { entry: HOSTILE_CHILD } })
  await quiet(app.store)
  let well = true
  const health = await startHealth(metrics, async () => well, { port: 0 })
  const get = async (path: string) => {
    const answer = await fetch(`${health.url}${path}`)
    return { status: answer.status, body: await answer.text() }
  }
  expect(await get('/healthz')).toEqual({ status: 200, body: 'ok\n' })
  const { body } = await get('/metrics')
  // The sweep at the start may ring for what has just been rung for; the second time there is nothing to do.
  expect(body).toMatch(/gouji_jobs_total\{kind="process",outcome="done"\} [12]\n/)
  expect(body).toContain('gouji_documents{state="refused"} 1')
  well = false
  expect((await get('/healthz')).status).toBe(503)
  expect((await get('/other')).status).toBe(404)
  await health.close()
})
