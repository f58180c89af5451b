// Every fake site: all true reports once, with their agency and year, and nothing else; a second run asks for no
// document and for no list page twice.
import { afterEach, describe, expect, it } from 'vitest'
import type { FakeSite } from '../fake-sites/fake-site.js'
import { fakeSites } from '../fake-sites/fake-sites.js'
import { type CrawlWorld, crawlWorld } from './crawl-world.js'

let world: CrawlWorld
afterEach(() => world.close())

const facts = (reports: readonly { title: string; agency: string | null; year: number | null; sha256: string }[]) =>
  reports.map(({ agency, year, sha256 }) => `${agency} ${year} ${sha256.slice(0, 12)}`).sort()

describe.each(Object.entries(fakeSites))('%s', (_, make: () => Promise<FakeSite>) => {
  it('gives each true report once, and only those', async () => {
    world = await crawlWorld()
    const fake = await make()
    const { start } = await world.web.serve(fake)
    const site = world.site(start, '    delay: 2s\n')
    const outcome = await world.run(site)
    expect(outcome.status).toBe('done')
    expect(outcome.remarks).toEqual([])
    expect(facts(world.delivered)).toEqual(facts(fake.truth))
    const { requests } = world.web
    expect(Math.max(...requests.map(({ atOnce }) => atOnce))).toBe(1)
    const gaps = requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0))
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000)
    expect(new Set(requests.map(({ agent }) => agent))).toEqual(
      new Set(['gouji/0.0.0 (reads annual reports on government information disclosure; contact: desk@example.org)']),
    )

    const documents = new Set(world.delivered.map(({ url }) => new URL(url).pathname))
    world.web.forget()
    world.surroundings.time += 24 * 3_600_000
    const again = await world.run(site)
    expect(again.status).toBe('done')
    expect(again.reports).toBe(0)
    const paths = world.web.requests.map(({ method, path, body }) => `${method} ${path} ${body}`)
    expect(paths.filter((path) => documents.has(path.split(' ')[1]?.replace(/\?.*$/, '') ?? ''))).toEqual([])
    expect(paths.length).toBe(new Set(paths).size)
  })
})
