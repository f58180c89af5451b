// Claim: what last year carried over (row 四) is what this year took over (row 二), in total and in each column.
// Seen: the row 上年结转 left at 0 although last year's report carried applications over.
// Leaves alone: reports whose last year is not given, or was on the forms before 2019; agreement with any version of last year's.
// Known limit: mergers and splits of agencies move applications between reports; a registry can name them, the rule cannot.
import type { ReportDigest } from './across/digest.js'
import { againstLastYear, type Compared, evidenceFrom } from './across/last-year.js'
import type { AcrossOutcome, AcrossRule, LinkedReport } from './across-rule.js'
import { cannotTell, consistent } from './rule.js'
import { APPLICANTS, applicationKey } from './table/form-keys.js'
import { columnName } from './table/names.js'

interface CarriedOver {
  readonly year: number
  readonly out: number
  readonly in: number
  /** Columns that differ, the total left out. */
  readonly columns: readonly { readonly column: string; readonly out: number; readonly in: number }[]
}

/** The first year of the forms with a row for what is carried over. */
const FIRST_YEAR = 2019

function checkAcross(linked: LinkedReport): AcrossOutcome<CarriedOver>[] {
  if (linked.report.year <= FIRST_YEAR || !linked.report.forms.applications) return []
  return againstLastYear(linked, (last) => compare(linked.report, last))
}

function compare(report: ReportDigest, last: ReportDigest): Compared<CarriedOver> {
  const out = totalOf(last, 'carriedOut')
  const taken = totalOf(report, 'carriedIn')
  if (out === undefined) return cannotTell({ code: 'last-year-unclear', year: last.year })
  if (taken === undefined) return cannotTell({ code: 'cell-missing', cell: applicationKey('carriedIn', 'total') })
  const columns = APPLICANTS.flatMap((column) => {
    const [before, now] = [last.figure(applicationKey('carriedOut', column)), report.figure(applicationKey('carriedIn', column))]
    return before && now && before.counts !== now.counts ? [{ column, out: before.counts, in: now.counts }] : []
  })
  const differs = out.counts !== taken.counts
  if (!differs && columns.length === 0) return consistent
  const sure = report.complete && last.complete && out.printed && taken.printed
  const cells = [...columns.map(({ column }) => column), ...(differs ? ['total'] : [])].map((column) =>
    applicationKey('carriedIn', column),
  )
  return {
    is: 'inconsistent',
    cells,
    about: { parts: ['applications.carriedIn'], other: String(last.year) },
    expected: out.counts,
    actual: taken.counts,
    evidence: evidenceFrom(report, cells),
    data: { year: last.year, out: out.counts, in: taken.counts, columns },
    // The same number of applications, of other applicants: counted otherwise, not lost.
    severity: differs ? (sure ? 'error' : 'warning') : 'info',
  }
}

/** The total of a row; where it was left blank, the sum of its columns. `printed`: it was filled in. */
function totalOf(report: ReportDigest, row: string): { readonly counts: number; readonly printed: boolean } | undefined {
  const total = report.figure(applicationKey(row, 'total'))
  if (total === undefined) return undefined
  if (total.state !== 'blank') return { counts: total.counts, printed: total.state !== 'inferred' }
  const parts = APPLICANTS.map((column) => report.figure(applicationKey(row, column)))
  const anyPrinted = parts.some((part) => part?.state === 'value')
  return { counts: parts.reduce((sum, part) => sum + (part?.counts ?? 0), 0), printed: anyPrinted }
}

function details({ columns }: CarriedOver, lang: 'zh' | 'en'): string {
  const list = columns.map(({ column, out, in: taken }) => `${columnName(column, lang)} ${out} → ${taken}`)
  return list.join(lang === 'zh' ? '，' : ', ')
}

/** What was carried over last year is taken over this year. */
export const carriedOverContinues: AcrossRule<CarriedOver> = {
  kind: 'across',
  id: 'carried-over-continues',
  catalogue: ['YR-01'],
  group: 'across-years',
  severity: 'error',
  title: { zh: '上年结转与去年的结转下年衔接', en: 'What was carried over is taken over' },
  about: {
    checks: {
      zh: '同一机关：去年报告“四、结转下年度继续办理”应当等于今年报告“二、上年结转”，先看总计，再看各列。总计不同是错误（有一份没有读全的，为警告）；总计相同、只是申请人类别不同，作提示。',
      en: 'For one agency, row 四 of last year’s report equals row 二 of this year’s: the total first, then each column. A different total is an error (a warning where one report was not read whole); the same total over other columns is info.',
    },
    leavesAlone: {
      zh: '没有给出去年报告的；去年的报告有几个版本、其中一个对得上的；2019 年度以前。',
      en: 'Reports whose last year is not given; last year’s in several versions of which one agrees; years before 2019.',
    },
  },
  reads: ['applications.carriedIn.*', 'applications.carriedOut.*'],
  checkAcross,
  messages: {
    zh: (data) =>
      data.out === data.in
        ? `“二、上年结转”的总计（${data.in}）与 ${data.year} 年度报告一致，但申请人类别不同（${details(data, 'zh')}）。请核对是不是归类有变。`
        : `“二、上年结转”写的是 ${data.in}，而 ${data.year} 年度报告“四、结转下年度继续办理”是 ${data.out}${data.columns.length > 0 ? `（${details(data, 'zh')}）` : ''}。请对照台账核对两年的数字，改正填错的一格。`,
    en: (data) =>
      data.out === data.in
        ? `Row 二 (carried in) has the total of the report on ${data.year} (${data.in}), but over other applicants (${details(data, 'en')}). Check whether they were classified otherwise.`
        : `Row 二 (carried in) says ${data.in}, but row 四 (carried over) of the report on ${data.year} says ${data.out}${data.columns.length > 0 ? ` (${details(data, 'en')})` : ''}. Compare both with the register and correct the one that is wrong.`,
  },
  examples: {
    consistent: [
      {
        shows: '去年结转下年 2 件，今年上年结转 2 件',
        reports: [
          { cells: { 'applications.carriedIn.naturalPerson': 2, 'applications.carriedIn.total': 2 } },
          { year: 2022, cells: { 'applications.carriedOut.naturalPerson': 2, 'applications.carriedOut.total': 2 } },
        ],
      },
    ],
    inconsistent: [
      {
        shows: '去年结转下年 2 件，今年上年结转写 0',
        reports: [{}, { year: 2022, cells: { 'applications.carriedOut.naturalPerson': 2, 'applications.carriedOut.total': 2 } }],
      },
      {
        shows: '总计相同，申请人类别不同：只作提示',
        reports: [
          { cells: { 'applications.carriedIn.enterprise': 2, 'applications.carriedIn.total': 2 } },
          { year: 2022, cells: { 'applications.carriedOut.naturalPerson': 2, 'applications.carriedOut.total': 2 } },
        ],
      },
    ],
    cannotTell: [{ shows: '有别的报告，没有去年的', reports: [{}, { year: 2021 }] }],
  },
}
