// What every memory of the crawler must do. The crawler is tested over SQLite; this holds the others to the same.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CrawlBook,
  type CrawlOutcome,
  type Entry,
  type FetchRow,
  type FoundNote,
  NEW_HOST,
  type NewEntry,
  type Run,
  type Settlement,
} from '../../src/crawl/index.js'
import type { Store } from '../../src/store/index.js'

const NOW = Date.UTC(2026, 2, 1)
const DAY = 24 * 3_600_000

const entry = (key: string, more: Partial<NewEntry> = {}): NewEntry => ({
  key,
  request: { url: `https://www.example.gov.cn/${key}`, method: 'GET' },
  kind: 'article',
  depth: 1,
  paging: false,
  quiet: 0,
  hint: {},
  ...more,
})

const row = (id: string, site: string, more: Partial<FetchRow> = {}): FetchRow => ({
  id,
  site,
  at: NOW,
  method: 'GET',
  url: 'https://www.example.gov.cn/',
  chain: [],
  finalUrl: 'https://www.example.gov.cn/',
  status: 200,
  headers: { 'content-type': 'text/html' },
  ip: '203.0.113.7',
  tlsProfile: 'modern',
  tlsProblem: null,
  robots: 'allowed',
  ms: 3,
  wireBytes: 10,
  bytes: 20,
  sha256: null,
  failure: null,
  ...more,
})

const settled = (of: Entry, more: Partial<Settlement> = {}): Settlement => ({
  entry: of,
  end: { as: 'done', reason: 'read', recheckAt: NOW + 90 * DAY },
  fetches: [],
  requests: 1,
  found: [],
  now: { fetchedAt: NOW, etag: '"a"', lastModified: null, sha256: of.key },
  reports: 0,
  ...more,
})

const outcome = (status: CrawlOutcome['status'], site: string): CrawlOutcome => ({
  site,
  status,
  dueAt: status === 'waiting' ? NOW : null,
  requests: 1,
  bytes: 1,
  reports: 0,
  remarks: [{ code: 'dns', url: 'x', zh: '甲', en: 'a' }],
})

export function crawlStateContract(name: string, open: () => Promise<Store>): void {
  describe(`crawl state: ${name}`, () => {
    let store: Store
    let book: CrawlBook
    let sites = 0
    const fresh = () => `site ${++sites}`
    beforeAll(async () => {
      store = await open()
      book = store.crawl
    })
    afterAll(() => store.close())

    const next = async (run: Run, now = NOW): Promise<Entry> => {
      const found = await book.frontier.next(run, now)
      if (found === null || 'dueAt' in found) throw new Error('no entry is due')
      return found
    }

    it('gives a host to one owner at a time, with its terms', async () => {
      const { leases } = book
      expect(await leases.take('a:80', 'one', 60_000)).toEqual({ terms: NEW_HOST })
      expect(await leases.take('a:80', 'two', 60_000)).toMatchObject({ busyMs: expect.any(Number) })
      const terms = { nextAt: 5, pausedUntil: 6, failures: 2, robots: { fetchedAt: 1, verdict: 'rules' as const, text: 'a' } }
      expect(await leases.settle('a:80', 'two', terms)).toBe(false)
      expect(await leases.settle('a:80', 'one', terms)).toBe(true)
      expect(await leases.owners()).toContain('one')
      await leases.release('one')
      expect(await leases.owners()).not.toContain('one')
      expect(await leases.take('a:80', 'two', 60_000)).toEqual({ terms })
    })

    it('lets one of many have a lease, and one that ran out goes to the next', async () => {
      const owners = Array.from({ length: 8 }, (_, i) => `racer ${i}`)
      const taken = await Promise.all(owners.map((owner) => book.leases.take('race:80', owner, 60_000)))
      expect(taken.filter((one) => 'terms' in one)).toHaveLength(1)
      expect(await book.leases.take('late:80', 'one', -1)).toHaveProperty('terms')
      expect(await book.leases.take('late:80', 'two', 60_000)).toHaveProperty('terms')
      expect(await book.leases.settle('late:80', 'one', NEW_HOST)).toBe(false)
    })

    it('renews what an owner holds, and nothing that ran out', async () => {
      await book.leases.take('kept:80', 'holder', 2_000)
      await book.leases.take('lost:80', 'holder', -1)
      await book.leases.renew('holder', 60_000)
      await new Promise((resolve) => setTimeout(resolve, 2_100))
      expect(await book.leases.take('kept:80', 'two', 60_000)).toHaveProperty('busyMs')
      expect(await book.leases.take('lost:80', 'two', 60_000)).toHaveProperty('terms')
    })

    it('gives attachments before articles before lists, and takes up a run that was not ended', async () => {
      const site = fresh()
      const run = await book.frontier.begin(site, [entry('list', { kind: 'list', depth: 0 })], NOW)
      const list = await next(run)
      const found = [
        entry('deep', { depth: 3 }),
        entry('shallow'),
        entry('file', { kind: 'attachment', depth: 2 }),
        entry('l2', { kind: 'list' }),
      ]
      const left = entry('guide', { left: 'not-a-report' })
      await book.frontier.settle(run, settled(list, { found: [...found, left], fetches: [row(`${site} f1`, site)] }), NOW)
      const again = await book.frontier.begin(site, [entry('list', { kind: 'list', depth: 0 })], NOW + 1)
      expect(again).toMatchObject({ id: run.id, resumed: true, spent: { requests: 1, bytes: 20, reports: 0 } })
      const order: string[] = []
      for (let one = await book.frontier.next(again, NOW); one && 'key' in one; one = await book.frontier.next(again, NOW)) {
        order.push(one.key)
        await book.frontier.settle(again, settled(one), NOW)
      }
      expect(order).toEqual(['file', 'shallow', 'deep', 'l2'])
      expect(await book.frontier.next(again, NOW)).toBeNull()
      expect(await book.frontier.unknown(site, ['guide', 'nowhere'])).toEqual(new Set(['nowhere']))
    })

    it('waits with what failed, and remembers bodies and deliveries', async () => {
      const site = fresh()
      const run = await book.frontier.begin(site, [entry('list', { kind: 'list', depth: 0 })], NOW)
      const list = await next(run)
      const retry = { as: 'retry', reason: 'timeout', dueAt: NOW + 500, attempts: 1 } as const
      await book.frontier.settle(run, settled(list, { end: retry, now: null }), NOW)
      expect(await book.frontier.next(run, NOW)).toEqual({ dueAt: NOW + 500 })
      const second = await next(run, NOW + 500)
      expect(second).toMatchObject({ attempts: 1, remembered: null })
      await book.frontier.settle(run, settled(second, { reports: 1 }), NOW + 500)
      expect(await book.frontier.listBodySeen(run, 'list', 'other')).toBe(true)
      expect(await book.frontier.listBodySeen(run, 'list', 'list')).toBe(false)
      expect(await book.frontier.delivered(site, 'list', 'other')).toBe(true)
      await book.frontier.end(run, 'done', '', NOW)
      const later = await book.frontier.begin(site, [entry('list', { kind: 'list', depth: 0 })], NOW + DAY)
      expect(later.id).not.toBe(run.id)
      expect((await next(later, NOW + DAY)).remembered).toMatchObject({ etag: '"a"', sha256: 'list' })
    })

    it('asks again where a link changed or its time has come, and not otherwise', async () => {
      const site = fresh()
      const seed = entry('list', { kind: 'list', depth: 0 })
      const first = await book.frontier.begin(site, [seed], NOW)
      const articles = ['same', 'changed', 'old'].map((key) => entry(key, { hint: { title: '甲' } }))
      await book.frontier.settle(first, settled(await next(first), { found: articles }), NOW)
      for (let i = 0; i < 3; i++) {
        const one = await next(first)
        const recheckAt = one.key === 'old' ? NOW + DAY : NOW + 90 * DAY
        await book.frontier.settle(first, settled(one, { end: { as: 'done', reason: 'delivered', recheckAt } }), NOW)
      }
      await book.frontier.end(first, 'done', '', NOW)
      const later = NOW + 2 * DAY
      const second = await book.frontier.begin(site, [seed], later)
      const found = articles.map((one) => (one.key === 'changed' ? { ...one, hint: { title: '乙' } } : one))
      await book.frontier.settle(second, settled(await next(second, later), { found }), later)
      const due = [await next(second, later)]
      await book.frontier.settle(second, settled(due[0] as Entry), later)
      due.push(await next(second, later))
      await book.frontier.settle(second, settled(due[1] as Entry), later)
      expect(due.map(({ key }) => key).sort()).toEqual(['changed', 'old'])
      expect(await book.frontier.next(second, later)).toBeNull()
    })

    it('keeps every fetch and streams them oldest first', async () => {
      const site = fresh()
      for (let i = 0; i < 5; i++) await book.log.add(row(`${site} ${i}`, site, { at: NOW + Math.floor(i / 2), url: '网址' }))
      const ids: string[] = []
      for await (const { id } of book.log.allOf(site)) ids.push(id)
      expect(ids).toEqual([0, 1, 2, 3, 4].map((i) => `${site} ${i}`))
      expect(await book.log.fetch(`${site} 3`)).toEqual(row(`${site} 3`, site, { at: NOW + 1, url: '网址' }))
      expect((await book.log.fetchesOf(site, 2)).map(({ id }) => id)).toEqual([`${site} 4`, `${site} 3`])
    })

    it('counts orders, and ends them only by what does not go on', async () => {
      const site = fresh()
      expect(await book.sites.kept(site)).toBeNull()
      expect(await book.sites.order(site, 'first')).toBe(1)
      await book.sites.answer(site, 1, outcome('waiting', site))
      expect(await book.sites.kept(site)).toEqual({ name: site, settings: 'first', ordered: 1, answered: 0 })
      expect((await book.sites.standing(site)).outcome).toEqual(outcome('waiting', site))
      expect(await book.sites.order(site, 'second')).toBe(2)
      expect((await book.sites.standing(site)).outcome).toBeNull()
      await book.sites.answer(site, 1, outcome('done', site))
      expect(await book.sites.kept(site)).toMatchObject({ settings: 'second', ordered: 2, answered: 1 })
      await book.sites.answer(site, 2, outcome('done', site))
      expect(await book.sites.kept(site)).toMatchObject({ ordered: 2, answered: 2 })
      expect(await book.sites.names()).toContain(site)
    })

    it('tells new reports from changed ones, and twice is once', async () => {
      const site = fresh()
      const run = await book.frontier.begin(site, [entry('list', { kind: 'list', depth: 0 })], NOW)
      const note = (sha256: string, more: Partial<FoundNote> = {}): FoundNote => ({
        site,
        url: `https://www.example.gov.cn/${sha256}`,
        sha256,
        article: null,
        title: '年报',
        agency: '岚桥县财政局',
        year: 2023,
        notes: [],
        fetchId: 'f',
        foundAt: NOW,
        ...more,
      })
      expect(await book.sites.note(note('a'))).toBe('new')
      expect(await book.sites.note(note('a'))).toBe('known')
      expect(await book.sites.note(note('b', { url: note('a').url }))).toBe('changed')
      expect(await book.sites.note(note('c'))).toBe('changed')
      expect(await book.sites.note(note('d', { year: 2022 }))).toBe('new')
      expect(await book.sites.note(note('e', { year: null }))).toBe('new')
      const list = await next(run)
      const failed = { as: 'left', reason: 'not-found', recheckAt: NOW } as const
      await book.frontier.settle(run, settled(list, { end: failed, fetches: [row(`${site} f`, site)] }), NOW)
      expect(await book.sites.standing(site)).toMatchObject({
        found: { 2023: 2, 2022: 1, '?': 1 },
        fresh: 3,
        changed: 2,
        failed: { 'not-found': 1 },
        due: 0,
        lastRun: { startedAt: NOW, endedAt: null, requests: 1 },
      })
      expect(await book.sites.foundSince(site, NOW)).toEqual(['a', 'b', 'c', 'd', 'e'])
      expect(await book.sites.foundSince(site, NOW + 1)).toEqual([])
    })
  })
}
