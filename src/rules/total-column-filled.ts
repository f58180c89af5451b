// Claim: a row of the applications table that counts applicants also fills in its total.
// Seen: a municipal office that leaves zeros blank and, in twenty rows, the total column too.
// Leaves alone: rows whose parts add up to 0 (blank is 0), totals printed as 0, / or 无 (applicants-sum-to-total judges those).
// Known limit: one finding for the whole table, however many rows; the cells say which.
import type { Report } from '../layouts/index.js'
import type { Lang } from './lang.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { inApplications } from './table/application-form.js'
import { applicationKey, applicationRows } from './table/form-keys.js'
import { rowName } from './table/names.js'
import { evidenceOf } from './table/operands.js'
import { type UnfilledTotal, unfilledTotal } from './table/total-column.js'

interface Unfilled {
  readonly rows: readonly { readonly row: string; readonly sum: number }[]
}

/** So many rows are named in a message; the finding's cells list all. */
const NAMED_ROWS = 4

function check(report: Report): Outcome<Unfilled>[] {
  return inApplications(report, (form) => {
    const rows = applicationRows(form)
    const unfilled = rows.map((row) => unfilledTotal(report, row)).filter((row) => row !== undefined)
    const missing = rows.map((row) => applicationKey(row, 'total')).find((key) => !report.cells.has(key))
    const unsure = missing === undefined ? [] : [cannotTell({ code: 'cell-missing', cell: missing })]
    const first = unfilled[0]
    if (first === undefined) return missing === undefined ? [consistent] : unsure
    return [finding(unfilled, first), ...unsure]
  })
}

function finding(unfilled: readonly UnfilledTotal[], first: UnfilledTotal): Outcome<Unfilled> {
  return {
    is: 'inconsistent',
    cells: unfilled.map(({ total }) => total.key),
    // The parts of the first row show what stands beside the blanks.
    evidence: evidenceOf([...first.parts.filter((part) => part.counts !== 0), ...unfilled.map(({ total }) => total)]),
    data: { rows: unfilled.map(({ row, sum }) => ({ row, sum })) },
  }
}

function list(rows: Unfilled['rows'], lang: Lang): string {
  const named = rows
    .slice(0, NAMED_ROWS)
    .map(({ row, sum }) => (lang === 'zh' ? `“${rowName(row, 'zh')}”应为 ${sum}` : `${rowName(row, 'en')}: ${sum}`))
  return named.join(lang === 'zh' ? '，' : '; ') + (rows.length > NAMED_ROWS ? (lang === 'zh' ? '等' : '; …') : '')
}

/** The total column of the applications table is filled in where its rows count something. */
export const totalColumnFilled: Rule<Unfilled> = {
  id: 'total-column-filled',
  catalogue: ['ARI-02b'],
  group: 'sums',
  severity: 'warning',
  title: { zh: '总计列已填写', en: 'The total column is filled in' },
  about: {
    checks: {
      zh: '第三部分的表，某一行填了申请人的数字，最右边的总计也应填写。全表只提示一次，列出所有漏填的行。',
      en: 'Where a row of the table of section three counts applicants, its total is filled in too. One finding for the whole table, with all rows concerned.',
    },
    leavesAlone: {
      zh: '各列之和为 0 的行，总计留空也算对；总计写成 0、“/”、“无”的，由 applicants-sum-to-total 判断。',
      en: 'Rows that add up to 0 may leave the total blank; a total printed as 0, “/” or 无 is judged by applicants-sum-to-total.',
    },
  },
  reads: ['applications.*'],
  check,
  messages: {
    zh: ({ rows }) =>
      `第三部分的表，有 ${rows.length} 行填了申请人数字，但总计列是空白：${list(rows, 'zh')}。请把这些行的总计补齐。`,
    en: ({ rows }) =>
      `Section three: ${rows.length} rows count applicants but leave the total column blank (${list(rows, 'en')}). Fill in these totals.`,
  },
  examples: {
    consistent: [{ shows: '没有申请的行，总计留空', cells: { 'applications.carriedOut.total': '' } }],
    inconsistent: [
      {
        shows: '自然人 5，总计空白',
        cells: { 'applications.results.disclosed.naturalPerson': 5, 'applications.results.disclosed.total': '' },
      },
    ],
    cannotTell: [{ shows: '总计一格没有找到', cells: { 'applications.results.disclosed.total': null } }],
  },
}
