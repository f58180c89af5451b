// Claim: a figure does not grow or shrink more than tenfold from one year to the next.
// Seen: 行政许可 550, then 9487; fees given in 元 after years of 万元.
// Leaves alone: figures below 20 in either year, where ten times is chance; counts that follow from others (results.total).
// Known limit: new powers make real jumps, so it is only an observation.
import { againstLastYear, evidenceFrom } from './across/last-year.js'
import type { AcrossOutcome, AcrossRule, LinkedReport } from './across-rule.js'
import { consistent } from './rule.js'
import { cellName } from './table/names.js'

interface Jump {
  readonly key: string
  readonly year: number
  readonly before: number
  readonly now: number
}

const WATCHED = [
  'proactive.licensing.decisions',
  'proactive.penalties.decisions',
  'proactive.coercion.decisions',
  'proactive.fees.amountWanYuan',
  'applications.newlyReceived.total',
] as const

const TIMES = 10

/** Below this a tenfold change is a matter of a few cases. */
const AT_LEAST = 20

function checkAcross(linked: LinkedReport): AcrossOutcome<Jump>[] {
  const { report } = linked
  if (linked.lastYear.length === 0) return []
  return WATCHED.flatMap((key) =>
    againstLastYear<Jump>(linked, (last) => {
      const [before, now] = [last.figure(key)?.counts ?? 0, report.figure(key)?.counts ?? 0]
      const ratio = Math.max(before, now) / Math.min(before, now)
      if (Math.min(before, now) < AT_LEAST || ratio <= TIMES) return consistent
      return {
        is: 'inconsistent',
        cells: [key],
        about: { parts: [key], other: String(last.year) },
        evidence: evidenceFrom(report, [key]),
        data: { key, year: last.year, before, now },
      }
    }),
  )
}

/** Around ten thousand times is a change of unit. */
function looksLikeUnit({ key, before, now }: Jump): boolean {
  const ratio = Math.max(before, now) / Math.min(before, now)
  return key.endsWith('WanYuan') && ratio >= 2_000 && ratio <= 50_000
}

/** Figures do not change more than tenfold without a reason. */
export const yearOnYearJump: AcrossRule<Jump> = {
  kind: 'across',
  id: 'year-on-year-jump',
  catalogue: ['YR-06'],
  group: 'across-years',
  severity: 'info',
  title: { zh: '与上年相比没有十倍以上的变化', en: 'No figure changes more than tenfold in a year' },
  about: {
    checks: {
      zh: '行政许可、行政处罚、行政强制、收费金额、新收申请数，与去年相比变化超过 10 倍（两年都不小于 20）的，提示核对。收费相差约一万倍的，多半是元和万元混用。',
      en: 'Licensing, penalties, coercion, fees and new applications that changed more than tenfold since last year (both at least 20) are pointed out. About ten thousand times in fees is a mix of 元 and 万元.',
    },
    leavesAlone: {
      zh: '任一年小于 20 的；没有给出去年报告的。',
      en: 'Figures below 20 in either year; reports whose last year is not given.',
    },
  },
  reads: WATCHED,
  checkAcross,
  messages: {
    zh: (data) =>
      `“${cellName(data.key, 'zh')}”从 ${data.year} 年度的 ${data.before} 变为 ${data.now}，相差 10 倍以上。` +
      (looksLikeUnit(data) ? '相差约一万倍，请核对单位是元还是万元。' : '请核对是不是填错了，或者统计口径、职权有变化。'),
    en: (data) =>
      `${cellName(data.key, 'en')} went from ${data.before} in ${data.year} to ${data.now}, more than tenfold. ` +
      (looksLikeUnit(data)
        ? 'It is about ten thousand times: check whether the unit is 元 or 万元.'
        : 'Check whether it is a slip, or powers or the way of counting changed.'),
  },
  examples: {
    consistent: [
      {
        shows: '550 件到 980 件',
        reports: [
          { cells: { 'proactive.licensing.decisions': 980 } },
          { year: 2022, cells: { 'proactive.licensing.decisions': 550 } },
        ],
      },
    ],
    inconsistent: [
      {
        shows: '550 件到 9487 件',
        reports: [
          { cells: { 'proactive.licensing.decisions': 9487 } },
          { year: 2022, cells: { 'proactive.licensing.decisions': 550 } },
        ],
      },
    ],
    cannotTell: [],
  },
}
