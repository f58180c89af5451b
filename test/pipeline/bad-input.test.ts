import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { extract } from '../../src/index.js'

const sample = (path: string) => new Uint8Array(readFileSync(new URL(`../../samples/${path}`, import.meta.url)))
const html = sample('sound-2023-html/source.html')
const docx = sample('wrong-total-2023-docx/source.docx')
const pdf = sample('broken-table-2024-pdf/source.pdf')
const text = sample('damaged-2022-text/source.txt')
const utf8 = (string: string) => new TextEncoder().encode(string)
const part = (bytes: Uint8Array, share: number) => bytes.slice(0, Math.floor(bytes.length * share))

describe('input that says nothing', () => {
  it.each([
    ['no bytes', new Uint8Array(), 'empty'],
    ['blank lines only', utf8('\n \n\t\n'), 'empty'],
    ['a page about something else', utf8('<html><body><p>今天去公园散步，天气很好。</p></body></html>'), 'not-a-report'],
    ['a text that only mentions the subject', utf8('政府信息公开工作年度报告应当在每年一月底前公布。\n'), 'not-a-report'],
    ['a PDF cut off', part(pdf, 0.6), 'damaged'],
    ['a DOCX cut off', part(docx, 0.6), 'damaged'],
    ['a PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'unsupported-format'],
    ['RTF', utf8('{\\rtf1\\ansi 2023}'), 'unsupported-format'],
  ])('%s is refused: %#', async (_, bytes, code) => {
    const result = await extract(bytes)
    expect(result).toMatchObject({ status: 'refused', reason: { code }, report: null, layouts: null, cells: {}, anomalies: [] })
    expect(result.reason?.message).toMatch(/请/)
  })
})

describe('input under a wrong name', () => {
  it.each([
    ['html as docx', html, 'x.docx'],
    ['docx as pdf', docx, 'x.pdf'],
    ['pdf as txt', pdf, 'x.txt'],
    ['text as html', text, 'x.html'],
  ])('%s gives the same record', async (_, bytes, name) => {
    expect(await extract(bytes, { name })).toEqual(await extract(bytes))
  })
})

describe('input cut off in the middle', () => {
  const whole = { html, text }
  it.each(
    (['html', 'text'] as const).flatMap((format) => [0.35, 0.45, 0.55, 0.65, 0.75].map((share) => [format, share] as const)),
  )('%s at %d is partial, and no cell is wrong', async (format, share) => {
    const [cut, full] = [await extract(part(whole[format], share)), await extract(whole[format])]
    expect(cut.status).toBe('partial')
    expect(cut.reason?.code).toBe('cut-off')
    for (const [key, cell] of Object.entries(cut.cells)) {
      if (cell.state !== 'unreadable') expect([key, cell.value]).toEqual([key, full.cells[key]?.value])
    }
    expect(Object.keys(cut.cells).length).toBeLessThan(Object.keys(full.cells).length)
  })

  it('never reads a figure that the cut may have shortened', async () => {
    const source = new TextDecoder().decode(html)
    const first = source.indexOf('本年新收')
    const seen: string[] = []
    for (let end = first; end < first + 1500; end += 7) {
      const cut = await extract(utf8(source.slice(0, end)))
      const full = await extract(html)
      for (const [key, cell] of Object.entries(cut.cells)) {
        if (cell.value !== null && cell.value !== full.cells[key]?.value) seen.push(`${end}: ${key} ${cell.raw}`)
      }
    }
    expect(seen).toEqual([])
  }, 120_000)
})
