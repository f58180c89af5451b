// One finding with everything that a reviewer needs to decide on it.
import { anyRuleById } from '../../rules/index.js'
import type { DocumentDetail, StoredAnomaly } from '../../store/index.js'
import type { Corrected, DocumentBrief, Finding, OtherYear, RepairView, TableView } from '../api.js'
import { correctionsOf, underCorrection } from '../correct/under-correction.js'
import type { ReviewDeps } from '../review-deps.js'
import { citationOf } from './citation.js'
import { passagesOf } from './passages.js'
import { regionOf } from './region.js'
import { ruleTitle } from './rule-titles.js'
import { sumsOf } from './sums.js'
import { otherYear, tableViews } from './tables.js'

const NO_ABOUT = { zh: '', en: '' }

/** Null where there is no such finding. */
export async function findingView(identity: string, deps: ReviewDeps): Promise<Finding | null> {
  const { store } = deps
  const anomaly = await store.anomaly(identity)
  if (anomaly === null) return null
  const detail = await store.document(anomaly.sha256)
  if (detail === null) return null
  const extraction = detail.reading?.extraction ?? null
  const tables = extraction ? tableViews(extraction, detail.corrections, anomaly.cells) : []
  return {
    anomaly,
    title: ruleTitle(anomaly.rule),
    about: anyRuleById(anomaly.rule)?.about ?? { checks: NO_ABOUT, leavesAlone: NO_ABOUT },
    region: regionOf(null, anomaly.agency),
    document: briefOf(detail),
    tables,
    sums: extraction ? sumsOf(anomaly, extraction, detail.corrections) : [],
    passages: extraction ? passagesOf(anomaly, extraction) : [],
    repairs: extraction ? repairsSeen(anomaly, extraction) : [],
    lastYear: await yearBeside(anomaly, -1, tables, deps),
    nextYear: await yearBeside(anomaly, 1, tables, deps),
    against: await comparedWith(anomaly, deps),
    decisions: await store.decisions(identity),
    corrected: await correctedView(anomaly, detail, deps),
    citation: citationOf(detail),
  }
}

function briefOf({ document, reading }: DocumentDetail): DocumentBrief {
  const report = reading?.extraction.report
  return {
    sha256: document.sha256,
    name: document.name,
    format: reading?.extraction.source.format ?? null,
    state: document.state,
    reportId: document.reportId,
    title: report?.title ?? null,
    agency: report?.agency ?? null,
    year: report?.year ?? null,
  }
}

/** What rules say with the corrections in force; null where none touches the finding. */
export async function correctedView(
  { identity, cells }: StoredAnomaly,
  detail: DocumentDetail,
  { store }: ReviewDeps,
): Promise<Corrected | null> {
  const corrections = correctionsOf(detail)
  if (!cells.some((cell) => corrections.has(cell))) return null
  const { settled, remaining } = await underCorrection(detail, corrections, (hashes) => store.extractions(hashes))
  const present = new Set(detail.anomalies.filter((one) => one.present).map((one) => one.identity))
  return {
    settled: settled.has(identity),
    alsoSettled: [...settled].filter((other) => other !== identity && present.has(other)),
    remaining,
  }
}

/** Kinds of change whose outcome can be seen in the evidence. */
function repairsSeen(
  { evidence, cells }: StoredAnomaly,
  extraction: NonNullable<DocumentDetail['reading']>['extraction'],
): RepairView[] {
  const seen = [...evidence.map((piece) => piece.seen), ...cells.map((key) => extraction.cells[key]?.raw ?? '')]
  return extraction.repairs.flatMap(({ fixer, before, after, certainty, times }) =>
    after.trim() !== '' && seen.some((text) => text.includes(after))
      ? [{ place: null, fixer, before, after, certainty, times, why: '' }]
      : [],
  )
}

async function yearBeside(
  { agency, year }: StoredAnomaly,
  by: 1 | -1,
  tables: readonly TableView[],
  { store }: ReviewDeps,
): Promise<OtherYear | null> {
  if (agency === null || year === null) return null
  const report = await store.desk.reportOf(agency, year + by)
  if (report === null) return null
  for await (const extraction of store.extractions([report.sha256]))
    return otherYear({ ...report, year: year + by }, extraction, tables)
  return null
}

/** More documents than a person would open. */
const MOST_COMPARED = 20

async function comparedWith({ against }: StoredAnomaly, { store }: ReviewDeps): Promise<Finding['against']> {
  const compared: { sha256: string; agency: string | null; year: number | null }[] = []
  for await (const { source, report } of store.extractions(against.slice(0, MOST_COMPARED)))
    compared.push({ sha256: source.sha256, agency: report?.agency ?? null, year: report?.year ?? null })
  return compared
}
