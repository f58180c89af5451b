/** A scan: pictures of the pages, without a character of text. */

import type { Variant } from '../variant.js'
import { withPage } from './browser.js'
import { printPage } from './page.js'
import { printPdf } from './print-pdf.js'

/** A4 at 110 dots an inch, in pixels. */
const SHEET = { width: 910, height: 1286 }

export const scan: Variant = {
  name: 'scan',
  shows: 'pictures of the pages without any text',
  status: { is: 'refused', reason: 'no-text-layer' },
  print: async (record, random) => {
    const html = printPage(record, {
      css: `body { padding: 70px 80px; width: ${SHEET.width - 160}px; filter: blur(.3px) contrast(.9); }`,
    })
    const tilt = random.pick([-0.4, 0.3, 0.6])
    const pictures = await withPage(async (page) => {
      await page.setViewportSize(SHEET)
      await page.setContent(html, { waitUntil: 'load' })
      const height = await page.evaluate(() => document.documentElement.scrollHeight)
      const shots: string[] = []
      for (let top = 0; top < height; top += SHEET.height) {
        const clip = { x: 0, y: top, width: SHEET.width, height: Math.min(SHEET.height, height - top) }
        shots.push((await page.screenshot({ clip, fullPage: true, type: 'jpeg', quality: 55 })).toString('base64'))
      }
      return shots
    })
    const sheets = pictures.map(
      (data) =>
        `<img style="display:block;width:100%;break-after:page;transform:rotate(${tilt}deg)" src="data:image/jpeg;base64,${data}">`,
    )
    return printPdf(`<html><body style="margin:0">${sheets.join('')}</body></html>`, { format: 'A4', margin: {} })
  },
}
