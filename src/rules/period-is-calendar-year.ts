// Claim: the reporting period is one calendar year, from 1 January to 31 December (Regulation, article 49; the national format).
// Seen: periods that end on 30 November because the report was written in December, or that end before they start.
// Leaves alone: reports that state no period; agencies founded or merged during the year (a remark then).
// Known limit: that an agency was founded in the year is taken from the words 成立, 组建, 挂牌 in the prose.
import { evidence } from '../document/index.js'
import type { Period, Report } from '../layouts/index.js'
import { sentencesOf } from './prose/sentences.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface OtherPeriod {
  readonly from: string
  readonly to: string
  readonly year: number
  readonly backwards: boolean
  readonly founded: boolean
}

function check(report: Report): Outcome<OtherPeriod>[] {
  const { period } = report
  if (period === null) return [cannotTell({ code: 'no-period' })]
  if (period.repaired === 'guess') return [cannotTell({ code: 'date-unsure' })]
  const { from, to } = period
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return [consistent]
  return [finding(period, report)]
}

function finding(period: Period, report: Report): Outcome<OtherPeriod> {
  const { from, to } = period
  const year = report.year ?? Number(to.slice(0, 4))
  const founded = to === `${year}-12-31` && from > `${year}-01-01` && wasFounded(report)
  const shaky = period.repaired === 'likely'
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: 'period' },
    evidence: [evidence(period.seen, period.place)],
    data: { from, to, year, backwards: to < from, founded },
    ...(founded ? { severity: 'info' as const } : shaky ? { severity: 'warning' as const, cause: 'damage' as const } : {}),
  }
}

function wasFounded(report: Report): boolean {
  return sentencesOf(report).some(
    ({ text }) => /(?:成立|组建|挂牌|设立|机构改革|划转|合并)/.test(text) && /[局委办镇乡处会关位]/.test(text),
  )
}

/** The reporting period is one whole calendar year. */
export const periodIsCalendarYear: Rule<OtherPeriod> = {
  id: 'period-is-calendar-year',
  catalogue: ['YRS-05'],
  group: 'years-and-dates',
  severity: 'error',
  title: { zh: '统计期限是一个完整的年度', en: 'The period is one calendar year' },
  about: {
    checks: {
      zh: '统计期限从 1 月 1 日到同年 12 月 31 日。',
      en: 'The reporting period runs from 1 January to 31 December of the same year.',
    },
    leavesAlone: {
      zh: '没有写统计期限的。正文说明本单位当年成立、组建的，起始日期晚于 1 月 1 日只作提示。',
      en: 'Reports that state no period. Where the text says that the agency was founded in the year, a later start is only a remark.',
    },
  },
  reads: ['period', 'year', 'sections'],
  check,
  messages: {
    zh: ({ from, to, year, backwards, founded }) =>
      backwards
        ? `统计期限的结束日期（${to}）早于开始日期（${from}）。请改为 ${year} 年 1 月 1 日至 12 月 31 日。`
        : founded
          ? `统计期限是 ${from} 至 ${to}，不满一年；正文说明本单位当年成立或组建，如属实可不改。`
          : `统计期限是 ${from} 至 ${to}，不是完整的一年。请核对：应为 ${year} 年 1 月 1 日至 12 月 31 日，数据也应统计到年底。`,
    en: ({ from, to, year, backwards, founded }) =>
      backwards
        ? `The period ends (${to}) before it starts (${from}). It should be 1 January to 31 December ${year}.`
        : founded
          ? `The period is ${from} to ${to}, less than a year; the text says that the agency was founded or formed in it, so this may be right.`
          : `The period is ${from} to ${to}, not a whole year. It should be 1 January to 31 December ${year}, and the figures should cover all of it.`,
  },
  examples: {
    consistent: [{ shows: '2023 年 1 月 1 日至 12 月 31 日' }],
    inconsistent: [
      { shows: '只统计到 11 月底', period: ['2023-01-01', '2023-11-30'] },
      { shows: '当年组建的单位', period: ['2023-03-20', '2023-12-31'], prose: { overview: '2023年3月，平川县档案局挂牌成立。' } },
    ],
    cannotTell: [{ shows: '没有写统计期限', period: null }],
  },
}
