// One document with what was read in it, and what two readings say differently.
import { differences, type Extraction } from '../../pipeline/index.js'
import type { DocumentDetail, StoredAnomaly } from '../../store/index.js'
import type { Differences, FindingRow, OtherYear, ReportView, TableView } from '../api.js'
import type { ReviewDeps } from '../review-deps.js'
import { regionOf } from './region.js'
import { ruleTitle } from './rule-titles.js'
import { otherYear, tableViews } from './tables.js'

/** A finding as lists show it. */
export function findingRow(anomaly: StoredAnomaly, region = regionOf(null, anomaly.agency)): FindingRow {
  const { evidence, ...row } = anomaly
  return { ...row, title: ruleTitle(anomaly.rule), region, format: evidence[0]?.place.in ?? null }
}

/** Null where there is no such document. */
export async function reportView(sha256: string, deps: ReviewDeps): Promise<ReportView | null> {
  const detail = await deps.store.document(sha256)
  if (detail === null) return null
  const extraction = detail.reading?.extraction ?? null
  const tables = extraction ? tableViews(extraction, detail.corrections) : []
  return {
    document: detail.document,
    arrivals: detail.arrivals,
    format: extraction?.source.format ?? null,
    charset: extraction?.source.charset ?? null,
    engine: extraction?.engine ?? null,
    reason: reasonOf(detail),
    report: extraction?.report ?? null,
    tables,
    repairs: (extraction?.repairs ?? []).map((repair) => ({ place: null, why: '', ...repair })),
    findings: detail.anomalies.map((anomaly) => findingRow(anomaly)),
    undecided: undecidedOf(detail),
    notes: extraction?.notes ?? [],
    versions: detail.versions,
    lastYear: extraction ? await yearBefore(extraction, tables, deps) : null,
  }
}

function reasonOf({ document, reading }: DocumentDetail): ReportView['reason'] {
  const reason = reading?.extraction.reason
  if (reason) return { code: reason.code, message: { zh: reason.message, en: reading?.english.reason ?? reason.message } }
  if (document.reason === null) return null
  return { code: document.reason, message: document.message ?? { zh: document.reason, en: document.reason } }
}

function undecidedOf({ reading }: DocumentDetail): ReportView['undecided'] {
  if (!reading) return []
  const { extraction, english } = reading
  return extraction.undecided.map(({ rule, why }, at) => ({ rule, why: { zh: why, en: english.undecided[at] ?? why } }))
}

async function yearBefore(
  { report }: Extraction,
  tables: readonly TableView[],
  { store }: ReviewDeps,
): Promise<OtherYear | null> {
  if (!report || report.agency === null || report.year === null) return null
  const year = report.year - 1
  const before = await store.desk.reportOf(report.agency, year)
  if (before === null) return null
  for await (const extraction of store.extractions([before.sha256])) return otherYear({ ...before, year }, extraction, tables)
  return null
}

/** What the readings of two versions say differently; null where one of them is not here. */
export async function versionDifferences(before: string, after: string, { store }: ReviewDeps): Promise<Differences | null> {
  const readings = new Map<string, Extraction>()
  for await (const extraction of store.extractions([before, after])) readings.set(extraction.source.sha256, extraction)
  const [older, newer] = [readings.get(before), readings.get(after)]
  return older && newer ? compared(older, newer) : null
}

/** What the last two readings of a document say differently; null where there are not two. */
export async function rereading(sha256: string, { store }: ReviewDeps): Promise<Differences | null> {
  const [older, newer] = (await store.readings(sha256)).slice(-2).map(({ extraction }) => extraction)
  return older && newer ? compared(older, newer) : null
}

function compared(older: Extraction, newer: Extraction): Differences {
  const side = ({ source, engine }: Extraction) => ({
    sha256: source.sha256,
    engine: `${engine.version}/${engine.layouts}/${engine.rules}`,
  })
  return { before: side(older), after: side(newer), differences: differences(older, newer) }
}
