import type { FetchLog, FetchRow } from '../../crawl/index.js'
import type { Database } from '../database.js'
import type { CrawlFetchTable, CrawlSchema } from './crawl-schema.js'

/** A fetch as its table holds it. */
export function fetchRowOf(row: FetchRow): CrawlFetchTable {
  const { id, site, at, sha256, failure } = row
  return { id, site, at, sha256, failure, about: JSON.stringify(row) }
}

export class SqlFetchLog implements FetchLog {
  constructor(private readonly database: Database) {}

  async fetchesOf(site: string, limit: number): Promise<readonly FetchRow[]> {
    return this.database.read(async (reader) => {
      const rows = await reader
        .withTables<CrawlSchema>()
        .selectFrom('crawl_fetch')
        .select('about')
        .where('site', '=', site)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute()
      return rows.map(({ about }) => JSON.parse(about) as FetchRow)
    })
  }

  async fetch(id: string): Promise<FetchRow | null> {
    return this.database.read(async (reader) => {
      const db = reader.withTables<CrawlSchema>()
      const row = await db.selectFrom('crawl_fetch').select('about').where('id', '=', id).executeTakeFirst()
      return row ? (JSON.parse(row.about) as FetchRow) : null
    })
  }
}
