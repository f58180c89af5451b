import { hanCount } from './han-count.js'

/** A count with its unit in a squeezed text: `21件`, `十六件`, `1,136条`. Offsets count in the text. */
export interface Count {
  readonly value: number
  readonly from: number
  /** Behind the unit. */
  readonly to: number
}

/** A percentage: `33.9%` has one decimal. */
export interface Percentage {
  readonly value: number
  readonly decimals: number
  readonly from: number
  readonly to: number
}

/** Units that these reports count applications, cases and documents with; a number without one is no count. */
const COUNT =
  /((?<!\d)(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,9}(?:\.\d{1,4})?)|(?<![零〇一二两三四五六七八九十百千])[零〇一二两三四五六七八九十百千]{1,7})(?:件次?|宗|起|条次?|份|例|次|个|项)(?![例款人别数目性性]|体|案件数)/g

/** What makes a number no count: an ordinal, the end of a span or date, a guess, a part of another number. */
const NO_COUNT_BEFORE = /[第\d.,/-]$|(?:约|近|逾|超|超过|突破|达到近|不足|不到|不少于|不低于|上|好几|平均|每|首|头|前|某|之)$/

/** All counts of a squeezed text, in order. Approximate ones (近百件, 30余件) are none. */
export function countsIn(text: string): Count[] {
  const counts: Count[] = []
  for (const match of text.matchAll(COUNT)) {
    const printed = match[1] as string
    const before = text.slice(Math.max(0, match.index - 4), match.index)
    // 数十件 is a guess; 件数10件 is not.
    if (NO_COUNT_BEFORE.test(before) || (before.endsWith('数') && !/^\d/.test(printed))) continue
    const to = match.index + match[0].length
    if (/^(?:以上|以下|左右|以内|上下|之多|余)/.test(text.slice(to, to + 2))) continue
    const value = /^\d/.test(printed) ? Number(printed.replaceAll(',', '')) : hanCount(printed)
    if (value !== null) counts.push({ value, from: match.index, to })
  }
  return counts
}

const PERCENT = /(?<![\d.])(\d{1,3}(?:\.(\d{1,6}))?)[%％﹪]/g

/** All percentages of a squeezed text, in order. */
export function percentagesIn(text: string): Percentage[] {
  return [...text.matchAll(PERCENT)].map((match) => ({
    value: Number(match[1]),
    decimals: match[2]?.length ?? 0,
    from: match.index,
    to: match.index + match[0].length,
  }))
}
