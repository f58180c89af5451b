import { describe, expect, it } from 'vitest'
import { htmlParser } from '../../../parsers/html/index.js'
import { InputRefused } from '../../../src/document/index.js'
import { cpuTimed } from '../cpu-time.js'
import { codes, shown, tablesOf, utf8 } from '../show.js'

const BOUND_MS = 5_000
const FONTS = Array.from({ length: 400 }, (_, i) => `<font size=${i}>`).join('')

async function timed(html: string) {
  const bytes = utf8(html)
  const { result, ms } = await cpuTimed(() => htmlParser.parse(bytes, {}, {}).catch((error: unknown) => error))
  return { outcome: result, ms }
}

describe('hostile pages', () => {
  it.each([
    ['nested divs', '<div>'.repeat(200_000), 'nesting'],
    ['nested tables', '<table><tr><td>'.repeat(20_000), 'nesting'],
    ['nested bold', '<b>'.repeat(200_000), 'nesting'],
    ['nested templates', '<template>'.repeat(200_000), 'nesting'],
    ['fonts that every paragraph opens again', `<p>${FONTS}</p>${'<p>x</p>'.repeat(100_000)}`, 'nodes'],
    ['paragraphs at great depth', FONTS + '<p>x'.repeat(100_000), 'nodes'],
    ['many elements', '<br>'.repeat(600_000), 'nodes'],
  ])('refuses %s soon', async (_, html, unit) => {
    const { outcome, ms } = await timed(html)
    expect(outcome).toBeInstanceOf(InputRefused)
    expect([(outcome as InputRefused).code, (outcome as InputRefused).data.unit]).toEqual(['too-large', unit])
    expect(ms).toBeLessThan(unit === 'nesting' ? 1_000 : BOUND_MS)
  })

  it.each([
    ['attributes', `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>甲 7</p>`],
    ['blanks', `<p>甲${' '.repeat(2_000_000)}7</p>`],
    ['preformatted blanks', `<pre>甲${' '.repeat(1_000_000)}7</pre>`],
    ['line breaks', `<pre>甲${'\n'.repeat(1_000_000)}7</pre>`],
    ['unclosed comments', '<!-- '.repeat(200_000)],
    ['angle brackets', '< '.repeat(500_000)],
    ['ampersands', '&'.repeat(1_000_000)],
    ['end tags without a start', '</b></p></td>'.repeat(100_000)],
    ['crossed formatting', '<b><i></b></i>'.repeat(20_000)],
    ['fostered text', `<table>${'x<b>'.repeat(400)}${'<tr>y'.repeat(20_000)}</table>`],
    ['stray blanks in a style', `<p style=";${' ;'.repeat(200_000)}">甲</p>`],
    ['toolbar words', `<p>${'打印'.repeat(90)}</p>`.repeat(2_000)],
  ])('reads a page of %s in time', async (_, html) => {
    const { ms } = await timed(html)
    expect(ms).toBeLessThan(BOUND_MS)
  })

  it('bounds grids: wide spans in every cell of a long table', async () => {
    const { outcome, ms } = await timed(
      `<table>${`<tr>${'<td colspan=1000 rowspan=65000>7</td>'.repeat(20)}</tr>`.repeat(3_000)}</table>`,
    )
    const document = outcome as Awaited<ReturnType<typeof htmlParser.parse>>
    expect(ms).toBeLessThan(BOUND_MS)
    expect(Math.max(...tablesOf(document).map((table) => table.rows * table.cols))).toBeLessThanOrEqual(400_000)
    expect(codes(document)).toContain('spans-clamped')
    // Every cell's text is still there, in a table or after it.
    expect(shown(document).join('').match(/7/g)).toHaveLength(60_000)
  })
})
