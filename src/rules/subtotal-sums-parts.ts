// Claim: a printed subtotal row of the applications table ((三) to (六), or 三、本年度办理结果) adds up its own rows.
// Seen: forms that agencies extended by a line of subtotals and then filled in by hand.
// Leaves alone: subtotals left blank, / or 无; rows that the form does not have.
// Known limit: subtotal columns (法人 小计) are not read by the layouts, so they are not judged.
import type { Report, Subtotal } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { APPLICATION_COLUMNS } from './table/form-keys.js'
import { columnName } from './table/names.js'
import { evidenceOf, readOperands, sum, tableOf } from './table/operands.js'

interface SubtotalSum {
  readonly label: string
  readonly column: string
  readonly parts: number
  readonly sum: number
  readonly subtotal: number
}

/** A line with the number of an item is that row printed again: same-figure-twice judges it. */
const ITEM = /^\s*\d+\s*[.．、]/

function check(report: Report): Outcome<SubtotalSum>[] {
  const subtotals = (tableOf(report, 'applications')?.subtotals ?? []).filter(({ label }) => !ITEM.test(label))
  return subtotals.flatMap((row) => APPLICATION_COLUMNS.flatMap((column) => judge(report, row, column)))
}

function judge(report: Report, row: Subtotal, column: string): Outcome<SubtotalSum>[] {
  const cell = row.cells[column]
  if (cell === undefined || /^(?:blank|dash|none)$/.test(cell.reading.state)) return []
  // A line on 三、本年度办理结果 stands above （七）总计 too, which is no part but the same sum.
  const parts = row.parts.filter((part) => !part.endsWith('results.total'))
  const keys = parts.map((part) => `${part}.${column}`)
  if (!('value' in cell.reading)) return [cannotTell({ code: 'cell-unreadable', cell: keys[0] ?? row.label })]
  const operands = readOperands(report, keys)
  if ('why' in operands) return [cannotTell(operands.why)]
  const subtotal = { key: '', counts: cell.reading.value, cell }
  if (sum(operands.all) === subtotal.counts) return [consistent]
  return [
    {
      is: 'inconsistent',
      cells: keys,
      subject: { of: 'part', part: `subtotal ${parts[0]} ${column}` },
      expected: sum(operands.all),
      actual: subtotal.counts,
      evidence: evidenceOf([...operands.all.filter((part) => part.counts !== 0), subtotal]),
      data: { label: row.label.trim(), column, parts: parts.length, sum: sum(operands.all), subtotal: subtotal.counts },
    },
  ]
}

/** Printed subtotals add up the rows below them. */
export const subtotalSumsParts: Rule<SubtotalSum> = {
  id: 'subtotal-sums-parts',
  catalogue: ['ARI-04'],
  group: 'sums',
  severity: 'error',
  title: { zh: '小计等于各分项之和', en: 'Printed subtotals add up their rows' },
  about: {
    checks: {
      zh: '第三部分的表里，如果“（三）不予公开”等大项自己也填了数字，这个小计应当等于它下面各行之和，每一列分别核对。',
      en: 'Where a group of the table of section three, such as （三）不予公开, carries figures of its own, each equals the sum of the rows below it, column by column.',
    },
    leavesAlone: {
      zh: '没有小计行的表（国家格式本来没有）；小计留空或写“/”“无”的。',
      en: 'Tables without subtotal rows (the national form has none); subtotals left blank, / or 无.',
    },
  },
  reads: ['tables.subtotals', 'applications.results.*'],
  check,
  messages: {
    zh: ({ label, column, parts, sum, subtotal }) =>
      `第三部分的表，“${label}”一行的小计与分项不符（“${columnName(column, 'zh')}”一列）：下面 ${parts} 行之和是 ${sum}，小计写的是 ${subtotal}。` +
      `请核对：分项无误，就把小计改为 ${sum}；国家格式没有这一行，也可以删去小计。`,
    en: ({ label, column, parts, sum, subtotal }) =>
      `Section three, “${label}”, column “${columnName(column, 'en')}”: the ${parts} rows below add up to ${sum}, but the subtotal says ${subtotal}. ` +
      `If the rows are right, the subtotal should be ${sum}. The national form has no such line, so it may also be left out.`,
  },
  examples: {
    consistent: [
      {
        shows: '“（四）无法提供”的小计 2 等于分项 2',
        cells: { 'applications.results.unavailable.notHeld.naturalPerson': 2 },
        subtotals: [
          {
            label: '（四）无法提供',
            parts: ['applications.results.unavailable.notHeld', 'applications.results.unavailable.requiresCreation'],
            cells: { naturalPerson: 2, enterprise: 0, total: '' },
          },
        ],
      },
    ],
    inconsistent: [
      {
        shows: '分项 2，小计写 3',
        cells: { 'applications.results.unavailable.notHeld.naturalPerson': 2 },
        subtotals: [
          {
            label: '（四）无法提供',
            parts: ['applications.results.unavailable.notHeld', 'applications.results.unavailable.requiresCreation'],
            cells: { naturalPerson: 3 },
          },
        ],
      },
    ],
    cannotTell: [
      {
        shows: '小计一格读不出数字',
        subtotals: [{ label: '（四）无法提供', parts: ['applications.results.unavailable.notHeld'], cells: { total: '1/2' } }],
      },
    ],
  },
}
