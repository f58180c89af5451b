// Claim: an agency publishes its report by 31 January, a government by 31 March (Regulation, article 49); the date of signature is not later.
// Seen: district bureaus that post in February; signatures dated after the page was posted.
// Leaves alone: copies without a date of publication; townships (not named in article 49: a remark); dates long after, which moved sites stamp anew.
// Known limit: local notices set earlier days; they are not known here.
import { evidence } from '../document/index.js'
import type { ReadDate, Report } from '../layouts/index.js'
import { reportingOf } from './prose/claims/scope.js'
import { cannotTell, consistent, type Outcome, type Rule, type Severity } from './rule.js'
import { FIRST_YEAR_OF_FORMS } from './table/form-due.js'

type Late =
  | { readonly what: 'posted-late'; readonly posted: string; readonly deadline: string; readonly township: boolean }
  | { readonly what: 'signed-after-posting'; readonly signed: string; readonly posted: string }
  | { readonly what: 'signed-long-after'; readonly signed: string; readonly year: number }

function check(report: Report): Outcome<Late>[] {
  const { year, signedOn } = report
  if (year === null) return [cannotTell({ code: 'no-year' })]
  const outcomes: Outcome<Late>[] = []
  if (signedOn !== null && signedOn.repaired !== 'guess' && signedOn.date > `${year + 2}-06-30`)
    outcomes.push(signedLongAfter(signedOn, year))
  const posted = report.postedOn
  if (posted === null) return [...outcomes, cannotTell({ code: 'no-posting-date' })]
  outcomes.push(...judgePosting(report, posted, year))
  if (signedOn !== null && signedOn.repaired === undefined && signedOn.date > posted.date)
    outcomes.push(signedAfterPosting(signedOn, posted))
  return outcomes.length === 0 ? [consistent] : outcomes
}

function judgePosting({ agency }: Report, posted: ReadDate, year: number): Outcome<Late>[] {
  const reporting = reportingOf(agency)
  if (reporting === 'unknown') return [cannotTell({ code: 'no-posting-date' })]
  const government = reporting === 'jurisdiction' || reporting === 'office'
  const deadline = `${year + 1}-${government || year < FIRST_YEAR_OF_FORMS ? '03-31' : '01-31'}`
  if (posted.date <= deadline) return []
  const township = /(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$/.test(agency ?? '')
  // A page posted in a later year was most likely moved or published again.
  const moved = posted.date > `${year + 1}-12-31`
  return [
    finding(
      'posting',
      { what: 'posted-late', posted: posted.date, deadline, township },
      [posted],
      township || moved ? 'info' : 'warning',
    ),
  ]
}

function signedAfterPosting(signedOn: ReadDate, posted: ReadDate): Outcome<Late> {
  return finding(
    'signature',
    { what: 'signed-after-posting', signed: signedOn.date, posted: posted.date },
    [signedOn, posted],
    'warning',
  )
}

function signedLongAfter(signedOn: ReadDate, year: number): Outcome<Late> {
  const severity = signedOn.repaired === 'likely' ? 'info' : 'warning'
  return finding('signature', { what: 'signed-long-after', signed: signedOn.date, year }, [signedOn], severity)
}

function finding(part: string, data: Late, dates: readonly [ReadDate, ...ReadDate[]], severity: Severity): Outcome<Late> {
  const [first, ...rest] = dates
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part },
    evidence: [evidence(first.seen, first.place), ...rest.map(({ seen, place }) => evidence(seen, place))],
    data,
    severity,
  }
}

/** The report was published by its deadline, and signed before it was published. */
export const publishedByDeadline: Rule<Late> = {
  id: 'published-by-deadline',
  catalogue: ['DAT-03', 'DAT-04'],
  group: 'years-and-dates',
  severity: 'warning',
  title: { zh: '按期发布，先落款后发布', en: 'Published in time, signed before' },
  about: {
    checks: {
      zh: '部门的报告在次年 1 月 31 日前、政府的报告在次年 3 月 31 日前发布（《条例》第四十九条；2018 年度及以前均为 3 月 31 日）；落款日期不晚于发布日期，也不晚于报告年度结束后 18 个月。',
      en: 'A bureau publishes its report by 31 January, a government by 31 March of the next year (Regulation, article 49; up to the report on 2018, all by 31 March). The signature is not later than the publication, nor than 18 months after the year.',
    },
    leavesAlone: {
      zh: '不知道发布日期的；乡镇、街道（第四十九条没有点名）和次年之后才有的发布日期（多为网站迁移后重新生成）只作提示。',
      en: 'Copies without a date of publication. Townships, which article 49 does not name, and dates of later years, which moved sites stamp anew, are only a remark.',
    },
  },
  reads: ['postedOn', 'signedOn', 'year', 'agency'],
  check,
  messages: {
    zh: (data) =>
      data.what === 'posted-late'
        ? `发布日期是 ${data.posted}，晚于 ${data.deadline}。${data.township ? '条例没有点名乡镇、街道，请按本地通知的时限核对。' : '请核对首次发布的日期；确属逾期的，下一年请按时发布。'}`
        : data.what === 'signed-after-posting'
          ? `落款日期 ${data.signed} 晚于发布日期 ${data.posted}。请核对哪一个写错了。`
          : `落款日期是 ${data.signed}，离 ${data.year} 年度结束已超过 18 个月。请核对年份是否写错。`,
    en: (data) =>
      data.what === 'posted-late'
        ? `Published ${data.posted}, after ${data.deadline}. ${data.township ? 'Article 49 does not name townships; compare with the local notice.' : 'Check the date of first publication; if it was late, publish in time next year.'}`
        : data.what === 'signed-after-posting'
          ? `Signed ${data.signed}, after it was published on ${data.posted}. Check which date is wrong.`
          : `Signed ${data.signed}, more than 18 months after ${data.year} ended. Check whether the year is wrong.`,
  },
  examples: {
    consistent: [{ shows: '1 月 20 日发布', postedOn: '2024-01-20' }],
    inconsistent: [
      { shows: '局的报告 2 月 8 日才发布', postedOn: '2024-02-08' },
      { shows: '落款晚于发布', postedOn: '2024-01-20', signedOn: '2024-01-25' },
    ],
    cannotTell: [{ shows: '不知道发布日期' }],
  },
}
