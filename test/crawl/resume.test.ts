// A run that is killed is taken up: no address is asked twice beyond the one in flight, no report is lost.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { Random } from '../../scripts/sample/random.js'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import { jcmsSite } from '../fake-sites/known-families.js'
import { type CrawlWorld, crawlWorld } from './crawl-world.js'

let world: CrawlWorld
afterEach(() => world.close())

/** Leases run by the clock of the store and would be waited for; here the dead owner's are taken away. */
function takeLeasesAway(): Promise<void> {
  return world.database.write(
    async (tx) =>
      void (await tx
        .withTables<{ crawl_host: { owner: string | null } }>()
        .updateTable('crawl_host')
        .set({ owner: null })
        .execute()),
  )
}

interface Told {
  readonly agency: string | null
  readonly year: number | null
  readonly sha256: string
}

const facts = ({ agency, year, sha256 }: Told) => `${agency} ${year} ${sha256}`

/** Kills of one crawl; an unlucky moment among so many would be met. */
const KILLS = 20
/** Between a request and the kill, at most: requests are 50 ms apart. */
const LATEST_MS = 80

it('gives the same set when it is killed twenty times over', { timeout: 240_000 }, async () => {
  world = await crawlWorld()
  const fake = await jcmsSite('startrecord')
  const { start } = await world.web.serve(fake)
  const random = new Random(20_260, 'kills')
  const told = new Set<string>()
  const crawlOn = async (kill: boolean) => {
    await takeLeasesAway()
    const from = world.web.requests.length
    const child = fork(fileURLToPath(new URL('./crawl-child.ts', import.meta.url)), [world.file, start], {
      execArgv: ['--import', 'tsx'],
    })
    child.on('message', (report) => void told.add(facts(report as Told)))
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
    let over = false
    void ended.then(() => {
      over = true
    })
    while (kill && !over && world.web.requests.length === from) await new Promise((resolve) => setTimeout(resolve, 5))
    if (kill) {
      await new Promise((resolve) => setTimeout(resolve, random.int(0, LATEST_MS)))
      child.kill('SIGKILL')
    }
    return ended
  }
  let kills = 0
  for (let at = 0; at < KILLS; at++) if ((await crawlOn(true)) === null) kills++
  expect(kills).toBe(KILLS)
  expect(await crawlOn(false)).toBe(0)
  expect([...told].sort()).toEqual(fake.truth.map(facts).sort())
  const asked = world.web.requests.map(({ method, path, body }) => `${method} ${path} ${body}`)
  expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(KILLS)
  const rows = await sqlCrawlState(world.database).log.fetchesOf('fake', 1_000)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
})

it('lets one worker at a time ask a site', async () => {
  world = await crawlWorld()
  const { start } = await world.web.serve(await jcmsSite('startrecord'))
  const site = world.site(start, '    delay: 0s\n')
  const outcomes = await Promise.all([world.run(site), world.run(site)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['busy', 'done'])
  expect(Math.max(...world.web.requests.map(({ atOnce }) => atOnce))).toBe(1)
})
