/**
 * What the queue costs: `npx tsx bench/queue.ts` prints the overhead of a job (enqueue, claim, complete) on both
 * queues, in bulk and one after another, and the memory of Redis and of a claimer with 100,000 jobs waiting.
 * A figure over its budget makes the exit code 1; on a machine that is busy with other things look at the processor
 * time. Redis is skipped where there is none.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { openQueue, type Queue } from '../src/queue/index.js'
import { startRedis } from '../test/services/index.js'

const BUDGETS = { jobMs: 2, redisMb: 100, claimerGrowthMb: 30 }
const JOBS = 5000
const WAITING = 100_000
const CLAIMERS = 4
/** As long as the names that are used: a sha256. */
const key = (index: number) => index.toString(16).padStart(64, '0')

let over = false
function report(what: string, figure: number, unit: string, budget?: number): void {
  const judged = budget === undefined ? '' : figure > budget ? `  OVER the budget of ${budget}` : `  (budget ${budget})`
  if (budget !== undefined && figure > budget) over = true
  console.log(`${what.padEnd(56)}${figure.toFixed(3).padStart(10)} ${unit}${judged}`)
}

async function work(queue: Queue, count: number): Promise<void> {
  let done = 0
  const claimer = async () => {
    while (done < count) {
      const lease = await queue.claim(['process'], 0)
      if (!lease) return
      if (await queue.complete(lease)) done++
    }
  }
  await Promise.all(Array.from({ length: CLAIMERS }, claimer))
  if (done !== count) throw new Error(`${done} of ${count} jobs done`)
}

/** Of this process, user and system. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function timed(run: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await run()
  return performance.now() - begun
}

async function overhead(name: string, queue: Queue): Promise<void> {
  const jobs = Array.from({ length: JOBS }, (_, i) => ({ kind: 'process' as const, key: key(i) }))
  await queue.enqueue(jobs.slice(0, 200))
  await work(queue, 200)
  const cpu = cpuMs()
  const added = await timed(() => queue.enqueue(jobs))
  const worked = await timed(() => work(queue, JOBS))
  report(`${name}: enqueue in bulk`, added / JOBS, 'ms a job')
  report(`${name}: claim and complete, ${CLAIMERS} claimers`, worked / JOBS, 'ms a job')
  report(`${name}: all three`, (added + worked) / JOBS, 'ms a job', BUDGETS.jobMs)
  report(`${name}: processor time of it here`, (cpuMs() - cpu) / JOBS, 'ms a job')
  const single = await timed(async () => {
    for (const job of jobs.slice(0, 1000)) {
      await queue.enqueue([job])
      await work(queue, 1)
    }
  })
  report(`${name}: all three, one job after another`, single / 1000, 'ms a job', BUDGETS.jobMs)
}

/** Megabytes this process holds beyond what it held before, while it works a twentieth of the jobs. */
async function waiting(queue: Queue): Promise<number> {
  for (let from = 0; from < WAITING; from += 1000)
    await queue.enqueue(Array.from({ length: 1000 }, (_, i) => ({ kind: 'process' as const, key: key(from + i) })))
  const before = process.memoryUsage().rss
  for (let i = 0; i < WAITING / 20; i++) {
    const lease = await queue.claim(['process'], 0)
    if (lease) await queue.complete(lease)
  }
  return (process.memoryUsage().rss - before) / 1e6
}

console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors\n`)

const dataFolder = mkdtempSync(join(tmpdir(), 'gouji-bench-'))
const embedded = await openQueue({ dataFolder })
await overhead('embedded', embedded)
report('embedded: growth of a claimer beside 100,000 jobs', await waiting(embedded), 'MB', BUDGETS.claimerGrowthMb)
report('embedded: queue.db with 95,000 jobs', statSync(join(dataFolder, 'queue.db')).size / 1e6, 'MB')
await embedded.close()
rmSync(dataFolder, { recursive: true, force: true })

const redis = await startRedis()
if (redis) {
  const queue = await openQueue({ redisUrl: redis.url, dataFolder, prefix: 'gouji-bench' })
  const client = new Redis(redis.url)
  const used = async () => Number(/^used_memory:(\d+)/m.exec(await client.info('memory'))?.[1]) / 1e6
  await overhead('bullmq', queue)
  const before = await used()
  const growth = await waiting(queue)
  const { waiting: left } = (await queue.counts()).process
  report('bullmq: Redis for 100,000 waiting jobs', ((await used()) - before) * (WAITING / left), 'MB', BUDGETS.redisMb)
  report('bullmq: growth of a claimer beside 100,000 jobs', growth, 'MB', BUDGETS.claimerGrowthMb)
  report('bullmq: telling the oldest of them', await timed(async () => void (await queue.oldestWaitingMs())), 'ms')
  await queue.clear()
  client.disconnect()
  await queue.close()
  await redis.stop()
}
process.exitCode = over ? 1 : 0
