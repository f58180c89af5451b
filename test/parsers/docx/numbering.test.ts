import { describe, expect, it } from 'vitest'
import { docxParser } from '../../../parsers/docx/index.js'
import { numberText } from '../../../parsers/docx/number-text.js'
import { codes, shown } from '../show.js'
import { p, tbl, tc, tr, writeDocx } from './write-docx.js'

const level = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.', '<w:suff w:val="nothing"/>')}${level(3, 'decimal', '%1.%4', '<w:isLgl/>')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '\uF06C')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="3">${level(0, 'chineseCounting', '第%1部分', '<w:pStyle w:val="part"/><w:suff w:val="space"/>')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>' +
  '<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>' +
  '<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
const STYLES =
  '<w:style w:type="paragraph" w:styleId="part"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'

const listed = (text: string, ilvl: number, numId = 1) =>
  p(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`)

async function lines(body: string): Promise<string[]> {
  return shown(await docxParser.parse(writeDocx({ body, numbering: NUMBERING, styles: STYLES }), {}, {}))
}

describe('automatic numbers of a docx', () => {
  it('prints the numbers of an outline, each level starting again under a new number', async () => {
    const body =
      listed('总体情况', 0) +
      listed('主动公开', 1) +
      listed('依申请公开', 1) +
      listed('属于国家秘密', 2) +
      listed('其他', 2) +
      listed('申请情况', 0) +
      listed('予以公开', 1) +
      listed('细则', 3)
    expect(await lines(body)).toEqual([
      '一、总体情况',
      '（一）主动公开',
      '（二）依申请公开',
      '1.属于国家秘密',
      '2.其他',
      '二、申请情况',
      '（一）予以公开',
      '2.1 细则',
    ])
  })

  it('goes on counting through text, tables and cells', async () => {
    const body =
      listed('甲', 0) + p('插话') + tbl(2, [tr([tc(listed('乙', 0)), 7]), tr([tc(listed('', 0)), 8])]) + listed('丁', 0)
    expect(await lines(body)).toEqual(['一、甲', '插话', '{0:二、乙 | 1:7 / 0:三、 | 1:8}', '四、丁'])
  })

  it('counts lists of one kind together, and starts again where a list says so', async () => {
    expect(
      await lines(listed('a', 0, 2) + listed('b', 0, 2) + listed('c', 0, 3) + listed('d', 0, 3) + listed('e', 0, 2)),
    ).toEqual(['1. a', '2. b', '5. c', '6. d', '7. e'])
  })

  it('numbers headings whose style has the list', async () => {
    expect(await lines(p('总体', '<w:pStyle w:val="part"/>') + p('主动', '<w:pStyle w:val="part"/>'))).toEqual([
      '#1 第一部分 总体',
      '#1 第二部分 主动',
    ])
  })

  it('lets a paragraph leave its list, and prints no private character for a bullet', async () => {
    const left = p('无号', '<w:pStyle w:val="part"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    expect(await lines(left + listed('点', 0, 4) + listed('空号', 0, 99))).toEqual(['#1 无号', '点', '空号'])
  })

  it('does not count what was deleted, and keeps a number off the digits of its text', async () => {
    const deleted = p('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>')
    expect(await lines(deleted + listed('5件', 0, 2))).toEqual(['1. 5件'])
  })

  it('lets the second reader agree, who knows no numbers', async () => {
    const document = await docxParser.parse(
      writeDocx({ body: listed('甲', 0, 2) + tbl(1, [tr([tc(listed('31', 0, 2))]), tr([32])]), numbering: NUMBERING }),
      {},
      {},
    )
    expect(shown(document)).toEqual(['1.甲', '{0:2. 31 / 0:32}'])
    expect(codes(document)).toEqual([])
  })
})

describe('numberText', () => {
  it.each([
    ['chineseCountingThousand', 1, '一'],
    ['chineseCountingThousand', 10, '十'],
    ['chineseCountingThousand', 18, '十八'],
    ['chineseCountingThousand', 20, '二十'],
    ['chineseCountingThousand', 21, '二十一'],
    ['chineseCountingThousand', 105, '一百零五'],
    ['chineseCountingThousand', 110, '一百一十'],
    ['chineseCountingThousand', 1003, '一千零三'],
    ['chineseCounting', 12, '十二'],
    ['chineseCounting', 105, '一〇五'],
    ['ideographDigital', 2023, '二〇二三'],
    ['chineseLegalSimplified', 15, '壹拾伍'],
    ['ideographTraditional', 4, '丁'],
    ['ideographTraditional', 11, '11'],
    ['ideographZodiac', 12, '亥'],
    ['decimal', 0, '0'],
    ['decimalZero', 7, '07'],
    ['decimalFullWidth', 42, '４２'],
    ['upperLetter', 28, 'BB'],
    ['lowerLetter', 3, 'c'],
    ['upperRoman', 1994, 'MCMXCIV'],
    ['lowerRoman', 4, 'iv'],
    ['decimalEnclosedCircle', 20, '⑳'],
    ['decimalEnclosedCircleChinese', 21, '㉑'],
    ['decimalEnclosedParen', 2, '⑵'],
    ['decimalEnclosedFullstop', 3, '⒊'],
    ['ideographEnclosedCircle', 5, '㊄'],
    ['none', 5, ''],
    ['hebrew1', 5, '5'],
    ['toString', 5, '5'],
  ])('%s of %i is %s', (format, n, text) => {
    expect(numberText(n, format)).toBe(text)
  })
})
