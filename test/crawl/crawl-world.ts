// What a test of the crawler needs: a state on disk, a clock that jumps, names that lead to loopback, a sink.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type CrawlerOptions,
  type CrawlOutcome,
  type FoundReport,
  openCrawler,
  readSites,
  type Site,
  type Surroundings,
} from '../../src/crawl/index.js'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import { migrate } from '../../src/store/migrate.js'
import { crawl } from '../../src/store/migrations/0010-crawl.js'
import { SqliteDatabase } from '../../src/store/sqlite-database.js'
import { FakeWeb } from '../fake-sites/fake-web.js'

export const START = Date.UTC(2026, 2, 1)

/** Time that passes only by sleeping; names that are all on loopback unless told otherwise. */
export class FakeSurroundings implements Surroundings {
  time = START
  readonly slept: number[] = []
  readonly asked: string[] = []
  readonly addresses = new Map<string, readonly string[]>()
  now = () => this.time
  sleep = async (ms: number) => {
    this.slept.push(ms)
    this.time += ms
  }
  random = () => 0.5
  lookup = async (host: string) => {
    this.asked.push(host)
    return this.addresses.get(host) ?? ['127.0.0.1']
  }
}

export interface CrawlWorld {
  readonly web: FakeWeb
  readonly surroundings: FakeSurroundings
  readonly delivered: FoundReport[]
  readonly file: string
  readonly database: SqliteDatabase
  site(start: string, more?: string): Site
  run(site: Site, options?: Partial<CrawlerOptions>): Promise<CrawlOutcome>
  close(): Promise<void>
}

export async function crawlWorld(): Promise<CrawlWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-crawl-'))
  const file = join(folder, 'state.db')
  const database = new SqliteDatabase(file)
  await migrate(database, [crawl])
  const state = sqlCrawlState(database)
  const surroundings = new FakeSurroundings()
  const web = new FakeWeb(() => surroundings.time)
  const delivered: FoundReport[] = []
  return {
    web,
    surroundings,
    delivered,
    file,
    database,
    site: (start, more = '') => {
      const text = `contact: desk@example.org\nsites:\n  - name: fake\n    start: ${start}\n${more}`
      return readSites(text, { allowLoopback: true }).sites[0] as Site
    },
    run: async (site, options = {}) => {
      const crawler = openCrawler({
        state,
        sink: { deliver: async (report) => void delivered.push(report) },
        contact: 'desk@example.org',
        version: '0.0.0',
        allowLoopback: true,
        surroundings,
        patienceMs: 3 * 24 * 3_600_000,
        limits: { headersMs: 400, idleMs: 400, totalMs: 8_000, connectMs: 400, rateAfterMs: 600 },
        ...options,
      })
      try {
        return await crawler.crawl(site)
      } finally {
        await crawler.close()
      }
    },
    close: async () => {
      await web.close()
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
