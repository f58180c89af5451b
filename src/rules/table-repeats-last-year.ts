// Claim: a table with figures is not last year's over again.
// Seen: a bureau whose tables were, cell for cell, those of the year before.
// Leaves alone: tables of zeros; tables with fewer than 12 figures that are not 0, which may well be the same.
// Known limit: a table that was copied and changed in one cell is not seen.
import type { TableName } from '../layouts/index.js'
import type { ReportDigest } from './across/digest.js'
import { againstLastYear, type Compared, evidenceFrom } from './across/last-year.js'
import type { AcrossOutcome, AcrossRule, LinkedReport } from './across-rule.js'
import { cannotTell, consistent } from './rule.js'
import { tableName } from './table/names.js'

interface Repeated {
  readonly tables: readonly TableName[]
  readonly figures: number
  readonly year: number
}

/** So many figures other than 0 are not the same by chance (YR-07). */
const AT_LEAST = 12

const TABLES: readonly { readonly table: TableName; readonly keys: RegExp }[] = [
  { table: 'proactive', keys: /^proactive\./ },
  { table: 'applications', keys: /^applications\./ },
  { table: 'disputes', keys: /^(?:reconsideration|litigation)\./ },
]

function checkAcross(linked: LinkedReport): AcrossOutcome<Repeated>[] {
  return againstLastYear(linked, (last) => compare(linked.report, last))
}

function compare(report: ReportDigest, last: ReportDigest): Compared<Repeated> {
  const own = report.figures()
  if (own.length === 0) return cannotTell({ code: 'table-missing', table: 'applications' })
  const same = TABLES.flatMap(({ table, keys }) => {
    const figures = own.filter(({ key }) => keys.test(key))
    const shared = figures.filter(({ key }) => last.figure(key) !== undefined)
    const equal = shared.length > 0 && shared.every(({ key, counts }) => last.figure(key)?.counts === counts)
    return equal ? [{ table, filled: shared.filter(({ counts }) => counts !== 0).map(({ key }) => key) }] : []
  })
  const applications = same.filter(({ table }) => table === 'applications')
  const all = same.length === TABLES.length ? same : applications
  const cells = all.flatMap(({ filled }) => filled)
  if (cells.length < AT_LEAST) return consistent
  const tables = all.map(({ table }) => table)
  return {
    is: 'inconsistent',
    cells,
    about: { parts: tables, other: String(last.year) },
    evidence: evidenceFrom(report, cells),
    data: { tables, figures: cells.length, year: last.year },
  }
}

const FILLED = Object.fromEntries(
  ['newlyReceived', 'results.disclosed', 'results.total', 'results.unavailable.notHeld'].flatMap((row) => [
    [`applications.${row}.naturalPerson`, row === 'results.disclosed' ? 4 : row === 'results.unavailable.notHeld' ? 3 : 7],
    [`applications.${row}.enterprise`, row === 'results.disclosed' ? 2 : row === 'results.unavailable.notHeld' ? 1 : 3],
    [`applications.${row}.total`, row === 'results.disclosed' ? 6 : row === 'results.unavailable.notHeld' ? 4 : 10],
  ]),
)

/** Tables with figures are not last year's over again. */
export const tableRepeatsLastYear: AcrossRule<Repeated> = {
  kind: 'across',
  id: 'table-repeats-last-year',
  catalogue: ['YR-07'],
  group: 'across-years',
  severity: 'warning',
  title: { zh: '表不是照抄去年的', en: 'Tables are not last year’s over again' },
  about: {
    checks: {
      zh: '第三部分的表（或三张表合起来）与同一机关去年的报告每一格都相同，而且不为 0 的格有 12 个以上的，多半是没有更新。',
      en: 'Where the table of section three, or all three tables, equal last year’s of the same agency in every cell, with 12 or more figures that are not 0, they were probably not updated.',
    },
    leavesAlone: { zh: '全为 0 的表；不为 0 的格不到 12 个的。', en: 'Tables of zeros; fewer than 12 figures that are not 0.' },
  },
  reads: ['proactive.*', 'applications.*', 'reconsideration.*', 'litigation.*'],
  checkAcross,
  messages: {
    zh: ({ tables, figures, year }) =>
      `${tables.map((table) => tableName(table, 'zh')).join('、')}与 ${year} 年度的报告每一格都相同（其中 ${figures} 格不为 0）。请核对是不是沿用了去年的表，按本年度的台账重新填写。`,
    en: ({ tables, figures, year }) =>
      `${tables.map((table) => tableName(table, 'en')).join(', ')}: every cell equals the report on ${year} (${figures} of them not 0). Check whether last year’s table was kept, and fill it in from this year’s register.`,
  },
  examples: {
    consistent: [
      { shows: '两年都没有申请，全是 0', reports: [{}, { year: 2022 }] },
      {
        shows: '有一格不同',
        reports: [{ cells: FILLED }, { year: 2022, cells: { ...FILLED, 'applications.results.disclosed.enterprise': 1 } }],
      },
    ],
    inconsistent: [{ shows: '12 个不为 0 的格与去年完全相同', reports: [{ cells: FILLED }, { year: 2022, cells: FILLED }] }],
    cannotTell: [{ shows: '有别的报告，没有去年的', reports: [{}, { year: 2021 }] }],
  },
}
