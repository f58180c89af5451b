import { type FindingContent, SEVERITIES } from './finding.js'
import type { AnomalyTable } from './schema.js'
import type { StoredAnomaly } from './store.js'

/** A finding as its readers get it. */
export function storedAnomaly(row: AnomalyTable): StoredAnomaly {
  const { message, cells, expected, actual, evidence, against } = JSON.parse(row.content) as FindingContent
  return {
    identity: row.identity,
    rule: row.rule,
    severity: SEVERITIES[row.severity - 1] ?? 'info',
    cause: row.cause,
    message,
    cells,
    expected,
    actual,
    evidence,
    against,
    sha256: row.sha256,
    reportId: row.report_id,
    agency: row.agency,
    year: row.year,
    status: row.status,
    stale: row.is_stale === 1,
    present: row.is_present === 1,
    assignee: row.assignee,
    lockVersion: row.lock_version,
    updatedAt: row.updated_at,
  }
}
