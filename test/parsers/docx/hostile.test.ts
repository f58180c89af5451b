import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docxParser } from '../../../parsers/docx/index.js'
import { InputRefused } from '../../../src/document/index.js'
import { cpuTimed } from '../cpu-time.js'
import { docxFiles, p, tbl, tr, writeDocx } from './write-docx.js'

const refusal = (bytes: Uint8Array): Promise<InputRefused> =>
  docxParser.parse(bytes, {}, {}).then(
    () => Promise.reject(new Error('was read')),
    (error: unknown) => (error instanceof InputRefused ? error : Promise.reject(error)),
  )

const withDocument = (xml: string, more: Record<string, Uint8Array> = {}) =>
  zipSync({
    ...Object.fromEntries(Object.entries(docxFiles({ body: '' })).map(([name, text]) => [name, strToU8(text)])),
    'word/document.xml': strToU8(xml),
    ...more,
  })

const OPEN = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
const CLOSE = '</w:body></w:document>'

async function within<T>(boundMs: number, work: () => Promise<T>): Promise<T> {
  const { result, ms } = await cpuTimed(work)
  expect(ms).toBeLessThan(boundMs)
  return result
}

describe('hostile docx files', () => {
  it.each([
    [
      '200 MB of blanks in one part',
      () => withDocument(OPEN + ' '.repeat(35 * 1024 * 1024) + CLOSE),
      { limit: 200, unit: 'ratio' },
    ],
    ['600 000 paragraphs', () => withDocument(OPEN + '<w:p/>'.repeat(600_000) + CLOSE), { limit: 200, unit: 'ratio' }],
    ['deep nesting', () => withDocument(OPEN + '<w:tbl><w:tr><w:tc>'.repeat(20_000)), { limit: 500, unit: 'nesting' }],
    [
      'many entries',
      () => zipSync(Object.fromEntries(Array.from({ length: 2_001 }, (_, i) => [`f${i}`, new Uint8Array()]))),
      { limit: 2_000, unit: 'entries' },
    ],
  ])('refuses %s as too large', async (_, make, data) => {
    const bytes = make()
    const refused = await within(3_000, () => refusal(bytes))
    expect([refused.code, refused.data]).toEqual(['too-large', data])
  })

  it('refuses half a million paragraphs that do not compress', async () => {
    let seed = 1
    const noise = () => {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
      return seed.toString(36)
    }
    const bytes = withDocument(OPEN + Array.from({ length: 510_000 }, () => `<w:p w:a="${noise()}"/>`).join('') + CLOSE)
    const refused = await within(8_000, () => refusal(bytes))
    expect([refused.code, refused.data]).toEqual(['too-large', { limit: 500_000, unit: 'paragraphs' }])
  })

  it('stops at the bytes that come out, whatever sizes the archive declares', async () => {
    const bytes = withDocument(OPEN + ' '.repeat(40 * 1024 * 1024) + CLOSE)
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 100, true)
    expect((await within(3_000, () => refusal(bytes))).code).toBe('too-large')
  })

  it.each([
    ['a cut archive', () => writeDocx({ body: p('正文') }).slice(0, 700)],
    ['XML that is not well-formed', () => withDocument(`${OPEN}<w:p>${CLOSE}`)],
    ['a DOCTYPE', () => withDocument(`<!DOCTYPE w:document [<!ENTITY a "b">]>${OPEN}${p('&a;')}${CLOSE}`)],
    ['an unknown entity', () => withDocument(`${OPEN}<w:p><w:r><w:t>&lol;</w:t></w:r></w:p>${CLOSE}`)],
    ['a document of something else', () => withDocument('<a><b/></a>')],
    [
      'text that is not UTF-8',
      () => zipSync({ 'word/document.xml': Uint8Array.from([...strToU8(OPEN), 0xff, 0xfe, 0x80, ...strToU8(CLOSE)]) }),
    ],
    ['no document at all', () => zipSync({ 'word/styles.xml': strToU8('<a/>') })],
    ['an empty document', () => withDocument('')],
  ])('refuses %s as damaged', async (_, make) => {
    expect((await within(2_000, () => refusal(make()))).code).toBe('damaged')
  })

  it('refuses a part whose checksum is wrong: a flipped bit may be a digit', async () => {
    const stored = zipSync(
      Object.fromEntries(Object.entries(docxFiles({ body: p('共 4711 件') })).map(([name, text]) => [name, strToU8(text)])),
      { level: 0 },
    )
    const at = Buffer.from(stored).indexOf('4711')
    stored[at] = 0x39
    const refused = await refusal(stored)
    expect([refused.code, refused.data.part]).toEqual(['damaged', 'word/document.xml'])
  })

  it('refuses an encrypted entry', async () => {
    const bytes = writeDocx({ body: p('正文') })
    const view = new DataView(bytes.buffer)
    for (let at = 0; at + 46 < bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) view.setUint16(at + 8, 1, true)
    expect((await refusal(bytes)).code).toBe('encrypted')
  })

  it('reads a table of 5000 rows in pieces, and 20 000 cells in time', async () => {
    const bytes = writeDocx({
      body: tbl(
        4,
        Array.from({ length: 5_000 }, (_, i) => tr([i, i + 1, i + 2, i + 3])),
      ),
    })
    const { blocks } = await within(10_000, () => docxParser.parse(bytes, {}, {}))
    expect(blocks.map((block) => block.type === 'table' && block.rows)).toEqual([2_000, 2_000, 1_000])
  })

  it('survives styles and lists that refer to themselves', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="b"/></w:style><w:style w:type="paragraph" w:styleId="b"><w:name w:val="b"/><w:basedOn w:val="a"/></w:style>'
    const document = await docxParser.parse(writeDocx({ body: p('正文', '<w:pStyle w:val="a"/>'), styles }), {}, {})
    expect(document.blocks).toHaveLength(1)
  })
})
