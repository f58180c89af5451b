// All of some documents: records, findings as they stand, and what reviewers put in the place of a figure. Read
// for many documents at once, so that an export asks the same few questions for a batch that a page asks for one.
import type { Reading } from '../pipeline/index.js'
import { storedAnomaly } from './anomaly-row.js'
import { cellPrint } from './cell-print.js'
import { chunks } from './chunks.js'
import type { Reader } from './database.js'
import { latestDecisions } from './decision-log.js'
import { type DocumentWithArrival, documentRow, documentsWithArrival } from './document-row.js'
import { bytesOf, unpack } from './pack.js'
import type { AnomalyTable } from './schema.js'
import type { AcrossFindings, Arrival, DocumentDetail, StoredAnomaly } from './store.js'
import { withAcross } from './with-across.js'

/** What the tables hold of some documents: plain rows, which may go to another thread before anything is unpacked. */
export interface DetailRows {
  readonly documents: readonly DocumentWithArrival[]
  readonly arrivals: readonly Arrival[]
  readonly readings: readonly PackedReading[]
  readonly versions: Awaited<ReturnType<typeof versionsOf>>
  readonly anomalies: readonly AnomalyTable[]
  readonly corrections: Awaited<ReturnType<typeof correctionsOf>>
}

interface PackedReading {
  readonly sha256: string
  readonly pack: Uint8Array
  /** Findings across reports, packed as well. */
  readonly across: Uint8Array | null
}

/** Details of the documents that are known, by sha256; at most a list's worth at once. */
export async function documentDetails(db: Reader, hashes: readonly string[]): Promise<Map<string, DocumentDetail>> {
  return detailsOf(await detailRows(db, hashes))
}

/** The rows that the details of some documents are made of. */
export async function detailRows(db: Reader, hashes: readonly string[]): Promise<DetailRows> {
  const documents = await documentsWithArrival(db, hashes)
  const reportIds = [...new Set(documents.flatMap(({ report_id }) => report_id ?? []))]
  return {
    documents,
    arrivals: await arrivalsOf(db, hashes),
    readings: await readingsOf(db, hashes),
    versions: await versionsOf(db, reportIds),
    anomalies: await anomaliesOf(db, reportIds),
    corrections: await correctionsOf(db, reportIds),
  }
}

/** Details from their rows, by sha256. */
export function detailsOf(rows: DetailRows): Map<string, DocumentDetail> {
  const readings = new Map(rows.readings.map((packed) => [packed.sha256, packed]))
  const arrivals = grouped(rows.arrivals, ({ sha256 }) => sha256)
  const [versions, anomalies, corrections] = [
    grouped(rows.versions, ({ reportId }) => reportId),
    grouped(rows.anomalies, ({ report_id }) => report_id),
    grouped(rows.corrections, ({ report_id }) => report_id),
  ]
  return new Map(
    rows.documents.map((row): [string, DocumentDetail] => {
      const ofReport = <Value>(map: ReadonlyMap<string, Value[]>) =>
        row.report_id === null ? [] : (map.get(row.report_id) ?? [])
      const reading = unpackedReading(readings.get(row.sha256))
      return [
        row.sha256,
        {
          document: documentRow(row),
          arrivals: arrivals.get(row.sha256) ?? [],
          reading,
          anomalies: ofReport(anomalies).map(storedAnomaly).sort(inOrderOf(reading)),
          corrections: laidBeside(ofReport(corrections), reading),
          versions: ofReport(versions).map(({ sha256, current, engine, finishedAt }) => ({
            sha256,
            current,
            engine,
            finishedAt,
          })),
        },
      ]
    }),
  )
}

function grouped<Value>(values: readonly Value[], keyOf: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}

async function arrivalsOf(db: Reader, hashes: readonly string[]): Promise<Arrival[]> {
  const rows = await inChunks(hashes, (some) =>
    db.selectFrom('arrival').selectAll().where('sha256', 'in', some).orderBy('received_at').orderBy('id').execute(),
  )
  return rows.map((row) => ({
    sha256: row.sha256,
    bytes: row.bytes,
    channel: row.channel,
    origin: row.origin,
    name: row.name,
    receivedAt: row.received_at,
    ...(row.media_type === null ? {} : { mediaType: row.media_type }),
    ...(row.charset === null ? {} : { charset: row.charset }),
    ...(row.actor === null ? {} : { actor: row.actor }),
    ...(row.fetch_id === null ? {} : { fetchId: row.fetch_id }),
  }))
}

async function readingsOf(db: Reader, hashes: readonly string[]): Promise<PackedReading[]> {
  const rows = await inChunks(hashes, (some) =>
    db
      .selectFrom('document')
      .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
      .leftJoin('across', 'across.sha256', 'document.sha256')
      .select(['document.sha256', 'extraction.pack', 'across.pack as across'])
      .where('document.sha256', 'in', some)
      .execute(),
  )
  return rows.map(({ sha256, pack, across }) => ({ sha256, pack: bytesOf(pack), across: across && bytesOf(across) }))
}

function unpackedReading(packed: PackedReading | undefined): Reading | null {
  if (!packed) return null
  return withAcross(unpack<Reading>(packed.pack), packed.across && unpack<AcrossFindings>(packed.across))
}

async function versionsOf(db: Reader, reportIds: readonly string[]) {
  const rows = await inChunks(reportIds, (some) =>
    db
      .selectFrom('report_version')
      .innerJoin('document', 'document.sha256', 'report_version.sha256')
      .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
      .innerJoin('engine', 'engine.number', 'extraction.engine')
      .select(['report_version.report_id', 'report_version.sha256', 'is_current', 'engine.version', 'extraction.finished_at'])
      .where('report_version.report_id', 'in', some)
      .orderBy('signed_on')
      .orderBy('report_version.received_at')
      .orderBy('report_version.sha256')
      .execute(),
  )
  return rows.map((row) => ({
    reportId: row.report_id,
    sha256: row.sha256,
    current: row.is_current === 1,
    engine: row.version,
    finishedAt: row.finished_at,
  }))
}

function anomaliesOf(db: Reader, reportIds: readonly string[]): Promise<AnomalyTable[]> {
  return inChunks(reportIds, (some) => db.selectFrom('anomaly').selectAll().where('report_id', 'in', some).execute())
}

/** Present ones in the order of the reading, then those that are not seen any more, by identity. */
function inOrderOf(reading: Reading | null): (a: StoredAnomaly, b: StoredAnomaly) => number {
  const places = new Map(reading?.extraction.anomalies.map(({ identity }, place) => [identity, place]))
  const place = ({ present, identity }: StoredAnomaly) =>
    present ? (places.get(identity) ?? Number.MAX_SAFE_INTEGER - 1) : Number.MAX_SAFE_INTEGER
  return (a, b) => place(a) - place(b) || (a.identity < b.identity ? -1 : 1)
}

/** Corrections in force: those of each finding's latest decision, in the order in which they were made. */
async function correctionsOf(db: Reader, reportIds: readonly string[]) {
  const rows = await inChunks(reportIds, (some) =>
    db
      .selectFrom('correction')
      .innerJoin('decision', 'decision.id', 'correction.decision_id')
      .select(['correction.report_id', 'decision.identity', 'decision_id', 'cell', 'value', 'printed'])
      .where('correction.report_id', 'in', some)
      .orderBy('audit_seq')
      .orderBy('correction.place')
      .execute(),
  )
  const latest = await latestDecisions(db, [...new Set(rows.map(({ identity }) => identity))])
  return rows.filter(({ identity, decision_id }) => latest.get(identity) === decision_id)
}

function laidBeside(
  corrections: Awaited<ReturnType<typeof correctionsOf>>,
  reading: Reading | null,
): DocumentDetail['corrections'] {
  return Object.fromEntries(
    corrections.map(({ cell, value, decision_id, printed }) => [
      cell,
      { value, decisionId: decision_id, stale: cellPrint(reading, cell) !== printed },
    ]),
  )
}

async function inChunks<Row>(values: readonly string[], rowsOf: (some: string[]) => Promise<Row[]>): Promise<Row[]> {
  const rows: Row[] = []
  for (const some of chunks(values)) rows.push(...(await rowsOf(some)))
  return rows
}
