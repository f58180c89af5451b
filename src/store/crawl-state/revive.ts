import type { Run } from '../../crawl/index.js'
import type { Writer } from '../database.js'
import type { CrawlSchema } from './crawl-schema.js'

interface Revival {
  readonly parent: string
  /** Of the next page; null: paging ends. */
  readonly quiet: number | null
  readonly now: number
}

/** A page was the same as before: what it led to becomes due where the contract says so. */
export async function revive(tx: Writer, run: Run, { parent, quiet, now }: Revival): Promise<void> {
  const children = () =>
    tx
      .withTables<CrawlSchema>()
      .updateTable('crawl_entry')
      .set({ state: 'due', due_at: 0, attempts: 0, run: run.id })
      .where('site', '=', run.site)
      .where('parent', '=', parent)
  const lists = () => children().where('kind', '=', 'list').where('state', '=', 'done').where('run', '<>', run.id)
  await lists().where('paging', '=', 0).execute()
  if (quiet !== null) await lists().where('paging', '=', 1).set({ quiet }).execute()
  await children().where('state', '<>', 'due').where('recheck_at', '<=', now).where('run', '<>', run.id).execute()
}
