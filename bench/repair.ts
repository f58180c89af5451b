/**
 * How well the fixers undo known damage, what they do to clean text, and how fast they are.
 * `npx tsx bench/repair.ts [seed]` prints three tables; every figure comes from the seeded sentences. The ceiling is what
 * an oracle keeps: characters whose bytes are all still there. ONLY=part of a name measures some, SHOW=name prints failures.
 */
import { Converter as ToTraditional } from 'opencc-js/cn2t'
import { Converter as ToSimplified } from 'opencc-js/t2cn'
import { fold } from '../src/hanzi/index.js'
import { repairText } from '../src/repair/index.js'
import type { Chain } from './chain.js'
import { CHAINS } from './repair-chains.js'
import { likeness } from './repair-likeness.js'
import { seeded, sentences, TRAPS } from './sentences.js'

const SENTENCES = 400
const CLEAN_LINES = 2000
const SHORTEST_CLAUSE = 6
const MEGABYTE = 1_000_000

const seed = Number(process.argv[2] ?? 1)
const toTraditional = ToTraditional({ from: 'cn', to: 'tw' }) as (text: string) => string
const simplified = sentences(SENTENCES, seeded(seed))
const traditional = simplified.map(toTraditional)
const manyTraditional = sentences(10 * SENTENCES, seeded(seed)).map(toTraditional)

console.log(`seed ${seed}, ${SENTENCES} sentences\n`)
console.log('damage                                       exact  characters   ceiling  invented   goal')
for (const chain of CHAINS)
  if ((process.env.ONLY ?? '') === '' || chain.name.includes(process.env.ONLY ?? '')) console.log(measure(chain))

function measure(chain: Chain): string {
  const random = seeded(seed)
  let exact = 0
  let kept = 0
  let total = 0
  let invented = 0
  let count = 0
  let survive = 0
  const spans = { exact: 0, whole: 0, total: 0 }
  const whole = chain.many ? manyTraditional : chain.script === 'traditional' ? traditional : simplified
  for (const sentence of chain.clauses ? whole.flatMap((text) => text.split(/[，。]/).filter(isLong)) : whole) {
    const damaged = chain.damage(sentence, random)
    if (damaged === undefined) continue
    count++
    const { text } = repairText(damaged)
    if (text === sentence) exact++
    const alike = likeness(sentence, text, damaged)
    kept += alike.kept
    total += alike.total
    invented += alike.invented
    survive += chain.survivors?.(sentence) ?? alike.total
    for (const span of chain.spans?.(sentence) ?? []) {
      spans.total++
      if (text.includes(span.text)) spans.exact++
      if (span.whole) spans.whole++
    }
    if (process.env.SHOW === chain.name && text !== sentence) console.log(`${sentence}\n${damaged}\n${text}\n`)
  }
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(8)
  const ofSpans =
    spans.total === 0
      ? ''
      : `  (${percent(spans.exact, spans.total).trim()} of ${spans.total} spans exact, ceiling ${percent(spans.whole, spans.total).trim()})`
  return `${chain.name.padEnd(42)}${percent(exact, count)}  ${percent(kept, total)}  ${percent(survive, total)}  ${String(invented).padStart(8)}   ${chain.goal}${ofSpans}`
}

function isLong(clause: string): boolean {
  return clause.length >= SHORTEST_CLAUSE
}

const random = seeded(seed + 1)
const clean = [...sentences(CLEAN_LINES / 2, random), ...sentences(CLEAN_LINES / 4, random).map(toTraditional), ...TRAPS]
while (clean.length < CLEAN_LINES) clean.push(mixed())
const changed = clean.filter((line) => repairText(line).text !== line)
console.log(
  `\nclean text: ${changed.length} of ${clean.length} lines changed, ${repairText(clean.join('\n')).text === clean.join('\n') ? 'nothing' : 'something'} changed in one piece`,
)
for (const line of changed) console.log(`  ${line} -> ${repairText(line).text}`)

/** A clean sentence with a trap in it. */
function mixed(): string {
  const [sentence = ''] = sentences(1, random)
  return `${sentence}${TRAPS[Math.floor(random() * TRAPS.length)]}`
}

const report = sentences(20_000, random).join('\n')
const traditionalReport = toTraditional(report)
const opencc = ToSimplified({ from: 't', to: 'cn' }) as (text: string) => string
const speed = (text: string, work: (text: string) => unknown) => {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < 5; i++) {
    const start = performance.now()
    work(text)
    best = Math.min(best, performance.now() - start)
  }
  return `${(Buffer.byteLength(text) / MEGABYTE / (best / 1000)).toFixed(1)} MB/s`
}
console.log(`\nrepair of clean simplified text   ${speed(report, repairText)}`)
console.log(`repair of clean traditional text  ${speed(traditionalReport, repairText)}`)
console.log(`fold of simplified text           ${speed(report, fold)}`)
console.log(`fold of traditional text          ${speed(traditionalReport, fold)}`)
console.log(`opencc-js alone                   ${speed(traditionalReport, opencc)}`)
