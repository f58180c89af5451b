// How the sites stand that the crawler visits, as the page asks for it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ApiError, Sites } from '../../../src/review/api.js'
import { Browser } from './browser.js'
import { type Started, started } from './started.js'

const REMARK = { code: 'challenge', url: 'https://www.example.gov.cn/', zh: '请在浏览器里下载', en: 'Download it in a browser' }

describe('sites', () => {
  let own: Started
  let browser: Browser
  beforeAll(async () => {
    own = await started()
    browser = new Browser(own.url)
    const { sites } = own.store.crawl
    for (let at = 0; at < 7; at++) {
      const site = `${'甲乙丙丁戊己庚'[at]}县`
      const blocked = at === 2
      const outcome = { site, dueAt: null, requests: 10 + at, bytes: 5, reports: 1, remarks: blocked ? [REMARK] : [] }
      await sites.answer(site, await sites.order(site, '{}'), { ...outcome, status: blocked ? 'blocked' : 'done' })
    }
    const note = { site: '甲县', article: null, title: '2023年年报', agency: null, notes: [], foundAt: 1 }
    for (const year of [2023, 2023, 2022, null]) {
      const url = `https://www.example.gov.cn/${Math.random()}`
      await sites.note({ ...note, url, year, sha256: url.slice(-12).padStart(64, '0'), fetchId: url })
    }
  }, 120_000)
  afterAll(() => own.stop())

  it('come page by page, each once', async () => {
    const seen: string[] = []
    let after = ''
    do {
      const { body } = await browser.get<Sites>(`/api/sites?limit=3${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`)
      expect(body.total).toBe(7)
      seen.push(...body.rows.map(({ site }) => site))
      after = body.next ?? ''
    } while (after !== '')
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
  })

  it('say what they gave and what is to be done, and are found by name', async () => {
    const one = async (q: string) => (await browser.get<Sites>(`/api/sites?q=${encodeURIComponent(q)}`)).body
    expect(await one('甲')).toMatchObject({
      total: 1,
      next: null,
      rows: [
        {
          site: '甲县',
          state: 'done',
          found: [
            { year: '?', count: 1 },
            { year: '2023', count: 2 },
            { year: '2022', count: 1 },
          ],
        },
      ],
    })
    const [blocked] = (await one('丙')).rows
    expect(blocked).toMatchObject({ state: 'blocked', said: { zh: '被拒绝', en: 'blocked' } })
    expect(blocked?.remarks).toEqual([{ said: { zh: REMARK.zh, en: REMARK.en }, url: REMARK.url }])
    expect(await one('nowhere')).toMatchObject({ rows: [], total: 0 })
  })

  it('are asked for as the description says', async () => {
    expect((await browser.get<ApiError>('/api/sites?limit=0')).status).toBe(400)
    expect((await browser.get<ApiError>('/api/sites?site=1')).status).toBe(400)
  })
})
