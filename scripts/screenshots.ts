/** Pictures of every page of the review: `npx tsx scripts/screenshots.ts [--out FOLDER] [--only PART-OF-A-NAME]`. */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import type { FindingPage } from '../src/review/api.js'
import { closeBrowser } from './sample/index.js'
import { chromiumPath } from './sample/pdf/browser.js'
import { crawledSites } from './screenshots/crawled-sites.js'
import { faultyReports, sampleFiles } from './screenshots/reports.js'
import { startReview } from './screenshots/running-review.js'

const WIDTHS = { wide: { width: 1680, height: 1000 }, desk: { width: 1280, height: 800 }, tablet: { width: 900, height: 1180 } }

/** Until the page has begun to ask, and until what it has is painted. */
const LAYOUT_MS = 1_000
const LOAD_MS = 60_000

/** A picture: its name, the address, and what is done there before. */
interface Shot {
  readonly name: string
  readonly path: string
  readonly size?: keyof typeof WIDTHS
  readonly options?: BrowserContextOptions
  readonly lang?: 'en'
  readonly prepare?: (page: Page) => Promise<void>
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { out: { type: 'string', default: join(tmpdir(), 'gouji-screenshots') }, only: { type: 'string', default: '' } },
  })
  const executablePath = chromiumPath()
  if (executablePath === undefined) throw new Error('screenshots need Chromium; install it, or name it in CHROMIUM')
  mkdirSync(values.out, { recursive: true })
  const review = await startReview(crawledSites)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    await review.bring([...sampleFiles(), ...(await faultyReports())])
    await decideSome(review.url, browser)
    for (const shot of (await shotsOf(review.url)).filter(({ name }) => name.includes(values.only))) {
      await take(browser, review.url, shot, join(values.out, `${shot.name}.png`))
      console.log(join(values.out, `${shot.name}.png`))
    }
  } finally {
    await browser.close()
    await review.stop()
    await closeBrowser()
  }
}

/** One finding of each format, a dialog, every page; dark, English and narrow where that is another look. */
async function shotsOf(url: string): Promise<readonly Shot[]> {
  const one = async (format: string, rule = '') => {
    const query = new URLSearchParams({ format, limit: '1', ...(rule === '' ? {} : { rule }) })
    const { rows } = (await (await fetch(`${url}/api/findings?${query}`)).json()) as FindingPage
    return rows[0] ? `/findings/${rows[0].identity}` : '/findings'
  }
  const pdf = await one('pdf', 'applicants-sum-to-total')
  const docx = await one('docx')
  const html = await one('html')
  const text = await one('text')
  const report = (await (await fetch(`${url}/api/reports?limit=1`)).json()) as { rows: { id: string }[] }
  const reportPath = `/reports/${report.rows[0]?.id}`
  return [
    { name: 'findings', path: '/findings?status=open', size: 'wide' },
    { name: 'findings-1280', path: '/findings?status=open' },
    { name: 'findings-dark', path: '/findings?status=open', size: 'wide', options: { colorScheme: 'dark' } },
    { name: 'findings-english', path: '/findings?status=open', size: 'wide', lang: 'en' },
    { name: 'findings-tablet', path: '/findings?status=open', size: 'tablet' },
    { name: 'findings-empty', path: '/findings?q=nothing-like-this' },
    { name: 'findings-selected', path: '/findings?status=open', prepare: (page) => press(page, 'x', 'j', 'x') },
    { name: 'finding-pdf', path: pdf, size: 'wide' },
    { name: 'finding-pdf-1280', path: pdf },
    { name: 'finding-pdf-dark', path: pdf, size: 'wide', options: { colorScheme: 'dark' } },
    { name: 'finding-pdf-tablet', path: pdf, size: 'tablet' },
    { name: 'finding-docx', path: docx, size: 'wide' },
    { name: 'finding-html', path: html, size: 'wide' },
    { name: 'finding-text', path: text, size: 'wide' },
    { name: 'dialog-dismiss', path: pdf, prepare: (page) => press(page, 'd') },
    { name: 'dialog-correct', path: pdf, prepare: (page) => press(page, 'e') },
    { name: 'dialog-help', path: pdf, prepare: (page) => press(page, '?') },
    { name: 'reports', path: '/reports' },
    { name: 'report', path: reportPath },
    { name: 'report-tables', path: `${reportPath}?tab=tables` },
    { name: 'report-sections', path: `${reportPath}?tab=sections` },
    { name: 'overview', path: '/overview', size: 'wide' },
    { name: 'overview-dark-english', path: '/overview', size: 'wide', options: { colorScheme: 'dark' }, lang: 'en' },
    { name: 'sites', path: '/sites' },
    { name: 'sites-dark-english', path: '/sites', options: { colorScheme: 'dark' }, lang: 'en' },
    { name: 'intake', path: '/intake', prepare: handIn },
    { name: 'account', path: '/account' },
  ]
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(200)
  }
}

/** A report that is read and a file that cannot be. */
async function handIn(page: Page): Promise<void> {
  const [sample] = sampleFiles()
  await page.setInputFiles('input[type=file]', [
    { name: sample?.name ?? '', mimeType: '', buffer: Buffer.from(sample?.bytes ?? []) },
    { name: '空文件.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7\nnothing') },
  ])
  await page.waitForTimeout(6000)
}

/** A confirmed, a dismissed and a corrected finding, so that chips, logs and letters have something to show. */
async function decideSome(url: string, browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: WIDTHS.desk })
  await page.goto(`${url}/findings?rule=applicants-sum-to-total&status=open`)
  await page.waitForSelector('.claim h1')
  await press(page, 'c', 'c', 'd', '1')
  await page.waitForTimeout(1000)
  await page.close()
}

async function take(browser: Browser, url: string, shot: Shot, file: string): Promise<void> {
  const context = await browser.newContext({ viewport: WIDTHS[shot.size ?? 'desk'], colorScheme: 'light', ...shot.options })
  if (shot.lang) await context.addInitScript((lang) => window.localStorage.setItem('gouji:lang', lang), shot.lang)
  const page = await context.newPage()
  page.on('console', (message) => message.type() === 'error' && console.error(`${shot.name}: ${message.text()}`))
  page.on('pageerror', (error) => console.error(`${shot.name}: ${error.message}`))
  await page.goto(url + shot.path)
  await page.waitForLoadState('networkidle').catch(() => undefined)
  await page.waitForTimeout(LAYOUT_MS)
  await page.waitForFunction(
    () =>
      document.querySelector('.mantine-Loader-root, canvas:not([data-drawn], [data-zr-dom-id], .hiddenCanvasElement)') === null,
    undefined,
    { timeout: LOAD_MS },
  )
  await page.waitForTimeout(LAYOUT_MS)
  await shot.prepare?.(page)
  await page.screenshot({ path: file })
  await context.close()
}

await main()
