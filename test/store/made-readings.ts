// Readings for tests of the store: those of the samples, and the same under other names, years and findings, so
// that a test says in one line what it is about.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Extraction, type Reading, read } from '../../src/pipeline/index.js'
import type { AcrossFindings, Arrival, AttemptFailure, EngineKey, Store } from '../../src/store/index.js'

export const ENGINE: EngineKey = { version: '1.0.0', layouts: 'l1', rules: 'r1' }
export const NEWER: EngineKey = { version: '1.1.0', layouts: 'l1', rules: 'r2' }

/** Milliseconds of a lease that no test outlives. */
export const LEASE = 60_000

/** The one sample that is read: the text, which is the quickest and has findings of several severities. */
const SAMPLE = new URL('../../samples/damaged-2022-text/source.txt', import.meta.url)

let sample: Promise<Reading> | undefined

/** The reading of a real document. */
export function sampleReading(): Promise<Reading> {
  sample ??= read(readFileSync(SAMPLE), { name: 'source.txt' }).then(({ extraction, english }) => ({ extraction, english }))
  return sample
}

export function shaOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export interface Variation {
  /** Says which document it is. */
  readonly document: string
  readonly agency?: string | null
  readonly year?: number | null
  readonly signedOn?: string | null
  readonly findings?: readonly Made[]
  /** Prose of section one; none by default, so that readings are alike only where a test wants it. */
  readonly prose?: string
  readonly cells?: Extraction['cells']
}

export interface Made {
  readonly about: string
  readonly seen?: string
  readonly rule?: string
  readonly severity?: 'error' | 'warning' | 'info'
  readonly cells?: readonly string[]
}

/** The sample's reading as that of another document. */
export async function variant(what: Variation): Promise<Reading> {
  const { extraction } = await sampleReading()
  const { document, agency = '平川县水利局', year = 2023, signedOn = null, findings = [], prose, cells = extraction.cells } = what
  if (!extraction.report) throw new Error('The sample was not read')
  const sections = prose === undefined ? [] : [{ number: 1, heading: '一、总体情况', text: prose }]
  return {
    extraction: {
      ...extraction,
      source: { ...extraction.source, sha256: shaOf(document) },
      report: { ...extraction.report, agency, year, signedOn, sections },
      cells,
      anomalies: findings.map((made) => madeAnomaly(made)),
      undecided: [],
    },
    english: { reason: null, anomalies: findings.map(({ about }) => `english ${about}`), undecided: [] },
  }
}

export function madeAnomaly({ about, seen = '1', rule = 'applications-balance', severity = 'error', cells = [] }: Made) {
  const place = { in: 'text', line: 1 } as const
  const base = { rule, severity, cause: 'document', message: `说 ${about}`, cells, expected: 2, actual: 1 } as const
  return { ...base, evidence: [{ seen, place }], identity: shaOf(`identity ${about}`) }
}

export function acrossFindings(...made: readonly Made[]): AcrossFindings {
  const anomalies = made.map((one) => ({ ...madeAnomaly({ rule: 'year-on-year-jump', ...one }), against: [shaOf('other')] }))
  const undecided = [{ rule: 'carried-over-continues', why: '没有上年报告' }]
  return { anomalies, undecided, english: { anomalies: made.map(({ about }) => `english ${about}`), undecided: ['no report'] } }
}

export const NOTHING_ACROSS: AcrossFindings = { anomalies: [], undecided: [], english: { anomalies: [], undecided: [] } }

export function arrival(document: string, more: Partial<Arrival> = {}): Arrival {
  const base = { bytes: 10, channel: 'ingest', name: `${document}.txt`, receivedAt: 1000 } as const
  return { ...base, sha256: shaOf(document), origin: `/in/${document}.txt`, ...more }
}

/** Admits a document and stores its reading. Returns its sha256. */
export async function stored(store: Store, what: Variation, engine = ENGINE, more: Partial<Arrival> = {}): Promise<string> {
  await store.admit([arrival(what.document, more)], engine)
  return storedAgain(store, what, engine)
}

/** Stores a reading of a document that is wanted. */
export async function storedAgain(store: Store, what: Variation, engine = ENGINE): Promise<string> {
  const sha256 = shaOf(what.document)
  const attempt = await store.startAttempt(sha256, engine, 'test', LEASE)
  if ('none' in attempt) throw new Error(`No attempt: ${attempt.none}`)
  if (!(await store.finishAttempt(attempt, await variant(what)))) throw new Error('The token was refused')
  return sha256
}

export async function collected<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const list: Value[] = []
  for await (const value of values) list.push(value)
  return list
}

/** How an attempt ended without a result. */
export function failure(outcome: AttemptFailure['outcome'], code: string, uncounted = false): AttemptFailure {
  return { outcome, code, message: 'said', uncounted }
}
