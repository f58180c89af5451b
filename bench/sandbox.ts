/**
 * What the sandbox costs: `tsx bench/sandbox.ts [documents]`, after `npm run build`. The same mixed samples are read by two
 * children and, without a sandbox, by two processes; both are warm before the clock starts. Budgets stand below; missing
 * one makes the exit code 1. On a machine with other work only the ratio of processor time means something.
 */
import { fork } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as Assets from '../src/pdf-assets.js'
import type * as Pipeline from '../src/pipeline/index.js'
import type * as Sandbox from '../src/sandbox/index.js'

/** `ratio`: throughput with the sandbox to throughput without. */
const BUDGETS = { ratio: 0.8, parentMb: 300 }
const DOCUMENTS = Number(process.argv[2] ?? 200)
const WARM_UP = 24
const built = (path: string) => new URL(`../dist/src/${path}`, import.meta.url).href

const samples = new URL('../samples/', import.meta.url)
const paths = readdirSync(samples).flatMap((id) =>
  readdirSync(new URL(`${id}/`, samples))
    .filter((name) => name.startsWith('source.'))
    .map((name) => fileURLToPath(new URL(`${id}/${name}`, samples))),
)
const load = (count: number) => Array.from({ length: count }, (_, index) => paths[index % paths.length] as string)

/** One of the two processes without a sandbox: reads what it is told, says when it is done. */
async function bareProcess(): Promise<void> {
  const { read } = (await import(built('pipeline/index.js'))) as typeof Pipeline
  const { pdfAssets } = (await import(built('pdf-assets.js'))) as typeof Assets
  process.on('message', async (list: string[]) => {
    for (const path of list) JSON.stringify(await read(new Uint8Array(readFileSync(path)), {}, pdfAssets()))
    process.send?.('done')
  })
}

/** Milliseconds for `list`, split between two processes. */
async function bare(list: readonly string[], processes: readonly ReturnType<typeof fork>[]): Promise<number> {
  const start = performance.now()
  // In blocks of one round of samples, so that each process gets every kind.
  const halves = [0, 1].map((half) => list.filter((_, index) => Math.floor(index / paths.length) % 2 === half))
  await Promise.all(
    processes.map((one, index) => {
      const done = new Promise((resolve) => one.once('message', resolve))
      one.send(halves[index] as string[])
      return done
    }),
  )
  return performance.now() - start
}

async function bounded(list: readonly string[], sandbox: Sandbox.Sandbox): Promise<number> {
  const start = performance.now()
  const outcomes = await Promise.all(list.map((path) => sandbox.read({ path, bytes: statSync(path).size, hint: {} })))
  const lost = outcomes.filter(({ kind }) => kind !== 'read')
  if (lost.length > 0) throw new Error(`${lost.length} documents were lost: ${JSON.stringify(lost[0])}`)
  return performance.now() - start
}

/** Processor time of this process and its children so far, ms, by process id; on Linux. */
function processorMs(): Map<number, number> {
  const { pid } = process
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number)
  return new Map(
    [pid, ...children].map((one) => {
      const fields = readFileSync(`/proc/${one}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? []
      return [one, (Number(fields[11]) + Number(fields[12])) * 10] // ticks of 10 ms
    }),
  )
}

/** Wall and processor time of `work`, ms. */
async function timed(work: () => Promise<number>): Promise<{ wall: number; processor: number }> {
  const before = processorMs()
  const wall = await work()
  const spent = [...processorMs()].map(([pid, after]) => after - (before.get(pid) ?? 0))
  return { wall, processor: spent.reduce((sum, one) => sum + one, 0) }
}

const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024)
const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] as number

async function overhead(sandbox: Sandbox.Sandbox): Promise<number> {
  const path = join(tmpdir(), `gouji-bench-${process.pid}.txt`)
  writeFileSync(path, 'x')
  const times: number[] = []
  for (let round = 0; round < 200; round++) times.push(await bounded([path], sandbox))
  return median(times)
}

async function main(): Promise<void> {
  const { openSandbox } = (await import(built('sandbox/index.js'))) as typeof Sandbox
  const self = fileURLToPath(import.meta.url)
  const processes = [1, 2].map(() => fork(self, ['bare'], { execArgv: ['--import', 'tsx'] }))
  // A child that is replaced would take its processor time out of the count.
  const limits = { workMsPerChild: Number.POSITIVE_INFINITY, tasksPerChild: Number.POSITIVE_INFINITY }
  const sandbox = openSandbox({ children: 2, limits })
  await bare(load(WARM_UP), processes)
  await bounded(load(WARM_UP), sandbox)
  const before = megabytes()
  // Turns, so that a machine whose speed drifts slows both.
  const ratios: number[] = []
  for (let round = 0; round < 3; round++) {
    const without = await timed(() => bare(load(DOCUMENTS), processes))
    const within = await timed(() => bounded(load(DOCUMENTS), sandbox))
    ratios.push(without.wall / within.wall)
    const say = ({ wall, processor }: typeof within) =>
      `${(wall / 1000).toFixed(1)} s (processor ${(processor / 1000).toFixed(1)} s)`
    const processor = (without.processor / within.processor).toFixed(2)
    console.log(`${DOCUMENTS} documents: ${say(without)} without, ${say(within)} in two children`)
    console.log(`  ratio ${(without.wall / within.wall).toFixed(2)}, of processor time ${processor}`)
  }
  console.log(`a trivial document: ${(await overhead(sandbox)).toFixed(2)} ms`)
  console.log(`memory of the parent: ${before} MB before, ${megabytes()} MB after; ${JSON.stringify(sandbox.stats())}`)
  await sandbox.close()
  for (const one of processes) one.kill()
  if (median(ratios) < BUDGETS.ratio || megabytes() > BUDGETS.parentMb) process.exitCode = 1
}

await (process.argv[2] === 'bare' ? bareProcess() : main())
