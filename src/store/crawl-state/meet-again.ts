import type { NewEntry, Run } from '../../crawl/index.js'
import type { Writer } from '../database.js'
import type { CrawlEntryTable, CrawlSchema } from './crawl-schema.js'

interface Meeting {
  readonly row: CrawlEntryTable
  readonly entry: NewEntry
  readonly now: number
  readonly mark: (entry: NewEntry) => string
}

/** An entry that is known was found again: decides whether it is to be read again, and writes that. */
export async function meetAgain(tx: Writer, run: Run, { row, entry, now, mark }: Meeting): Promise<void> {
  if (entry.left !== undefined || row.state === 'due') return
  if (!isDueAgain(row, entry, { run, now, mark: mark(entry) })) return
  await tx
    .withTables<CrawlSchema>()
    .updateTable('crawl_entry')
    .set({
      state: 'due',
      due_at: 0,
      attempts: 0,
      run: run.id,
      quiet: entry.quiet,
      mark: mark(entry),
      hint: JSON.stringify(entry.hint),
      request: JSON.stringify(entry.request),
    })
    .where('site', '=', row.site)
    .where('key', '=', row.key)
    .execute()
}

function isDueAgain(
  row: CrawlEntryTable,
  { kind }: NewEntry,
  { run, now, mark }: { run: Run; now: number; mark: string },
): boolean {
  // The start of a site is asked in every run, however it ended before.
  if (row.parent === null) return row.run !== run.id
  // Left by its link alone, and the link now says otherwise.
  if (row.recheck_at === null) return true
  const recheck = Number(row.recheck_at) <= now
  if (row.state === 'left') return recheck && row.run !== run.id
  if (row.kind === 'list' && kind === 'list') return row.run !== run.id
  return recheck || row.mark !== mark
}
