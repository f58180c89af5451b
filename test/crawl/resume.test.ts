// A run that is killed is taken up: no address is asked twice beyond the one in flight, no report is lost.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import { jcmsSite } from '../fake-sites/known-families.js'
import { type CrawlWorld, crawlWorld } from './crawl-world.js'

let world: CrawlWorld
afterEach(() => world.close())

it('goes on after kill -9', async () => {
  world = await crawlWorld()
  const fake = await jcmsSite('startrecord')
  const { start } = await world.web.serve(fake)
  const child = fork(fileURLToPath(new URL('./crawl-child.ts', import.meta.url)), [world.file, start], {
    execArgv: ['--import', 'tsx'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  while (world.web.requests.length < 9) await new Promise((resolve) => setTimeout(resolve, 10))
  child.kill('SIGKILL')
  await ended
  // Leases run by the clock of the store and would be waited for; here the dead owner's are taken away.
  await world.database.write(
    async (tx) =>
      void (await tx
        .withTables<{ crawl_host: { owner: string | null } }>()
        .updateTable('crawl_host')
        .set({ owner: null })
        .execute()),
  )
  const outcome = await world.run(world.site(start, '    delay: 0s\n'))
  expect(outcome.status).toBe('done')
  const asked = world.web.requests.map(({ method, path }) => `${method} ${path}`)
  expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(1)
  expect(outcome.reports).toBeGreaterThanOrEqual(fake.truth.length - 1)
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
