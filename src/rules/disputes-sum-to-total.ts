// Claim: in each of the three groups of section four, upheld + corrected + other + pending = total.
// Seen: a district that filled in the parts of two groups and left both totals at 0.
// Leaves alone: groups in which nothing was printed.
// Known limit: says that total and parts differ, not which of them is wrong.
import type { Report } from '../layouts/index.js'
import type { Lang } from './lang.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { DISPUTE_GROUPS, DISPUTE_OUTCOMES } from './table/form-keys.js'
import { disputeName, outcomeName } from './table/names.js'
import { evidenceOf, isBlank, type Operand, readOperands, sum, tableOf } from './table/operands.js'

interface DisputeSum {
  readonly group: string
  /** What each outcome counts, in the order of the form. */
  readonly parts: readonly number[]
  readonly sum: number
  readonly total: number
  /** Nothing was printed as total. */
  readonly blank: boolean
}

function check(report: Report): Outcome<DisputeSum>[] {
  const form = tableOf(report, 'disputes')?.form
  if (form === '2014') return []
  if (form === undefined) return [cannotTell({ code: 'table-missing', table: 'disputes' })]
  return DISPUTE_GROUPS.map((group) => disputeSum(report, group))
}

function disputeSum(report: Report, group: string): Outcome<DisputeSum> {
  const cells = [...DISPUTE_OUTCOMES, 'total'].map((outcome) => `${group}.${outcome}`)
  const operands = readOperands(report, cells)
  if ('why' in operands) return cannotTell(operands.why)
  const parts = operands.all.slice(0, -1)
  const total = operands.all.at(-1) as Operand
  if (sum(parts) === total.counts) return consistent
  return {
    is: 'inconsistent',
    cells,
    expected: sum(parts),
    actual: total.counts,
    evidence: evidenceOf(operands.all),
    data: {
      group,
      parts: parts.map((part) => part.counts),
      sum: sum(parts),
      total: total.counts,
      blank: isBlank(total.cell),
    },
  }
}

function addition(parts: readonly number[], lang: Lang): string {
  return DISPUTE_OUTCOMES.map((outcome, index) => `${outcomeName(outcome, lang)} ${parts[index] ?? 0}`).join(' + ')
}

/** The outcomes of each group of section four add up to its total. */
export const disputesSumToTotal: Rule<DisputeSum> = {
  id: 'disputes-sum-to-total',
  catalogue: ['ARI-05', 'ARI-06', 'ARI-07'],
  group: 'sums',
  severity: 'error',
  title: { zh: '复议、诉讼各项之和等于总计', en: 'Outcomes of disputes add up to their total' },
  about: {
    checks: {
      zh: '第四部分的表分三组（行政复议、未经复议直接起诉、复议后起诉），每组：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。',
      en: 'The table of section four has three groups (reconsideration, litigation without it, litigation after it). In each, upheld + corrected + other + pending = total.',
    },
    leavesAlone: { zh: '一格都没有填写的组。', en: 'Groups in which nothing was printed.' },
  },
  reads: DISPUTE_GROUPS.map((group) => `${group}.*`),
  check,
  messages: {
    zh: ({ group, parts, sum, total, blank }) =>
      total === 0 && sum > 0
        ? `第四部分的表，“${disputeName(group, 'zh')}”的总计没有填写（${blank ? '空白' : '写的是 0'}），而各项之和是 ${sum}（${addition(parts, 'zh')}）。请核对各项，无误就把总计填为 ${sum}。`
        : `第四部分的表，“${disputeName(group, 'zh')}”各项之和是 ${sum}（${addition(parts, 'zh')}），总计写的是 ${total}。请核对：各项无误，就把总计改为 ${sum}；总计无误，就找出填错的一项。`,
    en: ({ group, parts, sum, total, blank }) =>
      total === 0 && sum > 0
        ? `Section four, ${disputeName(group, 'en')}: the total is not filled in (${blank ? 'blank' : 'it says 0'}), but the outcomes add up to ${sum} (${addition(parts, 'en')}). If they are right, the total should be ${sum}.`
        : `Section four, ${disputeName(group, 'en')}: the outcomes add up to ${sum} (${addition(parts, 'en')}), but the total says ${total}. If they are right, the total should be ${sum}; otherwise find the outcome that is wrong.`,
  },
  examples: {
    consistent: [
      {
        shows: '维持 2、未审结 1，总计 3',
        cells: { 'reconsideration.upheld': 2, 'reconsideration.pending': 1, 'reconsideration.total': 3 },
      },
    ],
    inconsistent: [
      {
        shows: '维持 10、纠正 1，总计没有填写',
        cells: { 'reconsideration.upheld': 10, 'reconsideration.corrected': 1, 'reconsideration.total': 0 },
      },
      { shows: '维持 1，总计 2', cells: { 'litigation.direct.upheld': 1, 'litigation.direct.total': 2 } },
    ],
    cannotTell: [{ shows: '“尚未审结”一格没有找到', cells: { 'litigation.direct.pending': null } }],
  },
}
