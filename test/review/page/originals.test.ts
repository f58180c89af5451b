// The highlight lies on the right cell: what is under it in the document is what the finding says is printed there.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser } from '../../../scripts/sample/index.js'
import { faultyReports } from '../../../scripts/screenshots/reports.js'
import { type RunningReview, startReview } from '../../../scripts/screenshots/running-review.js'
import type { CellView, Finding, FindingPage } from '../../../src/review/api.js'
import { placeId } from '../../../src/review/place-id.js'
import { NO_BROWSER, PATIENCE_MS, settled, TestBrowser } from './browser.js'

/** A mark may be off by so much: the page's edges are rounded to 0.01 point, the screen's to a pixel. */
const OFF_BY_PX = 1.5

describe.skipIf(NO_BROWSER !== null)(`originals beside their findings ${NO_BROWSER ?? ''}`, () => {
  let review: RunningReview
  let browser: TestBrowser
  beforeAll(async () => {
    review = await startReview()
    browser = await TestBrowser.open()
    await review.bring(await faultyReports())
  }, 8 * PATIENCE_MS)
  afterAll(async () => {
    await browser?.close()
    await review?.stop()
    await closeBrowser()
  })

  it(
    'marks cells of a PDF where their figures are printed',
    async () => {
      const { page, complaints } = await browser.visitor()
      const finding = await openFinding(page, review.url, 'pdf')
      const cells = cellsOf(finding)
      expect(cells.length).toBeGreaterThan(3)
      await page.waitForSelector('.pdf-text span')
      for (const [key, cell] of cells) {
        const mark = await boxOf(page, `.pdf-mark[data-cell="${key}"]`)
        expect(await pageBoxOf(page, cell), key).toSatisfy((box: Box) => near(box, mark))
        expect(await textsWithin(page, mark), key).toBe(cell.raw)
      }
      expect(await inView(page, '.pdf-mark[data-mark=right]')).toBe(true)
      expect(complaints).toEqual([])
    },
    4 * PATIENCE_MS,
  )

  it.each(['docx', 'html'])(
    'marks cells of %s where their figures are printed',
    async (format) => {
      const { page, complaints } = await browser.visitor()
      const finding = await openFinding(page, review.url, format)
      const cells = cellsOf(finding)
      expect(cells.length).toBeGreaterThan(3)
      for (const [key, cell] of cells) {
        const marked = page.locator(`.paper [data-cell="${key}"]`)
        expect(await marked.count(), key).toBe(1)
        expect((await marked.textContent())?.trim(), key).toBe(cell.raw)
        expect(await marked.getAttribute('data-place'), key).toBe(placeId(cell.place))
        expect(await rowNameOf(page, key), key).toContain(rowOf(finding, key))
      }
      expect(await inView(page, '.paper [data-mark=right]')).toBe(true)
      expect(complaints).toEqual([])
    },
    4 * PATIENCE_MS,
  )
})

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

async function openFinding(page: Page, url: string, format: string): Promise<Finding> {
  const query = new URLSearchParams({ format, rule: 'applicants-sum-to-total', limit: '1' })
  const list = (await (await fetch(`${url}/api/findings?${query}`)).json()) as FindingPage
  const identity = list.rows[0]?.identity ?? 'there is none'
  await page.goto(`${url}/findings/${identity}`)
  await settled(page)
  await page.waitForSelector('[data-mark]')
  return (await (await fetch(`${url}/api/findings/${identity}`)).json()) as Finding
}

function cellsOf({ anomaly, tables }: Finding): [string, CellView][] {
  return anomaly.cells.flatMap((key): [string, CellView][] =>
    tables.flatMap(({ cells }): [string, CellView][] => (cells[key] ? [[key, cells[key]]] : [])),
  )
}

async function boxOf(page: Page, selector: string): Promise<Box> {
  const box = await page.locator(selector).boundingBox()
  if (box === null) throw new Error(`${selector} is not drawn`)
  return box
}

/** Where the cell's place lies on the screen, from the page's size on the screen and in points. */
async function pageBoxOf(page: Page, { place }: CellView): Promise<Box> {
  if (place.in !== 'pdf') throw new Error('not in a PDF')
  const sheet = await boxOf(page, '.pdf-page')
  const canvas = await page.locator('.pdf-page').getAttribute('data-points')
  const scale = sheet.width / Number(canvas)
  const { x0, y0, x1, y1 } = place.box
  return { x: sheet.x + x0 * scale, y: sheet.y + y0 * scale, width: (x1 - x0) * scale, height: (y1 - y0) * scale }
}

function near(one: Box, other: Box): boolean {
  return (['x', 'y', 'width', 'height'] as const).every((side) => Math.abs(one[side] - other[side]) <= OFF_BY_PX)
}

/** The text of the PDF whose middle lies within a box on the screen, by pdf.js's own layer of text. */
function textsWithin(page: Page, box: Box): Promise<string> {
  return page.evaluate(({ x, y, width, height }) => {
    const within = [...document.querySelectorAll('.pdf-text span')].filter((span) => {
      const at = span.getBoundingClientRect()
      const [cx, cy] = [at.x + at.width / 2, at.y + at.height / 2]
      return span.childElementCount === 0 && cx > x && cx < x + width && cy > y && cy < y + height
    })
    return within
      .map((span) => span.textContent)
      .join('')
      .trim()
  }, box)
}

/** What stands at the beginning of the row of a marked cell. */
function rowNameOf(page: Page, key: string): Promise<string> {
  return page.evaluate(
    (cell) => document.querySelector(`.paper [data-cell="${cell}"]`)?.closest('tr')?.textContent?.replace(/\s/g, '') ?? '',
    key,
  )
}

/** The numeral of the row's label as the form prints it; labels themselves may be printed shorter. */
function rowOf({ sums }: Finding, key: string): string {
  const operand = sums.flatMap(({ left, right }) => [...left, ...right]).find(({ cell }) => cell === key)
  return operand?.row.replace(/\s/g, '').slice(-4) ?? 'no operand'
}

function inView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => {
    const element = document.querySelector(wanted)
    const frame = element?.closest('.paper-frame')?.getBoundingClientRect()
    const box = element?.getBoundingClientRect()
    return box !== undefined && frame !== undefined && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1
  }, selector)
}
