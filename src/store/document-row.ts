import { chunks } from './chunks.js'
import type { Reader } from './database.js'
import type { ArrivalTable, DocumentTable } from './schema.js'
import type { DocumentRow } from './store.js'

export type DocumentWithArrival = DocumentTable & Pick<ArrivalTable, 'name' | 'origin' | 'channel'>

/** Documents with their latest arrival. */
export async function documentsWithArrival(db: Reader, hashes: readonly string[]): Promise<DocumentWithArrival[]> {
  const found: DocumentWithArrival[] = []
  for (const some of chunks(hashes)) {
    const documents = await db.selectFrom('document').selectAll().where('sha256', 'in', some).execute()
    const arrivals = await db
      .selectFrom('arrival')
      .select(['sha256', 'name', 'origin', 'channel'])
      .where('sha256', 'in', some)
      .orderBy('received_at')
      .orderBy('id')
      .execute()
    const latest = new Map(arrivals.map((arrival) => [arrival.sha256, arrival]))
    for (const document of documents) {
      const { name = null, origin = '', channel = 'ingest' } = latest.get(document.sha256) ?? {}
      found.push({ ...document, name, origin, channel })
    }
  }
  return found
}

/** A document as lists show it. */
export function documentRow(row: DocumentWithArrival): DocumentRow {
  const said = row.message_zh !== null
  return {
    sha256: row.sha256,
    bytes: row.bytes,
    state: row.state,
    reason: row.reason,
    message: said ? { zh: row.message_zh ?? '', en: row.message_en ?? row.message_zh ?? '' } : null,
    name: row.name,
    origin: row.origin,
    channel: row.channel,
    starts: row.starts,
    receivedAt: row.received_at,
    finishedAt: row.finished_at,
    reportId: row.report_id,
  }
}
