// Claim: in every column, newly received + carried in = total of results + carried over. The form itself prints it
// (第一项加第二项之和，等于第三项加第四项之和).
// Seen: the commonest slip in real reports is a carried-over application left out of the next year's line.
// Leaves alone: a total column that is not filled in (total-column-filled speaks of it), the form of 2014.
// Known limit: says which cell is wrong only where other sums that fail cross this one in a single cell.
import type { Report } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { inApplications } from './table/application-form.js'
import { APPLICATION_COLUMNS, applicationKey } from './table/form-keys.js'
import { columnName } from './table/names.js'
import { evidenceOf, readOperands } from './table/operands.js'
import { type Suspect, singledOut, suspectSentence } from './table/singled-out.js'
import { unfilledTotal } from './table/total-column.js'

interface Balance {
  readonly column: string
  /** Newly received, carried in, total of results, carried over. */
  readonly counts: readonly [number, number, number, number]
  readonly suspect: Suspect | undefined
}

const ROWS = ['newlyReceived', 'carriedIn', 'results.total', 'carriedOut'] as const

function check(report: Report): Outcome<Balance>[] {
  return inApplications(report, () => APPLICATION_COLUMNS.map((column) => balance(report, column)))
}

function balance(report: Report, column: string): Outcome<Balance> {
  const cells = ROWS.map((row) => applicationKey(row, column))
  const operands = readOperands(report, cells)
  if ('why' in operands) return cannotTell(operands.why)
  const blank = column === 'total' ? ROWS.find((row) => unfilledTotal(report, row)) : undefined
  if (blank !== undefined) return cannotTell({ code: 'total-not-filled', cell: applicationKey(blank, column) })
  const counts = operands.all.map((operand) => operand.counts) as [number, number, number, number]
  const [received, carriedIn, results, carriedOut] = counts
  if (received + carriedIn === results + carriedOut) return consistent
  return {
    is: 'inconsistent',
    cells,
    expected: received + carriedIn,
    actual: results + carriedOut,
    evidence: evidenceOf(operands.all),
    data: { column, counts, suspect: singledOut(report, cells) },
  }
}

/** The four figures of each column of the applications table balance. */
export const applicationsBalance: Rule<Balance> = {
  id: 'applications-balance',
  catalogue: ['ARI-01'],
  group: 'sums',
  severity: 'error',
  title: { zh: '新收加结转等于办理加结转下年', en: 'Applications received balance with those handled' },
  about: {
    checks: {
      zh: '第三部分的表，每一列都要满足表头印着的勾稽关系：本年新收 + 上年结转 = 办理结果总计 + 结转下年度。空白、“/”、“无”按 0 计。',
      en: 'In every column of the table of section three: newly received + carried in = total of results + carried over, as the head of the form itself says. Blank, “/” and 无 count as 0.',
    },
    leavesAlone: {
      zh: '总计列没有填写的，由 total-column-filled 指出，这里不重复。缺格、读不出数字的列不下结论。',
      en: 'A total column that is not filled in belongs to total-column-filled. A column with a missing or unreadable cell is not judged.',
    },
  },
  reads: ROWS.map((row) => `applications.${row}.*`),
  check,
  messages: {
    zh: ({ column, counts: [received, carriedIn, results, carriedOut], suspect }) =>
      `第三部分的表，“${columnName(column, 'zh')}”一列不平：本年新收 ${received} + 上年结转 ${carriedIn} = ${received + carriedIn}，` +
      `而办理结果总计 ${results} + 结转下年度 ${carriedOut} = ${results + carriedOut}，相差 ${Math.abs(received + carriedIn - results - carriedOut)}。` +
      `请对照台账核对这四格，改正填错的一格。${suspectSentence(suspect, 'zh')}`,
    en: ({ column, counts: [received, carriedIn, results, carriedOut], suspect }) =>
      `Section three, column “${columnName(column, 'en')}”, does not balance: newly received ${received} + carried in ${carriedIn} = ${received + carriedIn}, ` +
      `but total of results ${results} + carried over ${carriedOut} = ${results + carriedOut}. ` +
      `Compare these four cells with the register and correct the one that is wrong.${suspectSentence(suspect, 'en')}`,
  },
  examples: {
    consistent: [
      {
        shows: '新收 3、结转 1，办结 4，没有结转下年',
        cells: {
          'applications.newlyReceived.naturalPerson': 3,
          'applications.carriedIn.naturalPerson': 1,
          'applications.results.total.naturalPerson': 4,
        },
      },
      {
        shows: '没有申请的列留空，按 0 计',
        cells: { 'applications.newlyReceived.research': '', 'applications.carriedOut.research': '/' },
      },
    ],
    inconsistent: [
      {
        shows: '新收 5 件，办结 4 件，剩下的 1 件没有写进结转下年度',
        cells: { 'applications.newlyReceived.naturalPerson': 5, 'applications.results.total.naturalPerson': 4 },
      },
    ],
    cannotTell: [{ shows: '“上年结转·自然人”还没有填写', cells: { 'applications.carriedIn.naturalPerson': '××' } }],
  },
}
