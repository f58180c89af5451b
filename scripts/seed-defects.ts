/** Measures the rules on fresh reports: `npm run fuzz:defects -- --seed N --count M [--traps]`. */
import { parseArgs } from 'node:util'
import { allDefects } from './defects/all-defects.js'
import type { Defect, Seeded } from './defects/defect.js'
import { groundOf } from './defects/ground.js'
import { judge, summary } from './defects/judge.js'
import { drawStyle, readReports, type Style } from './defects/print-reports.js'
import { trapReports } from './defects/trap-reports.js'
import { closeBrowser } from './sample/index.js'
import { Random } from './sample/random.js'

const HELP = `Prints reports with one seeded defect each and says which rules found them; with --traps, reports that are
right and full of sentences that look wrong, of which nothing may be said above an observation.

  npm run fuzz:defects -- --seed 20261 --count 200 [--rule ID] [--traps] [--least 99]

  --seed N    seed of the documents; take one that was never used before (default: 1)
  --count M   how many documents; kinds of defects take turns (default: 100)
  --rule ID   only defects that this rule must find
  --traps     sound reports with traps instead of defects
  --least P   exit with 1 when less than P percent are found (an unexplained finding always does)
`

/** Seeds of two documents never meet, whatever the run's seed. */
const SEEDS_A_RUN = 100_003
/** A record may have no place for a defect; so many are drawn before that is a fault of ours. */
const MOST_TRIES = 200

interface Tally {
  seeded: number
  found: number
  extra: number
}

function draw(defect: Defect, seed: number): { seeded: Seeded; seed: number } {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const own = seed + attempt * 1_000_003
    const seeded = defect.seed(groundOf(own))
    if (seeded !== null) return { seeded, seed: own }
  }
  throw new Error(`no record has a place for a defect of ${defect.rule}`)
}

async function seedDefects(seed: number, count: number, rule: string | undefined): Promise<{ found: number; extra: number }> {
  const defects = allDefects.filter((defect) => rule === undefined || defect.rule === rule)
  if (defects.length === 0) throw new Error(`no defects are seeded for ${rule}`)
  const tallies = new Map<string, Tally>(defects.map((defect) => [defect.rule, { seeded: 0, found: 0, extra: 0 }]))
  for (let i = 0; i < count; i++) {
    const defect = defects[i % defects.length] as Defect
    const drawn = draw(defect, seed * SEEDS_A_RUN + i)
    const style = drawStyle(new Random(drawn.seed, 'style'), Math.floor(i / defects.length) + i, defect)
    const options = { seed: drawn.seed, ...(drawn.seeded.page ? { page: drawn.seeded.page } : {}) }
    const verdict = judge(defect, drawn.seeded, await readReports(drawn.seeded.reports, style, options))
    const tally = tallies.get(defect.rule) as Tally
    tally.seeded += 1
    tally.found += verdict.found ? 1 : 0
    tally.extra += verdict.extra.length
    report(defect.rule, drawn, style, verdict)
  }
  return printed(tallies)
}

function report(
  rule: string,
  { seeded, seed }: { seeded: Seeded; seed: number },
  style: Style,
  verdict: { readonly miss?: string; readonly extra: readonly string[] },
): void {
  const where = `${rule} seed ${seed} ${style.format}/${style.variant} ${seeded.reports.at(-1)?.agency} ${seeded.reports.at(-1)?.year}`
  if (verdict.miss !== undefined) process.stdout.write(`MISSED ${where}\n  ${seeded.said}\n  ${verdict.miss}\n`)
  for (const line of verdict.extra) process.stdout.write(`EXTRA ${where}\n  ${seeded.said}\n  ${line}\n`)
}

function printed(tallies: ReadonlyMap<string, Tally>): { found: number; extra: number } {
  const line = (name: string, { seeded, found, extra }: Tally) =>
    `${name.padEnd(34)} ${String(seeded).padStart(6)} ${String(found).padStart(6)} ${String(extra).padStart(6)}\n`
  process.stdout.write(`${'rule'.padEnd(34)} seeded  found  extra\n`)
  const all: Tally = { seeded: 0, found: 0, extra: 0 }
  for (const [rule, tally] of tallies) {
    process.stdout.write(line(rule, tally))
    for (const key of ['seeded', 'found', 'extra'] as const) all[key] += tally[key]
  }
  process.stdout.write(line('all', all))
  return { found: (100 * all.found) / Math.max(1, all.seeded), extra: all.extra }
}

async function readTraps(seed: number, count: number): Promise<number> {
  let loud = 0
  let documents = 0
  for (let i = 0; documents < count; i++) {
    const own = seed * SEEDS_A_RUN + i
    const { records, traps } = trapReports(own)
    documents += records.length
    const style = drawStyle(new Random(own, 'style'), i)
    const extractions = await readReports(records, style, { seed: own })
    const said = extractions.flatMap(({ anomalies }) => anomalies.filter(({ severity }) => severity !== 'info').map(summary))
    loud += said.length
    if (said.length > 0)
      process.stdout.write(
        `LOUD seed ${own} ${style.format}/${style.variant} ${records.map(({ agency, year }) => `${agency} ${year}`).join(', ')}\n  ${said.join('\n  ')}\n  traps: ${traps.join(' ')}\n`,
      )
  }
  process.stdout.write(`${documents} reports full of traps: ${loud} errors and warnings\n`)
  return loud
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      count: { type: 'string', default: '100' },
      rule: { type: 'string' },
      traps: { type: 'boolean', default: false },
      least: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h' },
    },
  })
  if (values.help) return void process.stdout.write(HELP)
  const [seed, count] = [Number(values.seed), Number(values.count)]
  if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count)) throw new Error('--seed and --count must be whole numbers')
  if (values.traps) {
    if ((await readTraps(seed, count)) > 0) process.exitCode = 1
    return
  }
  const { found, extra } = await seedDefects(seed, count, values.rule)
  if (extra > 0 || found < Number(values.least)) process.exitCode = 1
}

try {
  await main()
} finally {
  await closeBrowser()
}
