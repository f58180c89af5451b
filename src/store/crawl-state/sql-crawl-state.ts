import type { CrawlBook } from '../../crawl/index.js'
import type { Database } from '../database.js'
import { SqlFetchLog } from './fetch-log.js'
import { SqlFrontier } from './frontier.js'
import { HostLeases } from './host-leases.js'
import { SqlSiteBook } from './site-book.js'

/** The crawler's memory in a store whose schema has `0010-crawl`. */
export function sqlCrawlState(database: Database): CrawlBook {
  return {
    leases: new HostLeases(database),
    frontier: new SqlFrontier(database),
    log: new SqlFetchLog(database),
    sites: new SqlSiteBook(database),
  }
}
