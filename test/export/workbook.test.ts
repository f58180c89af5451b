import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportTo } from '../../src/export/index.js'
import type { Reading } from '../../src/pipeline/index.js'
import type { ExportItem } from '../../src/store/index.js'
import { CUT_MARK, LONGEST_CELL, WorkbookTooLarge, WorkbookWriter } from '../../src/xlsx/index.js'
import { makeItem, RECEIVED, readSample, renamed, stream } from './make-items.js'
import { csvRows } from './read-csv.js'

const OPTIONS = { createdAt: 0 }

let folder: string
let wrong: Reading
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gouji-workbook-'))
  wrong = await readSample('wrong-total-2023-docx/source.docx')
})
afterAll(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

/** The parts of a workbook by path, each checked to be XML. */
async function partsOf(name: string): Promise<Record<string, string>> {
  const parts = Object.fromEntries(
    Object.entries(unzipSync(await readFile(at(name)))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  )
  for (const xml of Object.values(parts)) {
    const parser = new SaxesParser()
    parser.on('error', (error) => {
      throw error
    })
    parser.write(xml).close()
  }
  return parts
}

const sheetNames = (parts: Record<string, string>) =>
  [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)

/** A sheet as rows of texts, read back by the format's own rules. */
function rowsOf(xml: string): string[][] {
  const rows: string[][] = []
  const parser = new SaxesParser()
  let [column, text] = [0, '']
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'row') rows.push([])
    if (name === 'c') column = String(attributes.r).charCodeAt(0) - 'A'.charCodeAt(0)
    text = ''
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('closetag', ({ name }) => {
    const row = rows.at(-1)
    if (row && (name === 't' || name === 'v')) {
      row[column] = text.replace(/_x([0-9A-F]{4})_/g, (_escape, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    }
  })
  parser.write(xml).close()
  return rows
}

/** Whether LibreOffice is there with Calc, its part for sheets: it can open a CSV only then. */
async function hasCalc(): Promise<boolean> {
  await writeFile(at('try.csv'), 'a')
  await office('xlsx', 'try.csv')
  return (await readdir(folder)).includes('try.xlsx')
}

/** Converts a file beside itself; without LibreOffice nothing comes out. */
async function office(format: string, name: string): Promise<void> {
  const home = `-env:UserInstallation=file://${at('office-home')}`
  const run = promisify(execFile)('soffice', [home, '--headless', '--convert-to', format, '--outdir', folder, at(name)], {
    timeout: 120_000,
  })
  await run.catch((error) => {
    if (error.code !== 'ENOENT') throw error
  })
}

describe('the workbook', () => {
  it('has the tables and the codebook, without a formula anywhere', async () => {
    await exportTo(at('a.xlsx'), stream(makeItem(renamed(wrong, '=1+1'))), OPTIONS)
    const parts = await partsOf('a.xlsx')
    expect(Object.keys(parts)[0]).toBe('[Content_Types].xml')
    expect(sheetNames(parts)).toEqual(['cells', 'reports', 'findings', 'decisions', 'codebook'])
    for (const xml of Object.values(parts)) expect(xml).not.toMatch(/<f>/)
    expect(parts['xl/worksheets/sheet2.xml']).toContain('t="inlineStr"><is><t xml:space="preserve">=1+1</t>')
  })

  it('colours the figures of findings and notes what was found', async () => {
    const item = makeItem(wrong)
    const [dismissed, ...standing] = item.detail.anomalies.filter(({ cells }) => cells.length > 0)
    const anomalies = item.detail.anomalies.map((each) => (each === dismissed ? { ...each, status: 'dismissed' as const } : each))
    await exportTo(at('m.xlsx'), stream(makeItem(wrong, { detail: { anomalies } })), OPTIONS)
    const parts = await partsOf('m.xlsx')
    const marked = new Set(standing.flatMap(({ cells }) => cells))
    const keys = Object.keys(wrong.extraction.cells)
    const coloured = [...(parts['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<c r="G(\d+)" s="[567]"/g)].map(
      ([, row]) => keys[Number(row) - 2],
    )
    expect(new Set(coloured)).toEqual(marked)
    expect(marked.size).toBeGreaterThan(0)
    expect(parts['xl/comments1.xml']?.match(/<comment /g)).toHaveLength(marked.size)
    expect(parts['xl/drawings/vmlDrawing1.vml']?.match(/<v:shape /g)).toHaveLength(marked.size)
    expect(parts['xl/comments1.xml']).toContain(`${standing[0]?.rule} · 未处理`)
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<legacyDrawing r:id="rId1"/>')
  })

  it('goes on in another sheet where one is full, header and all', async () => {
    await exportTo(at('s.xlsx'), stream(makeItem(wrong), makeItem(wrong)), { ...OPTIONS, sheetRows: 151 })
    const parts = await partsOf('s.xlsx')
    expect(sheetNames(parts)).toEqual([
      'cells',
      'cells 2',
      'cells 3',
      'reports',
      'findings',
      'decisions',
      'codebook',
      'codebook 2',
    ])
    const rows = [...(parts['xl/workbook.xml'] ?? '').matchAll(/<sheet name="(cells[ \d]*)" sheetId="(\d+)"/g)].map(
      ([, , id]) => {
        const xml = parts[`xl/worksheets/sheet${id}.xml`] ?? ''
        expect(xml).toContain('>engine_version</t>')
        return xml.match(/<row /g)?.length
      },
    )
    expect(rows).toEqual([151, 151, 101])
  })

  it('escapes what XML cannot hold, cuts what Excel cannot, and keeps what looks like an escape', async () => {
    const [key] = Object.keys(wrong.extraction.cells) as [string]
    const cell = { ...wrong.extraction.cells[key], raw: 'x'.repeat(40_000), note: 'a\u000Bb\r\u0000\uD800\uFFFE _x000B_<&>' }
    const cells = { ...wrong.extraction.cells, [key]: cell }
    await exportTo(
      at('e.xlsx'),
      stream(makeItem({ ...wrong, extraction: { ...wrong.extraction, cells } as Reading['extraction'] })),
      OPTIONS,
    )
    const xml = (await partsOf('e.xlsx'))['xl/worksheets/sheet1.xml'] ?? ''
    expect(xml).toContain('>a_x000B_b_x000D_\uFFFD\uFFFD\uFFFD _x005F_x000B_&lt;&amp;&gt;<')
    const long = /<t xml:space="preserve">(x+[^<]*)</.exec(xml)?.[1] ?? ''
    expect([long.length, long.endsWith(CUT_MARK)]).toEqual([LONGEST_CELL, true])
  })

  it('gives back the figures and texts of the CSV', async () => {
    await exportTo(at('r.xlsx'), hostile(), OPTIONS)
    await exportTo(at('plain.csv'), hostile(), OPTIONS)
    const [header = [], ...rows] = rowsOf((await partsOf('r.xlsx'))['xl/worksheets/sheet1.xml'] ?? '')
    const due = csvRows(await readFile(at('plain.csv'), 'utf8'))
    const seen = rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])))
    const asShown = (row: Record<string, string>) => ({ ...row, received_at: 'checked below' })
    expect(seen.map(asShown)).toEqual(due.map(asShown))
    const days = Number(seen[0]?.received_at)
    expect(Math.round((days - 25_569) * 86_400_000)).toBe(RECEIVED)
  })

  it('opens in LibreOffice with the figures and texts of the CSV', async (context) => {
    if (!(await hasCalc())) context.skip('LibreOffice Calc is not installed')
    await exportTo(at('l.xlsx'), hostile(), OPTIONS)
    await exportTo(at('due.csv'), hostile(), OPTIONS)
    // UTF-8, quotes around text, values as stored and not as shown, every sheet into a file of its own.
    await office('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', 'l.xlsx')
    const seen = csvRows((await readFile(at('l-cells.csv'), 'utf8')).replace(/\r?\n/g, '\r\n'))
    const shown = (rows: Record<string, string>[]) =>
      rows.map(({ key, label, value, raw, year }) => [key, label, value, raw, year])
    expect(shown(seen)).toEqual(shown(csvRows(await readFile(at('due.csv'), 'utf8'))))
  })
})

/** A sound name and one with everything that a sheet has to escape. */
function hostile(): AsyncGenerator<ExportItem> {
  return stream(makeItem(wrong), makeItem(renamed(wrong, '局\u000B_x000B_ "引号",\n<=1+1>')))
}

describe('the writer of workbooks', () => {
  it('refuses more than an archive can name, before anything is taken', async () => {
    const { zipParts } = await import('../../src/xlsx/zip-parts.js')
    const { DeflatedPart } = await import('../../src/xlsx/deflated-part.js')
    const part = new DeflatedPart('xl/a.xml', at('a.deflate'))
    await part.write('a')
    await part.finish()
    part.size = 2 ** 32
    const taken: Uint8Array[] = []
    const take = (bytes: Uint8Array) => void taken.push(bytes)
    await expect(zipParts([part], take)).rejects.toBeInstanceOf(WorkbookTooLarge)
    expect(taken).toEqual([])
  })

  it('says what the disk said', async () => {
    const workbook = new WorkbookWriter(at('not-there'))
    const sheet = workbook.sheet('a', [{ title: 'a', width: 9, style: 'text' }])
    await sheet.row(['x'])
    await expect(workbook.finish(() => undefined)).rejects.toMatchObject({ code: 'ENOENT' })
    await workbook.abandon()
  })
})
