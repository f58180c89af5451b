/** A year written out in a sentence. Offsets count in the sentence's squeezed text; `to` is behind 年 if there is one. */
export interface YearMention {
  readonly year: number
  readonly from: number
  readonly to: number
}

/** Years that these reports can speak of; other four-digit numbers are no years. */
const EARLIEST = 1949
const LATEST = 2099

/** A year in digits, which 年 or the rest of a span or number must follow. */
const ARABIC =
  /(?<![\d.,])((?:19|20)\d{2})(?=年|-(?:20\d{2}|\d{2}年)|[、和及至到/](?:20\d{2})|〕|）[第\d]|[./-]\d{1,2}[./-]\d{1,2})年?/g

/** A year in Chinese numerals; 〇 is also written ○ ◯ 零 O 0. */
const CHINESE = /(?<![〇○◯零一二三四五六七八九十百千])([一二][〇○◯Ｏ零0OoО九][〇○◯Ｏ零0OoО一二三四五六七八九1-9]{2})年/g

const NUMERALS = '一二三四五六七八九'

/** All years in a squeezed sentence, in order. */
export function yearMentions(text: string): YearMention[] {
  const mentions: YearMention[] = []
  for (const match of text.matchAll(ARABIC)) add(Number(match[1]), match)
  for (const match of text.matchAll(CHINESE)) add(fromChinese(match[1] as string), match)
  return mentions.sort((a, b) => a.from - b.from)

  function add(year: number, match: RegExpMatchArray) {
    const from = match.index ?? 0
    if (year >= EARLIEST && year <= LATEST) mentions.push({ year, from, to: from + match[0].length })
  }
}

function fromChinese(numerals: string): number {
  const digits = [...numerals].map((char) => {
    const value = NUMERALS.indexOf(char) + 1
    return value > 0 ? value : /\d/.test(char) ? Number(char) : 0
  })
  return Number(digits.join(''))
}
