// Claim: of documents issued this year, those not repealed are in force: in force ≥ issued − repealed.
// Seen: 现行有效件数 left at 0 or at last year's figure while new documents were issued.
// Leaves alone: the form of 2019, whose 对外公开总数量 is another thing; in force against last year (in-force-continues).
// Known limit: a repeal may concern documents of earlier years, so a shortfall up to the repeals is never seen.
import type { Report } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { evidenceOf, type Operand, readOperands, tableOf } from './table/operands.js'
import { PROACTIVE_ROWS } from './table/proactive-figures.js'

interface TooFew {
  readonly row: string
  readonly issued: number
  readonly repealed: number
  readonly inForce: number
}

const ROWS = ['proactive.rules', 'proactive.normativeDocuments'] as const

function check(report: Report): Outcome<TooFew>[] {
  const table = tableOf(report, 'proactive')
  if (table === undefined) return [cannotTell({ code: 'table-missing', table: 'proactive' })]
  if (table.form !== '2021') return []
  return ROWS.map((row) => judge(report, row))
}

function judge(report: Report, row: string): Outcome<TooFew> {
  const cells = ['issued', 'repealed', 'inForce'].map((column) => `${row}.${column}`)
  const operands = readOperands(report, cells)
  if ('why' in operands) return cannotTell(operands.why)
  const [issued, repealed, inForce] = operands.all as [Operand, Operand, Operand]
  if (inForce.counts >= issued.counts - repealed.counts) return consistent
  return {
    is: 'inconsistent',
    cells,
    expected: issued.counts - repealed.counts,
    actual: inForce.counts,
    evidence: evidenceOf(operands.all),
    data: { row, issued: issued.counts, repealed: repealed.counts, inForce: inForce.counts },
  }
}

/** Documents in force cover those issued this year. */
export const inForceCoversIssued: Rule<TooFew> = {
  id: 'in-force-covers-issued',
  catalogue: ['ARI-09'],
  group: 'sums',
  severity: 'error',
  title: { zh: '现行有效件数不少于本年新制发的', en: 'Documents in force cover those issued' },
  about: {
    checks: {
      zh: '第二部分的表（2021 年格式），规章和行政规范性文件两行：现行有效件数应当不少于“本年制发件数 − 本年废止件数”。',
      en: 'In the table of section two (form of 2021), for rules and for normative documents: those in force are at least those issued less those repealed.',
    },
    leavesAlone: {
      zh: '2019 年格式（“对外公开总数量”是另一个概念）；与上一年度的衔接由 in-force-continues 核对。',
      en: 'The form of 2019, whose published total is another thing; how the figure continues last year’s is for in-force-continues.',
    },
  },
  reads: ROWS.map((row) => `${row}.*`),
  check,
  messages: {
    zh: ({ row, issued, repealed, inForce }) =>
      `第二部分的表，“${PROACTIVE_ROWS[row]?.zh}”一行：本年制发 ${issued} 件、废止 ${repealed} 件，现行有效却只有 ${inForce} 件，少于 ${issued - repealed} 件。` +
      '“现行有效件数”是截至年底仍有效的总数（含往年制发的），请核对后改正。',
    en: ({ row, issued, repealed, inForce }) =>
      `Section two, ${PROACTIVE_ROWS[row]?.en}: ${issued} issued and ${repealed} repealed this year, but only ${inForce} in force, fewer than ${issued - repealed}. ` +
      '“In force” counts everything valid at the end of the year, earlier years included. Check and correct it.',
  },
  examples: {
    consistent: [
      {
        shows: '制发 3、废止 1，现行有效 12',
        cells: {
          'proactive.rules.issued': 0,
          'proactive.rules.repealed': 0,
          'proactive.rules.inForce': 0,
          'proactive.normativeDocuments.issued': 3,
          'proactive.normativeDocuments.repealed': 1,
          'proactive.normativeDocuments.inForce': 12,
        },
      },
    ],
    inconsistent: [
      {
        shows: '制发 3、废止 1，现行有效 0',
        cells: {
          'proactive.normativeDocuments.issued': 3,
          'proactive.normativeDocuments.repealed': 1,
          'proactive.normativeDocuments.inForce': 0,
        },
      },
    ],
    cannotTell: [{ shows: '第二部分的表没有找到', forms: { proactive: null } }],
  },
}
