// Claim: 本年收费金额 is given in 万元, as the form says.
// Seen: bureaus that fill in 元, so that a county office appears to have charged a billion.
// Leaves alone: cities, provinces and governments, whose totals run to several 10^5 万元; agencies of unknown level.
// Known limit: a small sum in 元 looks like a plausible sum in 万元; a jump against last year is year-on-year-jump's.
import { readAgencyName } from '../agencies/index.js'
import { evidence } from '../document/index.js'
import type { MatchedLabel, Report, ReportCell } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { tableOf } from './table/operands.js'

interface OddUnit {
  readonly amount: number
  readonly printed: string
  /** The unit was printed as 元; else the amount is too large for the agency. */
  readonly printedYuan: boolean
}

const FEES = 'proactive.fees.amountWanYuan'

/** 100,000 万元 is a billion yuan: no county bureau or township charges that much (UNT-01). */
const TOO_LARGE_WAN_YUAN = 100_000

/** 元 as the unit of the form or of the cell, and not as part of 万元 or 亿元. */
const YUAN = /(?<![万萬亿億])元/

function check(report: Report): Outcome<OddUnit>[] {
  const cell = report.cells.get(FEES)
  if (cell === undefined || tableOf(report, 'proactive')?.form !== '2021') return []
  if (cell.reading.state === 'unreadable') return [cannotTell({ code: 'cell-unreadable', cell: FEES })]
  if (!('value' in cell.reading) || cell.reading.value === 0) return [consistent]
  const label = tableOf(report, 'proactive')?.labels.find(({ of }) => of === 'amountWanYuan')
  // A copy that loses characters may have lost 万.
  const yuan =
    report.lostCharacters === 0 &&
    [cell.raw, label?.printed ?? ''].map(tight).some((text) => YUAN.test(text) && !/[万萬亿億]元/.test(text))
  if (yuan) return [finding(cell, cell.reading.value, label, true)]
  if (cell.reading.value < TOO_LARGE_WAN_YUAN) return [consistent]
  if (report.agency === null) return [cannotTell({ code: 'no-agency' })]
  const { level, kind } = readAgencyName(report.agency)
  if (level === null) return [cannotTell({ code: 'level-unknown' })]
  const small = level === 'township' || (level === 'county' && kind !== 'government')
  return [small ? finding(cell, cell.reading.value, label, false) : consistent]
}

/** Without the line breaks of a narrow column, which may part 万 from 元. */
function tight(text: string): string {
  return text.replace(/\s/g, '')
}

function finding(cell: ReportCell, amount: number, label: MatchedLabel | undefined, printedYuan: boolean): Outcome<OddUnit> {
  const printed = cell.raw.trim()
  return {
    is: 'inconsistent',
    cells: [FEES],
    evidence: [evidence(printed, cell.place), ...(label ? [evidence(label.printed, label.place)] : [])],
    data: { amount, printed, printedYuan },
  }
}

/** Fees are given in 万元, and no county office charges a billion. */
export const feeUnitPlausible: Rule<OddUnit> = {
  id: 'fee-unit-plausible',
  catalogue: ['UNT-01', 'UNT-02'],
  group: 'other',
  severity: 'warning',
  title: { zh: '收费金额的单位是万元', en: 'Fees are in units of 10,000 yuan' },
  about: {
    checks: {
      zh: '第二部分“行政事业性收费”的单位是万元。单位印成了元，或者县级部门、乡镇、街道的金额达到 100000 万元（10 亿元）以上，多半是按元填的。',
      en: 'Fees of section two are in 万元. Where the unit is printed as 元, or a county department or township shows 100,000 万元 (a billion yuan) or more, the amount was probably filled in as yuan.',
    },
    leavesAlone: {
      zh: '政府以及市级以上部门的大额收费；看不出级别的机关。',
      en: 'Large amounts of governments and of departments of cities and above; agencies whose level is not known.',
    },
  },
  reads: [FEES, 'agency'],
  check,
  messages: {
    zh: ({ amount, printed, printedYuan }) =>
      printedYuan
        ? `第二部分“行政事业性收费”按元填写（“${printed}”），格式规定的单位是万元。请换算后填写${amount > 0 ? `（${amount} 万元）` : ''}。`
        : `第二部分“行政事业性收费”写的是 ${printed}，单位是万元，即 ${Math.round(amount / 1000) / 10} 亿元，对县级部门或乡镇来说过大。请核对是不是按元填的（按元应为 ${amount / 10_000} 万元）。`,
    en: ({ amount, printed, printedYuan }) =>
      printedYuan
        ? `Fees in section two are given in yuan (“${printed}”); the form asks for 万元 (10,000 yuan). Convert the amount${amount > 0 ? ` (${amount} 万元)` : ''}.`
        : `Fees in section two say ${printed}. In 万元 that is ${Math.round(amount / 1000) / 10} hundred million yuan, too much for a county department or a township. Check whether it was filled in as yuan (then it is ${amount / 10_000} 万元).`,
  },
  examples: {
    consistent: [
      { shows: '县档案局收费 12.5 万元', cells: { 'proactive.fees.amountWanYuan': 12.5 } },
      { shows: '县政府汇总收费 316441 万元', agency: '平川县人民政府', cells: { 'proactive.fees.amountWanYuan': 316441 } },
    ],
    inconsistent: [{ shows: '县档案局收费 251000，多半是元', cells: { 'proactive.fees.amountWanYuan': 251000 } }],
    cannotTell: [{ shows: '数额很大，但没有认出机关', agency: null, cells: { 'proactive.fees.amountWanYuan': 251000 } }],
  },
}
