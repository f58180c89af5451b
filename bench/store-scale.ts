/**
 * How quickly the questions of the review page are answered when a store is large: the first page of open findings,
 * one report, the counts by rule; and how fast all of it is exported. `npx tsx bench/store-scale.ts [reports, default
 * 10000]` fills a store of made-up reports with 200 cells and three findings each on both engines and prints the median and
 * the slowest of some runs, and the reports a second of an export to Parquet.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Export from '../src/export/index.js'
import type * as Stores from '../src/store/index.js'
import { openPostgresStore, openSqliteStore, type Store } from '../src/store/index.js'
import { startPostgres } from '../test/services/index.js'
import { fillStore } from './fill-store.js'

/** Milliseconds that a page of the review may take. */
const BUDGET = 50
const RUNS = 15
/** Reports a second to Parquet, on two cores. */
const EXPORT_RATE = 2_000

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

/** What a process of its own does, by the built program, which is what users run. */
async function exportAll(engine: string, where: string): Promise<void> {
  const built = (path: string) => new URL(`../dist/src/${path}`, import.meta.url).href
  const { exportTo } = (await import(built('export/index.js'))) as typeof Export
  const stores = (await import(built('store/index.js'))) as typeof Stores
  const store = await (engine === 'sqlite' ? stores.openSqliteStore(where) : stores.openPostgresStore(where))
  const folder = await mkdtemp(join(tmpdir(), 'gouji-scale-export-'))
  const start = performance.now()
  const { rows } = await exportTo(join(folder, 'out.parquet'), store.packedItems(), { createdAt: 0 })
  const rate = rows.reports / ((performance.now() - start) / 1000)
  const peak = process.resourceUsage().maxRSS / 1024
  console.log(
    `  export to Parquet ${rate.toFixed(0).padStart(33)} reports/s (at least ${EXPORT_RATE}), ${rows.cells} cells, peak ${peak.toFixed(0)} MB`,
  )
  if (rate < EXPORT_RATE) process.exitCode = 1
  await store.close()
  await rm(folder, { recursive: true })
}

async function measure(engine: string, where: string, open: () => Promise<Store>): Promise<void> {
  await (await open()).close()
  const start = performance.now()
  const sha256s = await fillStore(engine === 'sqlite' ? { file: where } : { url: where }, reports)
  console.log(`${engine}: ${reports} reports filled in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  const store = await open()
  await ask(store, sha256s)
  await store.close()
  const place = engine === 'sqlite' ? dirname(where) : where
  const [code] = await once(
    fork(fileURLToPath(import.meta.url), ['export', engine, place], { execArgv: process.execArgv }),
    'exit',
  )
  if (code !== 0) process.exitCode = 1
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-scale-'))
  await measure('sqlite', join(folder, 'gouji.db'), () => openSqliteStore(folder))
  await rm(folder, { recursive: true, force: true })
  const postgres = await startPostgres()
  if (!postgres) return
  const url = await postgres.createDatabase()
  await measure('postgres', url, () => openPostgresStore(url))
  await postgres.stop()
}

const [what, engine = '', place = ''] = process.argv.slice(2)
await (what === 'export' ? exportAll(engine, place) : main())
