// A headless browser for the tests of the review page. It keeps what the page writes to its console, because a page
// that works and complains is not right either.
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { chromiumPath } from '../../../scripts/sample/pdf/browser.js'

/** Why the tests cannot run here; null where they can. */
export const NO_BROWSER = chromiumPath() === undefined ? 'Chromium is not installed (CHROMIUM names it)' : null

/** The machine may be busy with other things; a test that waits is not one that fails. */
export const PATIENCE_MS = 60_000

export interface Visitor {
  readonly page: Page
  /** Errors that the page wrote, and answers of the server that it did not expect. */
  readonly complaints: string[]
}

export class TestBrowser {
  readonly #browser: Browser
  private constructor(browser: Browser) {
    this.#browser = browser
  }

  static async open(): Promise<TestBrowser> {
    return new TestBrowser(await chromium.launch({ executablePath: chromiumPath() as string, args: ['--no-sandbox'] }))
  }

  /** Somebody with a browser of their own: no cookie or choice of another is in it. */
  async visitor(options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await this.#browser.newContext({ viewport: { width: 1680, height: 1000 }, ...options })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    return { page, complaints }
  }

  close(): Promise<void> {
    return this.#browser.close()
  }
}

/** Shown for as long as something is on its way, pdf.js's picture included. */
const LOADING = '.mantine-Loader-root, .original canvas:not([data-drawn])'

/** Waits until nothing is being loaded any more; says what still is when that takes too long. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.shell, .login')
  try {
    await page.waitForFunction((loading) => document.querySelector(loading) === null, LOADING)
  } catch (cause) {
    const left = await page.evaluate((loading) => document.querySelector(loading)?.outerHTML.slice(0, 300), LOADING)
    throw new Error(`${page.url()} is still loading: ${left}`, { cause })
  }
}
