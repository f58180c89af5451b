// The end of an attempt, in one transaction: the reading, the report that it is a version of, the findings, and a
// ring for its comparison with others. Without the current token nothing is written.
import { acrossKeys, type Reading } from '../pipeline/index.js'
import { rememberFindings } from './apply-findings.js'
import type { Database, Writer } from './database.js'
import { findingsAlone } from './finding.js'
import { FindingCounts } from './finding-counts.js'
import { replaceKeys, touchedBy } from './neighbours.js'
import { pack } from './pack.js'
import { touchToSpread } from './recheck.js'
import { agencyOrder, reportOf } from './report-of.js'
import { lockDocument } from './row-lock.js'
import type { DocumentTable } from './schema.js'
import { joinReport, settleReport } from './settle-report.js'
import { sortableId } from './sortable-id.js'
import type { Attempt } from './store.js'

type Packed = ReturnType<typeof pack>

/** See `Store.finishAttempt`. */
export function finishAttempt(database: Database, attempt: Attempt, given: Reading): Promise<boolean> {
  const { extraction, english } = given
  // Whatever else the caller's object holds (the pipeline's run) is not part of a reading.
  const reading: Reading = { extraction, english }
  const packed = pack(reading)
  const keys = acrossKeys(extraction)
  return database.write(async (tx) => {
    const document = await lockDocument(database, tx, attempt.sha256)
    if (!document || document.token !== attempt.token) return false
    // The same attempt has finished already, and its answer did not arrive.
    if (document.state !== 'running') return document.extraction_id !== null
    const counts = new FindingCounts()
    const touchedBefore = await touchedBy(tx, document.sha256)
    await replaceKeys(tx, document.sha256, keys)
    const extractionId = await saveReading(tx, document, packed)
    await closeDocument(database, tx, document, extractionId, reading)
    await saveReport(database, tx, counts, document, extractionId, reading, keys?.code ?? null)
    if (keys || touchedBefore.length > 0) await touchToSpread(database, tx, document.sha256, touchedBefore)
    await counts.write(database, tx)
    return true
  })
}

async function saveReading(tx: Writer, { sha256, engine }: DocumentTable, { pack, hash }: Packed): Promise<string> {
  const row = { id: sortableId(), sha256, engine, finished_at: Date.now(), hash, pack }
  const { id } = await tx
    .insertInto('extraction')
    .values(row)
    .onConflict((conflict) => conflict.columns(['sha256', 'engine']).doUpdateSet({ finished_at: row.finished_at, hash, pack }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function closeDocument(
  database: Database,
  tx: Writer,
  document: DocumentTable,
  extractionId: string,
  { extraction, english }: Reading,
): Promise<void> {
  const report = reportOf(extraction)
  await tx
    .updateTable('document')
    .set({
      state: extraction.status,
      lease_until: 0,
      finished_at: Date.now(),
      touched_at: database.now,
      reason: extraction.reason?.code ?? null,
      message_zh: extraction.reason?.message ?? null,
      message_en: english.reason,
      extraction_id: extractionId,
      report_id: report?.id ?? null,
      agency_order: agencyOrder(report?.agency ?? null),
      year_order: report?.year ?? 0,
    })
    .where('sha256', '=', document.sha256)
    .execute()
}

async function saveReport(
  database: Database,
  tx: Writer,
  counts: FindingCounts,
  document: DocumentTable,
  extractionId: string,
  reading: Reading,
  agencyCode: string | null,
): Promise<void> {
  const { sha256 } = document
  const [before, report] = [document.report_id, reportOf(reading.extraction)]
  if (before !== null && before !== report?.id) {
    await tx.deleteFrom('report_version').where('report_id', '=', before).where('sha256', '=', sha256).execute()
    // What was said when it counted as another report is not about this one.
    await tx.deleteFrom('across').where('sha256', '=', sha256).execute()
  }
  if (report) await joinReport(tx, report, sha256, document.received_at)
  const affected = [...new Set([before, report?.id])].filter((id): id is string => typeof id === 'string').sort()
  for (const id of affected) {
    const current = await settleReport(database, tx, counts, id, {
      ...(id === report?.id ? { agencyCode } : {}),
      fresh: { sha256, reading },
    })
    if (id !== report?.id || current === sha256) continue
    const findings = findingsAlone(reading)
    await rememberFindings(tx, counts, { report, sha256, extractionId, findings, scope: 'alone' })
  }
}
