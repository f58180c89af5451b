// Claim: documents in force = those in force last year + issued − repealed, for rules and for normative documents.
// Seen: 现行有效件数 copied from last year; documents that lapsed but were not counted as repealed.
// Leaves alone: the form of 2019 and the year 2021 (the first of the series); rows that print nothing.
// Known limit: 失效 and 宣布失效 are not 废止 in many counts, so a gap may be explained; it is a warning and names the gap.
import type { ReportDigest } from './across/digest.js'
import { againstLastYear, type Compared, evidenceFrom } from './across/last-year.js'
import type { AcrossOutcome, AcrossRule, LinkedReport } from './across-rule.js'
import { cannotTell, consistent } from './rule.js'
import { PROACTIVE_ROWS } from './table/proactive-figures.js'

interface InForce {
  readonly row: string
  readonly year: number
  readonly last: number
  readonly issued: number
  readonly repealed: number
  readonly inForce: number
}

const ROWS = ['proactive.rules', 'proactive.normativeDocuments'] as const

/** The first year whose report and whose last year's count documents in force. */
const FIRST_YEAR = 2022

function checkAcross(linked: LinkedReport): AcrossOutcome<InForce>[] {
  const { report } = linked
  if (report.year < FIRST_YEAR || report.forms.proactive !== '2021') return []
  if (linked.lastYear.length === 0) return againstLastYear(linked, () => consistent)
  return ROWS.flatMap((row) => againstLastYear(linked, (last) => compare(report, last, row)))
}

function compare(report: ReportDigest, last: ReportDigest, row: string): Compared<InForce> {
  const cells = ['issued', 'repealed', 'inForce'].map((column) => `${row}.${column}`)
  const before = last.figure(`${row}.inForce`)
  const [issued, repealed, inForce] = cells.map((key) => report.figure(key))
  if (last.forms.proactive !== '2021' || !before) return cannotTell({ code: 'last-year-unclear', year: last.year })
  if (!issued || !repealed || !inForce) return cannotTell({ code: 'cell-missing', cell: `${row}.inForce` })
  // A row left blank throughout says that nothing was filled in, not that nothing is in force.
  if (before.state === 'blank' || inForce.state === 'blank') return cannotTell({ code: 'cell-missing', cell: `${row}.inForce` })
  const due = before.counts + issued.counts - repealed.counts
  if (due === inForce.counts) return consistent
  return {
    is: 'inconsistent',
    cells,
    about: { parts: cells, other: String(last.year) },
    expected: due,
    actual: inForce.counts,
    evidence: evidenceFrom(report, cells),
    data: {
      row,
      year: last.year,
      last: before.counts,
      issued: issued.counts,
      repealed: repealed.counts,
      inForce: inForce.counts,
    },
  }
}

/** Documents in force continue from last year. */
export const inForceContinues: AcrossRule<InForce> = {
  kind: 'across',
  id: 'in-force-continues',
  catalogue: ['YR-02'],
  group: 'across-years',
  severity: 'warning',
  title: { zh: '现行有效件数与上年衔接', en: 'Documents in force continue from last year' },
  about: {
    checks: {
      zh: '规章、行政规范性文件两行：今年现行有效件数 = 去年现行有效件数 + 今年制发 − 今年废止。',
      en: 'For rules and normative documents: those in force = last year’s in force + issued − repealed.',
    },
    leavesAlone: {
      zh: '2019 年格式；2021 年度（第一年有这一栏）；没有填写的行。清理中“宣布失效”的文件是否算废止各地不一，所以只作警告。',
      en: 'The form of 2019; the year 2021, the first of the series; rows left blank. Whether documents declared void count as repealed differs from place to place, so it is a warning.',
    },
  },
  reads: ROWS.map((row) => `${row}.*`),
  checkAcross,
  messages: {
    zh: ({ row, year, last, issued, repealed, inForce }) =>
      `“${PROACTIVE_ROWS[row]?.zh}”的现行有效件数接不上：${year} 年度末 ${last} + 今年制发 ${issued} − 今年废止 ${repealed} = ${last + issued - repealed}，写的是 ${inForce}，相差 ${Math.abs(last + issued - repealed - inForce)}。` +
      '请核对：有宣布失效、移交或漏报的，补进废止或制发，或者写明原因。',
    en: ({ row, year, last, issued, repealed, inForce }) =>
      `${PROACTIVE_ROWS[row]?.en} in force do not continue: ${last} at the end of ${year} + ${issued} issued − ${repealed} repealed = ${last + issued - repealed}, but the report says ${inForce}. ` +
      'Check whether documents that lapsed, were handed over or were left out explain the gap.',
  },
  examples: {
    consistent: [
      {
        shows: '去年 5 件，今年制发 3 件，现行有效 8 件',
        reports: [
          { cells: { 'proactive.normativeDocuments.issued': 3, 'proactive.normativeDocuments.inForce': 8 } },
          { year: 2022, cells: { 'proactive.normativeDocuments.inForce': 5 } },
        ],
      },
    ],
    inconsistent: [
      {
        shows: '去年 5 件，今年制发 3 件，现行有效仍写 5 件',
        reports: [
          { cells: { 'proactive.normativeDocuments.issued': 3, 'proactive.normativeDocuments.inForce': 5 } },
          { year: 2022, cells: { 'proactive.normativeDocuments.inForce': 5 } },
        ],
      },
    ],
    cannotTell: [{ shows: '有别的报告，没有去年的', reports: [{}, { year: 2021 }] }],
  },
}
