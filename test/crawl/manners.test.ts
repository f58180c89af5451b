// What real sites do without ill will: old charsets, odd names, files that moved, pages for what is gone, hours.
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { FakeSite, Reply, Route } from '../fake-sites/fake-site.js'
import { pdfWith } from '../fake-sites/odd-files.js'
import { listItems, makeReports, portalPage } from '../fake-sites/reports.js'
import { type CrawlWorld, crawlWorld, START } from './crawl-world.js'

const DAY = 24 * 3_600_000
let world: CrawlWorld
beforeEach(async () => {
  world = await crawlWorld()
})
afterEach(() => world.close())

const TITLE = '岚桥县财政局2023年政府信息公开工作年度报告'
const column = (routes: Record<string, Route>, items: readonly { title: string; href: string }[]): FakeSite => ({
  name: 'manners',
  start: '/nb/',
  routes: new Map<string, Route>([
    ['/nb/', { body: portalPage('政府信息公开年报', `<ul>${listItems(items)}</ul>`) }],
    ...Object.entries(routes),
  ]),
  truth: [],
})
const pdf = (mark: string, headers: Record<string, string> = {}): Reply => ({
  body: pdfWith(mark),
  headers: { 'content-type': 'application/pdf', ...headers },
})
const cover = (links: string): Route => ({ body: portalPage(TITLE, `<p>${TITLE}</p>${links}`) })
const crawl = async (fake: FakeSite, more = '') => {
  const { start, origin } = await world.web.serve(fake)
  const site = world.site(start, `    delay: 0s\n${more}`)
  return { site, origin, outcome: await world.run(site) }
}

it('takes names from headers, whatever they are written in, and never a way out of a folder', async () => {
  const named = (disposition: string) => pdf(disposition, { 'content-disposition': disposition })
  const items = ['a', 'b', 'c', 'd'].map((name, i) => ({
    title: TITLE.replace('2023', String(2020 + i)),
    href: `/f/${name}.pdf`,
  }))
  await crawl(
    column(
      {
        '/f/a.pdf': named("attachment; filename*=UTF-8''2020%E5%B9%B4%E5%B9%B4%E6%8A%A5.pdf; filename=x.pdf"),
        '/f/b.pdf': named("attachment; filename*=GBK''2021%C4%EA%C4%EA%B1%A8.pdf"),
        '/f/c.pdf': named('attachment; filename="../../../etc/passwd.pdf"'),
        '/f/d.pdf': named('attachment; filename="..\\\\..\\\\C:\\\\x%2e%2e.pdf"'),
      },
      items,
    ),
  )
  const names = world.delivered.map(({ name }) => name).sort()
  expect(names).toEqual(['2020年年报.pdf', '2021年年报.pdf', 'passwd.pdf', 'x...pdf'].sort())
})

it('reads pages in Big5', async () => {
  // 政府資訊公開年報 as Big5; the report is behind it, its title in the link of the page.
  const big5 = Buffer.from('ac46a9b2b8eab054a4bdb67da67ea6b3b3f8', 'hex')
  const head = Buffer.from('<html><head><meta http-equiv="content-type" content="text/html; charset=big5"><title>')
  const [report] = await makeReports(41, 1)
  const tail = Buffer.from('</title></head><body><a href="/nb/zfxxgknb/">')
  const body = Buffer.concat([head, big5, tail, big5, Buffer.from('</a></body></html>')])
  const items = [{ title: report?.title ?? '', href: '/nb/1.html' }]
  const fake = column({ '/nb/1.html': report?.reply ?? {} }, items)
  fake.routes.set('/big5/', { body, headers: { 'content-type': 'text/html' } })
  fake.routes.set('/nb/zfxxgknb/', fake.routes.get('/nb/') as Route)
  await crawl({ ...fake, start: '/big5/' })
  expect(world.delivered.map(({ sha256 }) => sha256)).toEqual([report?.sha256])
})

it('delivers a report that was replaced in place once its time has come, whatever the tags say', async () => {
  let version = 1
  const routes = {
    // A tag that is another each time, for the same bytes.
    '/nb/a.pdf': (): Reply => pdf(`version ${version}`, { etag: `"${world.web.requests.length}"` }),
    // A server that says 304 and sends a body all the same.
    '/nb/b.pdf': ({ headers }: { headers: Readonly<Record<string, unknown>> }): Reply =>
      headers['if-none-match'] ? { status: 304, body: 'not modified', headers: { etag: '"b"' } } : pdf('b', { etag: '"b"' }),
  }
  const items = [
    { title: TITLE, href: '/nb/a.pdf' },
    { title: TITLE.replace('2023', '2022'), href: '/nb/b.pdf' },
  ]
  const { site } = await crawl(column(routes, items))
  expect(world.delivered).toHaveLength(2)
  world.surroundings.time = START + 91 * DAY
  expect(await world.run(site)).toMatchObject({ status: 'done', reports: 0 })
  expect(world.web.requests.filter(({ path }) => path === '/nb/b.pdf').map(({ status }) => status)).toEqual([200, 304])
  version = 2
  world.surroundings.time = START + 200 * DAY
  expect(await world.run(site)).toMatchObject({ status: 'done', reports: 1 })
  expect(world.delivered.at(-1)?.url).toContain('/nb/a.pdf')
})

it('takes the next best attachment where the best is gone, also from a host of files that is named', async () => {
  const files = await world.web.serve(
    { name: 'files', start: '/', truth: [], routes: new Map([['/up/r.pdf', pdf('elsewhere')]]) },
    'files.example.org',
  )
  const links = `<a href="/nb/r.docx">附件</a><a href="http://files.example.org:${files.port}/up/r.pdf">附件（PDF）</a>`
  const { outcome } = await crawl(
    column({ '/nb/a.html': cover(links) }, [{ title: TITLE, href: '/nb/a.html' }]),
    '    hosts: [files.example.org]\n',
  )
  expect(outcome).toMatchObject({ status: 'done', reports: 1 })
  expect(world.delivered[0]).toMatchObject({
    url: expect.stringContaining('files.example.org'),
    agency: '岚桥县财政局',
    year: 2023,
  })
  expect(world.delivered[0]?.article).toContain('/nb/a.html')
})

it('takes no page for a report that the site gives for every address', async () => {
  const prose = `<p>${'欢迎访问岚桥县人民政府门户网站，本站为您提供各类信息服务。'.repeat(60)}</p>`
  const lost = { body: portalPage('岚桥县人民政府', prose) }
  const titles = ['财政局', '教育局', '水利局', '统计局'].map((office) => TITLE.replace('财政局', office))
  const items = titles.map((title, i) => ({ title, href: `/nb/${i}.html` }))
  const { outcome } = await crawl({ ...column({}, items), otherwise: ({ path }) => (path === '/robots.txt' ? null : lost) })
  expect(world.delivered).toEqual([])
  expect(new Set(outcome.remarks.map(({ code }) => code))).toEqual(new Set(['error-page', 'same-answer']))
  expect(world.web.requests.filter(({ path }) => /\/nb\/t/.test(path))).toHaveLength(1)
})

it('stops when the hours end and goes on when they begin', async () => {
  const items = Array.from({ length: 5 }, (_, i) => ({ title: TITLE.replace('2023', String(2019 + i)), href: `/nb/${i}.pdf` }))
  const routes = Object.fromEntries(items.map(({ href }) => [href, pdf(href)]))
  // 01:30 in China; asking every half hour, the end of the hours at three comes in between.
  world.surroundings.time = Date.UTC(2026, 1, 28, 17, 30)
  const { start } = await world.web.serve(column(routes, items))
  const site = world.site(start, '    delay: 30m\n    budget: {minutes: 100000}\n    schedule: {hours: 1-3}\n')
  const first = await world.run(site)
  expect(first).toMatchObject({ status: 'waiting', dueAt: Date.UTC(2026, 2, 1, 17) })
  expect(world.delivered.length).toBeLessThan(5)
  let outcome = first
  for (let nights = 0; nights < 10 && outcome.status === 'waiting'; nights++) {
    world.surroundings.time = outcome.dueAt ?? 0
    outcome = await world.run(site)
  }
  expect(outcome.status).toBe('done')
  expect(world.delivered).toHaveLength(5)
  const hours = world.web.requests.map(({ at }) => new Date(at + 8 * 3_600_000).getUTCHours())
  expect(hours.every((hour) => hour >= 1 && hour <= 3)).toBe(true)
})

it('asks for a start and a list that could not be read again in the next run', async () => {
  let broken = true
  const [report] = await makeReports(42, 1)
  const items = [{ title: report?.title ?? '', href: '/nb/1.html' }]
  const list: Route = { body: portalPage('政府信息公开年报', `<ul>${listItems(items)}</ul>`) }
  const routes = new Map<string, Route>([
    ['/', () => (broken ? { status: 403, body: 'no' } : { body: portalPage('岚桥县', '<a href="/nb/">政府信息公开年报</a>') })],
    ['/nb/', () => (broken ? { status: 410, body: 'no' } : (list as Reply))],
    ['/nb/1.html', report?.reply ?? {}],
  ])
  const { start, origin } = await world.web.serve({ name: 'again', start: '/', truth: [], routes })
  const site = world.site(start, '    delay: 0s\n')
  expect((await world.run(site)).status).toBe('blocked')
  world.surroundings.time += DAY
  expect((await world.run(site)).status).toBe('blocked')
  routes.set('/', { body: portalPage('岚桥县', '<a href="/nb/">政府信息公开年报</a>') })
  world.surroundings.time += DAY
  expect(await world.run(site)).toMatchObject({ status: 'done', reports: 0 })
  broken = false
  world.surroundings.time += DAY
  expect(await world.run(site)).toMatchObject({ status: 'done', reports: 1 })
  expect(world.delivered[0]?.url).toBe(`${origin}/nb/1.html`)
})

it('says that a site failed where its start cannot be read', async () => {
  const { outcome } = await crawl({ name: 'none', start: '/nowhere/', truth: [], routes: new Map() })
  expect(outcome).toMatchObject({ status: 'failed', remarks: [{ code: 'not-found' }] })
})
