// Reads calendar dates as reports write them: 2023年12月11日, 二〇二三年十二月十一日, 2023-12-11, 2023.12.11.
// A run of digits without separators has several readings and is none of these: fixers may part it, this
// reader never does. Impossible dates are not dates.
import { hanNumber } from '../read-number.js'

/** A date found in a compact text: offsets `[from, to)`, and whether its own year was printed. */
export interface FoundDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly from: number
  readonly to: number
}

const HAN_DIGITS = '〇一二三四五六七八九'
/** A year in a pattern: four digits, Arabic or Chinese. */
export const YEAR = `(?:\\d{4}|[${HAN_DIGITS}0]{4})`
const MONTH_OR_DAY = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const WRITTEN = `(${YEAR})年(${MONTH_OR_DAY})月(${MONTH_OR_DAY})[日号]`
const SHORT = '(\\d{4})(?<sign>[-./])(\\d{1,2})\\k<sign>(\\d{1,2})(?!\\d)'

/** The value of a year written in either kind of digits; null outside 1949 to 2100. */
export function yearNumber(written: string): number | null {
  const digits = [...written].map((char) => (HAN_DIGITS.includes(char) ? HAN_DIGITS.indexOf(char) : char)).join('')
  const year = Number(digits)
  return Number.isInteger(year) && year >= 1949 && year <= 2100 ? year : null
}

/** The value of a month or day in either kind of digits; null when it is no number. */
export function smallNumber(written: string): number | null {
  return /^\d+$/.test(written) ? Number(written) : hanNumber(written)
}

/** Every full date in `text`, in order. */
export function findDates(text: string): FoundDate[] {
  const dates: FoundDate[] = []
  for (const found of text.matchAll(new RegExp(`(?<!\\d)(?:${WRITTEN}|${SHORT})`, 'gu'))) {
    const year = yearNumber(found[1] ?? found[4] ?? '')
    const month = smallNumber(found[2] ?? found[6] ?? '')
    const day = smallNumber(found[3] ?? found[7] ?? '')
    if (year !== null && month !== null && day !== null && isDate(year, month, day)) {
      dates.push({ year, month, day, from: found.index, to: found.index + found[0].length })
    }
  }
  return dates
}

/** Whether the calendar has this day. */
export function isDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `YYYY-MM-DD`. */
export function isoDate(year: number, month: number, day: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}`
}
