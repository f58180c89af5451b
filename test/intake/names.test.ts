import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanName, fitName } from '../../src/intake/clean-name.js'
import { isReportName, isTemporaryName } from '../../src/intake/report-name.js'

it.each([
  ['2023年报.pdf', '2023年报.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\fakepath\\年报.docx', '年报.docx'],
  ['a\nb\u0000c.pdf', 'abc.pdf'],
  ['年报\u202Efdp.exe', '年报fdp.exe'],
  ['e\u0301.pdf', '\u00E9.pdf'],
  ['..', null],
  ['\u200B', null],
  ['', null],
])('cleans %j', (name, clean) => expect(cleanName(name)).toBe(clean))

it('keeps 255 bytes and the ending of a long name', () => {
  expect(cleanName(`${'报'.repeat(83)}ab.pdf`)).toBe(`${'报'.repeat(83)}ab.pdf`)
  expect(cleanName(`${'报'.repeat(200)}.pdf`)).toBe(`${'报'.repeat(83)}.pdf`)
  expect(fitName('a.pdf', '-2')).toBe('a-2.pdf')
})

it('never gives a name that is long, a path, or hides something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const clean = cleanName(name)
      if (clean === null) return
      expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(255)
      expect(clean).not.toMatch(/[/\\\u0000-\u001F\u202A-\u202E\u2066-\u2069]|^\.\.?$/)
      expect(cleanName(clean)).toBe(clean)
    }),
    { numRuns: 50 },
  )
})

it('knows names that programs use meanwhile', () => {
  for (const name of ['~$年报.docx', 'a.pdf.part', 'a.crdownload', 'Thumbs.db', 'desktop.ini', 'a.tmp', '.~a.docx', 'a.pdf~']) {
    expect(isTemporaryName(name), name).toBe(true)
  }
  for (const name of ['年报.docx', 'part.pdf', 'a~b.pdf', '~a.pdf']) expect(isTemporaryName(name), name).toBe(false)
  expect(isReportName('A.PDF')).toBe(true)
  expect(isReportName('pdf')).toBe(true)
  expect(isReportName('a.zip')).toBe(false)
})
