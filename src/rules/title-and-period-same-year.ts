// Claim: the year in the title is the year of the reporting period.
// Seen: reports written over last year's file, with a new title and the old period, or the other way round.
// Leaves alone: titles without a year, periods that lost characters and can only be guessed.
// Known limit: a period that runs over two years agrees with either of them here; period-is-calendar-year judges it.
import { type Evidence, evidence } from '../document/index.js'
import type { Period, Report } from '../layouts/index.js'
import { squeeze } from './prose/squeeze.js'
import { yearMentions } from './prose/year-mentions.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface TwoYears {
  readonly title: number
  readonly period: number
}

function check(report: Report): Outcome<TwoYears>[] {
  const { title, period } = report
  if (period === null) return [cannotTell({ code: 'no-period' })]
  const years = title === null ? [] : yearMentions(squeeze(title).text).map(({ year }) => year)
  const inTitle = years[0]
  if (inTitle === undefined) return [cannotTell({ code: 'no-title-year' })]
  if (period.repaired === 'guess') return [cannotTell({ code: 'date-unsure' })]
  const stated = [Number(period.from.slice(0, 4)), Number(period.to.slice(0, 4))]
  if (stated.some((year) => years.includes(year))) return [consistent]
  return [finding(report, period, inTitle, stated[1] as number)]
}

function finding(report: Report, period: Period, inTitle: number, inPeriod: number): Outcome<TwoYears> {
  const seen: Evidence = evidence(period.seen, period.place)
  const title = report.title !== null && report.titlePlace !== null ? [evidence(report.title, report.titlePlace)] : []
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: 'period' },
    expected: inTitle,
    actual: inPeriod,
    evidence: [seen, ...title],
    data: { title: inTitle, period: inPeriod },
    ...(period.repaired === 'likely' ? { severity: 'warning' as const, cause: 'damage' as const } : {}),
  }
}

/** Title and reporting period name the same year. */
export const titleAndPeriodSameYear: Rule<TwoYears> = {
  id: 'title-and-period-same-year',
  catalogue: ['YRS-01'],
  group: 'years-and-dates',
  severity: 'error',
  title: { zh: '标题与统计期限是同一年', en: 'Title and period name the same year' },
  about: {
    checks: {
      zh: '标题里的年份与正文写明的统计期限（如 2023 年 1 月 1 日至 12 月 31 日）是同一年。',
      en: 'The year in the title is that of the stated reporting period (such as 1 January to 31 December 2023).',
    },
    leavesAlone: {
      zh: '标题没有年份的；没有写统计期限的；期限有字符丢失、只能猜测的，不下结论。',
      en: 'Titles without a year, reports that state no period, and periods that lost characters and can only be guessed.',
    },
  },
  reads: ['title', 'period'],
  check,
  messages: {
    zh: ({ title, period }) =>
      `标题写的是 ${title} 年，统计期限写的却是 ${period} 年。请核对哪一处是从往年的报告沿用下来的，改成一致；全文的年份和数字也请一并核对。`,
    en: ({ title, period }) =>
      `The title says ${title}, but the stated period is that of ${period}. Find out which was carried over from an earlier report and make them agree; check the other years and figures too.`,
  },
  examples: {
    consistent: [{ shows: '标题和期限都是 2023 年' }],
    inconsistent: [{ shows: '标题 2023 年，期限 2022 年', period: ['2022-01-01', '2022-12-31'] }],
    cannotTell: [
      { shows: '没有写统计期限', period: null },
      { shows: '标题没有年份', title: '平川县档案局政府信息公开工作年度报告' },
    ],
  },
}
