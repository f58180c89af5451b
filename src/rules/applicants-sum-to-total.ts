// Claim: in every row of the applications table, natural persons + the five kinds of organizations = total.
// Seen: totals kept from last year's table; an application of a company entered twice.
// Leaves alone: rows with printed parts and a blank total (total-column-filled speaks once for all of them), the form of 2014.
// Known limit: where one wrong cell breaks both its row and its column, each says so, and each names that cell.
import type { Report } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { inApplications } from './table/application-form.js'
import { APPLICANTS, APPLICATION_COLUMNS, applicationKey, applicationRows } from './table/form-keys.js'
import { columnName, rowName } from './table/names.js'
import { evidenceOf, type Operand, readOperands, sum } from './table/operands.js'
import { type Suspect, singledOut, suspectSentence } from './table/singled-out.js'
import { unfilledTotal } from './table/total-column.js'

interface RowSum {
  readonly row: string
  /** What each applicant column counts, in the order of the form. */
  readonly parts: readonly number[]
  readonly sum: number
  readonly total: number
  readonly suspect: Suspect | undefined
}

function check(report: Report): Outcome<RowSum>[] {
  return inApplications(report, (form) => applicationRows(form).map((row) => rowSum(report, row)))
}

function rowSum(report: Report, row: string): Outcome<RowSum> {
  const cells = APPLICATION_COLUMNS.map((column) => applicationKey(row, column))
  const operands = readOperands(report, cells)
  if ('why' in operands) return cannotTell(operands.why)
  if (unfilledTotal(report, row)) return cannotTell({ code: 'total-not-filled', cell: applicationKey(row, 'total') })
  const parts = operands.all.slice(0, -1)
  const total = (operands.all.at(-1) as Operand).counts
  if (sum(parts) === total) return consistent
  return {
    is: 'inconsistent',
    cells,
    expected: sum(parts),
    actual: total,
    evidence: evidenceOf(operands.all),
    data: { row, parts: parts.map((part) => part.counts), sum: sum(parts), total, suspect: singledOut(report, cells) },
  }
}

function addition(parts: readonly number[], lang: 'zh' | 'en'): string {
  const named = APPLICANTS.map((column, index) => [columnName(column, lang), parts[index] ?? 0] as const)
  return named
    .filter(([, count]) => count !== 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(' + ')
}

/** The applicants of each row of the applications table add up to its total. */
export const applicantsSumToTotal: Rule<RowSum> = {
  id: 'applicants-sum-to-total',
  catalogue: ['ARI-02'],
  group: 'sums',
  severity: 'error',
  title: { zh: '各类申请人之和等于总计', en: 'Applicants add up to the total of their row' },
  about: {
    checks: {
      zh: '第三部分的表，每一行：自然人 + 商业企业 + 科研机构 + 社会公益组织 + 法律服务机构 + 其他 = 总计。空白、“/”、“无”按 0 计。',
      en: 'In every row of the table of section three, natural persons and the five kinds of organizations add up to the total. Blank, “/” and 无 count as 0.',
    },
    leavesAlone: {
      zh: '分项已填、总计留空的行由 total-column-filled 统一指出。',
      en: 'Rows with printed parts and a blank total are reported once, by total-column-filled.',
    },
  },
  reads: ['applications.*'],
  check,
  messages: {
    zh: ({ row, parts, sum, total, suspect }) =>
      `第三部分的表，“${rowName(row, 'zh')}”一行：各类申请人之和是 ${sum}（${addition(parts, 'zh') || '各列均为 0'}），总计写的是 ${total}。` +
      `请核对这一行：分项无误，就把总计改为 ${sum}；总计无误，就找出填错的分项。${suspectSentence(suspect, 'zh')}`,
    en: ({ row, parts, sum, total, suspect }) =>
      `Section three, ${rowName(row, 'en')}: the applicants add up to ${sum} (${addition(parts, 'en') || 'all columns are 0'}), but the total says ${total}. ` +
      `Check the row: if the parts are right, the total should be ${sum}; if the total is right, find the part that is wrong.${suspectSentence(suspect, 'en')}`,
  },
  examples: {
    consistent: [
      {
        shows: '自然人 2、商业企业 1，总计 3',
        cells: {
          'applications.newlyReceived.naturalPerson': 2,
          'applications.newlyReceived.enterprise': 1,
          'applications.newlyReceived.total': 3,
        },
      },
    ],
    inconsistent: [
      {
        shows: '自然人 2、商业企业 1，总计却写 4',
        cells: {
          'applications.newlyReceived.naturalPerson': 2,
          'applications.newlyReceived.enterprise': 1,
          'applications.newlyReceived.total': 4,
        },
      },
    ],
    cannotTell: [
      { shows: '“本年新收·总计”读不出数字', cells: { 'applications.newlyReceived.total': '1？' } },
      { shows: '表格里没有这一格', cells: { 'applications.carriedOut.research': null } },
    ],
  },
}
