// A report is what its current version says: the one signed last, of those alike the one received last. Which one
// that is may change whenever a document joins, leaves, or is read anew; then the findings follow.
import type { Reading } from '../pipeline/index.js'
import { applyFindings } from './apply-findings.js'
import type { Database, Writer } from './database.js'
import { findingsAcross, findingsAlone } from './finding.js'
import type { FindingCounts } from './finding-counts.js'
import { unpack } from './pack.js'
import { agencyOrder, type ReportKey, reportOf } from './report-of.js'
import { lockReport } from './row-lock.js'
import type { Bytes } from './schema.js'
import type { AcrossFindings } from './store.js'

/** Makes the report's row where there is none and writes that the document is a version of it. */
export async function joinReport(tx: Writer, key: ReportKey, sha256: string, receivedAt: number): Promise<void> {
  const { id, agency, year, title } = key
  await tx
    .insertInto('report')
    .values({ id, agency, agency_order: agencyOrder(agency), year, year_order: year ?? 0, title, sha256, versions: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  const version = { report_id: id, sha256, signed_on: key.signedOn, received_at: receivedAt, is_current: 0 }
  await tx
    .insertInto('report_version')
    .values(version)
    .onConflict((conflict) => conflict.columns(['report_id', 'sha256']).doUpdateSet({ signed_on: version.signed_on }))
    .execute()
}

/** What was just written of a document: it need not be unpacked again. */
export interface FreshReading {
  readonly sha256: string
  readonly reading: Reading
}

/** Chooses the current version anew and brings the findings to it. Returns its sha256; null for a report without versions. */
export async function settleReport(
  database: Database,
  tx: Writer,
  counts: FindingCounts,
  id: string,
  { agencyCode, fresh }: { readonly agencyCode?: string | null; readonly fresh?: FreshReading } = {},
): Promise<string | null> {
  const report = await lockReport(database, tx, id)
  const versions = await tx
    .selectFrom('report_version')
    .selectAll()
    .where('report_id', '=', id)
    .orderBy('signed_on')
    .orderBy('received_at')
    .orderBy('sha256')
    .execute()
  const current = versions.at(-1)
  await tx.updateTable('report').set({ versions: versions.length }).where('id', '=', id).execute()
  if (!current) {
    const nothing = { report, sha256: report.sha256, extractionId: '', findings: [], scope: 'all' } as const
    await applyFindings(database, tx, counts, nothing)
    return null
  }
  for (const { sha256, is_current } of versions) {
    const now = Number(sha256 === current.sha256)
    if (now === is_current) continue
    await tx
      .updateTable('report_version')
      .set({ is_current: now })
      .where('report_id', '=', id)
      .where('sha256', '=', sha256)
      .execute()
  }
  const read = await currentReading(tx, current.sha256, fresh)
  const title = reportOf(read.reading.extraction)?.title ?? null
  const code = agencyCode === undefined ? report.agency_code : agencyCode
  await tx.updateTable('report').set({ sha256: current.sha256, title, agency_code: code }).where('id', '=', id).execute()
  const findings = [...findingsAlone(read.reading), ...(read.across ? findingsAcross(read.across) : [])]
  await applyFindings(database, tx, counts, {
    report,
    sha256: current.sha256,
    extractionId: read.extractionId,
    findings,
    scope: 'all',
  })
  return current.sha256
}

async function currentReading(tx: Writer, sha256: string, fresh: FreshReading | undefined) {
  const known = fresh?.sha256 === sha256 ? fresh : undefined
  const row = await tx
    .selectFrom('document')
    .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
    .leftJoin('across', 'across.sha256', 'document.sha256')
    .select(['extraction.id', 'across.pack as across'])
    .$if(known === undefined, (query) => query.select('extraction.pack'))
    .where('document.sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  return {
    extractionId: row.id,
    reading: known?.reading ?? unpack<Reading>(row.pack as Bytes),
    across: row.across && unpack<AcrossFindings>(row.across),
  }
}
