// What happens to processes: killed, asked to end, and taken along by a document.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { MOST_STARTS } from '../../src/store/index.js'
import type { Drill } from './drill.js'
import { BUILT_CHILD, type Ground, HOSTILE_CHILD } from './ground.js'
import { judge } from './judge.js'
import type { Started } from './started.js'
import { until } from './until.js'
import { must } from './verdict.js'

const MB = 1024 * 1024
/** A program that is asked to end has 20 s for what it has begun, and some for its own end. */
const MOST_STOP_MS = 25_000

/** Some are done and some are not: the moment to disturb. */
export const UNDER_WAY = 4

/** Starts what works the queue: the command that takes in and reads, or a worker beside documents that are there. */
async function start(ground: Ground): Promise<Started> {
  return ground.mode === 'embedded' ? ground.gouji(['ingest', ground.documents]) : ground.worker()
}

async function underWay(ground: Ground): Promise<Started> {
  if (ground.mode === 'distributed') await ground.admit()
  const started = await start(ground)
  await ground.untilEnded(UNDER_WAY)
  return started
}

const workerKilled: Drill = {
  name: 'worker-killed',
  about: 'SIGKILL of the process that works the queue, with documents half read; another one starts',
  modes: ['embedded', 'distributed'],
  short: ['embedded', 'distributed'],
  run: async (ground) => {
    const first = await underWay(ground)
    // Half read is what it is drilled for: as a rule there is something, and a few looks later there is.
    await until('a document is being read', async () => (await ground.rows()).some(({ state }) => state === 'running'))
    await first.kill('SIGKILL')
    const lost = (await ground.rows()).filter(({ state }) => state === 'running').map(({ sha256 }) => sha256)
    const killedAt = performance.now()
    await start(ground)
    await until('what was half read is read', async () =>
      (await ground.rows()).every(({ sha256, state }) => !lost.includes(sha256) || (state !== 'running' && state !== 'queued')),
    )
    const seconds = ((performance.now() - killedAt) / 1000).toFixed(1)
    await ground.untilQuiet()
    return `${lost.length} half read, all of them read ${seconds} s after the kill; ${await judge(ground)}`
  },
}

const childKilled: Drill = {
  name: 'child-killed',
  about: 'SIGKILL of all reading children, three times, while they read',
  modes: ['embedded', 'distributed'],
  short: ['embedded', 'distributed'],
  missing: () => (process.platform === 'linux' ? null : 'children are found in /proc'),
  run: async (ground) => {
    await ground.admit()
    const app = await ground.app()
    app.work({ sandbox: { entry: BUILT_CHILD } })
    let killed = 0
    for (let wave = 0; wave < 3; wave++) {
      // What lost its child is read again before so many others, so the same document is never hit twice.
      await ground.untilEnded((await ground.ended()) + UNDER_WAY)
      for (const pid of await childrenOf(process.pid, 'sandbox/child.js')) {
        process.kill(pid, 'SIGKILL')
        killed++
      }
    }
    await ground.untilQuiet()
    return `${killed} children killed; ${await judge(ground)}`
  },
}

/** Children of a process whose command line names `program`. */
async function childrenOf(pid: number, program: string): Promise<number[]> {
  const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).trim().split(' ').filter(Boolean).map(Number)
  const named = await Promise.all(
    children.map(async (child) => (await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')).includes(program)),
  )
  return children.filter((_, at) => named[at])
}

/** Documents of fewer bytes get little time. */
const SHORT_BYTES = 100
const EXPECTED = { loop: 'time-limit', buffer: 'memory-limit', kill: 'crashed' } as const

const hostileDocuments: Drill = {
  name: 'hostile-documents',
  about: 'a document that loops, one that fills the memory and one that kills its child, among harmless ones',
  modes: ['embedded', 'distributed'],
  short: ['embedded'],
  missing: () => (process.platform === 'linux' ? null : 'memory outside of the heap is watched on Linux only'),
  run: async (ground) => {
    for (const deed of Object.keys(EXPECTED)) {
      // The one that loops is short, which is what gives it little time.
      const text = deed === 'loop' ? '!loop' : `!${deed}`.padEnd(2 * SHORT_BYTES)
      await writeFile(join(ground.documents, `${deed}.txt`), text)
    }
    await ground.admit()
    const app = await ground.app()
    const taskMs = (bytes: number) => (bytes < SHORT_BYTES ? 1_500 : 90_000)
    app.work({ sandbox: { entry: HOSTILE_CHILD, limits: { taskMs, residentBytes: 600 * MB } } })
    await ground.untilQuiet()
    const rows = await ground.rows()
    const bad = rows.filter(({ state }) => state === 'quarantined')
    for (const [deed, reason] of Object.entries(EXPECTED)) {
      const row = bad.find(({ name }) => name === `${deed}.txt`)
      must(row?.reason === reason, `${deed}: ${row?.reason ?? 'not put away'} instead of ${reason}`)
    }
    const good = rows.filter(({ state }) => state === 'complete' || state === 'partial' || state === 'refused').length
    must(good === ground.undisturbed?.documents, `${good} of ${ground.undisturbed?.documents} harmless ones were read`)
    return `${bad.length} put away, each with its reason; ${good} harmless ones read`
  },
}

const poisonedWorker: Drill = {
  name: 'poisoned-worker',
  about: 'a document that takes the whole worker with it, which is started again each time',
  modes: ['embedded', 'distributed'],
  short: ['embedded'],
  run: async (ground) => {
    await writeFile(join(ground.documents, '001-poison.txt'), '!killParent')
    await ground.admit()
    let deaths = 0
    for (let quiet = false; !quiet; ) {
      must(deaths <= MOST_STARTS, `the worker died ${deaths} times`)
      const worker = await ground.worker({ sandbox: { entry: HOSTILE_CHILD } })
      quiet = await Promise.race([worker.ended.then(() => false), ground.untilQuiet().then(() => true)])
      if (quiet) await worker.kill('SIGTERM')
      else deaths++
    }
    const rows = await ground.rows()
    const away = rows.filter(({ state }) => state === 'quarantined')
    must(
      away.length === 1 && away[0]?.name === '001-poison.txt',
      `put away: ${away.map(({ name }) => name).join(', ') || 'none'}`,
    )
    must(rows.length - 1 === ground.undisturbed?.documents, `${rows.length - 1} others`)
    must(deaths === MOST_STARTS, `the worker died ${deaths} times`)
    return `put away after ${deaths} deaths; ${rows.length - 1} others read`
  },
}

const askedToEnd: Drill = {
  name: 'asked-to-end',
  about: 'SIGTERM under load; then another start',
  modes: ['embedded', 'distributed'],
  short: ['embedded'],
  run: async (ground) => {
    const first = await underWay(ground)
    const before = performance.now()
    const { signal } = await first.kill('SIGTERM')
    const tookMs = performance.now() - before
    must(signal === null, `ended by ${signal} instead of ending itself`)
    must(tookMs < MOST_STOP_MS, `took ${Math.round(tookMs)} ms to end`)
    const states = (await ground.rows()).map(({ state }) => state)
    const left = states.filter((state) => state === 'queued').length
    must(!states.includes('running'), 'something is still being read')
    must(!states.includes('failed') && !states.includes('quarantined'), 'something failed')
    await start(ground)
    await ground.untilQuiet()
    // The command takes in what it had not taken in yet.
    await ground.untilEnded(ground.undisturbed?.documents ?? 0)
    await ground.untilQuiet()
    return `ended after ${Math.round(tookMs)} ms with ${left} left waiting; ${await judge(ground)}`
  },
}

export const workerDrills: readonly Drill[] = [workerKilled, childKilled, hostileDocuments, poisonedWorker, askedToEnd]
