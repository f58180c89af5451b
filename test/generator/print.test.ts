import { strFromU8, unzipSync } from 'fflate'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { cellText } from '../../scripts/sample/cell-text.js'
import { expectedCells, print, randomRecord, type SampleFormat, variantOf, variants } from '../../scripts/sample/index.js'

const BYTE_STABLE: readonly SampleFormat[] = ['html', 'docx', 'text']
const WITHOUT_TABLES = ['paragraphs', 'flex-rows']

type Element = DefaultTreeAdapterTypes.Element

function elements(node: DefaultTreeAdapterTypes.ParentNode, name: string): Element[] {
  return node.childNodes.flatMap((child) => {
    if (!('tagName' in child)) return []
    return [...(child.tagName === name ? [child] : []), ...elements(child, name)]
  })
}

const count = (cell: Element, name: string) => Number(cell.attrs.find((attribute) => attribute.name === name)?.value ?? 1)

/** How many columns each row of a table covers, with spans resolved as browsers do; -1 where two cells overlap. */
function rowWidths(table: Element): number[] {
  const rows = elements(table, 'tr').filter((row) => elements(row, 'table').length === 0)
  const taken: boolean[][] = rows.map(() => [])
  rows.forEach((row, index) => {
    let col = 0
    for (const cell of row.childNodes.filter((node): node is Element => 'tagName' in node && /^t[dh]$/.test(node.tagName))) {
      while (taken[index]?.[col]) col++
      for (let down = 0; down < count(cell, 'rowspan'); down++) {
        for (let right = 0; right < count(cell, 'colspan'); right++) {
          const line = taken[index + down]
          if (line === undefined) continue
          if (line[col + right]) line[1000] = true
          line[col + right] = true
        }
      }
    }
  })
  return taken.map((line) => (line[1000] ? -1 : line.filter(Boolean).length))
}

function htmlOf(bytes: Uint8Array, variant: string): string {
  return new TextDecoder(variant.endsWith('gbk') ? 'gbk' : variant.endsWith('utf16') ? 'utf-16le' : 'utf-8').decode(bytes)
}

describe('printing', () => {
  it.each(BYTE_STABLE)('gives the same bytes for the same seed: %s', async (format) => {
    for (const { name } of variants[format]) {
      const [first, second] = await Promise.all([
        print(randomRecord(21), format, name, 4),
        print(randomRecord(21), format, name, 4),
      ])
      expect(Buffer.compare(first, second), name).toBe(0)
    }
  })

  it.each(BYTE_STABLE)('prints every variant of every form: %s', async (format) => {
    for (const form of ['2019', '2021', 'hybrid'] as const) {
      for (const { name } of variants[format])
        expect((await print(randomRecord(8, { form }), format, name, 1)).length, name).toBeGreaterThan(2000)
    }
  })

  it('has the variety that was promised, under names of their own', () => {
    expect(variants.html.length).toBeGreaterThanOrEqual(10)
    expect(variants.docx.length).toBeGreaterThanOrEqual(10)
    expect(variants.pdf.length).toBeGreaterThanOrEqual(15)
    for (const ones of Object.values(variants)) expect(new Set(ones.map((one) => one.name)).size).toBe(ones.length)
  })

  it('names the variants there are when asked for another', () => {
    expect(() => variantOf('docx', 'nothing')).toThrow(/plain/)
  })
})

describe('HTML', () => {
  it('has tables whose rows are all equally wide and whose cells never overlap', async () => {
    for (const seed of [1, 2, 3, 4]) {
      for (const { name } of variants.html.filter((one) => !WITHOUT_TABLES.includes(one.name))) {
        const page = parse(htmlOf(await print(randomRecord(seed), 'html', name, seed), name))
        const tables = elements(page, 'table').filter(
          (table) => elements(table, 'table').length === 0 && elements(table, 'tr').length >= 4,
        )
        expect(tables.length, name).toBeGreaterThanOrEqual(3)
        for (const table of tables.filter((one) => !/^索/.test(textOf(one))))
          expect(new Set(rowWidths(table)).size, `${name}, seed ${seed}`).toBe(1)
      }
    }
  })

  it('holds every figure of the record, in order', async () => {
    const record = randomRecord(17, { form: '2021', density: 1 })
    const figures = Object.entries(record.cells)
      .filter(([key]) => key.startsWith('applications.'))
      .map(([, content]) => cellText(content))
    const text = textOf(parse(htmlOf(await print(record, 'html', 'portal', 1), 'portal')) as unknown as Element)
    const printed = text.match(/\d+/g)?.join(' ') ?? ''
    for (let row = 0; row < figures.length; row += 7) expect(printed).toContain(figures.slice(row, row + 7).join(' '))
  })
})

function textOf(node: DefaultTreeAdapterTypes.Node): string {
  if ('value' in node) return ` ${node.value} `
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

describe('DOCX', () => {
  it('is well-formed, and every row fills its grid', async () => {
    for (const { name } of variants.docx) {
      const files = unzipSync(await print(randomRecord(13), 'docx', name, 2))
      for (const [path, bytes] of Object.entries(files)) {
        const parser = new SaxesParser({ xmlns: true })
        parser.on('error', (error) => expect.fail(`${name} ${path}: ${error.message}`))
        parser.write(strFromU8(bytes)).close()
      }
      const xml = strFromU8(files['word/document.xml'] as Uint8Array)
      // Innermost tables only: an outer one has one cell, and its rows hold the inner rows.
      for (const [table] of xml.matchAll(/<w:tbl>(?:(?!<w:tbl>).)*?<\/w:tbl>/gs)) {
        const columns = table.match(/<w:gridCol /g)?.length
        for (const [row] of table.matchAll(/<w:tr>.*?<\/w:tr>/gs)) {
          const spans = [...row.matchAll(/<w:tcPr>.*?<\/w:tcPr>/gs)].map(([cell]) =>
            Number(/gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1),
          )
          const before = Number(/gridBefore w:val="(\d+)"/.exec(row)?.[1] ?? 0)
          if (name === 'nested-figures') continue
          expect(before + spans.reduce((sum, span) => sum + span, 0), name).toBe(columns)
        }
      }
    }
  })
})

describe('expectedCells', () => {
  const record = randomRecord(2, { density: 0.5, form: '2021' })
  const zero = Object.keys(record.cells).find((key) => record.cells[key] === 0) as string
  const other = Object.keys(record.cells).find(
    (key) => key.startsWith('applications.') && Number(record.cells[key]) > 9,
  ) as string

  it('follows what the variant prints for 0', () => {
    expect(expectedCells(record, 'html', 'plain')[zero]).toEqual({ value: 0, state: 'value' })
    expect(expectedCells(record, 'html', 'blank-zero')[zero]).toEqual({ value: null, state: 'blank' })
    expect(expectedCells(record, 'html', 'dash-zero')[zero]).toEqual({ value: null, state: 'dash' })
    expect(expectedCells(record, 'html', 'none-zero')[zero]).toEqual({ value: null, state: 'none' })
  })

  it('allows `unreadable` only where the print loses something', () => {
    expect(expectedCells(record, 'pdf', 'solid')[other]).toEqual({ value: record.cells[other], state: 'value' })
    expect(expectedCells(record, 'pdf', 'wrapped-figures')[other]).toMatchObject({
      value: record.cells[other],
      unreadableAllowed: true,
    })
    expect(expectedCells(record, 'text', 'lines-blank-zero')[zero]?.unreadableAllowed).toBe(true)
    expect(expectedCells(record, 'pdf', 'scan')).toEqual({})
  })
})
