import { hanCount } from './han-count.js'

/** A date written in a squeezed text that the calendar does not have. Offsets count in the text. */
export interface NoSuchDate {
  readonly seen: string
  readonly from: number
  readonly to: number
}

const MONTHS_WITH_30: ReadonlySet<number> = new Set([4, 6, 9, 11])

/** The last day of a month. February has 29 days where the year is not given. */
export function lastDay(month: number, year: number | null): number {
  if (month === 2) return year === null || new Date(Date.UTC(year, 2, 0)).getUTCDate() === 29 ? 29 : 28
  return MONTHS_WITH_30.has(month) ? 30 : 31
}

const YEAR = '((?:19|20)\\d{2}|[一二][〇○零九一二三四五六七八]{3})'
const WRITTEN = new RegExp(
  `(?:${YEAR}年)?(?<![\\d.个一二三四五六七八九十])(\\d{1,2}|[一二三四五六七八九十]{1,3})月(?:份)?(\\d{1,3}|[一二三四五六七八九十]{1,3})[日号]`,
  'g',
)
/** A month without a day is judged only behind its year: 18个月 and 13月份 of a table are something else. */
const MONTH_ONLY = /(?:19|20)\d{2}年(\d{1,2})月(?![\d一二三四五六七八九十])/g
const IN_FIGURES = /(?<![\d./号-]|号：)((?:19|20)\d{2})([-./])(\d{1,2})\2(\d{1,2})(?![\d./-])/g

/** All dates of a squeezed text that do not exist (2月30日, 13月). */
export function impossibleDates(text: string): NoSuchDate[] {
  const found: NoSuchDate[] = []
  const add = (match: RegExpMatchArray) => {
    const from = match.index ?? 0
    found.push({ seen: match[0], from, to: from + match[0].length })
  }
  for (const match of text.matchAll(WRITTEN)) {
    const [month, day] = [number(match[2] as string), number(match[3] as string)]
    if (month !== null && day !== null && !exists(yearOf(match[1]), month, day)) add(match)
  }
  for (const match of text.matchAll(MONTH_ONLY)) if (Number(match[1]) > 12 || Number(match[1]) === 0) add(match)
  for (const match of text.matchAll(IN_FIGURES)) if (!exists(Number(match[1]), Number(match[3]), Number(match[4]))) add(match)
  return found.sort((a, b) => a.from - b.from)
}

function exists(year: number | null, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay(month, year)
}

function number(text: string): number | null {
  return /^\d/.test(text) ? Number(text) : hanCount(text)
}

function yearOf(text: string | undefined): number | null {
  return text !== undefined && /^\d{4}$/.test(text) ? Number(text) : null
}
