import { describe, expect, it } from 'vitest'
import { docxParser } from '../../parsers/docx/index.js'
import { htmlParser } from '../../parsers/html/index.js'
import { parsers } from '../../parsers/index.js'
import { pdfParser } from '../../parsers/pdf/index.js'
import { textParser } from '../../parsers/text/index.js'
import { describeParser, type Sample } from '../contracts/parser.js'
import { encode } from '../decode/encode.js'
import { p, run, tbl, tc, tr, writeDocx } from './docx/write-docx.js'
import { realFile } from './real-file.js'
import { utf8 } from './show.js'

const ROWS = [
  ['规章', '13', '24', '358'],
  ['行政规范性文件', '46', '57', '691'],
] as const
const WORDS = ['一、总体情况', '规章', '358', '行政规范性文件', '691']

/** The real files that are there; a test that would use an absent one is not made, and says so. */
function real(name: string, holds: readonly string[]): Sample[] {
  const bytes = realFile(name)
  return bytes ? [{ name, bytes, holds }] : []
}

const docx = writeDocx({
  body:
    p('一、总体情况', '<w:outlineLvl w:val="0"/>') +
    `<w:p>${run('共')}${run('密', '<w:vanish/>')}${run('82件')}</w:p>` +
    tbl(4, [tr([tc('第（一）项', '<w:gridSpan w:val="4"/>')]), ...ROWS.map((row) => tr(row))]),
})
const rows = ROWS.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')
const page = `<!DOCTYPE html><html><head><meta charset="gb2312"><title>年报</title></head><body><nav>首页</nav><h1>一、总体情况</h1><p>共<span hidden>密</span>82件</p><table><tr><td colspan=4>第（一）项</td></tr>${rows}</table></body></html>`
const text = `一、总体情况\n\n${ROWS.map((row) => row.join(' | ')).join('\n')}\n完`

describeParser({
  parser: docxParser,
  samples: [
    { name: 'a small docx', bytes: docx, holds: [...WORDS, '共82件'] },
    ...real('blank-form-2021.docx', ['（一）予以公开', '三、本年度办理结果']),
  ],
  strangers: [utf8(page), utf8(text), utf8('%PDF-1.7')],
  boundMs: 10_000,
})

describeParser({
  parser: htmlParser,
  samples: [
    { name: 'a page in GBK', bytes: encode(page, 'gb18030'), holds: [...WORDS, '共82件'] },
    { name: 'a page in UTF-16', bytes: encode(page, 'utf-16le'), holds: WORDS },
    { name: 'a fragment', bytes: utf8(`<p>一、总体情况</p><table>${rows}</table>`), holds: WORDS },
    ...real('shanghai-2019.html', ['二、主动公开政府信息情况', '251000元']),
  ],
  strangers: [docx, utf8(text), utf8('%PDF-1.7')],
  boundMs: 5_000,
})

describeParser({
  parser: textParser,
  samples: [
    { name: 'a text in UTF-8', bytes: utf8(text), holds: [...WORDS, '完'] },
    { name: 'a text in GBK', bytes: encode(text, 'gb18030'), holds: WORDS },
    ...real('specimen-2023.txt', ['二、主動(dòng)公開政府信息情況', '0?']),
    ...real('pingtan-2021.txt', ['10203120001200000']),
  ],
  strangers: [docx, Uint8Array.from([0, 1, 2, 3, 0xff, 0xfe, 0, 9])],
  boundMs: 5_000,
})

describeParser({
  parser: pdfParser,
  samples: [{ name: 'a page of one line', bytes: smallPdf(), holds: ['total 4711'] }, ...real('hongze-2023.pdf', ['7730.28'])],
  strangers: [docx, utf8(page), utf8(text)],
  boundMs: 20_000,
})

describe('the list of parsers', () => {
  it('holds one parser a format', () => {
    expect([...new Set(parsers)]).toEqual([pdfParser, docxParser, htmlParser, textParser])
  })
})

/** One page that draws one line in a standard font. */
function smallPdf(): Uint8Array {
  const content = 'BT /F1 12 Tf 72 700 Td (total 4711) Tj ET'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 6\n0000000000 65535 f \n${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`
  return utf8(file)
}
