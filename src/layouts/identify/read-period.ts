// Reads the reporting period from the sentence that states it (`domain.md` B.3 lists the wordings). The
// second date may leave out its year or its 日. A span counts as the period when the sentence says so
// (统计, 数据, 期限 …), or when it is close to a year long; other spans are about something else.
import { leastCertain } from '../../document/index.js'
import type { Period, Prose } from '../report.js'
import { compactText } from './compact.js'
import { isDate, isoDate, smallNumber, YEAR, yearNumber } from './read-date.js'

const NUMBER = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const FROM = `(${YEAR})年(?:度)?(${NUMBER})月(?:(${NUMBER})[日号])?`
const TO = `(?:(${YEAR})年)?(${NUMBER})月(?:(${NUMBER})[日号]?(?![\\d月]))?`
const SPAN = new RegExp(`${FROM}(?:起|开始)?[,，]?(?:至|到|-|—|–|~|～|－)+${TO}`, 'u')
const SHORT = /(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?:日)?(?:起)?(?:至|到|-|—|–|~|～|－)+(?:(\d{4})\2)?(\d{1,2})\2(\d{1,2})(?!\d)/u
const SAYS_PERIOD = /统计|数据|期限|时限|时段|时间|报告期|周期/
/** Days; a span this long without any cue is still the period. */
const ALMOST_A_YEAR = 300

/** The first statement of the period in `prose`, or null. */
export function readPeriod(prose: readonly Prose[]): Period | null {
  for (const part of prose) {
    const compact = compactText(part.text, part.place)
    for (const sentence of sentencesOf(compact.text)) {
      const span = readSpan(sentence.text)
      if (!span || !(SAYS_PERIOD.test(sentence.text) || span.days >= ALMOST_A_YEAR)) continue
      const at = sentence.at + span.index
      const repaired = leastCertain(part.text.steps)
      const seen = compact.printed(at, at + span.length)
      return { from: span.from, to: span.to, seen, place: part.place, ...(repaired ? { repaired } : {}) }
    }
  }
  return null
}

function sentencesOf(text: string): { text: string; at: number }[] {
  return [...text.matchAll(/[^。；;！!？?]+/gu)].map((found) => ({ text: found[0], at: found.index }))
}

interface Span {
  readonly from: string
  readonly to: string
  readonly days: number
  readonly index: number
  readonly length: number
}

function readSpan(sentence: string): Span | null {
  const written = SPAN.exec(sentence)
  if (written) {
    const [whole, y1, m1, d1, y2, m2, d2] = written
    return makeSpan([y1, m1, d1 ?? '1'], [y2 ?? y1, m2, d2 ?? null], written.index, whole.length)
  }
  const short = SHORT.exec(sentence)
  if (!short) return null
  const [whole, y1, , m1, d1, y2, m2, d2] = short
  return makeSpan([y1, m1, d1], [y2 ?? y1, m2, d2 ?? null], short.index, whole.length)
}

type Written = readonly [year: string | undefined, month: string | undefined, day: string | null | undefined]

/** A month without a day means its first day as a start, its last as an end. */
function makeSpan(start: Written, end: Written, index: number, length: number): Span | null {
  const [y1, m1, d1] = numbers(start)
  const [y2, m2, d2] = numbers(end)
  if (y1 === null || m1 === null || d1 === null || y2 === null || m2 === null) return null
  const lastDay = d2 ?? new Date(Date.UTC(y2, m2, 0)).getUTCDate()
  if (!isDate(y1, m1, d1) || !isDate(y2, m2, lastDay)) return null
  const days = (Date.UTC(y2, m2 - 1, lastDay) - Date.UTC(y1, m1 - 1, d1)) / 86_400_000
  return { from: isoDate(y1, m1, d1), to: isoDate(y2, m2, lastDay), days, index, length }
}

function numbers([year, month, day]: Written): [number | null, number | null, number | null] {
  return [yearNumber(year ?? ''), smallNumber(month ?? ''), day == null ? null : smallNumber(day)]
}
