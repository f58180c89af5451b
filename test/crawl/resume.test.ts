// A run that is killed is taken up: no address is asked twice beyond the one in flight, no report is lost.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { Random } from '../../scripts/sample/random.js'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import { FakeWeb } from '../fake-sites/fake-web.js'
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

/** A crawl in another process, which adds what it finds to `told`. */
function crawling(delay: number, starts: readonly string[], told: Set<string>) {
  const args = [world.file, String(delay), ...starts]
  const child = fork(fileURLToPath(new URL('./crawl-child.ts', import.meta.url)), args, { execArgv: ['--import', 'tsx'] })
  child.on('message', (report) => void told.add(facts(report as Told)))
  return { child, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
}

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
    const { child, ended } = crawling(50, [start], told)
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
  const rows = await sqlCrawlState(world.database).log.fetchesOf(`s${new URL(start).port}`, 1_000)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
})

it('is shared by three workers that never ask a host at once, nor sooner than the delay', { timeout: 240_000 }, async () => {
  world = await crawlWorld()
  // Times are those of the workers here, not of the world's clock that jumps.
  const web = new FakeWeb()
  try {
    const fakes = [await jcmsSite('startrecord'), { ...(await jcmsSite('startrecord')), name: 'another' }]
    const starts = (await Promise.all(fakes.map((fake) => web.serve(fake)))).map(({ start }) => start)
    const delay = 120
    const told = new Set<string>()
    const [one = '', other = ''] = starts
    const workers = [[one], [other], [one]].map((order) => crawling(delay, order, told))
    expect(await Promise.all(workers.map(({ ended }) => ended))).toEqual([0, 0, 0])
    expect([...told].sort()).toEqual([...new Set(fakes.flatMap(({ truth }) => truth.map(facts)))].sort())
    for (const { name } of fakes) {
      const requests = web.of(name)
      expect(Math.max(...requests.map(({ atOnce }) => atOnce))).toBe(1)
      const gaps = requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0))
      // Both clocks show whole milliseconds, each of which may be rounded.
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(delay - 2)
      const asked = requests.map(({ method, path, body }) => `${method} ${path} ${body}`)
      expect(asked.length).toBe(new Set(asked).size)
    }
  } finally {
    await web.close()
  }
})

it('lets one worker at a time ask a site', async () => {
  world = await crawlWorld()
  const { start } = await world.web.serve(await jcmsSite('startrecord'))
  const site = world.site(start, '    delay: 0s\n')
  const outcomes = await Promise.all([world.run(site), world.run(site)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['busy', 'done'])
  expect(Math.max(...world.web.requests.map(({ atOnce }) => atOnce))).toBe(1)
})
