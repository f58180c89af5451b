// A letter printed by a real Chromium: what comes is a PDF with the text, and a script that stands in it has not run.
import { describe, expect, it } from 'vitest'
import { chromiumPath } from '../../../scripts/sample/pdf/browser.js'
import { run } from '../../../src/pipeline/index.js'
import { LetterPrinter } from '../../../src/review/letters/print-letter.js'

const program = chromiumPath()

const page = (policy: string) => `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">${policy}</head><body>
<h1>平川县档案局2023年政府信息公开工作年度报告</h1><p id="p">一、总体情况</p><p>没有改动</p>
<script>document.getElementById('p').textContent = '一、脚本运行了'</script></body></html>`
const POLICY = `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'nonce-x'">`

/** Fonts print 一 with the glyph of the radical ⼀, which is taken back. */
const textOf = async (pdf: Buffer) =>
  JSON.stringify((await run(new Uint8Array(pdf), { name: 'letter.pdf' })).parsed).normalize('NFKC')

describe.skipIf(program === undefined)('a letter as PDF (needs Chromium)', () => {
  it('is printed under the policy of the page, which scripts do not pass', { timeout: 120_000 }, async () => {
    const printer = new LetterPrinter(program)
    const pdf = await printer.print(page(POLICY))
    expect(pdf?.subarray(0, 5).toString()).toBe('%PDF-')
    expect(await textOf(pdf as Buffer)).toContain('一、总体情况')
    // The same without the policy, so that what this looks for can be seen.
    expect(await textOf((await printer.print(page(''))) as Buffer)).toContain('一、脚本运行了')
  })

  it('is nothing where there is no Chromium', async () => {
    expect(await new LetterPrinter(null).print(page(POLICY))).toBeNull()
  })
})
