// Claim: in the form of 2019, 上一年项目数量 of the report on 2020 = that of 2019 + its 本年增/减.
// Seen: last year's number of items copied without the change that last year's report itself states.
// Leaves alone: every pair of years but 2019 and 2020: no other two reports have these columns.
// Known limit: lists of items are revised from above, so the finding is a warning.
import type { ReportDigest } from './across/digest.js'
import { againstLastYear, type Compared, evidenceFrom } from './across/last-year.js'
import type { AcrossOutcome, AcrossRule, LinkedReport } from './across-rule.js'
import { cannotTell, consistent } from './rule.js'
import { PROACTIVE_ROWS } from './table/proactive-figures.js'

interface PriorItems {
  readonly row: string
  readonly before: number
  readonly change: number
  readonly now: number
}

const ROWS = ['licensing', 'otherServices', 'penalties', 'coercion', 'fees'].map((row) => `proactive.${row}`)

const YEAR = 2020

function checkAcross(linked: LinkedReport): AcrossOutcome<PriorItems>[] {
  if (linked.report.year !== YEAR || linked.report.forms.proactive !== '2019') return []
  if (linked.lastYear.length === 0) return againstLastYear(linked, () => consistent)
  return ROWS.flatMap((row) => againstLastYear(linked, (last) => compare(linked.report, last, row)))
}

function compare(report: ReportDigest, last: ReportDigest, row: string): Compared<PriorItems> {
  const key = `${row}.priorYearItems`
  const [before, change, now] = [last.figure(key), last.figure(`${row}.netChange`), report.figure(key)]
  if (!before || !change) return cannotTell({ code: 'last-year-unclear', year: last.year })
  if (!now) return cannotTell({ code: 'cell-missing', cell: key })
  if (now.state === 'blank' || before.state === 'blank' || before.counts + change.counts === now.counts) return consistent
  return {
    is: 'inconsistent',
    cells: [key],
    about: { parts: [key], other: String(last.year) },
    expected: before.counts + change.counts,
    actual: now.counts,
    evidence: evidenceFrom(report, [key]),
    data: { row, before: before.counts, change: change.counts, now: now.counts },
  }
}

const signed = (change: number) => (change < 0 ? `− ${-change}` : `+ ${change}`)
const FORMS = { proactive: '2019', applications: '2019', disputes: '2019' } as const

/** The items of the year before continue those of the report on 2019. */
export const priorYearItemsContinue: AcrossRule<PriorItems> = {
  kind: 'across',
  id: 'prior-year-items-continue',
  catalogue: ['YR-03'],
  group: 'across-years',
  severity: 'warning',
  title: { zh: '上一年项目数量与 2019 年度报告衔接', en: 'Items of the year before continue the report on 2019' },
  about: {
    checks: {
      zh: '2020 年度报告第二部分“上一年项目数量” = 2019 年度报告的“上一年项目数量” + “本年增/减”，逐行核对。',
      en: 'In the report on 2020, 上一年项目数量 equals that of the report on 2019 plus its 本年增/减, row by row.',
    },
    leavesAlone: { zh: '其他年度（没有这两栏）；留空的格。', en: 'Other years, which have no such columns; cells left blank.' },
  },
  reads: ROWS.map((row) => `${row}.*`),
  checkAcross,
  messages: {
    zh: ({ row, before, change, now }) =>
      `“${PROACTIVE_ROWS[row]?.zh}·上一年项目数量”写的是 ${now}，而 2019 年度报告是 ${before} ${signed(change)} = ${before + change}。请核对两年的项目清单，改正填错的一格。`,
    en: ({ row, before, change, now }) =>
      `${PROACTIVE_ROWS[row]?.en}: items of the year before say ${now}, but the report on 2019 comes to ${before} ${signed(change)} = ${before + change}. Compare the lists of both years.`,
  },
  examples: {
    consistent: [
      {
        shows: '2019 年度 30 项、减 2；2020 年度写 28',
        reports: [
          { year: 2020, forms: FORMS, cells: { 'proactive.licensing.priorYearItems': 28 } },
          { year: 2019, forms: FORMS, cells: { 'proactive.licensing.priorYearItems': 30, 'proactive.licensing.netChange': -2 } },
        ],
      },
    ],
    inconsistent: [
      {
        shows: '2020 年度仍写 30',
        reports: [
          { year: 2020, forms: FORMS, cells: { 'proactive.licensing.priorYearItems': 30 } },
          { year: 2019, forms: FORMS, cells: { 'proactive.licensing.priorYearItems': 30, 'proactive.licensing.netChange': -2 } },
        ],
      },
    ],
    cannotTell: [
      {
        shows: '没有 2019 年度的报告',
        reports: [
          { year: 2020, forms: FORMS },
          { year: 2020, agency: '平川县财政局', forms: FORMS },
        ],
      },
    ],
  },
}
