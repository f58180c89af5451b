/** Reads a run of digits that lost its separators as a date, with every reading that the calendar allows. */

export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** What a date is for; it decides between readings that the calendar alone cannot tell apart. */
export type DateRole = 'period-start' | 'period-end' | 'issue' | 'unknown'

/** Reports exist since 2008; laws and bodies they name reach back to 1949. */
const FIRST_YEAR = 1949
const LAST_YEAR = 2049

export function isPlausibleYear(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

export function isDate({ year, month, day }: CalendarDate): boolean {
  if (!isPlausibleYear(year) || month < 1 || month > 12 || day < 1) return false
  return day <= daysIn(year, month)
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** Month and day as they were printed, so that a leading zero survives. */
export interface Split {
  readonly month: string
  readonly day: string
}

/** All ways to cut 2 to 4 digits into a month and a day of that year. */
export function splitMonthDay(digits: string, year: number): Split[] {
  const splits: Split[] = []
  for (const length of [1, 2]) {
    const month = digits.slice(0, length)
    const day = digits.slice(length)
    if (day.length >= 1 && day.length <= 2 && isDate({ year, month: Number(month), day: Number(day) }))
      splits.push({ month, day })
  }
  return splits
}

/** By how much a reading must win; what is closer stays as it is (`domain.md` F.5). */
const MARGIN = 2

/**
 * The reading that fits the date's role, or undefined when two fit alike. A day with a leading zero
 * (`1` + `01`) is no rival to `10` + `1` when the document does not pad elsewhere.
 */
export function chooseSplit(splits: readonly Split[], role: DateRole, padsZeros: boolean): Split | undefined {
  if (splits.length < 2) return splits[0]
  const unpadded = padsZeros ? splits : splits.filter(({ month, day }) => !(month.length === 1 && day.startsWith('0')))
  if (unpadded.length === 1) return unpadded[0]
  const ranked = unpadded.map((split) => ({ split, score: scoreOf(split, role) })).sort((a, b) => b.score - a.score)
  const [best, next] = ranked
  return best && next && best.score - next.score >= MARGIN ? best.split : undefined
}

/** A period runs from 1 January to 31 December; a report is signed from January to mid April. */
function scoreOf({ month, day }: Split, role: DateRole): number {
  const m = Number(month)
  const d = Number(day)
  if (role === 'period-start') return m === 1 && d === 1 ? 5 : 0
  if (role === 'period-end') return m === 12 && d === 31 ? 5 : 0
  if (role === 'issue') return m <= 3 || (m === 4 && d <= 15) ? 3 : m === 12 ? 1 : 0
  return 0
}
