// Claim: every date in the text is one that the calendar has.
// Seen: 2月30日 and 13月 in periods and signatures that were typed in haste.
// Leaves alone: 29 February without a year; runs of digits that lost their 年 or 月; dates that were mended without certainty.
// Known limit: dates of years before 1900 and dates in the lunar calendar are not read.
import type { Report } from '../layouts/index.js'
import { impossibleDates, type NoSuchDate } from './prose/calendar.js'
import { type Sentence, sentenceSubject, sentencesOf } from './prose/sentences.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface Impossible {
  readonly date: string
  readonly sentence: string
}

/** Longer sentences, in characters, are the debris of tables. */
const LONGEST_SENTENCE = 2000

function check(report: Report): Outcome<Impossible>[] {
  const outcomes = sentencesOf(report).flatMap((sentence) =>
    sentence.text.length > LONGEST_SENTENCE
      ? []
      : impossibleDates(sentence.text).map((date, index) => judge(sentence, date, index)),
  )
  return outcomes.length === 0 ? [consistent] : outcomes
}

function judge(sentence: Sentence, { from, to, seen }: NoSuchDate, index: number): Outcome<Impossible> {
  const repaired = sentence.repaired(from, to)
  if (repaired === 'likely' || repaired === 'guess') return cannotTell({ code: 'date-unsure' })
  const quote = sentence.seen(from, to)
  return {
    is: 'inconsistent',
    cells: [],
    subject: sentenceSubject(sentence, `date ${index}`),
    evidence: [quote],
    data: { date: seen, sentence: quote.seen },
  }
}

/** Dates in the text exist. */
export const dateExists: Rule<Impossible> = {
  id: 'date-exists',
  catalogue: ['DAT-01'],
  group: 'years-and-dates',
  severity: 'error',
  title: { zh: '日期是存在的', en: 'Dates exist' },
  about: {
    checks: {
      zh: '正文、统计期限和落款里的日期，月份在 1 至 12 之间，日不超过当月的天数。',
      en: 'In every date of the text, the period and the signature the month is 1 to 12 and the day is one that the month has.',
    },
    leavesAlone: {
      zh: '没有写年份的 2 月 29 日；丢了“年”“月”的数字串；没有把握地修补过的日期。',
      en: '29 February without a year; runs of digits that lost their 年 or 月; dates that were mended without certainty.',
    },
  },
  reads: ['preamble', 'sections'],
  check,
  messages: {
    zh: ({ date, sentence }) => `“${date}”这个日期不存在（“${sentence}”）。请核对后改正。`,
    en: ({ date, sentence }) => `There is no such date as “${date}” (“${sentence}”). Check and correct it.`,
  },
  examples: {
    consistent: [{ shows: '闰年的 2 月 29 日', prose: { overview: '2024年2月29日，召开政务公开培训会。' } }],
    inconsistent: [
      { shows: '2 月 30 日', prose: { other: '2024年2月30日' } },
      { shows: '期限写到 12 月 32 日', preamble: '统计期限自2023年1月1日起至2023年12月32日止。' },
    ],
    cannotTell: [],
  },
}
