/**
 * How quickly the questions of the review page are answered when a store is large: the first page of open findings,
 * one report, the counts by rule. `npx tsx bench/store-scale.ts [reports, default 10000]` fills a store of made-up
 * reports with three findings each on both engines and prints the median and the slowest of some runs.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgresStore, openSqliteStore, type Store } from '../src/store/index.js'
import { startPostgres } from '../test/services/index.js'
import { fillStore } from './fill-store.js'

/** Milliseconds that a page of the review may take. */
const BUDGET = 50
const RUNS = 15

const reports = Number(process.argv[2] ?? 10_000)

async function timed(name: string, run: (at: number) => Promise<unknown>): Promise<boolean> {
  await run(0)
  const times: number[] = []
  for (let at = 1; at <= RUNS; at++) {
    const start = performance.now()
    await run(at)
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  const [median = 0, slowest = 0] = [times[Math.floor(RUNS / 2)], times.at(-1)]
  console.log(`  ${name.padEnd(42)} ${median.toFixed(1).padStart(8)} ms   slowest ${slowest.toFixed(1).padStart(8)} ms`)
  return median < BUDGET
}

async function ask(store: Store, sha256s: readonly string[]): Promise<void> {
  const first = await store.anomalies({ status: 'open' }, { limit: 50 })
  const within = [
    await timed('open findings by severity, first page', () => store.anomalies({ status: 'open' }, { limit: 50 })),
    await timed('open findings, a later page', () => store.anomalies({ status: 'open' }, { limit: 50, after: first.next ?? '' })),
    await timed('a report with its findings', (at) => store.document(sha256s[(at * 7919) % sha256s.length] ?? '')),
    await timed('counts by rule', () => store.countsByRule()),
  ]
  await timed('open findings of one rule', () => store.anomalies({ rule: 'date-exists' }, { limit: 50 }))
  await timed('open findings of one agency', (at) => store.anomalies({ agency: `第${at * 31}局` }, { limit: 50 }))
  await timed('reports of one agency', (at) => store.reports({ agency: `第${at * 31}局` }, { limit: 50 }))
  await timed('first page of reports', () => store.reports({}, { limit: 50 }))
  await timed('first page of reports of one year', () => store.reports({ year: 2022 }, { limit: 50 }))
  await timed('whom to compare with', (at) => store.neighbours(sha256s[(at * 7919) % sha256s.length] ?? ''))
  await timed('status', () => store.status())
  console.log(within.every(Boolean) ? `  within ${BUDGET} ms` : `  NOT within ${BUDGET} ms`)
  if (!within.every(Boolean)) process.exitCode = 1
}

async function measure(engine: string, where: string, open: () => Promise<Store>): Promise<void> {
  await (await open()).close()
  const start = performance.now()
  const sha256s = await fillStore(engine === 'sqlite' ? { file: where } : { url: where }, reports)
  console.log(`${engine}: ${reports} reports filled in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const store = await open()
  await ask(store, sha256s)
  await store.close()
}

const folder = await mkdtemp(join(tmpdir(), 'gouji-scale-'))
await measure('sqlite', join(folder, 'gouji.db'), () => openSqliteStore(folder))
await rm(folder, { recursive: true, force: true })
const postgres = await startPostgres()
if (postgres) {
  const url = await postgres.createDatabase()
  await measure('postgres', url, () => openPostgresStore(url))
  await postgres.stop()
}
