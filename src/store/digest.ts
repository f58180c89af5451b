// One hash over what a store came to: documents and their readings, current versions, findings and decisions.
// Times, ids, order of arrival, paths and attempts are left out, so that two runs that came to the same end are equal.
import { createHash, type Hash } from 'node:crypto'
import type { Database } from './database.js'
import { decisionLog } from './decision-log.js'

/** Rows read at once. */
const BATCH = 500

/** See `Store.digest`. */
export async function digestOf(database: Database): Promise<string> {
  const hash = createHash('sha256')
  await addDocuments(database, hash)
  await addAnomalies(database, hash)
  await addCounts(database, hash)
  return hash.digest('hex')
}

function add(hash: Hash, row: readonly unknown[]): void {
  hash.update(`${JSON.stringify(row)}\n`)
}

async function addDocuments(database: Database, hash: Hash): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after
    const rows = await database.read((db) =>
      db
        .selectFrom('document')
        .leftJoin('extraction', 'extraction.id', 'document.extraction_id')
        .leftJoin('across', 'across.sha256', 'document.sha256')
        .leftJoin('report_version', (join) =>
          join
            .onRef('report_version.sha256', '=', 'document.sha256')
            .onRef('report_version.report_id', '=', 'document.report_id'),
        )
        .select(['document.sha256', 'state', 'reason', 'document.report_id', 'is_current'])
        .select(['extraction.hash as reading', 'across.hash as across'])
        .where('document.sha256', '>', from)
        .orderBy('document.sha256')
        .limit(BATCH)
        .execute(),
    )
    for (const row of rows) {
      add(hash, ['document', row.sha256, row.state, row.reason, row.report_id, row.is_current, row.reading, row.across])
    }
    after = rows.length < BATCH ? undefined : rows.at(-1)?.sha256
  }
}

async function addAnomalies(database: Database, hash: Hash): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined; ) {
    const from: string = after
    const rows = await database.read((db) =>
      db.selectFrom('anomaly').selectAll().where('identity', '>', from).orderBy('identity').limit(BATCH).execute(),
    )
    const log = await database.read((db) =>
      decisionLog(
        db,
        rows.map(({ identity }) => identity),
      ),
    )
    for (const row of rows) {
      // Of one that is not seen any more, only that it was: which version said so last hangs on order.
      const seen = row.is_present === 1 ? [row.evidence_hash, row.sha256, row.severity, row.is_across, row.report_id] : []
      add(hash, ['anomaly', row.identity, row.is_present, row.status, row.is_stale, ...seen])
      for (const { action, actor, note, evidenceHash, corrections } of log.get(row.identity) ?? []) {
        add(hash, ['decision', row.identity, action, actor, note, evidenceHash, corrections ?? []])
      }
    }
    after = rows.length < BATCH ? undefined : rows.at(-1)?.identity
  }
}

/** Kept counts are part of the end that a run came to: one that counted twice is not equal. */
async function addCounts(database: Database, hash: Hash): Promise<void> {
  const columns = ['rule', 'severity', 'cause', 'status', 'is_stale', 'is_present', 'year'] as const
  const rows = await database.read((db) =>
    db
      .selectFrom('finding_count')
      .select(columns)
      .select((of) => of.fn.sum<number>('findings').as('count'))
      .groupBy(columns)
      .execute(),
  )
  const lines = rows
    .filter(({ count }) => count !== 0)
    .map((row) => JSON.stringify([...columns.map((column) => row[column]), row.count]))
  for (const line of lines.sort()) add(hash, ['count', line])
}
