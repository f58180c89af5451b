// Every page in both languages, light and dark: nothing serious for axe, nothing on the console, nothing from elsewhere;
// a file dragged in is read and shown; signing in; and what the first view weighs.
import axeCore from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ensurePage, FIRST_LOAD_LIMIT, firstLoadBytes } from '../../../scripts/build-page.js'
import { print, randomRecord } from '../../../scripts/sample/index.js'
import { crawledSites } from '../../../scripts/screenshots/crawled-sites.js'
import { sampleFiles } from '../../../scripts/screenshots/reports.js'
import { type RunningReview, startReview } from '../../../scripts/screenshots/running-review.js'
import type { FindingPage } from '../../../src/review/api.js'
import { NO_BROWSER, PATIENCE_MS, settled, TestBrowser } from './browser.js'

/** Handed in by its own test alone. */
const FRESH = { name: '新报告.html', bytes: await print(randomRecord(88_001, { year: 2023, faults: 2 }), 'html', 'plain', 1) }

describe('the built page', () => {
  it(
    'weighs little enough at the first view',
    async () => {
      await ensurePage()
      expect(firstLoadBytes()).toBeLessThan(FIRST_LOAD_LIMIT)
    },
    4 * PATIENCE_MS,
  )

  it(
    'is not built again while nothing has changed',
    async () => {
      await ensurePage()
      const said: string[] = []
      await ensurePage((line) => said.push(line))
      expect(said).toEqual([])
    },
    4 * PATIENCE_MS,
  )
})

describe.skipIf(NO_BROWSER !== null)(`pages of the review ${NO_BROWSER ?? ''}`, () => {
  let review: RunningReview
  let browser: TestBrowser
  beforeAll(async () => {
    review = await startReview(crawledSites)
    browser = await TestBrowser.open()
    await review.bring(sampleFiles())
  }, 8 * PATIENCE_MS)
  afterAll(async () => {
    await browser?.close()
    await review?.stop()
  })

  it(
    'reads a file that is dragged in, and shows its findings',
    async () => {
      const { page, complaints } = await browser.visitor()
      await page.goto(`${review.url}/intake`)
      await page.waitForSelector('.drop')
      await drop(page, FRESH.name, FRESH.bytes)
      await page.waitForSelector(`[data-name="${FRESH.name}"][data-state=complete]`)
      await page.locator(`[data-name="${FRESH.name}"] a`).click()
      await page.waitForSelector('.report .row')
      expect(complaints).toEqual([])
    },
    4 * PATIENCE_MS,
  )

  it(
    'says what to do about a file that cannot be read',
    async () => {
      const { page } = await browser.visitor()
      await page.goto(`${review.url}/intake`)
      await page.waitForSelector('.drop')
      await drop(page, 'torn.pdf', new TextEncoder().encode('%PDF-1.7 and nothing else'))
      await page.waitForSelector('[data-name="torn.pdf"][data-state=refused] .reason')
      expect(await page.locator('[data-name="torn.pdf"] .reason').textContent()).toMatch(/请/)
    },
    4 * PATIENCE_MS,
  )

  it.each(['zh light', 'zh dark', 'en light', 'en dark'])(
    'has nothing serious for axe and a clean console: %s',
    async (look) => {
      const [lang, colorScheme] = look.split(' ') as ['zh' | 'en', 'light' | 'dark']
      const { page, complaints } = await browser.visitor({ colorScheme })
      const strange: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(review.url) && !/^(data|blob):/.test(request.url())) strange.push(request.url())
      })
      await page.addInitScript((chosen) => window.localStorage.setItem('gouji:lang', chosen), lang)
      const serious: string[] = []
      for (const path of await paths(review.url)) {
        await page.goto(review.url + path)
        await settled(page)
        expect(await page.locator('html').getAttribute('lang')).toBe(lang === 'zh' ? 'zh-CN' : 'en')
        serious.push(...(await axe(page)).map((found) => `${path}: ${found}`))
      }
      expect(serious).toEqual([])
      expect(complaints).toEqual([])
      expect(strange).toEqual([])
    },
    8 * PATIENCE_MS,
  )

  it('comes compressed to a browser that takes that', async () => {
    const html = await (await fetch(`${review.url}/findings`)).text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1]
    for (const encoding of ['br', 'gzip']) {
      const { headers } = await fetch(`${review.url}${script}`, { headers: { 'accept-encoding': encoding } })
      expect(headers.get('content-encoding')).toBe(encoding)
      expect(headers.get('content-type')).toMatch(/javascript/)
    }
  })

  it(
    'says so when a finding is not there',
    async () => {
      const { page } = await browser.visitor()
      await page.goto(`${review.url}/findings/not-a-finding`)
      await page.waitForSelector('.detail [role=alert]')
      await settled(page)
    },
    4 * PATIENCE_MS,
  )

  it(
    'speaks the other language at the press of a button, and keeps it',
    async () => {
      const { page } = await browser.visitor()
      await page.goto(`${review.url}/reports`)
      await page.getByRole('button', { name: 'English' }).click()
      await page.getByRole('heading', { name: 'Reports by agency and year' }).waitFor()
      await page.reload()
      await page.getByRole('heading', { name: 'Reports by agency and year' }).waitFor()
    },
    4 * PATIENCE_MS,
  )

  it(
    'goes to every page by keyboard',
    async () => {
      const { page } = await browser.visitor()
      await page.goto(review.url)
      await page.waitForURL('**/findings?status=open')
      await page.waitForSelector('.nav')
      for (const [key, url] of [
        ['r', '**/reports'],
        ['o', '**/overview'],
        ['s', '**/sites'],
        ['i', '**/intake'],
        ['f', '**/findings?status=open'],
      ] as const) {
        await page.keyboard.press('g')
        await page.keyboard.press(key)
        await page.waitForURL(url)
      }
      await page.keyboard.press('?')
      await page.waitForSelector('[role=dialog] kbd')
    },
    4 * PATIENCE_MS,
  )
})

/** One address for each page, and a finding of each format. */
async function paths(url: string): Promise<readonly string[]> {
  const found = await Promise.all(
    ['pdf', 'docx', 'text'].map(async (format) => {
      const answer = await fetch(`${url}/api/findings?format=${format}&limit=1`)
      return ((await answer.json()) as FindingPage).rows[0]?.identity
    }),
  )
  const reports = (await (await fetch(`${url}/api/reports?limit=1`)).json()) as { rows: { id: string }[] }
  const report = `/reports/${reports.rows[0]?.id}`
  return [
    '/findings',
    ...found.map((identity) => `/findings/${identity}`),
    '/reports',
    report,
    `${report}?tab=tables`,
    '/overview',
    '/sites',
    '/intake',
    '/account',
  ]
}

interface Violation {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe finds serious or critical, with the first element of each. */
async function axe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeCore.source)
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as Violation[]
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes.length}x ${nodes[0]?.html.slice(0, 160)}`)
}

/** Drags a file over the page and lets it go there. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const base64 = Buffer.from(bytes).toString('base64')
  await page.evaluate(
    ({ name, base64 }) => {
      const content = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([content], name))
      for (const type of ['dragover', 'drop'])
        document
          .querySelector('.drop')
          ?.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }))
    },
    { name, base64 },
  )
}
