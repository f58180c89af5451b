/** A citation that is wrong as the basis of a report. Offsets count in the sentence. */
export interface WrongCitation {
  readonly what: 'old-regulation' | 'old-form' | 'wrong-number' | 'old-time-limit'
  readonly seen: string
  readonly from: number
  readonly to: number
}

const REGULATION = '政府信息公开条例》?(?:（以下简称[^（）]{0,12}）)?'
/** The order that a number of the Regulation is printed behind: 国务院令第711号, 国令第711号. */
const ORDER = new RegExp(`${REGULATION}[^，。；《]{0,12}?(?:国务院|国)?令(?:第)?(\\d{3})(?:号|(?!\\d))`, 'g')
const ORDER_BEFORE = new RegExp(`(?:国务院|国)令(?:第)?(\\d{3})号[^，。；《]{0,8}《?(?:中华人民共和国)?${REGULATION}`, 'g')
/** What makes an old order a piece of history rather than the basis. */
const HISTORY = /修订|修正|原|旧|废止|历次|2007年|2008年|公布施行|颁布|实施以来|同时/

const OLD_FORM = /国办公开办函〔2019〕60号|年度报告格式（试行）/g
const BASIS = /根据|依据|按照|依照|遵照|参照|结合|要求|编制/

/** The Regulation of 2007 gave fifteen working days to answer; since 2019 it is twenty (article 33). */
const OLD_LIMIT =
  /(?<!延长|延期|补正|[三五十]+|二十|\d)(?:15|十五)个工作日(?:内|之内)?[^，。；]{0,8}(?:答复|回复|办结)|(?:答复|回复)[^，。；]{0,8}(?<!\d)(?:15|十五)个工作日/g

/** The order that published the Regulation in force since 15 May 2019. */
const IN_FORCE = '711'
const REPEALED = '492'

/** Wrong citations of a squeezed sentence of a report on `year`. */
export function wrongCitations(text: string, year: number): WrongCitation[] {
  const found: WrongCitation[] = []
  const add = (what: WrongCitation['what'], match: RegExpMatchArray) => {
    const from = match.index ?? 0
    found.push({ what, seen: match[0], from, to: from + match[0].length })
  }
  if (year >= 2019 && !HISTORY.test(text)) {
    for (const words of [ORDER, ORDER_BEFORE])
      for (const match of text.matchAll(words)) {
        if (match[1] === REPEALED) add('old-regulation', match)
        else if (match[1] !== IN_FORCE) add('wrong-number', match)
      }
  }
  if (year >= 2021 && BASIS.test(text)) for (const match of text.matchAll(OLD_FORM)) add('old-form', match)
  if (year >= 2020) for (const match of text.matchAll(OLD_LIMIT)) add('old-time-limit', match)
  return found
}
