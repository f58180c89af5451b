/** HTML to PDF bytes through Chromium, without the clock's traces. */
import type { Page } from 'playwright-core'
import { withPage } from './browser.js'

export type PaperOptions = NonNullable<Parameters<Page['pdf']>[0]>

/** Prints a page. The creation and modification dates are overwritten, so that two runs differ in nothing else. */
export async function printPdf(html: string, paper: PaperOptions): Promise<Uint8Array> {
  const bytes = await withPage(async (page) => {
    await page.setContent(html, { waitUntil: 'load' })
    return page.pdf(paper)
  })
  return withoutDates(new Uint8Array(bytes))
}

/** Replaces `(D:…)` by a fixed date of the same length; offsets in the file stay right. */
export function withoutDates(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const fixed = text.replace(/\/(CreationDate|ModDate) \(D:\d{14}/g, (_, name) => `/${name} (D:20240101000000`)
  return new Uint8Array(Buffer.from(fixed, 'latin1'))
}
