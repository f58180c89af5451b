// How fast the review API answers over 100,000 reports with 300,000 findings: `npx tsx bench/review.ts [sqlite|postgres URL]`.
// One file, longer than most, since nothing of it is of use elsewhere. Rows are made as the store keeps them; documents of the first reports have the whole result of a sample.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'libsql'
import pg from 'pg'
import pino from 'pino'
import { openBlobs } from '../src/blobs/index.js'
import { engineOf, read } from '../src/pipeline/index.js'
import { openReview } from '../src/review/index.js'
import { allRules } from '../src/rules/index.js'
import { openSandbox } from '../src/sandbox/index.js'
import { openStore, STORE_FILE, type Store } from '../src/store/index.js'

const REPORTS = Number(process.env.REPORTS ?? 100_000)
const FINDINGS_EACH = 3
const AGENCIES = REPORTS / 10
/** Reports whose document can be opened: a result takes 10 kB. */
const WHOLE = 300
const ROWS_AT_ONCE = 1_000
/** Of each address; the slowest twentieth is left out (p95). */
const TIMES = Number(process.env.TIMES ?? 60)
/** What an answer may take, ms at p95. */
const BUDGET_MS = 100

type Row = readonly (string | number | null | Uint8Array)[]
interface Filler {
  insert(table: string, columns: readonly string[], rows: Iterable<Row>): Promise<void>
  select(statement: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

const PROVINCES = ['北京市', '河北省', '江苏省', '浙江省', '湖南省', '广东省', '四川省', '云南省']
const CODES = ['11', '13', '32', '33', '43', '44', '51', '53']
const STATUSES = ['open', 'open', 'open', 'open', 'open', 'open', 'confirmed', 'dismissed', 'corrected']
const hex = (kind: string, at: number) => kind + at.toString(16).padStart(63, '0')
const id = (at: number) => at.toString().padStart(26, '0')

function agencyOf(report: number): { name: string; code: string } {
  const agency = report % AGENCIES
  const province = agency % PROVINCES.length
  return { name: `${PROVINCES[province]}第${agency}县财政局`, code: `${CODES[province]}0101` }
}

function* documents(): Generator<Row> {
  for (let at = 0; at < REPORTS; at++)
    yield [
      hex('d', at),
      100_000,
      at % 50 === 0 ? 'partial' : 'complete',
      1,
      1,
      null,
      null,
      0,
      1,
      at,
      1_000 + at,
      null,
      null,
      null,
      at < WHOLE ? `e${at}` : 'none',
      id(at),
      agencyOf(at).name,
      yearOf(at),
    ]
}

const yearOf = (report: number) => 2016 + Math.floor(report / AGENCIES)

function* reports(): Generator<Row> {
  for (let at = 0; at < REPORTS; at++) {
    const { name, code } = agencyOf(at)
    yield [id(at), name, name, code, yearOf(at), yearOf(at), `${name}${yearOf(at)}年报告`, hex('d', at), 1]
  }
}

function* findings(content: string): Generator<Row> {
  for (let at = 0; at < REPORTS * FINDINGS_EACH; at++) {
    const report = Math.floor(at / FINDINGS_EACH)
    const status = STATUSES[at % STATUSES.length] as string
    const rule = allRules[(at * 7) % allRules.length]?.id ?? ''
    yield [
      hex('a', at),
      id(at),
      rule,
      1 + (at % 3),
      ['document', 'document', 'damage', 'reading'][at % 4] as string,
      0,
      content,
      hex('h', at),
      hex('d', report),
      id(report),
      agencyOf(report).name,
      yearOf(report),
      status,
      0,
      1,
      status === 'open' ? null : hex('h', at),
      null,
      1,
      1_000_000 + at,
    ]
  }
}

async function fill(filler: Filler): Promise<void> {
  const bytes = await readFile(new URL('../samples/wrong-total-2023-docx/source.docx', import.meta.url))
  const reading = await read(bytes, { name: 'source.docx' })
  const [first] = reading.extraction.anomalies
  const content = JSON.stringify({
    message: { zh: first?.message, en: first?.message },
    cells: first?.cells,
    expected: first?.expected,
    actual: first?.actual,
    evidence: first?.evidence,
    against: [],
  })
  const [{ pack, hash } = {}] = await filler.select('select pack, hash from extraction limit 1')
  await filler.insert(
    'document',
    [
      'sha256',
      'bytes',
      'state',
      'engine',
      'starts',
      'token',
      'worker',
      'lease_until',
      'touched_at',
      'received_at',
      'finished_at',
      'reason',
      'message_zh',
      'message_en',
      'extraction_id',
      'report_id',
      'agency_order',
      'year_order',
    ],
    documents(),
  )
  await filler.insert(
    'report',
    ['id', 'agency', 'agency_order', 'agency_code', 'year', 'year_order', 'title', 'sha256', 'versions'],
    reports(),
  )
  await filler.insert(
    'extraction',
    ['id', 'sha256', 'engine', 'finished_at', 'hash', 'pack'],
    Array.from(
      { length: WHOLE },
      (_, at): Row => [`e${at}`, hex('d', at), 1, 1, String(hash), new Uint8Array(pack as ArrayBuffer)],
    ),
  )
  await filler.insert(
    'report_figure',
    ['report_id', 'extraction_id', 'version', 'figures'],
    Array.from(
      { length: REPORTS },
      (_, at): Row => [
        id(at),
        at < WHOLE ? `e${at}` : 'none',
        1,
        JSON.stringify(Array.from({ length: 20 }, (_, n) => n * (at % 7))),
      ],
    ),
  )
  await filler.insert(
    'anomaly',
    [
      'identity',
      'id',
      'rule',
      'severity',
      'cause',
      'is_across',
      'content',
      'evidence_hash',
      'sha256',
      'report_id',
      'agency',
      'year',
      'status',
      'is_stale',
      'is_present',
      'decided_hash',
      'assignee',
      'lock_version',
      'updated_at',
    ],
    findings(content),
  )
}

function* batches(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = []
  for (const row of rows) {
    batch.push(row)
    if (batch.length < ROWS_AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function sqliteFiller(file: string): Filler {
  const db = new Sqlite(file)
  return {
    insert: async (table, columns, rows) => {
      const statement = db.prepare(`insert into ${table} (${columns.join()}) values (${columns.map(() => '?').join()})`)
      for (const batch of batches(rows)) db.transaction(() => batch.forEach((row) => void statement.run(...row)))()
    },
    select: async (statement) => db.prepare(statement).all() as Record<string, unknown>[],
    close: async () => {
      db.exec('analyze')
      db.close()
    },
  }
}

async function postgresFiller(url: string): Promise<Filler> {
  const client = new pg.Client(url)
  await client.connect()
  return {
    insert: async (table, columns, rows) => {
      for (const batch of batches(rows)) {
        // One list a column: a statement has at most 65,535 values.
        const kinds = columns.map((_, at) =>
          batch[0]?.[at] instanceof Uint8Array
            ? 'bytea'
            : typeof batch.find((row) => row[at] !== null)?.[at] === 'number'
              ? 'bigint'
              : 'text',
        )
        const lists = columns.map((_, at) => batch.map((row) => row[at]))
        await client.query(
          `insert into ${table} (${columns.join()}) select * from unnest(${kinds.map((kind, at) => `$${at + 1}::${kind}[]`).join()})`,
          lists,
        )
      }
    },
    select: async (statement) => (await client.query(statement)).rows,
    close: async () => {
      await client.query('analyze')
      await client.end()
    },
  }
}

const ADDRESSES = (n: number): Record<string, string> => ({
  'findings, first page': '/api/findings?status=open&limit=50',
  'findings, of a rule and a region': `/api/findings?rule=${allRules[n % allRules.length]?.id}&region=43&limit=50`,
  'findings, search': `/api/findings?q=${encodeURIComponent(`第${n * 13}县`)}`,
  'findings, deep': `/api/findings?limit=50&after=${Buffer.from(JSON.stringify(['warning', id(n * 900)])).toString('base64url')}`,
  facets: `/api/facets?status=open&year=${2016 + (n % 10)}`,
  'facets, all': '/api/facets',
  'one finding': `/api/findings/${hex('a', n * 3)}`,
  matrix: `/api/matrix?limit=50&agency=${n % 2 ? '' : encodeURIComponent('湖南')}`,
  'matrix, region': '/api/matrix?limit=50&region=43',
  'a report': `/api/reports/${id(n)}`,
  reports: `/api/reports?limit=50&year=${2016 + (n % 10)}`,
  documents: '/api/documents?limit=50',
  'documents, failed': '/api/documents?limit=50&state=failed',
  overview: '/api/overview',
  trends: '/api/trends',
  'trends of a region': '/api/trends?region=43',
  letters: '/api/letters',
})

function time(url: string, path: string): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    request(url + path, (response) => {
      response.resume()
      if (response.statusCode !== 200) reject(new Error(`${response.statusCode} ${path}`))
      response.on('end', () => resolve(performance.now() - began))
    })
      .on('error', reject)
      .end()
  })
}

/** The first document is brought in properly, so that there is an engine and a pack to copy. */
async function seed(store: Store): Promise<void> {
  const engine = engineOf()
  const bytes = await readFile(new URL('../samples/wrong-total-2023-docx/source.docx', import.meta.url))
  const reading = await read(bytes, { name: 'source.docx' })
  const { sha256 } = reading.extraction.source
  await store.admit(
    [{ sha256, bytes: bytes.length, channel: 'ingest', origin: '/source.docx', name: 'source.docx', receivedAt: 1 }],
    engine,
  )
  const attempt = await store.startAttempt(sha256, engine, 'bench', 60_000)
  if (!('none' in attempt)) await store.finishAttempt(attempt, { extraction: reading.extraction, english: reading.english })
}

const [kind = 'sqlite', address] = process.argv.slice(2)
const folder = await mkdtemp(join(tmpdir(), 'gouji-bench-'))
const store = await openStore({ dataFolder: folder, databaseUrl: kind === 'postgres' ? address : undefined })
const sandbox = openSandbox({ children: 1, spare: false })
let slow = 0
try {
  await seed(store)
  const filler = kind === 'postgres' ? await postgresFiller(address ?? '') : sqliteFiller(join(folder, STORE_FILE))
  let began = performance.now()
  await fill(filler)
  await filler.close()
  console.log(
    `${REPORTS} reports, ${REPORTS * FINDINGS_EACH} findings in ${kind}: filled in ${Math.round(performance.now() - began)} ms`,
  )
  const blobs = await openBlobs(join(folder, 'blobs'), { dataFolder: folder })
  const [engine, log] = [engineOf(), pino({ level: 'warn' }, pino.destination(2))]
  began = performance.now()
  const review = await openReview(
    { store, blobs, sandbox, engine, log, intake: { blobs, store, engine } },
    { host: '127.0.0.1', port: 0, page: folder, chromium: null },
  )
  await time(review.url, '/api/facets')
  console.log(
    `first counts after ${Math.round(performance.now() - began)} ms; ${Math.round(process.memoryUsage().rss / 1024 ** 2)} MB resident`,
  )
  await new Promise((resolve) => setTimeout(resolve, 5_000)) // figures for trends are read in the background
  for (const name of Object.keys(ADDRESSES(0))) {
    const times: number[] = []
    const before = process.cpuUsage()
    for (let n = 0; n < TIMES; n++) times.push(await time(review.url, ADDRESSES(n)[name] ?? ''))
    const { user, system } = process.cpuUsage(before)
    const cpu = (user + system) / 1000 / TIMES
    times.sort((a, b) => a - b)
    const [median, p95] = [times[TIMES >> 1], times[Math.floor(TIMES * 0.95)]] as [number, number]
    if (p95 > BUDGET_MS) slow++
    console.log(
      `${name.padEnd(36)} median ${median.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)}  processor ${cpu.toFixed(1).padStart(6)}${p95 > BUDGET_MS ? '  OVER' : ''}`,
    )
  }
  await review.close()
} finally {
  await sandbox.close(0)
  await store.close()
  await rm(folder, { recursive: true, force: true })
}
if (slow > 0) process.exitCode = 1
