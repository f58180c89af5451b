// Documents that cannot be read, and the ones that look as if they could not.
import { describe, expect, it } from 'vitest'
import { pdfParser } from '../../../parsers/pdf/index.js'
import { InputRefused } from '../../../src/document/index.js'
import { at, makePdf } from './make-pdf.js'
import { ASSETS, prose, read, readMade } from './read-made.js'

const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const whole = makePdf([{ content: at(50, 100, '12') }])
const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

async function refusal(bytes: Uint8Array): Promise<unknown> {
  const error = await pdfParser.parse(bytes, {}, ASSETS).catch((reason) => reason)
  return error instanceof InputRefused ? error.code : error
}

describe('refusals', () => {
  it('damaged: nothing behind the signature, or the end is missing', async () => {
    expect(await refusal(latin1('%PDF-1.7\nnothing'))).toBe('damaged')
    expect(await refusal(whole.subarray(0, whole.length - 40))).toBe('damaged')
    expect(await refusal(whole.subarray(0, whole.length >> 1))).toBe('damaged')
  })

  it('damaged: an update whose end is missing', async () => {
    expect(await refusal(joined(whole, latin1('9 0 obj\n<< /Type /Catalog >>\nendobj\n')))).toBe('damaged')
  })

  it('damaged: only the first section of a linearised file', async () => {
    const cut = latin1(String.fromCharCode(...whole).replace(/startxref\n\d+/, 'startxref\n0'))
    expect(await refusal(cut)).toBe('damaged')
  })

  it('tolerates blanks, NULs and a little junk after the end', async () => {
    for (const junk of ['\r\n\r\n', '\0'.repeat(5000), '\n<!-- served in 3 ms -->\n'])
      expect(prose(await read(joined(whole, latin1(junk))))).toEqual(['12'])
  })

  it('encrypted', async () => {
    const key = '<28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a>'
    const locked = makePdf(
      [{ content: at(50, 100, '12') }],
      `/ID [<01> <01>] /Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >>`,
    )
    expect(await refusal(locked)).toBe('encrypted')
  })

  it('no text layer: an empty page, or only invisible text', async () => {
    expect(await refusal(makePdf([{ content: '' }]))).toBe('no-text-layer')
    expect(await refusal(makePdf([{ content: at(50, 100, '12', { before: '3 Tr' }) }]))).toBe('no-text-layer')
  })

  it('too large: more pages than a report has', async () => {
    expect(await refusal(makePdf(Array.from({ length: 401 }, () => ({ content: '' }))))).toBe('too-large')
  })

  it('notes single pages without text', async () => {
    const { notes } = await readMade(at(50, 100, '12'), '')
    expect(notes).toEqual([{ code: 'page-without-text', data: { page: 2 } }])
  })

  it('leaves the bytes as they are, and reads them the same twice', async () => {
    const copy = whole.slice()
    expect(await read(copy)).toEqual(await read(copy))
    expect(copy).toEqual(whole)
  })

  it('recognises a signature behind junk, and nothing else', () => {
    expect(pdfParser.recognises(joined(latin1('\r\njunk '), whole))).toBe(true)
    expect(pdfParser.recognises(latin1('PK\x03\x04'))).toBe(false)
    expect(pdfParser.recognises(new Uint8Array())).toBe(false)
  })
})
