import type { Database, Reader } from './database.js'
import { documentsWithArrival } from './document-row.js'
import type { AnomalyStatus, DocumentState, StatusCounts } from './store.js'

/** Failures that are listed; more than anyone reads. */
const MOST_FAILURES = 1000

const NO_DOCUMENTS: Record<DocumentState, number> = {
  queued: 0,
  running: 0,
  complete: 0,
  partial: 0,
  refused: 0,
  failed: 0,
  quarantined: 0,
}

const NO_ANOMALIES: Record<AnomalyStatus, number> = { open: 0, confirmed: 0, dismissed: 0, corrected: 0 }

/** See `Store.status`. */
export function statusOf(database: Database): Promise<StatusCounts> {
  return database.read(async (db) => {
    const documents = await db
      .selectFrom('document')
      .select((of) => ['state', of.fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute()
    const reports = await db
      .selectFrom('report')
      .select((of) => of.fn.countAll<number>().as('count'))
      .where('versions', '>', 0)
      .executeTakeFirstOrThrow()
    const anomalies = await db
      .selectFrom('finding_count')
      .select((of) => ['status', of.fn.sum<number>('findings').as('count')])
      .where('is_present', '=', 1)
      .groupBy('status')
      .execute()
    return {
      documents: { ...NO_DOCUMENTS, ...Object.fromEntries(documents.map(({ state, count }) => [state, count])) },
      reports: reports.count,
      anomalies: { ...NO_ANOMALIES, ...Object.fromEntries(anomalies.map(({ status, count }) => [status, count])) },
      failures: await failures(db),
    }
  })
}

async function failures(db: Reader): Promise<StatusCounts['failures']> {
  const failed = await db
    .selectFrom('document')
    .select(['sha256', 'reason'])
    .where('state', 'in', ['failed', 'quarantined'])
    .orderBy('finished_at', 'desc')
    .orderBy('sha256')
    .limit(MOST_FAILURES)
    .execute()
  const origins = new Map(
    (
      await documentsWithArrival(
        db,
        failed.map(({ sha256 }) => sha256),
      )
    ).map((row) => [row.sha256, row.origin]),
  )
  return failed.map(({ sha256, reason }) => ({ sha256, path: origins.get(sha256) ?? '', reason: reason ?? 'crashed' }))
}
