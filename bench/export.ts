// Reports a second and peak memory of each format's writing alone, with reports of 200 cells that are not in a store. Run
// `npx tsx bench/export.ts [reports] [format…]`. Each format runs in a process of its own, since peak memory is that of a
// process. Memory must not grow with their number. What an export of a whole store takes: `bench/store-scale.ts`.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EXPORT_FORMATS, exportTo } from '../src/export/index.js'
import { layouts } from '../src/layouts/index.js'
import type { Extraction } from '../src/pipeline/index.js'
import type { ExportItem, StoredAnomaly } from '../src/store/index.js'

/** A workbook takes a tenth of what the others do; fewer are enough to see its rate. */
const REPORTS = 5_000

/** Keys of a report on the form of 2021: 200. */
const KEYS = layouts
  .filter(({ form }) => form === '2021')
  .flatMap(({ blocks }) => blocks)
  .flatMap(({ rows, columns }) => rows.flatMap((row) => columns.map((column) => [row.key, column.key].filter(Boolean).join('.'))))

function draws(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function cellsOf(draw: (below: number) => number): Extraction['cells'] {
  const cells: Record<string, Extraction['cells'][string]> = {}
  KEYS.forEach((key, at) => {
    const value = draw(3) === 0 ? draw(200) : 0
    // Positions differ from page to page, as in real documents: they are what compresses worst.
    const [x0, y0] = [72 + (at % 7) * 51 + draw(300) / 100, 100 + Math.floor(at / 7) * 18 + draw(300) / 100]
    const box = { x0, y0, x1: x0 + 18, y1: y0 + 12.5 }
    cells[key] = { value, state: 'value', raw: String(value), place: { in: 'pdf', page: 3, box } }
  })
  return cells
}

function makeItem(number: number): ExportItem {
  const draw = draws(number)
  const sha256 = number.toString(16).padStart(64, '0')
  const [agency, year] = [`第${Math.floor(number / 10)}县财政局`, 2021 + (number % 5)]
  const about = { title: `${agency}${year}年政府信息公开工作年度报告`, agency, year, period: null, signedOn: null, sections: [] }
  const extraction: Extraction = {
    schema: 'gouji/1',
    engine: { version: '0.1.0', layouts: 'a', rules: 'b' },
    source: { sha256, bytes: 293_525, format: 'pdf' },
    status: 'complete',
    report: about,
    layouts: { proactive: '2021', applications: '2021', disputes: '2021' },
    cells: cellsOf(draw),
    repairs: [],
    anomalies: [],
    undecided: [],
    notes: [],
  }
  const document = { sha256, bytes: 293_525, state: 'complete', reason: null, message: null, name: 'report.pdf' } as const
  const arrival = {
    origin: `https://www.example.gov.cn/zfxxgk/${number}.pdf`,
    channel: 'crawl',
    receivedAt: 1_700_000_000_000 + number,
  } as const
  return {
    detail: {
      document: { ...document, ...arrival, starts: 1, finishedAt: arrival.receivedAt, reportId: `r${number}` },
      arrivals: [{ ...arrival, sha256, bytes: 293_525, name: 'report.pdf' }],
      reading: { extraction, english: { reason: null, anomalies: [], undecided: [] } },
      anomalies: [0, 1, 2].map((at) => finding(number, at, sha256, agency, year)),
      corrections: {},
      versions: [{ sha256, current: true, engine: '0.1.0', finishedAt: arrival.receivedAt }],
    },
    decisions: [],
  }
}

function finding(number: number, at: number, sha256: string, agency: string, year: number): StoredAnomaly {
  return {
    identity: `${number}-${at}`,
    rule: 'applicants-sum-to-total',
    severity: at === 0 ? 'error' : 'warning',
    cause: 'document',
    message: { zh: '各列之和为11，总计写成17。', en: 'The columns add up to 11, the total says 17.' },
    cells: KEYS.slice(10 + at * 7, 17 + at * 7),
    expected: 11,
    actual: 17,
    evidence: [],
    against: [],
    sha256,
    reportId: `r${number}`,
    agency,
    year,
    status: 'open',
    stale: false,
    present: true,
    assignee: null,
    lockVersion: 1,
    updatedAt: 1_700_000_000_000,
  }
}

async function* items(count: number): AsyncGenerator<ExportItem> {
  for (let number = 0; number < count; number++) yield makeItem(number)
}

interface Spent {
  readonly wall: number
  /** Of all threads, so that a busy machine does not count. */
  readonly cpu: number
}

/** Seconds. */
async function spent(work: () => Promise<unknown>): Promise<Spent> {
  const [start, before] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(before)
  return { wall: (performance.now() - start) / 1000, cpu: (user + system) / 1e6 }
}

async function measure(format: string, count: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-bench-'))
  const file = join(folder, `out.${format}`)
  // What making the reports costs is measured alone and taken off.
  const making = await spent(async () => {
    for await (const _item of items(count));
  })
  const whole = await spent(() => exportTo(file, items(count), { createdAt: 0 }))
  const rate = (of: 'wall' | 'cpu') => (count / (whole[of] - making[of])).toFixed(0)
  const size = ((await stat(file)).size / count / 1024).toFixed(1)
  const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0)
  console.log(
    `${format.padEnd(8)} ${count} reports  ${rate('wall')} reports/s  ${rate('cpu')} reports/CPU-s  ${size} KB/report  peak ${peak} MB`,
  )
  await rm(folder, { recursive: true })
}

const [first = String(REPORTS), ...wanted] = process.argv.slice(2)
if (process.send) await measure(wanted[0] as string, Number(first))
else {
  for (const format of wanted.length > 0 ? wanted : EXPORT_FORMATS) {
    await once(fork(fileURLToPath(import.meta.url), [first, format], { execArgv: process.execArgv }), 'exit')
  }
}
