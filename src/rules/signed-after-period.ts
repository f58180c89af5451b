// Claim: a report is signed after the period that it reports on has ended; figures of a year that still runs cannot be final.
// Seen: a bureau whose report on 2023 is signed 11 December 2023.
// Leaves alone: reports without a date of signature; dates that could only be guessed.
// Known limit: where title and period name different years and only one of them makes the signature too early, nothing is said.
import { type Certainty, evidence } from '../document/index.js'
import type { ReadDate, Report } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface SignedEarly {
  readonly signed: string
  readonly end: string
}

function check(report: Report): Outcome<SignedEarly>[] {
  const { signedOn, period, year } = report
  if (signedOn === null) return [cannotTell({ code: 'no-signature' })]
  if (period === null && year === null) return [cannotTell({ code: 'no-period' })]
  if (signedOn.repaired === 'guess' || repairOfEnd(report) === 'guess') return [cannotTell({ code: 'date-unsure' })]
  const ends = [period?.to, year !== null && !period?.to.startsWith(String(year)) ? `${year}-12-31` : undefined].filter(
    (end) => end !== undefined,
  )
  const early = ends.filter((end) => signedOn.date <= end)
  if (early.length === 0) return [consistent]
  if (early.length < ends.length) return [yearInDoubt(report)]
  return [finding(report, signedOn, early[0] as string)]
}

/** How sure the end of the period is. Where it is the last day of the report's year, the year says so too. */
function repairOfEnd({ period, year }: Report): Certainty | undefined {
  return period?.to === `${year}-12-31` ? undefined : period?.repaired
}

function yearInDoubt(report: Report): Outcome<SignedEarly> {
  return cannotTell({ code: 'year-in-doubt', title: report.year ?? 0, period: Number(report.period?.to.slice(0, 4)) })
}

function finding(report: Report, signedOn: ReadDate, end: string): Outcome<SignedEarly> {
  const { period } = report
  const likely = signedOn.repaired === 'likely' || repairOfEnd(report) === 'likely'
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: 'signature' },
    evidence: [evidence(signedOn.seen, signedOn.place), ...(period === null ? [] : [evidence(period.seen, period.place)])],
    data: { signed: signedOn.date, end },
    ...(likely ? { severity: 'warning' as const, cause: 'damage' as const } : {}),
  }
}

/** The date of signature lies after the end of the reporting period. */
export const signedAfterPeriod: Rule<SignedEarly> = {
  id: 'signed-after-period',
  catalogue: ['DAT-02'],
  group: 'years-and-dates',
  severity: 'error',
  title: { zh: '落款日期在统计期限之后', en: 'Signed after the period has ended' },
  about: {
    checks: {
      zh: '落款日期应晚于统计期限的最后一天；没有写明期限的，以报告年度的 12 月 31 日为准。年度没有结束，全年数据不可能已经定稿。',
      en: 'The date of signature lies after the last day of the reporting period, or after 31 December of the reporting year where no period is stated. Figures for a year that still runs cannot be final.',
    },
    leavesAlone: {
      zh: '没有落款日期的报告；日期有字符丢失、只能猜测的，不下结论。日期经过较有把握的修补时，最多只提示为警告。',
      en: 'Reports without a date of signature, and dates that can only be guessed. Where a date was mended with a likely reading, the finding is at most a warning.',
    },
  },
  reads: ['signedOn', 'period', 'year'],
  check,
  messages: {
    zh: ({ signed, end }) =>
      `落款日期是 ${signed}，而统计期限到 ${end} 才结束。请核对落款日期（常见的是年份写错），或确认数据是否统计到了年底。`,
    en: ({ signed, end }) =>
      `The report is signed ${signed}, but the period it reports on ends only on ${end}. Check the date of signature (often the year is wrong), or whether the figures cover the whole year.`,
  },
  examples: {
    consistent: [{ shows: '2023 年的报告，2024 年 1 月 20 日落款', signedOn: '2024-01-20' }],
    inconsistent: [{ shows: '2023 年的报告，2023 年 12 月 11 日就落款', signedOn: '2023-12-11' }],
    cannotTell: [{ shows: '没有落款日期' }, { shows: '落款日期只能猜测', signedOn: { date: '2023-12-01', repaired: 'guess' } }],
  },
}
