/** One headless Chromium for all pages of a run; started when first needed. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const ARGUMENTS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking']

let running: Promise<Browser> | undefined

/** Where Chromium is, or undefined. `CHROMIUM` in the environment wins. */
export function chromiumPath(): string | undefined {
  return [process.env.CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path))
}

/** Runs `use` on a fresh page and closes the page. Throws where there is no Chromium. */
export async function withPage<T>(use: (page: Page) => Promise<T>): Promise<T> {
  const executablePath = chromiumPath()
  if (executablePath === undefined)
    throw new Error(`PDF samples need Chromium; none at ${PLACES.join(', ')}. Install it, or name it in CHROMIUM.`)
  running ??= chromium.launch({ executablePath, args: ARGUMENTS })
  const page = await (await running).newPage()
  try {
    return await use(page)
  } finally {
    await page.close()
  }
}

/** Ends Chromium, if it runs; a process that printed PDFs does not exit before. */
export async function closeBrowser(): Promise<void> {
  const browser = running
  running = undefined
  await (await browser)?.close()
}
