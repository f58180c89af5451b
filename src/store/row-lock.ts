import type { Database, Writer } from './database.js'
import type { DocumentTable, ReportTable } from './schema.js'

/** A document's row, which no other transaction changes until this one ends; `now` by the clock of leases. */
export async function lockDocument(
  database: Database,
  tx: Writer,
  sha256: string,
): Promise<(DocumentTable & { readonly now: number }) | undefined> {
  return tx
    .selectFrom('document')
    .selectAll()
    .select(database.now.as('now'))
    .where('sha256', '=', sha256)
    .$if(database.engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()
}

/** A report's row, which no other transaction changes until this one ends. Documents are locked before reports. */
export async function lockReport(database: Database, tx: Writer, id: string): Promise<ReportTable> {
  return tx
    .selectFrom('report')
    .selectAll()
    .where('id', '=', id)
    .$if(database.engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirstOrThrow()
}
