// A crawl in a process of its own, for tests that kill it or run several at once: arguments are the file of the state, the
// delay in milliseconds and the start addresses. It tells its parent of each report before it counts as delivered, and
// leaves a site that another is at.
import { setTimeout as sleep } from 'node:timers/promises'
import { goesOn, openCrawler, readSites } from '../../src/crawl/index.js'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import { SqliteDatabase } from '../../src/store/sqlite-database.js'

const AGAIN_MS = 100

const [file = '', delay = '50', ...starts] = process.argv.slice(2)
const listed = starts.map((start) => `  - {name: s${new URL(start).port}, start: '${start}', delay: ${delay}ms}\n`)
const { sites } = readSites(`contact: desk@example.org\nsites:\n${listed.join('')}`)
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
const left = new Set(sites)
while (left.size > 0) {
  for (const site of left) {
    const outcome = await crawler.crawl(site)
    // Another has it, and will end it: to begin again afterwards would be a second visit.
    if (outcome.status === 'busy' || !goesOn(outcome)) left.delete(site)
  }
  if (left.size > 0) await sleep(AGAIN_MS)
}
process.disconnect()
