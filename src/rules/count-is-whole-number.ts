// Claim: a cell that counts holds one whole number, not below 0.
// Seen: 7.545 for 7,545; two figures in one cell; 若干 and 约30 where a number belongs.
// Leaves alone: amounts of money; 本年增/减 may be negative; blank, /, 无; placeholders (figure-filled-in speaks of them).
// Known limit: where a PDF or a text prints something that is no number, we may have misread it: then it is a warning.

import { evidence } from '../document/index.js'
import type { Report, ReportCell } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { cellName } from './table/names.js'

type Fault = 'negative' | 'fraction' | 'two-numbers' | 'no-number'

interface NoCount {
  readonly key: string
  readonly printed: string
  readonly fault: Fault
}

const MONEY = /(?:WanYuan|procurement\.amount)$/
const SIGNED = /\.netChange$/

/** Formats whose cells are written as cells, so that what stands in one is what its author put there. */
const CELLS_ARE_SURE = new Set(['docx', 'html'])

function check(report: Report): Outcome<NoCount>[] {
  const outcomes = [...report.cells.values()].filter(({ key }) => !MONEY.test(key)).flatMap((cell) => judge(report, cell))
  return outcomes.length > 0 || report.cells.size === 0 ? outcomes : [consistent]
}

function judge(report: Report, cell: ReportCell): Outcome<NoCount>[] {
  const { reading, key } = cell
  if (reading.state === 'value') {
    if (!Number.isInteger(reading.value)) return [finding(cell, 'fraction')]
    return reading.value < 0 && !SIGNED.test(key) ? [finding(cell, 'negative')] : []
  }
  if (reading.state !== 'unreadable') return []
  // A row printed twice is same-figure-twice's; geometry and damage are no fault of the agency.
  if (reading.why === 'printed-twice-differently') return []
  if (reading.why !== 'not-a-number' && reading.why !== 'two-numbers') return [cannotTell({ code: 'cell-unreadable', cell: key })]
  const fault = reading.why === 'two-numbers' ? 'two-numbers' : 'no-number'
  if (CELLS_ARE_SURE.has(report.format) && cell.repaired === undefined) return [finding(cell, fault)]
  return [{ ...finding(cell, fault), severity: 'warning', cause: 'reading' }]
}

function finding(cell: ReportCell, fault: Fault): Extract<Outcome<NoCount>, { is: 'inconsistent' }> {
  const printed = cell.raw.trim()
  return {
    is: 'inconsistent',
    cells: [cell.key],
    evidence: [evidence(printed, cell.place)],
    data: { key: cell.key, printed: printed.slice(0, 40), fault },
  }
}

const FAULTS: Readonly<Record<Fault, { readonly zh: string; readonly en: string }>> = {
  negative: { zh: '件数不能是负数', en: 'a count cannot be negative' },
  fraction: {
    zh: '件数不能带小数（是不是把千位逗号写成了小数点）',
    en: 'a count has no decimals (perhaps a thousands comma typed as a point)',
  },
  'two-numbers': { zh: '一格里有两个数字', en: 'there are two numbers in one cell' },
  'no-number': { zh: '这一格应当只填一个整数', en: 'the cell should hold one whole number' },
}

/** Cells that count hold one whole number. */
export const countIsWholeNumber: Rule<NoCount> = {
  id: 'count-is-whole-number',
  catalogue: ['ARI-08'],
  group: 'sums',
  severity: 'error',
  title: { zh: '件数是非负整数', en: 'Counts are whole numbers' },
  about: {
    checks: {
      zh: '件数、数量各格应当是一个不小于 0 的整数。负数、小数、文字、一格两个数都要改。PDF 和纯文本里读不成数字的，可能是误读，只作警告。',
      en: 'Cells that count hold one whole number, 0 or more: no negative number, decimals, words or two numbers. Where a PDF or a text prints no number we may have misread it, and it is a warning.',
    },
    leavesAlone: {
      zh: '收费、采购等金额可以有小数；“本年增/减”可以是负数；空白、“/”、“无”按 0 计；千位逗号（1,136）。',
      en: 'Amounts of money may have decimals; 本年增/减 may be negative; blank, “/” and 无 count as 0; thousands commas (1,136).',
    },
  },
  reads: ['applications.*', 'reconsideration.*', 'litigation.*', 'proactive.*', 'legacy.*'],
  check,
  messages: {
    zh: ({ key, printed, fault }) => `“${cellName(key, 'zh')}”写的是“${printed}”：${FAULTS[fault].zh}。请核对后改成一个整数。`,
    en: ({ key, printed, fault }) =>
      `“${cellName(key, 'en')}” says “${printed}”: ${FAULTS[fault].en}. Check it and fill in one whole number.`,
  },
  examples: {
    consistent: [
      { shows: '空白、“/”和 0', cells: { 'reconsideration.other': '', 'reconsideration.pending': '/' } },
      { shows: '2019 年格式的“本年增/减”可以是负数', cells: { 'proactive.licensing.netChange': -3 } },
      { shows: '收费金额可以有小数', cells: { 'proactive.fees.amountWanYuan': 7730.28 } },
    ],
    inconsistent: [
      { shows: '负数', cells: { 'applications.carriedOut.naturalPerson': -1 } },
      { shows: '带小数', cells: { 'proactive.licensing.decisions': 7.545 } },
      { shows: '写了文字', format: 'docx', cells: { 'proactive.penalties.decisions': '若干' } },
    ],
    cannotTell: [],
  },
}
