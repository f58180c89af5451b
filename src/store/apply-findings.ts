// Brings the findings of a report to what its current version says. A decision stays on its finding: with the
// same values as it was, with others stale; a finding that is not seen any more is kept and not present.

import { chunks } from './chunks.js'
import type { Database, Writer } from './database.js'
import type { Finding } from './finding.js'
import type { FindingCounts } from './finding-counts.js'
import type { AnomalyTable, ReportTable } from './schema.js'
import { sortableId } from './sortable-id.js'

/** Whose findings they are, and which of them `findings` are all there are of. */
export interface Found {
  readonly report: Pick<ReportTable, 'id' | 'agency' | 'year'>
  readonly sha256: string
  readonly extractionId: string
  readonly findings: readonly Finding[]
  readonly scope: 'alone' | 'across' | 'all'
}

/** Makes `findings` the ones that the report has. The report's row must be locked. */
export async function applyFindings(database: Database, tx: Writer, counts: FindingCounts, found: Found): Promise<void> {
  const known = new Map((await knownFindings(database, tx, found)).map((row) => [row.identity, row]))
  const fresh: AnomalyTable[] = []
  for (const finding of found.findings) {
    const before = known.get(finding.identity)
    const after = before ? seenAgain(before, finding, found) : newRow(finding, found, 1)
    if (!before) fresh.push(after)
    else if (!sameRow(before, after)) await update(tx, after)
    if (!before || !sameRow(before, after)) counts.change(before, after)
  }
  await insert(tx, fresh)
  const seen = new Set(found.findings.map(({ identity }) => identity))
  for (const before of known.values()) {
    if (before.is_present === 0 || seen.has(before.identity) || !inScope(before, found.scope)) continue
    const after = { ...before, is_present: 0, updated_at: Date.now() }
    await update(tx, after)
    counts.change(before, after)
  }
  await addSightings(tx, found)
}

/** Keeps findings of a version that is not the current one: they are known, and not present. */
export async function rememberFindings(tx: Writer, counts: FindingCounts, found: Found): Promise<void> {
  const rows = found.findings.map((finding) => newRow(finding, found, 0))
  for (const row of await insert(tx, rows)) counts.change(undefined, row)
  await addSightings(tx, found)
}

async function knownFindings(database: Database, tx: Writer, { report, findings }: Found): Promise<AnomalyTable[]> {
  const locked = database.engine === 'postgres'
  const ofReport = await tx
    .selectFrom('anomaly')
    .selectAll()
    .where('report_id', '=', report.id)
    .orderBy('identity')
    .$if(locked, (query) => query.forUpdate())
    .execute()
  const rest = findings.map(({ identity }) => identity).filter((identity) => !ofReport.some((row) => row.identity === identity))
  for (const some of chunks(rest)) {
    ofReport.push(...(await tx.selectFrom('anomaly').selectAll().where('identity', 'in', some).execute()))
  }
  return ofReport
}

function inScope({ is_across }: AnomalyTable, scope: Found['scope']): boolean {
  return scope === 'all' || (scope === 'across') === (is_across === 1)
}

function newRow(finding: Finding, { report, sha256 }: Found, is_present: 0 | 1): AnomalyTable {
  return {
    id: sortableId(),
    identity: finding.identity,
    ...columnsOf(finding),
    sha256,
    report_id: report.id,
    agency: report.agency,
    year: report.year,
    status: 'open',
    is_stale: 0,
    is_present,
    decided_hash: null,
    assignee: null,
    lock_version: 1,
    updated_at: Date.now(),
  }
}

function columnsOf({ rule, severity, cause, isAcross, content, evidenceHash }: Finding) {
  return { rule, severity, cause, is_across: isAcross, content, evidence_hash: evidenceHash }
}

function seenAgain(before: AnomalyTable, finding: Finding, { report, sha256 }: Found): AnomalyTable {
  const changed = before.evidence_hash !== finding.evidenceHash
  return {
    ...before,
    ...columnsOf(finding),
    sha256,
    report_id: report.id,
    is_present: 1,
    is_stale: before.status !== 'open' && before.decided_hash !== finding.evidenceHash ? 1 : 0,
    // Whoever looks at the old values must not decide on the new ones unseen.
    lock_version: before.lock_version + (changed ? 1 : 0),
  }
}

function sameRow(a: AnomalyTable, b: AnomalyTable): boolean {
  return (Object.keys(a) as (keyof AnomalyTable)[]).every((column) => a[column] === b[column])
}

async function update(tx: Writer, row: AnomalyTable): Promise<void> {
  const { identity, ...columns } = row
  await tx
    .updateTable('anomaly')
    .set({ ...columns, updated_at: Date.now() })
    .where('identity', '=', identity)
    .execute()
}

async function insert(tx: Writer, rows: readonly AnomalyTable[]): Promise<AnomalyTable[]> {
  const made: AnomalyTable[] = []
  const sorted = [...rows].sort((a, b) => (a.identity < b.identity ? -1 : 1))
  for (const some of chunks(sorted)) {
    const added = await tx
      .insertInto('anomaly')
      .values(some)
      .onConflict((conflict) => conflict.column('identity').doNothing())
      .returning('identity')
      .execute()
    const identities = new Set(added.map(({ identity }) => identity))
    made.push(...some.filter(({ identity }) => identities.has(identity)))
  }
  return made
}

async function addSightings(tx: Writer, { findings, extractionId }: Found): Promise<void> {
  for (const some of chunks(findings)) {
    await tx
      .insertInto('anomaly_sighting')
      .values(some.map(({ identity, evidenceHash }) => ({ identity, extraction_id: extractionId, evidence_hash: evidenceHash })))
      .onConflict((conflict) =>
        conflict
          .columns(['extraction_id', 'identity'])
          .doUpdateSet((row) => ({ evidence_hash: row.ref('excluded.evidence_hash') })),
      )
      .execute()
  }
}
