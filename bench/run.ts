/**
 * What the running system costs over bare reading: `npm run bench:run [-- DOCUMENTS [ROUNDS]]`. In each round mixed
 * samples are read by two processes that do nothing else, and taken in by `gouji ingest` on an empty store with two
 * children; then once more on the full store. Prints both throughputs and their ratio, the same by processor time (which
 * a busy machine does not change), the memory of the ingesting process over time, and what a second ingest costs.
 * Missing a budget makes the exit code 1.
 */
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Assets from '../src/pdf-assets.js'
import type * as Pipeline from '../src/pipeline/index.js'
import { mixedSamples } from './mixed-samples.js'

/**
 * `ratio`: throughput of ingest to that of bare reading. `second`: time of an
 * ingest that has nothing to read, to that of the first.
 */
const BUDGETS = { ratio: 0.8, parentMb: 300, second: 0.1 }
const DOCUMENTS = Number(process.argv[2] ?? 2_000)
const ROUNDS = Number(process.argv[3] ?? 1)
const LOOK_MS = 500
/** Of times in /proc, a second. */
const TICKS = 100

const built = (path: string) => new URL(`../dist/src/${path}`, import.meta.url)
const CLI = fileURLToPath(built('cli/main.js'))

/** One of the two processes without a running system: reads what it is told, says when it is done. */
async function bareProcess(): Promise<void> {
  const { read } = (await import(built('pipeline/index.js').href)) as typeof Pipeline
  const { pdfAssets } = (await import(built('pdf-assets.js').href)) as typeof Assets
  process.on('message', async (paths: string[]) => {
    for (const path of paths) JSON.stringify(await read(new Uint8Array(readFileSync(path)), {}, pdfAssets()))
    process.send?.('done')
  })
  process.send?.('ready')
}

interface Cost {
  /** From the start of reading to its end. */
  readonly seconds: number
  /** Processor time of all processes. */
  readonly cpu: number
}

async function bare(paths: readonly string[]): Promise<Cost> {
  const processes = [0, 1].map(() => fork(fileURLToPath(import.meta.url), ['bare'], { execArgv: ['--import', 'tsx'] }))
  await Promise.all(processes.map((one) => once(one, 'message')))
  const [start, before] = [performance.now(), cpuOf(processes)]
  await Promise.all(
    processes.map((one, half) => {
      one.send(paths.filter((_, at) => at % 2 === half))
      return once(one, 'message')
    }),
  )
  const cost = { seconds: (performance.now() - start) / 1000, cpu: cpuOf(processes) - before }
  for (const one of processes) one.kill()
  return cost
}

/** Seconds of processor time that processes have used, with children that have ended. */
function cpuOf(processes: readonly ChildProcess[]): number {
  return processes.reduce((sum, { pid }) => sum + cpuOfPid(pid as number), 0)
}

function cpuOfPid(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0) / TICKS
}

interface Run extends Cost {
  /** Processor time of the process that takes in and stores, without its children. */
  readonly ownCpu: number
  readonly megabytes: readonly number[]
}

/** One `gouji ingest`, watched from outside. Its processor time includes starting. */
async function ingest(folder: string, data: string): Promise<Run> {
  const start = performance.now()
  const child = spawn(process.execPath, [CLI, 'ingest', folder, '--data', data, '--lang', 'en'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, GOUJI_CONCURRENCY: '2' },
  })
  const seen = { own: 0, children: new Map<number, number>(), megabytes: [] as number[] }
  const looking = setInterval(() => look(child.pid as number, seen), LOOK_MS)
  const [code] = (await once(child, 'exit')) as [number | null]
  clearInterval(looking)
  if (code !== 0) throw new Error(`ingest ended with ${code}`)
  const children = [...seen.children.values()].reduce((sum, cpu) => sum + cpu, 0)
  return {
    seconds: (performance.now() - start) / 1000,
    cpu: seen.own + children,
    ownCpu: seen.own,
    megabytes: seen.megabytes,
  }
}

/** Adds what a process and its children have used so far. */
function look(pid: number, seen: { own: number; readonly children: Map<number, number>; readonly megabytes: number[] }): void {
  try {
    const own = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    seen.own = (Number(own[11]) + Number(own[12])) / TICKS
    // A process that has just ended has no memory any more, and says nothing of it.
    const resident = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    if (resident !== undefined) seen.megabytes.push(Number(resident) / 1024)
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    for (const child of children) seen.children.set(Number(child), cpuOfPid(Number(child)))
  } catch (error) {
    // The process or a child ended between two looks.
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

function report(what: string, figure: string, kept?: boolean): void {
  console.log(`${kept === undefined ? '    ' : kept ? 'ok  ' : 'OVER'} ${what.padEnd(54)} ${figure}`)
  if (kept === false) process.exitCode = 1
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number

async function main(): Promise<void> {
  const builder = JSON.stringify(new URL('../scripts/build.js', import.meta.url).href)
  execFileSync(process.execPath, ['--input-type=module', '-e', `await (await import(${builder})).ensureBuilt()`])
  const place = mkdtempSync(join(tmpdir(), 'gouji-bench-run-'))
  try {
    console.log(`load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} processors; ${DOCUMENTS} documents, ${ROUNDS} round(s)`)
    const folder = join(place, 'documents')
    const paths = await mixedSamples(folder, DOCUMENTS)
    const ratios: number[] = []
    for (let round = 0; round < ROUNDS; round++) ratios.push(await oneRound(paths, folder, join(place, `data-${round}`)))
    const ratio = median(ratios)
    report('ingest / bare, median of rounds', `${ratio.toFixed(2)} (at least ${BUDGETS.ratio})`, ratio >= BUDGETS.ratio)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

async function oneRound(paths: readonly string[], folder: string, data: string): Promise<number> {
  const without = await bare(paths)
  const first = await ingest(folder, data)
  const second = await ingest(folder, data)
  const say = (cost: Cost) =>
    `${cost.seconds.toFixed(1)} s, ${(paths.length / cost.seconds).toFixed(1)} a second, ${cost.cpu.toFixed(1)} s of processor`
  report('bare, two processes', say(without))
  report('gouji ingest, two children', `${say(first)}, ${first.ownCpu.toFixed(1)} s of them the parent's`)
  report('the same by processor time', (without.cpu / first.cpu).toFixed(2))
  report('parent, a document', `${((first.ownCpu * 1000) / paths.length).toFixed(1)} ms of processor`)
  const quarters = [0.25, 0.5, 0.75, 1].map((part) => first.megabytes[Math.ceil(first.megabytes.length * part) - 1] ?? 0)
  const most = Math.max(...first.megabytes)
  const grown = quarters.map((megabytes) => megabytes.toFixed(0)).join(', ')
  report('memory of the parent by quarters, and most', `${grown}; ${most.toFixed(0)} MB`, most <= BUDGETS.parentMb)
  const share = second.seconds / first.seconds
  report('second ingest, to the first', `${second.seconds.toFixed(1)} s, ${share.toFixed(2)}`, share <= BUDGETS.second)
  return without.seconds / first.seconds
}

await (process.argv[2] === 'bare' ? bareProcess() : main())
