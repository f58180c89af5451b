// A reviewer's work in a browser, over the samples and over reports with faults put in: by keyboard, in bulk, with
// corrections, beside a colleague, and after a new version of a report has come in.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser, print, randomRecord, type SampleRecord } from '../../../scripts/sample/index.js'
import { faultyReports, sampleFiles } from '../../../scripts/screenshots/reports.js'
import { type RunningReview, startReview } from '../../../scripts/screenshots/running-review.js'
import type { Finding, FindingPage, FindingRow } from '../../../src/review/api.js'
import { NO_BROWSER, PATIENCE_MS, settled, TestBrowser } from './browser.js'

/** A report that has faults of its own, apart from those of the other tests. */
const OWN = randomRecord(77_003, { agency: 7_003, year: 2023, density: 0.6, faults: 4 })

describe.skipIf(NO_BROWSER !== null)(`work on findings ${NO_BROWSER ?? ''}`, () => {
  let review: RunningReview
  let browser: TestBrowser
  beforeAll(async () => {
    review = await startReview()
    browser = await TestBrowser.open()
    await review.bring([...sampleFiles(), ...(await faultyReports()), await fileOf(OWN)])
  }, 8 * PATIENCE_MS)
  afterAll(async () => {
    await browser?.close()
    await review?.stop()
    await closeBrowser()
  })

  it(
    'judges ten findings by keyboard alone, each moving on to the next',
    async () => {
      const { page, complaints } = await browser.visitor()
      await openList(page, review.url, 'status=open&format=pdf&format=docx')
      const order = await rows(review.url, 'status=open&format=pdf&format=docx')
      expect(order.length).toBeGreaterThanOrEqual(10)
      await page.keyboard.press('Enter')
      await settled(page)
      for (let at = 0; at < 10; at++) {
        await page.waitForSelector(`.detail[data-identity="${order[at]?.identity}"] h1`)
        if (at % 3 === 2) {
          await page.keyboard.press('d')
          await page.waitForSelector('[role=dialog]')
          await page.keyboard.press('1')
          await page.waitForSelector('[role=dialog]', { state: 'detached' })
        } else await page.keyboard.press('c')
      }
      await until(
        async () =>
          (await statuses(review.url, order.slice(0, 10))).join() === `${'confirmed,confirmed,dismissed,'.repeat(3)}confirmed`,
      )
      await page.keyboard.press('u')
      await until(async () => (await statuses(review.url, order.slice(9, 10))).join() === 'open')
      expect(complaints).toEqual([])
    },
    6 * PATIENCE_MS,
  )

  it(
    'dismisses many at once and takes it back',
    async () => {
      const { page, complaints } = await browser.visitor()
      await openList(page, review.url, 'status=open&format=html')
      const three = (await rows(review.url, 'status=open&format=html')).slice(0, 3)
      for (const key of ['x', 'j', 'x', 'j', 'x', 'd']) await page.keyboard.press(key)
      await page.waitForSelector('[role=dialog]')
      await page.keyboard.press('4')
      await until(async () => (await statuses(review.url, three)).every((status) => status === 'dismissed'))
      await page.keyboard.press('u')
      await until(async () => (await statuses(review.url, three)).every((status) => status === 'open'))
      expect(complaints).toEqual([])
    },
    4 * PATIENCE_MS,
  )

  it(
    'corrects a cell, and the finding goes while the printed figure stays',
    async () => {
      const { page, complaints } = await browser.visitor()
      const [row] = await rows(review.url, `rule=applicants-sum-to-total&status=open&agency=${encodeURIComponent(OWN.agency)}`)
      const finding = await findingOf(review.url, row)
      const wrong = finding.sums[0]?.right[0]
      await page.goto(`${review.url}/findings/${row?.identity}`)
      await page.waitForSelector('.claim h1')
      await page.keyboard.press('e')
      await page.locator('[role=dialog] input[inputmode=decimal]').last().fill(String(finding.sums[0]?.leftSum))
      await page.keyboard.press('Enter')
      await until(async () => (await statuses(review.url, [row])).join() === 'corrected')
      const after = await findingOf(review.url, row)
      expect(after.corrected?.settled).toBe(true)
      await page.goto(`${review.url}/findings/${row?.identity}`)
      const cell = page.locator(`.form-frame [data-cell="${wrong?.cell}"]`)
      expect((await cell.locator('del').textContent())?.trim()).toBe(wrong?.printed)
      expect((await cell.locator('ins').textContent())?.trim()).toBe(String(finding.sums[0]?.leftSum))
      expect(complaints).toEqual([])
    },
    4 * PATIENCE_MS,
  )

  it(
    'shows both versions when a colleague was first',
    async () => {
      const [row] = await rows(review.url, 'status=open&format=text')
      const [mine, theirs] = [await browser.visitor(), await browser.visitor()]
      for (const { page } of [mine, theirs]) {
        await page.goto(`${review.url}/findings/${row?.identity}`)
        await page.waitForSelector('.claim h1')
        await page.waitForSelector(`.row[data-identity="${row?.identity}"]`)
      }
      await theirs.page.keyboard.press('c')
      await until(async () => (await statuses(review.url, [row])).join() === 'confirmed')
      await mine.page.keyboard.press('d')
      await mine.page.waitForSelector('[role=dialog]')
      await mine.page.keyboard.press('2')
      await mine.page.waitForSelector('.version')
      expect(await mine.page.locator('.version .chip').allInnerTexts()).toEqual(['属实', '排除'])
      expect(await statuses(review.url, [row])).toEqual(['confirmed'])
      await mine.page.getByRole('button', { name: '改为我的处理' }).click()
      await until(async () => (await statuses(review.url, [row])).join() === 'dismissed')
    },
    4 * PATIENCE_MS,
  )

  it(
    'keeps decisions when a new version comes in, and shows the one whose figures changed',
    async () => {
      const query = `status=open&rule=applicants-sum-to-total&rule=disputes-sum-to-total&agency=${encodeURIComponent(OWN.agency)}`
      const found = await rows(review.url, query)
      expect(found.length).toBeGreaterThanOrEqual(2)
      const { page } = await browser.visitor()
      await openList(page, review.url, query)
      for (const _ of found) await page.keyboard.press('c')
      await until(async () => (await statuses(review.url, found)).every((status) => status === 'confirmed'))
      const changed = (await findingOf(review.url, found[0])).sums[0]?.right[0]
      const cells = { ...OWN.cells, [changed?.cell ?? '']: Number(changed?.counts) + 1_000 }
      await review.bring([await fileOf({ ...OWN, cells })])
      await page.goto(`${review.url}/findings?agency=${encodeURIComponent(OWN.agency)}`)
      await page.waitForSelector(`.row[data-identity="${found[0]?.identity}"] .status-stale`)
      expect(await page.locator(`.row[data-identity="${found[1]?.identity}"] .chip`).allInnerTexts()).toEqual(['错误', '属实'])
    },
    6 * PATIENCE_MS,
  )
})

async function fileOf(record: SampleRecord) {
  return { name: `${record.agency}.html`, bytes: await print(record, 'html', 'plain', 1) }
}

async function openList(page: Page, url: string, query: string): Promise<void> {
  await page.goto(`${url}/findings?${query}`)
  await page.waitForSelector('.row[data-current=true]')
  await page.waitForSelector('.claim h1')
}

async function rows(url: string, query: string): Promise<readonly FindingRow[]> {
  return ((await (await fetch(`${url}/api/findings?${query}&limit=100`)).json()) as FindingPage).rows
}

async function findingOf(url: string, row: FindingRow | undefined): Promise<Finding> {
  return (await (await fetch(`${url}/api/findings/${row?.identity}`)).json()) as Finding
}

async function statuses(url: string, of: readonly (FindingRow | undefined)[]): Promise<readonly string[]> {
  return Promise.all(of.map(async (row) => (await findingOf(url, row)).anomaly.status))
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  await expect.poll(holds, { timeout: PATIENCE_MS, interval: 300 }).toBe(true)
}
