/** Compares what was found with what was seeded. */
import type { Extraction } from '../../src/pipeline/index.js'
import { brokenIdentities } from '../sample/index.js'
import type { Defect, Seeded } from './defect.js'

type Anomaly = Extraction['anomalies'][number]

/** Whether the defect was found, and what else was said above an observation. */
export interface Verdict {
  readonly found: boolean
  /** Why it does not count as found. */
  readonly miss?: string
  /** Findings that nothing seeded explains. */
  readonly extra: readonly string[]
}

export function judge(defect: Defect, seeded: Seeded, extractions: readonly Extraction[]): Verdict {
  const last = extractions.at(-1) as Extraction
  const expectedOn = seeded.anywhere ? extractions : [last]
  const said = expectedOn.flatMap(({ anomalies }) => anomalies).filter(({ rule }) => rule === defect.rule)
  const right = said.filter((one) => sameCells(one, seeded.cells) && isLoud(one, defect))
  const extra = extractions.flatMap((extraction) =>
    extraction.anomalies.filter(
      (one) => one.severity !== 'info' && !right.includes(one) && !(extraction === last && isExplained(one, seeded)),
    ),
  )
  const miss =
    said.length === 0
      ? `nothing from ${defect.rule}${last.status === 'complete' ? '' : ` (${last.status}: ${last.reason?.message ?? ''})`}`
      : said.map((one) => `${one.severity} on ${one.cells.join(' ') || 'no cells'}: ${one.message}`).join(' | ')
  return { found: right.length > 0, ...(right.length > 0 ? {} : { miss }), extra: extra.map(summary) }
}

function isLoud({ severity }: Anomaly, { info }: Defect): boolean {
  return info === true || severity !== 'info'
}

function sameCells({ cells }: Anomaly, wanted: readonly string[] | undefined): boolean {
  return wanted === undefined || (cells.length === wanted.length && wanted.every((key) => cells.includes(key)))
}

/** Sums must truly be broken by the printed figures; other rules must read a figure that was made wrong. */
function isExplained(one: Anomaly, { changed = [], also = [], reports }: Seeded): boolean {
  if (also.includes(one.rule)) return true
  if (!one.cells.some((key) => changed.includes(key))) return false
  const record = reports.at(-1) as Seeded['reports'][number]
  const sums = brokenIdentities(record.forms, { ...record.cells })
  const isSum = /^(?:applications-balance|applicants-sum-to-total|results-sum-to-total|disputes-sum-to-total)$/.test(one.rule)
  return !isSum || sums.some((sum) => sum.rule === one.rule && sum.cells?.every((key) => one.cells.includes(key)))
}

/** A finding in a line. */
export function summary({ severity, rule, message }: Anomaly): string {
  return `${severity} ${rule}: ${message}`
}
