// A crawl in a process of its own, for tests that kill it: arguments are the file of the state and the start address. It
// tells its parent of each report before it counts as delivered.
import { openCrawler, readSites } from '../../src/crawl/index.js'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import { SqliteDatabase } from '../../src/store/sqlite-database.js'

const [file = '', start = ''] = process.argv.slice(2)
const { sites } = readSites(`contact: desk@example.org\nsites:\n  - {name: fake, start: '${start}', delay: 50ms}\n`)
const state = sqlCrawlState(new SqliteDatabase(file))
const crawler = openCrawler({
  state,
  sink: {
    deliver: ({ agency, year, sha256 }) =>
      new Promise((resolve, reject) => {
        process.send?.({ agency, year, sha256 }, (error: Error | null) => (error ? reject(error) : resolve()))
      }),
  },
  contact: 'desk@example.org',
  version: '0.0.0',
  allowLoopback: true,
})
for (const site of sites) await crawler.crawl(site)
process.disconnect()
