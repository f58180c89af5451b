import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { choose, parsers } from '../../parsers/index.js'
import { InputRefused } from '../../src/document/index.js'
import { cpuTimed } from './cpu-time.js'
import { p, writeDocx } from './docx/write-docx.js'
import { utf8 } from './show.js'

const bytes = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const utf16 = (text: string) => Uint8Array.from([...text].flatMap((char) => [char.charCodeAt(0) & 0xff, char.charCodeAt(0) >> 8]))
const zip = (...names: string[]) => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])))

/** A compound file with these names in its directory. */
function compoundFile(...names: string[]): Uint8Array {
  const file = new Uint8Array(512 + 128 * names.length)
  file.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  for (const [i, name] of names.entries()) {
    file.set(utf16(name), 512 + 128 * i)
    file.set([(name.length + 1) * 2, 0, i === 0 ? 5 : 2], 512 + 128 * i + 64)
  }
  return file
}

function refusal(input: Uint8Array): readonly unknown[] {
  try {
    return ['chosen', choose(input).format]
  } catch (error) {
    if (!(error instanceof InputRefused)) throw error
    return [error.code, error.data]
  }
}

describe('choose', () => {
  it.each([
    ['pdf', bytes('%PDF-1.7\n')],
    ['pdf', bytes(`${'junk\n'.repeat(200)}%PDF-1.4\n`)],
    ['docx', writeDocx({ body: p('正文') })],
    ['docx', zip('mimetype', 'word/document.xml', '[Content_Types].xml')],
    ['docx', zip('docProps/app.xml', 'word/document2.xml')],
    ['html', utf8('<!DOCTYPE html><html><body>年报</body></html>')],
    ['html', utf8('\uFEFF\n<HTML>')],
    ['html', utf8('<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x"><html/>')],
    ['html', utf8('<!-- 模板 -->\n<!-- 二 --><div>年报</div>')],
    ['html', utf8(`<!-- ${'长'.repeat(60_000)} --><p>年报</p>`)],
    ['html', utf8('<p>年报</p>')],
    ['html', utf8('<table><tr><td>1</td></tr></table>')],
    ['html', utf8('<tr><td>1</td></tr>')],
    ['html', utf8('<span>年</span>')],
    ['html', utf8('年度报告<br>一、总体情况<br/>共 <b>12</b> 件')],
    ['html', Uint8Array.from([...bytes('<p>'), 0xd5, 0xfe, 0xb8, 0xae, ...bytes('</p>')])],
    ['html', utf16('\uFEFF<html><body>年报</body></html>')],
    ['html', utf16('<html><body>年度报告</body></html>')],
    ['text', utf8('年度报告\n一、总体情况')],
    ['text', utf8('a < b, 见 <附件> 和 <p>')],
    ['text', utf8('hello')],
    ['text', utf8('BM 是一个缩写，不是图片的开头')],
    ['text', Uint8Array.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2])],
    ['text', utf16('\uFEFF年度报告')],
  ])('takes %s for what it is', (format, input) => {
    expect(refusal(input)).toEqual(['chosen', format])
  })

  it.each([
    ['rtf', bytes('{\\rtf1\\ansi')],
    ['doc', compoundFile('Root Entry', '1Table', 'WordDocument')],
    ['wps', compoundFile('Root Entry', 'WordDocument', 'WpsCustomData')],
    ['xls', compoundFile('Root Entry', 'Workbook')],
    ['ole', compoundFile('Root Entry', 'Other')],
    ['xlsx', zip('[Content_Types].xml', 'xl/workbook.xml')],
    ['pptx', zip('ppt/presentation.xml')],
    ['ofd', zip('OFD.xml', 'Doc_0/Document.xml')],
    ['zip', zip('年报.pdf')],
    ['rar', bytes('Rar!\x1a\x07\x01\x00')],
    ['7z', bytes('7z\xbc\xaf\x27\x1c\0\x04')],
    ['gzip', bytes('\x1f\x8b\x08\0')],
    ['png', bytes('\x89PNG\r\n\x1a\n')],
    ['jpeg', bytes('\xff\xd8\xff\xe0')],
    ['gif', bytes('GIF89a\x01\0')],
    ['tiff', bytes('II*\0\x08\0')],
    [
      'bmp',
      bytes(
        'BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0',
      ),
    ],
    ['mht', bytes('From: <Saved by WPS>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related')],
    ['mht', bytes('MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="a"\r\n\r\n--a\r\n<html>')],
    ['word-xml', utf8('<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="x">')],
    ['excel-xml', utf8('<?xml version="1.0"?><!-- a --><Workbook xmlns="x">')],
    ['xml', utf8('<?xml version="1.0"?><recordset><record/></recordset>')],
    ['unknown', Uint8Array.from({ length: 4_000 }, (_, i) => (i * i * 31 + i * 7_919) & 0xff)],
    ['unknown', bytes('\x01\x02\x03\x04\x05\x06\x07')],
  ])('names %s and refuses it', (format, input) => {
    expect(refusal(input)).toEqual(['unsupported-format', { format }])
  })

  it.each([
    ['nothing', ''],
    ['blanks', ' \r\n\t'],
    ['NULs', '\0\0\0'],
    ['a byte order mark', '\xef\xbb\xbf\n'],
    ['ideographic spaces', '\xe3\x80\x80\xe3\x80\x80\n'],
    ['blanks in UTF-16', '\xff\xfe\x20\0\x0a\0'],
  ])('refuses %s as empty', (_, input) => {
    expect(refusal(bytes(input))).toEqual(['empty', {}])
  })

  it('refuses what is locked, cut or too large', () => {
    expect(refusal(compoundFile('Root Entry', 'EncryptionInfo', 'EncryptedPackage'))).toEqual(['encrypted', {}])
    expect(refusal(writeDocx({ body: p('正文') }).slice(0, 400))[0]).toBe('damaged')
    const large = new Uint8Array(100 * 1024 * 1024 + 1).fill(0x61)
    expect(refusal(large)).toEqual(['too-large', { limit: 100, unit: 'MB' }])
  })

  it.each([
    ['xml comments', `<?xml version="1.0"?>${'<!---->'.repeat(1_000)}`],
    ['angle brackets', '<'.repeat(5_000_000)],
    ['mail headers', 'From: \n'.repeat(500_000)],
    ['blanks and a letter', `${' '.repeat(20_000_000)}a`],
  ])('judges a file of %s in time', async (_, text) => {
    const input = utf8(text)
    const { ms } = await cpuTimed(() => refusal(input))
    expect(ms).toBeLessThan(2_000)
  })

  it('asks the more particular formats first', () => {
    expect(parsers.map((parser) => parser.format)).toEqual(['pdf', 'docx', 'html', 'text'])
  })
})
