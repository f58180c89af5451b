import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { SaxesParser } from 'saxes'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { gouji, temporaryFolder } from './gouji.js'

const SAMPLES = fileURLToPath(new URL('../../samples/', import.meta.url))
const PDF = join(SAMPLES, 'broken-table-2024-pdf', 'source.pdf')
const HTML = join(SAMPLES, 'sound-2023-html', 'source.html')
const DOCX = join(SAMPLES, 'wrong-total-2023-docx', 'source.docx')

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

/** The names of all elements; throws when the picture is not well-formed XML. */
function elements(svg: string): string[] {
  const names: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => names.push(name))
  parser.write(svg).close()
  return names
}

describe('gouji inspect', () => {
  it.each([
    ['glyphs', 'text', 100],
    ['rulings', 'line', 20],
    ['cells', 'rect', 20],
    ['match', 'rect', 20],
  ])('draws the step %s of a page', async (step, name, least) => {
    const { code, stdout } = await gouji(['inspect', PDF, '--page', '2', '--step', step])
    expect(code).toBe(0)
    expect(elements(stdout).filter((element) => element === name).length).toBeGreaterThan(least)
  })

  it.each([HTML, DOCX])('draws the grids of %s with their keys', async (file) => {
    const { code, stdout } = await gouji(['inspect', file])
    expect(code).toBe(0)
    expect(elements(stdout).filter((element) => element === 'rect').length).toBeGreaterThan(200)
    expect(stdout).toContain('applications.results.total.total = ')
  })

  it('writes to a file when asked, and says where', async () => {
    const out = join(folder.path, 'page.svg')
    const { code, stdout, stderr } = await gouji(['inspect', PDF, '--page', '1', '--out', out])
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(stderr).toContain(out)
    expect(elements(await readFile(out, 'utf8'))[0]).toBe('svg')
  })

  it('takes nothing of a document for markup', async () => {
    const hostile = (await readFile(HTML, 'utf8')).replace('行政许可', '行政许可&lt;script&gt;&lt;/svg&gt;"\'&amp;')
    await writeFile(join(folder.path, 'hostile.html'), hostile)
    const { stdout } = await gouji(['inspect', join(folder.path, 'hostile.html')])
    expect(stdout).toContain('&#60;script&#62;')
    expect(elements(stdout)).not.toContain('script')
  })

  it.each([
    ['a page that is not there', [PDF, '--page', '99'], '没有第 99 页'],
    ['a page that is no number', [PDF, '--page', 'two'], '--page'],
    ['a step that the format does not have', [HTML, '--step', 'glyphs'], '不是 PDF'],
  ])('calls %s wrong usage', async (_what, args, says) => {
    const { code, stdout, stderr } = await gouji(['inspect', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(says)
  })
})

describe('gouji inspect --out FILE.png', () => {
  it.each([
    ['a page of a PDF', PDF, ['--page', '3', '--step', 'cells']],
    ['the grids of a DOCX', DOCX, []],
  ])('draws %s as a PNG of some size', async (_, file, options) => {
    const out = join(folder.path, 'picture.png')
    expect((await gouji(['inspect', file, ...options, '--out', out])).code).toBe(0)
    const png = await readFile(out)
    expect([...png.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
    expect([png.readUInt32BE(16), png.readUInt32BE(20)].every((side) => side > 800)).toBe(true)
  })
})
