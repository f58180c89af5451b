/**
 * Reading measured against the bare engines, in one run: `npm run bench`. Engine and parser take turns
 * on the same bytes, so that a machine whose speed drifts slows both; what counts is the ratio of the
 * medians. Budgets stand below; a ratio over its budget makes the exit code 1.
 */
import { readFileSync } from 'node:fs'
import mammoth from 'mammoth'
import { parse as parse5 } from 'parse5'
import { docxParser } from '../parsers/docx/index.js'
import { htmlParser } from '../parsers/html/index.js'
import { pdfParser } from '../parsers/pdf/index.js'
import { pdfAssets } from '../src/pdf-assets.js'
import { stages } from '../src/pipeline/index.js'

const BUDGETS = { pdf: 1.25, docx: 2, html: 3, afterParsingMs: 20, memoryGrowthMb: 60 }
/** Rounds that count after as many that warm up; short work needs more for the compiler to settle. */
const ROUNDS = { pdf: 15, docx: 40, html: 400, after: 40 }
const MEMORY_DOCUMENTS = 500
const assets = pdfAssets()
const sample = (path: string) => new Uint8Array(readFileSync(new URL(`../samples/${path}`, import.meta.url)))

const pdf = sample('broken-table-2024-pdf/source.pdf')
const docx = sample('wrong-total-2023-docx/source.docx')
const html = sample('sound-2023-html/source.html')
const text = sample('damaged-2022-text/source.txt')

/** pdf.js alone: every page's operator list, nothing done with it. */
async function bareOperatorLists(): Promise<void> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = pdfjs.getDocument({ data: pdf.slice(), verbosity: 0, isEvalSupported: false, ...assets.pdf, cMapPacked: true })
  const document = await task.promise
  for (let page = 1; page <= document.numPages; page++) await (await document.getPage(page)).getOperatorList()
  await task.destroy()
}

interface Pair {
  readonly name: string
  readonly budget: number
  readonly rounds: number
  readonly bare: () => Promise<unknown>
  readonly ours: () => Promise<unknown>
}

const pairs: readonly Pair[] = [
  {
    name: 'PDF / pdf.js operator lists',
    budget: BUDGETS.pdf,
    rounds: ROUNDS.pdf,
    bare: bareOperatorLists,
    ours: () => pdfParser.parse(pdf, {}, assets),
  },
  {
    name: 'DOCX / mammoth',
    budget: BUDGETS.docx,
    rounds: ROUNDS.docx,
    bare: () => mammoth.convertToHtml({ buffer: Buffer.from(docx) }),
    ours: () => docxParser.parse(docx, {}, {}),
  },
  {
    name: 'HTML / parse5',
    budget: BUDGETS.html,
    rounds: ROUNDS.html,
    bare: async () => parse5(new TextDecoder().decode(html)),
    ours: () => htmlParser.parse(html, {}, {}),
  },
]

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] as number

async function compare({ name, budget, rounds, bare, ours }: Pair): Promise<boolean> {
  const [own, engine]: [number[], number[]] = [[], []]
  for (let round = -rounds; round < rounds; round++) {
    const [a, b] = [await timed(bare), await timed(ours)]
    if (round < 0) continue
    engine.push(a)
    own.push(b)
  }
  const ratio = median(own) / median(engine)
  return say(
    name,
    `${median(own).toFixed(1)} ms / ${median(engine).toFixed(1)} ms = ${ratio.toFixed(2)}`,
    `at most ${budget}`,
    ratio <= budget,
  )
}

async function afterParsing(): Promise<boolean> {
  const documents = await Promise.all([pdf, docx, html, text].map((bytes) => stages.parse(bytes, {}, assets)))
  const times: number[] = []
  for (let round = -ROUNDS.after; round < ROUNDS.after; round++) {
    for (const document of documents) {
      const time = await timed(async () => {
        const { report } = stages.extract(stages.fold(stages.repair(document)))
        if (report) stages.check(report, '0'.repeat(64), 'zh')
      })
      if (round >= 0) times.push(time)
    }
  }
  return say(
    'all stages after parsing',
    `${median(times).toFixed(1)} ms a report at the median`,
    `at most ${BUDGETS.afterParsingMs} ms`,
    median(times) <= BUDGETS.afterParsingMs,
  )
}

/** Heap and buffers after a fifth of the documents and after all, each time after a collection. */
async function memory(): Promise<boolean> {
  const inUse = () => {
    ;(globalThis as { gc?: () => void }).gc?.()
    const { heapUsed, external } = process.memoryUsage()
    return (heapUsed + external) / 1024 / 1024
  }
  let early = 0
  for (let i = 1; i <= MEMORY_DOCUMENTS; i++) {
    const bytes = [pdf, docx, html, text][i % 4] as Uint8Array
    const { report } = stages.extract(stages.fold(stages.repair(await stages.parse(bytes, {}, assets))))
    if (report) stages.check(report, '0'.repeat(64), 'zh')
    if (i === MEMORY_DOCUMENTS / 5) early = inUse()
  }
  const late = inUse()
  const growth = late - early
  return say(
    `memory over ${MEMORY_DOCUMENTS} documents`,
    `${early.toFixed(0)} MB, then ${late.toFixed(0)} MB`,
    `grows by at most ${BUDGETS.memoryGrowthMb} MB`,
    growth <= BUDGETS.memoryGrowthMb,
  )
}

function say(name: string, measured: string, budget: string, kept: boolean): boolean {
  process.stdout.write(`${kept ? 'ok  ' : 'OVER'} ${name.padEnd(30)} ${measured}   (${budget})\n`)
  return kept
}

const kept: boolean[] = []
for (const pair of pairs) kept.push(await compare(pair))
kept.push(await afterParsing(), await memory())
process.exitCode = kept.every(Boolean) ? 0 : 1
