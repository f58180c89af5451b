// What the rules cost beside reading: `npx tsx bench/rules.ts`. Reading a PDF and running every rule over its record take
// turns, so that a machine whose speed drifts slows both; budget: rules take at most 10 % of the time of reading.
import { readFileSync } from 'node:fs'
import { pdfAssets } from '../src/pdf-assets.js'
import { stages } from '../src/pipeline/index.js'
import { rules, runRules } from '../src/rules/index.js'

const BUDGET = 0.1
const WARM_UP = 5
const ROUNDS = 25
/** So many rules are named, the dearest first. */
const NAMED = 8

const assets = pdfAssets()
const bytes = new Uint8Array(readFileSync(new URL('../samples/broken-table-2024-pdf/source.pdf', import.meta.url)))

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number

/** Milliseconds of the processor, so that other work on the machine does not count. */
function spent(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

function timed(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  return spent(start)
}

const read: number[] = []
const judged: number[] = []
const each = new Map<string, number[]>(rules.map(({ id }) => [id, []]))
for (let round = -WARM_UP; round < ROUNDS; round++) {
  const start = process.cpuUsage()
  const { report } = stages.extract(stages.fold(stages.repair(await stages.parse(bytes, { name: 'report.pdf' }, assets))))
  const reading = spent(start)
  if (report === null) throw new Error('the sample is no report')
  const judging = timed(() => runRules(report, { sha256: '', lang: 'zh' }))
  if (round < 0) continue
  read.push(reading)
  judged.push(judging)
  // What several rules need of one report is made once for it, and counted with the first that asks.
  const fresh = { ...report }
  for (const rule of rules) each.get(rule.id)?.push(timed(() => runRules(fresh, { sha256: '', lang: 'zh', rules: [rule] })))
}

const share = median(judged) / median(read)
console.log(
  `reading a PDF ${median(read).toFixed(1)} ms, all ${rules.length} rules ${median(judged).toFixed(2)} ms: ${(100 * share).toFixed(1)} %`,
)
for (const [id, times] of [...each].sort((a, b) => median(b[1]) - median(a[1])).slice(0, NAMED))
  console.log(`  ${id.padEnd(34)} ${median(times).toFixed(2)} ms`)
if (share > BUDGET) process.exitCode = 1
