// Fills the tables of a store directly, many rows a statement: what is measured is asking, not admitting.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import Libsql from 'libsql'
import pg from 'pg'
import { read } from '../src/pipeline/index.js'

type Value = string | number | null | Uint8Array
type Insert = (table: string, columns: readonly string[], rows: readonly (readonly Value[])[]) => Promise<void>

/** Reports filled by one transaction. */
const BATCH = 200
const RULES = ['date-exists', 'applications-balance', 'results-sum-to-total', 'year-on-year-jump', 'text-readable']
/** One in so many findings has been decided on. */
const DECIDED = 5

const hex = (text: string) => createHash('sha256').update(text).digest('hex')

/** Fills an empty store of the current schema; returns the documents. */
export async function fillStore(where: { readonly file: string } | { readonly url: string }, reports: number): Promise<string[]> {
  const { insert, close } = 'file' in where ? sqlite(where.file) : await postgres(where.url)
  const pack = await samplePack()
  await insert('engine', ['number', 'version', 'layouts', 'rules'], [[1, '0', '0', '0']])
  const sha256s: string[] = []
  const counts = new Map<string, number>()
  for (let from = 0; from < reports; from += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, reports - from) }, (_, at) => from + at)
    sha256s.push(...numbers.map((number) => hex(`document ${number}`)))
    await fillBatch(insert, numbers, pack, counts)
  }
  const rows = [...counts].map(([key, findings]) => [...(JSON.parse(key) as Value[]), 0, findings])
  const columns = ['rule', 'severity', 'cause', 'status', 'is_stale', 'is_present', 'year', 'shard', 'findings']
  await insert('finding_count', columns, rows)
  await close()
  return sha256s
}

async function samplePack(): Promise<Uint8Array> {
  const bytes = readFileSync(new URL('../samples/sound-2023-html/source.html', import.meta.url))
  const { extraction, english } = await read(bytes, { name: 'source.html' })
  return deflateRawSync(JSON.stringify({ extraction, english }))
}

async function fillBatch(
  insert: Insert,
  numbers: readonly number[],
  pack: Uint8Array,
  counts: Map<string, number>,
): Promise<void> {
  const of = numbers.map((number) => {
    const agency = `平川县第${Math.floor(number / 8)}局`
    return {
      number,
      sha256: hex(`document ${number}`),
      id: hex(`report ${number}`).slice(0, 32),
      agency,
      year: 2016 + (number % 8),
    }
  })
  await insert(
    'document',
    [
      'sha256',
      'bytes',
      'state',
      'engine',
      'starts',
      'lease_until',
      'touched_at',
      'received_at',
      'extraction_id',
      'report_id',
      'agency_order',
      'year_order',
    ],
    of.map(({ number, sha256, id, agency, year }) => [
      sha256,
      9,
      'complete',
      1,
      1,
      0,
      number,
      number,
      `e${number}`,
      id,
      agency,
      year,
    ]),
  )
  await insert(
    'arrival',
    ['id', 'sha256', 'channel', 'origin_hash', 'origin', 'bytes', 'received_at'],
    of.map(({ number, sha256 }) => [`a${number}`, sha256, 'ingest', sha256, `/in/${number}.html`, 9, number]),
  )
  await insert(
    'extraction',
    ['id', 'sha256', 'engine', 'finished_at', 'hash', 'pack'],
    of.map(({ number, sha256 }) => [`e${number}`, sha256, 1, number, sha256, pack]),
  )
  await insert(
    'report',
    ['id', 'agency', 'agency_order', 'year', 'year_order', 'title', 'sha256', 'versions'],
    of.map(({ id, agency, year, sha256 }) => [id, agency, agency, year, year, `${agency}${year}年年度报告`, sha256, 1]),
  )
  await insert(
    'report_version',
    ['report_id', 'sha256', 'signed_on', 'received_at', 'is_current'],
    of.map(({ id, sha256, number }) => [id, sha256, '', number, 1]),
  )
  await insert(
    'across_key',
    ['sha256', 'year', 'agency_base', 'agency_variant', 'government_base', 'government_variant'],
    of.map(({ sha256, year, agency, number }) => [sha256, year, agency, '', `county ${number % 1000}`, '']),
  )
  await insert(
    'prose_hash',
    ['section', 'hash', 'sha256'],
    of.flatMap(({ sha256, number }) => [0, 1, 2, 3, 4, 5].map((at) => [1, (number % 5000) * 6 + at, sha256])),
  )
  await insert(
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
      'lock_version',
      'updated_at',
    ],
    of.flatMap((report) => [0, 1, 2].map((at) => findingRow(report, at, counts))),
  )
}

function findingRow(
  { number, sha256, id, agency, year }: { number: number; sha256: string; id: string; agency: string; year: number },
  at: number,
  counts: Map<string, number>,
): Value[] {
  const [rule, severity] = [RULES[(number + at) % RULES.length] ?? '', 1 + ((number + at) % 3)]
  const status = (number * 3 + at) % DECIDED === 0 ? 'confirmed' : 'open'
  const message = {
    zh: `第 ${number} 份报告的第 ${at} 项合计与各分项之和不符，请核对原件。`,
    en: `Report ${number}: total ${at} does not add up.`,
  }
  const evidence = [{ seen: String(number), place: { in: 'pdf', page: 3, box: { x0: 1, y0: 2, x1: 3, y1: 4 } } }]
  const content = JSON.stringify({ message, cells: ['a.b.c', 'a.b.d'], expected: number, actual: at, evidence, against: [] })
  const key = JSON.stringify([rule, severity, 'document', status, 0, 1, year])
  counts.set(key, (counts.get(key) ?? 0) + 1)
  const identity = hex(`finding ${number} ${at}`)
  return [
    identity,
    `f${identity}`,
    rule,
    severity,
    'document',
    0,
    content,
    identity,
    sha256,
    id,
    agency,
    year,
    status,
    0,
    1,
    1,
    0,
  ]
}

function sqlite(file: string): { insert: Insert; close(): Promise<void> } {
  const db = new Libsql(file)
  db.exec('pragma synchronous = off')
  return {
    insert: async (table, columns, rows) => {
      const statement = db.prepare(`insert into "${table}" (${columns}) values (${columns.map(() => '?')})`)
      db.exec('begin')
      for (const row of rows) statement.run([...row])
      db.exec('commit')
    },
    close: async () => void db.close(),
  }
}

async function postgres(url: string): Promise<{ insert: Insert; close(): Promise<void> }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    insert: async (table, columns, rows) => {
      const places = rows.map((_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`)})`)
      await client.query(`insert into ${table} (${columns}) values ${places}`, rows.flat())
    },
    close: async () => {
      await client.query('analyze')
      await client.end()
    },
  }
}
