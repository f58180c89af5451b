// Claim: in every column of the applications table, the results (rows （一） to （六）) add up to （七）总计.
// The rows are those of the form that the table follows: three rows of （六） in 2021, one in 2019.
// Seen: a partial disclosure counted again under 不予公开, against the note of row （二）.
// Leaves alone: printed subtotals of （三） to （六）, and the total column where totals were left blank (total-column-filled).
// Known limit: a row that the form does not have is not added, even where the agency meant it to be.
import type { Report } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { inApplications } from './table/application-form.js'
import { APPLICATION_COLUMNS, type ApplicationForm, applicationKey, resultLeaves } from './table/form-keys.js'
import { columnName } from './table/names.js'
import { evidenceOf, isBlank, type Operand, readOperands, sum } from './table/operands.js'
import { type Suspect, singledOut, suspectSentence } from './table/singled-out.js'
import { unfilledTotal } from './table/total-column.js'

interface ColumnSum {
  readonly column: string
  readonly sum: number
  readonly total: number
  /** The total was left blank. */
  readonly blank: boolean
  readonly suspect: Suspect | undefined
}

function check(report: Report): Outcome<ColumnSum>[] {
  return inApplications(report, (form) => APPLICATION_COLUMNS.map((column) => columnSum(report, form, column)))
}

function columnSum(report: Report, form: ApplicationForm, column: string): Outcome<ColumnSum> {
  const rows = [...resultLeaves(form), 'results.total']
  const cells = rows.map((row) => applicationKey(row, column))
  const operands = readOperands(report, cells)
  if ('why' in operands) return cannotTell(operands.why)
  const unfilled = column === 'total' ? rows.find((row) => unfilledTotal(report, row)) : undefined
  if (unfilled !== undefined) return cannotTell({ code: 'total-not-filled', cell: applicationKey(unfilled, 'total') })
  const leaves = operands.all.slice(0, -1)
  const total = operands.all.at(-1) as Operand
  if (sum(leaves) === total.counts) return consistent
  return {
    is: 'inconsistent',
    cells,
    expected: sum(leaves),
    actual: total.counts,
    // Rows of 0 would bury the few that matter; the finding still lists all cells.
    evidence: evidenceOf([...leaves.filter((leaf) => leaf.counts !== 0), total]),
    data: { column, sum: sum(leaves), total: total.counts, blank: isBlank(total.cell), suspect: singledOut(report, cells) },
  }
}

/** The results of each column of the applications table add up to （七）总计. */
export const resultsSumToTotal: Rule<ColumnSum> = {
  id: 'results-sum-to-total',
  catalogue: ['ARI-03'],
  group: 'sums',
  severity: 'error',
  title: { zh: '各项办理结果之和等于（七）总计', en: 'Results add up to their total' },
  about: {
    checks: {
      zh: '第三部分的表，每一列：（一）至（六）各行之和 = （七）总计。相加的行以该表实际采用的格式为准（2021 年格式的（六）有三行，2019 年格式只有一行）。',
      en: 'In every column of the table of section three, the rows （一） to （六） add up to （七）总计. The rows are those of the form that the table follows (three rows of （六） in 2021, one in 2019).',
    },
    leavesAlone: {
      zh: '（三）至（六）的小计不参与相加。总计列没有填写的，由 total-column-filled 指出，这里略过总计列。',
      en: 'Subtotals of （三） to （六） are not added. Where totals were left blank, total-column-filled speaks and the total column is left out here.',
    },
  },
  reads: ['applications.results.*'],
  check,
  messages: {
    zh: ({ column, sum, total, blank, suspect }) =>
      `第三部分的表，“${columnName(column, 'zh')}”一列：（一）至（六）各项之和是 ${sum}，（七）总计${blank ? '没有填写' : `写的是 ${total}`}。` +
      `请逐项核对：各项无误，就把（七）总计${blank ? '填' : '改'}为 ${sum}；注意一件申请只能计入一项（部分公开的不再计入不予公开）。${suspectSentence(suspect, 'zh')}`,
    en: ({ column, sum, total, blank, suspect }) =>
      `Section three, column “${columnName(column, 'en')}”: rows （一） to （六） add up to ${sum}, but （七）总计 ${blank ? 'is not filled in' : `says ${total}`}. ` +
      `Check each row: if they are right, the total should be ${sum}. An application counts in one row only (a partial disclosure is not counted again as withheld).${suspectSentence(suspect, 'en')}`,
  },
  examples: {
    consistent: [
      {
        shows: '予以公开 2，不掌握 1，总计 3',
        cells: {
          'applications.results.disclosed.naturalPerson': 2,
          'applications.results.unavailable.notHeld.naturalPerson': 1,
          'applications.results.total.naturalPerson': 3,
        },
      },
      {
        shows: '2019 年格式：（六）只有一行',
        year: 2020,
        forms: { applications: '2019' },
        cells: { 'applications.results.otherHandling.total.enterprise': 1, 'applications.results.total.enterprise': 1 },
      },
    ],
    inconsistent: [
      {
        shows: '一件申请既计入部分公开，又计入保护第三方，总计 1',
        cells: {
          'applications.results.partiallyDisclosed.naturalPerson': 1,
          'applications.results.withheld.thirdPartyRights.naturalPerson': 1,
          'applications.results.total.naturalPerson': 1,
        },
      },
    ],
    cannotTell: [{ shows: '有一格读不出数字', cells: { 'applications.results.declined.repeated.naturalPerson': '1/2' } }],
  },
}
