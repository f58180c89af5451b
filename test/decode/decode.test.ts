import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode, looksLikeText, metaCharset } from '../../src/decode/index.js'
import { encode } from './encode.js'

const SIMPLIFIED =
  '根据《中华人民共和国政府信息公开条例》要求，现公布本县2023年度报告。全文包括总体情况、主动公开政府信息情况、收到和处理申请情况，数据统计期限自1月1日起至12月31日止。全年新收申请37件，上年结转4件，按期答复，结果维持，未发生行政诉讼。镇村干部群众踊跃参加培训，网站栏目更新及时，仍存在解读材料偏少等问题。'
const TRADITIONAL =
  '根據規定，現公布本縣年度報告。全文包括總體情況、主動公開政府資訊情況、收到和處理申請情況。全年新收申請37件，上年結轉4件，按期答覆，結果維持，未發生行政訴訟。鄉鎮幹部與群眾踴躍參加培訓，網站欄目更新及時，仍存在解讀材料偏少等問題。'
const BEYOND_GB2312 = '朱镕基、喆、〇、㎡、囍'

const codes = (bytes: Uint8Array, hint = {}) => decode(bytes, hint).notes.map((note) => note.code)

describe('decode by evidence alone', () => {
  it.each([
    ['utf-8', SIMPLIFIED],
    ['utf-8', TRADITIONAL],
    ['gb18030', SIMPLIFIED],
    ['gb18030', TRADITIONAL],
    ['big5', TRADITIONAL],
    ['utf-16le', SIMPLIFIED],
    ['utf-16be', SIMPLIFIED],
    ['hz-gb-2312', SIMPLIFIED],
  ])('knows %s', (charset, text) => {
    const decoded = decode(encode(text, charset))
    expect([decoded.text, decoded.charset, decoded.notes, decoded.declared]).toEqual([text, charset, [], undefined])
    expect(decoded.confidence).toBeGreaterThan(0.8)
  })

  it.each(['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be'])('knows every 8 characters of %s', (charset) => {
    const text = charset === 'big5' ? TRADITIONAL : SIMPLIFIED
    const wrong: string[] = []
    for (let at = 0; at + 8 <= text.length; at++) {
      const piece = text.slice(at, at + 8)
      if (decode(encode(piece, charset)).text !== piece) wrong.push(piece)
    }
    expect(wrong).toEqual([])
  })

  it('reads GB 18030 beyond GB 2312, four-byte characters too, by the edition of 2022', () => {
    expect(decode(encode(SIMPLIFIED + BEYOND_GB2312, 'gb18030')).text).toBe(SIMPLIFIED + BEYOND_GB2312)
    const rare = Uint8Array.from([...encode('人名', 'gb18030'), 0x95, 0x32, 0x82, 0x36, 0xa8, 0xbc, 0xfe, 0x59, 0xa6, 0xd9])
    expect(decode(rare, { charset: 'gbk' }).text).toBe('人名\u{20000}\u1E3F\u9FB4\uFE10')
  })

  it('takes plain ASCII for UTF-8, whatever is declared, and without a conflict', () => {
    expect(decode(encode('hello 123', 'utf-8'))).toEqual({ text: 'hello 123', charset: 'utf-8', confidence: 1, notes: [] })
    expect(decode(encode('a ~{ b', 'utf-8')).charset).toBe('utf-8')
    expect(decode(encode('abc', 'utf-8'), { charset: 'gbk' })).toMatchObject({ charset: 'gb18030', declared: 'gbk', notes: [] })
  })

  it('finds the text behind a long stretch of ASCII', () => {
    expect(decode(encode('x '.repeat(200_000) + SIMPLIFIED, 'gb18030')).charset).toBe('gb18030')
  })
})

describe('decode and declarations', () => {
  it.each([
    ['\xef\xbb\xbf', 'utf-8'],
    ['\xff\xfe', 'utf-16le'],
    ['\xfe\xff', 'utf-16be'],
  ])('follows the mark of %j and drops it', (mark, charset) => {
    const bytes = Uint8Array.from([...Array.from(mark, (char) => char.charCodeAt(0)), ...encode('年', charset)])
    expect(decode(bytes)).toEqual({ text: '年', charset, declared: charset, confidence: 1, notes: [] })
  })

  it('believes the server before the page, and the bytes before both', () => {
    const page = `<meta charset="big5">${SIMPLIFIED}`
    const decoded = decode(encode(page, 'gb18030'), { charset: 'UTF-8' })
    expect([decoded.charset, decoded.declared, decoded.text]).toEqual(['gb18030', 'utf-8', page])
    expect(decoded.notes).toEqual([
      { code: 'charset-conflict', data: { declared: 'utf-8', by: 'header', charset: 'gb18030' } },
      { code: 'charset-conflict', data: { declared: 'big5', by: 'meta', charset: 'gb18030' } },
    ])
  })

  it.each([
    ['utf-8', 'gb18030', SIMPLIFIED],
    ['gb2312', 'utf-8', SIMPLIFIED],
    ['gbk', 'big5', TRADITIONAL],
    ['iso-8859-1', 'gb18030', SIMPLIFIED],
    ['windows-1252', 'utf-8', TRADITIONAL],
    ['utf-16', 'gb18030', SIMPLIFIED],
    ['shift_jis', 'gb18030', SIMPLIFIED],
    ['nonsense', 'utf-8', SIMPLIFIED],
    ['hz-gb-2312', 'gb18030', SIMPLIFIED],
  ])('finds that what is called %s is %s', (declared, charset, text) => {
    const decoded = decode(encode(text, charset), { charset: declared })
    expect([decoded.charset, decoded.text, decoded.declared]).toEqual([charset, text, declared])
    expect(decoded.notes.map((note) => note.code)).toEqual(['charset-conflict'])
  })

  it.each(['gb2312', 'GBK', ' "gb18030" ', 'x-gbk', 'cp936'])('reads %s as GB 18030', (declared) => {
    expect(decode(encode('共12件', 'gb18030'), { charset: declared })).toMatchObject({
      charset: 'gb18030',
      text: '共12件',
      notes: [],
    })
  })

  it('takes utf-16 for either order of bytes', () => {
    for (const charset of ['utf-16le', 'utf-16be']) {
      expect(decode(encode(SIMPLIFIED, charset), { charset: 'UTF-16' })).toMatchObject({ charset, text: SIMPLIFIED, notes: [] })
    }
  })

  it('takes the charset of a media type, and a mark before GBK for what it is not', () => {
    expect(decode(encode('共12件', 'gb18030'), { mediaType: 'text/html; charset=GB2312' }).declared).toBe('gb2312')
    const marked = Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(SIMPLIFIED, 'gb18030')])
    expect(decode(marked)).toMatchObject({ charset: 'gb18030', notes: [{ code: 'charset-conflict', data: { by: 'bom' } }] })
  })

  it('lets a declaration decide what the bytes leave open', () => {
    const odd = Uint8Array.from([0xb0, 0xa1])
    expect(decode(odd, { charset: 'big5' }).charset).toBe('big5')
    expect(decode(odd, { charset: 'gbk' }).charset).toBe('gb18030')
    expect(decode(Uint8Array.from([0x80, 0x93, 0xe9]), { charset: 'windows-1252' }).text).toBe('€“é')
  })
})

describe('decode and bad bytes', () => {
  it('keeps a sign for each and counts them', () => {
    const bytes = encode(SIMPLIFIED, 'utf-8').slice()
    bytes[3] = 0xff
    const { text, notes } = decode(bytes)
    const signs = text.split('\uFFFD').length - 1
    expect(signs).toBeGreaterThan(0)
    expect(notes).toEqual([{ code: 'undecodable-bytes', data: { count: signs } }])
    expect(text.slice(signs + 1)).toBe(SIMPLIFIED.slice(2))
  })

  it('does not count signs that were in the text before us', () => {
    expect(codes(encode(`${SIMPLIFIED}\uFFFD\uFFFD`, 'utf-8'))).toEqual([])
    expect(codes(encode('\uFEFF年\uFFFD', 'utf-16le'))).toEqual([])
  })

  it('reads UTF-8 that was cut inside a character', () => {
    const decoded = decode(encode('共十二件', 'utf-8').slice(0, -1))
    expect([decoded.charset, decoded.text, decoded.notes]).toEqual([
      'utf-8',
      '共十二\uFFFD',
      [{ code: 'undecodable-bytes', data: { count: 1 } }],
    ])
  })

  it('never throws, and answers alike twice', () => {
    const labels = fc.constantFrom(undefined, 'utf-8', 'gbk', 'big5', 'utf-16', 'hz', 'iso-8859-1', 'x', '')
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), labels, (bytes, charset) => {
        const decoded = decode(bytes, { charset })
        expect(decode(bytes, { charset })).toEqual(decoded)
        expect(decoded.confidence).toBeGreaterThanOrEqual(0)
        expect(decoded.confidence).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('metaCharset', () => {
  const find = (html: string) => metaCharset(encode(html, 'utf-8'))
  it.each([
    ['<meta charset="gb2312">', 'gb2312'],
    ["<META CHARSET='GBK' />", 'GBK'],
    ['<meta charset=utf-8>', 'utf-8'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />', 'gb2312'],
    ['<meta content="text/html;charset=big5" http-equiv=content-type>', 'big5'],
    ['<meta name="a" content="b"><meta charset="gbk">', 'gbk'],
    ['<!-- <meta charset="big5"> --><meta charset="gbk">', 'gbk'],
    ['<?xml version="1.0" encoding="gb2312"?><html>', 'gb2312'],
    [`<script>${'x'.repeat(5_000)}</script><meta charset=gbk>`, 'gbk'],
    ['<meta name="description" content="关于 charset 的说明">', undefined],
    ['<metadata charset="gbk">', undefined],
    ['<meta charset="">', undefined],
    ['<p>charset=gbk</p>', undefined],
    ['<!-- <meta charset="big5">', undefined],
  ])('finds in %s: %s', (html, charset) => {
    expect(find(html)).toBe(charset)
  })
})

describe('looksLikeText', () => {
  it.each(['utf-8', 'gb18030', 'utf-16le', 'hz-gb-2312'])('accepts %s', (charset) => {
    expect(looksLikeText(encode(SIMPLIFIED, charset))).toBe(true)
  })

  it('refuses bytes that are no text in any charset', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 200, maxLength: 400 }), (bytes) => !looksLikeText(bytes)))
    expect(looksLikeText(new Uint8Array(100))).toBe(false)
  })
})

describe('Big5 as Hong Kong writes it', () => {
  it.each([
    ['深水埗', [0xb2, 0x60, 0xa4, 0xf4, 0x96, 0xf5]],
    ['鰂魚涌', [0x91, 0x6f, 0xb3, 0xbd, 0xaf, 0x46]],
    ['啟德邨', [0xb1, 0xd2, 0xbc, 0x77, 0x90, 0x68]],
    ['資訊公開①ぁЯ', [0xb8, 0xea, 0xb0, 0x54, 0xa4, 0xbd, 0xb6, 0x7d, 0xc6, 0xa1, 0xc6, 0xe7, 0xc8, 0x54]],
    ['𨋢', [0x9d, 0xf2]],
    ['Ê̄ê̌', [0x88, 0x62, 0x88, 0xa5]],
  ])('reads %s', (text, bytes) => {
    for (const charset of ['big5', 'big5-hkscs']) expect(decode(Uint8Array.from(bytes), { charset }).text).toBe(text)
  })

  it('leaves what neither the charset nor its supplement assigns', () => {
    expect(decode(Uint8Array.from([0xa4, 0xa4, 0x81, 0x40]), { charset: 'big5' }).text).toMatch(/^中[^\u3400-\u9fff]+$/)
  })
})
