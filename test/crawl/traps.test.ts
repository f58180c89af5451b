// What a hostile or broken site may do: everything stops with a reason, nothing private is asked, and the one true
// report is still found.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sqlCrawlState } from '../../src/store/crawl-state/sql-crawl-state.js'
import type { FakeSite, Route } from '../fake-sites/fake-site.js'
import { trapSite } from '../fake-sites/trap-site.js'
import { type CrawlWorld, crawlWorld } from './crawl-world.js'

let world: CrawlWorld
beforeEach(async () => {
  world = await crawlWorld()
})
afterEach(() => world.close())

const bare = (routes: Record<string, Route>): FakeSite => ({
  name: 'bare',
  start: '/nb/',
  routes: new Map(Object.entries(routes)),
  truth: [],
})
const page = (links: string): Route => ({ body: `<html><title>政府信息公开年报</title><body>${links}</body></html>` })
const REPORT = '岚桥县财政局2023年政府信息公开工作年度报告'

it('stops every trap with a reason and finds the true report', async () => {
  const fake = await trapSite()
  const { start } = await world.web.serve(fake)
  const site = world.site(start, '    delay: 0s\n    budget: {listPages: 30}\n')
  const outcome = await world.run(site)
  // Retries of drips and resets pause the host; the run goes on over days of its own clock.
  expect(['done', 'budget']).toContain(outcome.status)
  expect(world.delivered.map(({ sha256 }) => sha256)).toEqual(fake.truth.map(({ sha256 }) => sha256))
  const { rows } = {
    rows: await (await import('../../src/store/crawl-state/sql-crawl-state.js'))
      .sqlCrawlState(world.database)
      .log.fetchesOf('fake', 1_000),
  }
  const failureOf = (name: string) => rows.find(({ url }) => url.endsWith(`/nb/${name}.html`))?.failure
  expect({
    drip: failureOf('drip'),
    silent: failureOf('silent'),
    reset: failureOf('reset'),
    short: failureOf('short'),
    empty: failureOf('empty'),
    bomb: failureOf('bomb'),
    headers: failureOf('headers'),
    inward: failureOf('inward'),
    mapped: failureOf('mapped'),
    number: failureOf('number'),
    file: failureOf('file'),
    elsewhere: failureOf('elsewhere'),
    circle: failureOf('circle'),
    refresh: failureOf('refresh'),
  }).toEqual({
    drip: 'too-slow',
    silent: 'timeout',
    reset: 'reset',
    short: 'short',
    empty: 'empty',
    bomb: 'too-large',
    headers: 'headers',
    inward: 'refused-address',
    mapped: 'refused-address',
    number: 'refused-address',
    file: 'refused-scheme',
    elsewhere: 'off-site',
    circle: 'redirect-loop',
    refresh: 'redirect-loop',
  })
  const codes = new Set(outcome.remarks.map(({ code }) => code))
  expect(codes).toContain('column-pages')
  expect(codes).toContain('many-links')
  expect(world.web.of('traps').filter(({ path }) => path.startsWith('/calendar/')).length).toBeLessThanOrEqual(30)
  expect(world.web.of('traps').filter(({ path }) => path.startsWith('/loop/')).length).toBeLessThanOrEqual(4)
  expect(world.surroundings.asked.filter((host) => host !== '127.0.0.1')).toEqual([])
})

it('ends a drip that keeps every other timer happy', async () => {
  const fake = await trapSite()
  const { origin } = await world.web.serve(fake)
  const limits = { idleMs: 400, headersMs: 400, totalMs: 700, leastBytesPerSecond: 0 }
  await world.run(world.site(`${origin}/nb/drip.html`, '    delay: 0s\n'), { limits, patienceMs: 0 })
  const [row] = await sqlCrawlState(world.database).log.fetchesOf('fake', 1)
  expect(row?.failure).toBe('timeout')
  expect(row?.ms).toBeLessThan(3_000)
})

it('asks no host whose name leads inside, then or later', async () => {
  const { port } = await world.web.serve(bare({ '/nb/': page('') }), 'www.lanqiao.example')
  world.surroundings.addresses.set('www.lanqiao.example', ['192.168.1.7'])
  const site = world.site(`http://www.lanqiao.example:${port}/nb/`, '    delay: 0s\n')
  const outcome = await world.run(site)
  expect(outcome.remarks.map(({ code }) => code)).toEqual(['refused-address'])
  expect(world.web.requests).toEqual([])
})

it('keeps to the addresses that were checked when the name changes', async () => {
  const { port } = await world.web.serve(bare({ '/nb/': page(`<a href="/nb/a.html">${REPORT}</a>`) }))
  const site = world.site(`http://www.lanqiao.example:${port}/nb/`, '    delay: 0s\n')
  const lookups: string[][] = [['127.0.0.1'], ['10.0.0.1']]
  world.surroundings.lookup = async () => lookups.shift() ?? ['10.0.0.1']
  await world.run(site)
  expect(lookups).toEqual([['10.0.0.1']])
  expect(world.web.requests.map(({ path }) => path)).toEqual(['/robots.txt', '/nb/', '/nb/a.html'])
})

it('asks neither loopback nor other ports unless it is allowed to', async () => {
  const { start } = await world.web.serve(bare({ '/nb/': page('') }))
  const outcome = await world.run(world.site(start), { allowLoopback: false })
  expect(outcome.remarks.map(({ code }) => code)).toEqual(['refused-address'])
  expect(world.web.requests).toEqual([])
})

it('leaves a challenge alone and says what to do', async () => {
  const challenge = '<html><script>$_ts=window["$_ts"];document.cookie="a=1";location.reload()</script></html>'
  for (const reply of [
    { status: 412, body: 'x' },
    { status: 521, body: '' },
    { status: 202, body: challenge },
    { status: 200, body: challenge },
  ]) {
    const { start } = await world.web.serve(bare({ '/nb/': reply }))
    const outcome = await world.run(world.site(start, '    delay: 0s\n'))
    expect(outcome.status).toBe('blocked')
    expect(outcome.remarks[0]?.zh).toContain('人工下载')
    world.web.forget()
  }
})

it('obeys robots.txt: rules, crawl-delay, absence, failure, size', async () => {
  const report: Route = page(`<a href="/nb/a.html">${REPORT}</a>`)
  const paths = async (robots: Route | null, name: string) => {
    world.web.forget()
    const { start } = await world.web.serve(bare({ '/nb/': report, ...(robots && { '/robots.txt': robots }) }))
    const site = { ...world.site(start, '    delay: 0s\n'), name }
    const outcome = await world.run(site, { patienceMs: 60_000 })
    return { status: outcome.status, paths: world.web.requests.map(({ path }) => path), requests: [...world.web.requests] }
  }
  const text = (body: string): Route => ({ body, headers: { 'content-type': 'text/plain' } })
  expect(await paths(text('User-agent: *\nDisallow: /'), 'deny')).toMatchObject({ status: 'disallowed', paths: ['/robots.txt'] })
  expect((await paths(text('User-agent: *\nDisallow: /nb/a'), 'part')).paths).toEqual(['/robots.txt', '/nb/'])
  expect((await paths(null, 'absent')).paths).toEqual(['/robots.txt', '/nb/', '/nb/a.html'])
  expect(await paths({ status: 500 }, 'fails')).toMatchObject({ paths: ['/robots.txt'] })
  const huge = `User-agent: *\nDisallow: /nb/a\n${'# 注释\n'.repeat(200_000)}Disallow: /`
  expect((await paths(text(huge), 'huge')).paths).toEqual(['/robots.txt', '/nb/'])
  const { requests } = await paths(text('User-agent: gouji\nCrawl-delay: 7'), 'delay')
  expect((requests[2]?.at ?? 0) - (requests[1]?.at ?? 0)).toBeGreaterThanOrEqual(7_000)
})

it('waits as long as a host asks, and rests after five failures', async () => {
  let asked = 0
  const fake = bare({ '/nb/': () => (++asked === 1 ? { status: 503, headers: { 'retry-after': '900' } } : { status: 500 }) })
  const { start } = await world.web.serve(fake)
  await world.run(world.site(start, '    delay: 0s\n    budget: {minutes: 10000}\n'))
  const times = world.web.requests.filter(({ path }) => path === '/nb/').map(({ at }) => at)
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(900_000)
  expect(times).toHaveLength(5)
})
