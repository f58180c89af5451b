import { COMMON, COMMON_TRADITIONAL, FREQUENT, FREQUENT_TRADITIONAL } from './common-han.js'

/*
 * How much a decoded text looks like Chinese prose: the mean worth of its characters beyond ASCII.
 * The weights were set so that 8 characters of a report, in every charset we know, score highest in
 * their own (test/decode measures it): frequent characters count full, common ones less; characters
 * that almost only wrong decodings produce count against, the surest signs of damage most.
 */
const FREQUENT_WORTH = 1
const COMMON_WORTH = 0.6
const PUNCTUATION_WORTH = 0.6
const RARE_WORTH = -0.6
const FOREIGN_WORTH = -0.7
const CONTROL_WORTH = -2
const PRIVATE_WORTH = -2
const LOST_WORTH = -3

/** Words that every report holds; one of them is worth several characters. */
const DOMAIN_WORDS =
  /政府信息|政府資訊|信息公开|信息公開|年度报告|年度報告|行政|申请|申請|总计|總計|结转|結轉|公开|公開|情况|情況/g
const WORD_WORTH = 2

const PUNCTUATION = '，。、；：？！（）《》〈〉“”‘’〔〕【】「」『』—…·％／－＋．０１２３４５６７８９'

let worths: Float32Array | undefined

/** The score of a text, about -3 to 2; undefined where it holds nothing but plain ASCII. */
export function hanScore(text: string): number | undefined {
  worths ??= makeWorths()
  let sum = 0
  let counted = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const worth = worths[code] as number
    if (code >= 0x20 && code < 0x7f) continue
    if (code < 0x20 && worth === 0) continue
    sum += worth
    counted++
  }
  if (counted === 0) return undefined
  const words = text.match(DOMAIN_WORDS)?.length ?? 0
  return (sum + WORD_WORTH * words) / counted
}

function makeWorths(): Float32Array {
  const table = new Float32Array(0x10000).fill(FOREIGN_WORTH)
  table.fill(CONTROL_WORTH, 0, 0x20)
  table.fill(0, 0x20, 0x7f)
  table.fill(CONTROL_WORTH, 0x7f, 0xa0)
  for (const blank of '\t\n\r\f\u00A0\u3000') table[blank.charCodeAt(0)] = 0
  for (const neutral of '\u2028\u2029\uFEFF\u200B○●■□◆◇★☆※→①②③④⑤⑥⑦⑧⑨⑩āáǎàēéěèīíǐìōóǒòūúǔùü') table[neutral.charCodeAt(0)] = 0
  table.fill(RARE_WORTH, 0x4e00, 0xa000)
  table.fill(PRIVATE_WORTH, 0xe000, 0xf900)
  table[0xfffd] = LOST_WORTH
  for (const char of COMMON + COMMON_TRADITIONAL) mark(table, char, COMMON_WORTH)
  for (const char of FREQUENT + FREQUENT_TRADITIONAL) mark(table, char, FREQUENT_WORTH)
  for (const char of PUNCTUATION) mark(table, char, PUNCTUATION_WORTH)
  return table
}

function mark(table: Float32Array, char: string, worth: number): void {
  if (char > '\x7f') table[char.charCodeAt(0)] = worth
}
