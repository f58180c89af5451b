// What happens to work and its results: delivered again and again, finished too late, decided on, without room.
import { execFileSync } from 'node:child_process'
import { readFile, rm, stat, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { read } from '../../src/pipeline/index.js'
import { openSandbox } from '../../src/sandbox/index.js'
import type { StoredAnomaly } from '../../src/store/index.js'
import { Workers } from '../../src/work/index.js'
import type { Drill } from './drill.js'
import { BUILT_CHILD, DOORBELL, type Ground, LEASE_MS } from './ground.js'
import { judge } from './judge.js'
import { must } from './verdict.js'
import { UNDER_WAY } from './worker-drills.js'

const DELIVERIES = 5
const DECISIONS = 100
/** Bytes of the small disk. */
const DISK_MB = 64
/** How long the disk stays full, ms: long enough for everything that writes to run into it. */
const FULL_MS = 4_000

const deliveredFiveTimes: Drill = {
  name: 'delivered-five-times',
  about: 'every job is put into the queue five times while it waits, runs and is done',
  modes: ['embedded', 'distributed'],
  short: ['embedded', 'distributed'],
  run: async (ground) => {
    const hashes = await ground.admit()
    const app = await ground.app()
    app.work({ sandbox: { entry: BUILT_CHILD }, doorbell: DOORBELL })
    for (let time = 0; time < DELIVERIES; time++) {
      if (time === DELIVERIES - 1) await ground.untilQuiet()
      await app.queue.enqueue(hashes.flatMap((key) => (['process', 'recheck'] as const).map((kind) => ({ kind, key }))))
      await sleep(300)
    }
    await ground.untilQuiet()
    const again = (await ground.rows()).filter(({ starts }) => starts !== 1).length
    must(again === 0, `${again} documents were begun more than once`)
    return `${DELIVERIES * hashes.length} deliveries, every document begun once; ${await judge(ground)}`
  },
}

const lateFinisher: Drill = {
  name: 'late-finisher',
  about: 'a worker comes back with a result after another one has read the document',
  modes: ['embedded', 'distributed'],
  short: ['embedded', 'distributed'],
  run: async (ground) => {
    const [sha256 = ''] = await ground.admit()
    const app = await ground.app()
    const late = await app.store.startAttempt(sha256, app.engine, 'late', 1)
    must(!('none' in late), 'the document could not be begun')
    await sleep(50)
    app.work({ sandbox: { entry: BUILT_CHILD }, doorbell: DOORBELL })
    await ground.untilQuiet()
    // Another result than the right one, so that it would be seen.
    const other = await read(await readFile(new URL('../../samples/damaged-2022-text/source.txt', import.meta.url)), {})
    must(!(await app.store.finishAttempt(late, other)), 'the late result was taken')
    must(!(await app.store.renewAttempt(late, LEASE_MS)), 'the late lease was renewed')
    const failure = { outcome: 'failed', code: 'late', message: 'late' } as const
    must(!(await app.store.failAttempt(late, failure)), 'the late failure was taken')
    return `result, renewal and failure refused; ${await judge(ground)}`
  },
}

const decisionsSurvive: Drill = {
  name: 'decisions-survive',
  about: 'a newer engine reads everything again after a hundred decisions',
  modes: ['embedded', 'distributed'],
  short: ['embedded'],
  run: async (ground) => {
    await ground.admit()
    const app = await ground.app()
    await readAll(ground, app.engine.version)
    const { rows } = await app.store.anomalies({}, { limit: DECISIONS })
    must(rows.length === DECISIONS, `${rows.length} findings, which is too few to decide on`)
    for (const [at, { identity, lockVersion }] of rows.entries()) {
      const action = at % 2 === 0 ? 'confirmed' : 'dismissed'
      const decision = {
        identity,
        action,
        actor: 'drill',
        note: `because ${at}`,
        lockVersion,
        idempotencyKey: `key ${at}`,
      } as const
      must((await app.store.decide(decision)).ok, 'a decision was refused')
    }
    const before = await app.store.digest()
    await readAll(ground, '99.0.0')
    const lost = await changed(ground, rows)
    must(lost === 0, `${lost} decisions are not what they were`)
    must((await app.store.digest()) === before, 'the digest has changed')
    must((await app.store.verifyAudit()) === null, 'the audit is broken')
    return `${DECISIONS} decisions carried, same digest before and after`
  },
}

/** Reads everything that an engine of this version has not read. */
async function readAll(ground: Ground, version: string): Promise<void> {
  const app = await ground.app()
  const engine = { ...app.engine, version }
  await app.store.readAgain(engine)
  const { store, queue, blobs, log } = app
  const sandbox = openSandbox({ children: 2, entry: BUILT_CHILD })
  const deps = { store, queue, blobs, sandbox, engine, log, worker: version, leaseMs: LEASE_MS }
  const workers = new Workers(deps, { concurrency: 3, doorbell: DOORBELL })
  workers.start()
  await ground.untilQuiet()
  await workers.stop(LEASE_MS)
  await app.close()
}

async function changed(ground: Ground, decided: readonly StoredAnomaly[]): Promise<number> {
  return ground.look(async (store) => {
    let lost = 0
    for (const [at, { identity }] of decided.entries()) {
      const now = await store.anomaly(identity)
      const log = await store.decisions(identity)
      const kept = now?.status === (at % 2 === 0 ? 'confirmed' : 'dismissed') && !now.stale && now.present
      if (!kept || log.length !== 1 || log[0]?.note !== `because ${at}`) lost++
    }
    return lost
  })
}

const diskFull: Drill = {
  name: 'disk-full',
  about: 'the disk of the store and the originals is full for four seconds',
  modes: ['embedded'],
  short: [],
  missing: () => (process.platform === 'linux' && process.getuid?.() === 0 ? null : 'only root may mount a small disk'),
  run: async (ground) => {
    const disk = await ground.makeFolder('data')
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk])
    ground.atEnd(() => execFileSync('umount', ['-l', disk]))
    const run = ground.gouji(['ingest', ground.documents])
    await ground.untilEnded(UNDER_WAY)
    const filler = join(disk, 'filler')
    await fill(filler)
    const atFull = await ground.ended()
    await sleep(FULL_MS)
    must(run.end === null, `the command ended: ${run.stderr.slice(-300)}`)
    const meanwhile = (await ground.ended()) - atFull
    await rm(filler)
    const { code } = await run.ended
    for (const path of await ground.files('data/blobs')) must((await stat(path)).size > 0, 'an original without bytes')
    return `full for ${FULL_MS / 1000} s (${meanwhile} documents read meanwhile), then code ${code}; ${await judge(ground)}`
  },
}

/** Takes all that is left, to the last block. */
async function fill(path: string): Promise<void> {
  const block = Buffer.alloc(64 * 1024, 1)
  try {
    for (;;) await writeFile(path, block, { flag: 'a' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
  const { bavail } = await statfs(path)
  must(bavail === 0, `${bavail} blocks are left`)
}

export const storeDrills: readonly Drill[] = [deliveredFiveTimes, lateFinisher, decisionsSurvive, diskFull]
