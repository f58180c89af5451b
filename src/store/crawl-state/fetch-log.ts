import type { FetchLog, FetchRow } from '../../crawl/index.js'
import type { Database } from '../database.js'
import type { CrawlFetchTable, CrawlSchema } from './crawl-schema.js'

/** A fetch as its table holds it. */
export function fetchRowOf(row: FetchRow): CrawlFetchTable {
  const { id, site, at, sha256, failure } = row
  return { id, site, at, sha256, failure, about: JSON.stringify(row) }
}

/** While streaming; rows have some kilobytes. */
const ROWS_AT_ONCE = 200

export class SqlFetchLog implements FetchLog {
  constructor(private readonly database: Database) {}

  async add(row: FetchRow): Promise<void> {
    await this.database.write(async (tx) => {
      await tx.withTables<CrawlSchema>().insertInto('crawl_fetch').values(fetchRowOf(row)).execute()
    })
  }

  async *allOf(site: string): AsyncGenerator<FetchRow> {
    let [at, id] = [-1, '']
    for (;;) {
      const rows = await this.database.read((reader) =>
        reader
          .withTables<CrawlSchema>()
          .selectFrom('crawl_fetch')
          .select(['at', 'id', 'about'])
          .where('site', '=', site)
          .where((eb) => eb.or([eb('at', '>', at), eb.and([eb('at', '=', at), eb('id', '>', id)])]))
          .orderBy('at')
          .orderBy('id')
          .limit(ROWS_AT_ONCE)
          .execute(),
      )
      for (const { about } of rows) yield JSON.parse(about) as FetchRow
      const last = rows.at(-1)
      if (!last) return
      ;[at, id] = [Number(last.at), last.id]
    }
  }

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
