// A finding as the store keeps it: in both languages, with the hash of the values that it was made on.
import type { Extraction, Reading } from '../pipeline/index.js'
import { evidenceHash } from '../rules/index.js'
import type { AcrossFindings, StoredAnomaly } from './store.js'

/** What lists show of a finding beside the columns that they filter and sort by. */
export type FindingContent = Pick<StoredAnomaly, 'message' | 'cells' | 'expected' | 'actual' | 'evidence' | 'against'>

export interface Finding {
  readonly identity: string
  readonly rule: string
  readonly severity: number
  readonly cause: StoredAnomaly['cause']
  readonly isAcross: 0 | 1
  /** `FindingContent` as JSON. */
  readonly content: string
  readonly evidenceHash: string
}

/** Severities as the index sorts them: errors are the highest. */
export const SEVERITIES = ['info', 'warning', 'error'] as const

/** The number of a severity in the tables. */
export function severityNumber(severity: StoredAnomaly['severity']): number {
  return SEVERITIES.indexOf(severity) + 1
}

/** The findings of a reading. */
export function findingsAlone({ extraction, english }: Reading): Finding[] {
  return asFindings(extraction.anomalies, english.anomalies, 0)
}

/** The findings across reports. */
export function findingsAcross({ anomalies, english }: AcrossFindings): Finding[] {
  return asFindings(anomalies, english.anomalies, 1)
}

/** One a identity: two of one document that are about the same thing are one to whoever decides. */
function asFindings(anomalies: Extraction['anomalies'], english: readonly string[], isAcross: 0 | 1): Finding[] {
  const found = new Map<string, Finding>()
  for (const [place, anomaly] of anomalies.entries()) {
    if (found.has(anomaly.identity)) continue
    const content: FindingContent = {
      message: { zh: anomaly.message, en: english[place] ?? anomaly.message },
      cells: anomaly.cells,
      expected: anomaly.expected,
      actual: anomaly.actual,
      evidence: anomaly.evidence,
      against: anomaly.against ?? [],
    }
    found.set(anomaly.identity, {
      identity: anomaly.identity,
      rule: anomaly.rule,
      severity: severityNumber(anomaly.severity),
      cause: anomaly.cause,
      isAcross,
      content: JSON.stringify(content),
      evidenceHash: evidenceHash(anomaly),
    })
  }
  return [...found.values()]
}
