// Claim: a figure that the report prints twice is the same both times.
// Seen: a row of the applications table printed again after a page break, with last year's figures; a table that stands in
// the page and again in its attachment.
// Leaves alone: rows and tables printed twice alike; a second table that differs in most figures, which is another report's
// (a reason of the result, several-reports, says so).
// Known limit: a second copy that differs in more than a few figures is taken for another report's.
import { type Evidence, evidence } from '../document/index.js'
import type { ReadTable, Report, ReportCell } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule, type SomeEvidence } from './rule.js'
import { cellName } from './table/names.js'

interface Twice {
  readonly keys: readonly string[]
  readonly row: string
  /** A whole table stands twice; otherwise one row. */
  readonly table: boolean
}

/** More figures than these do not differ by a slip; and for each that differs, so many printed ones must agree. */
const MOST_DIFFERENT = 5
const AGREEING_EACH = 3

function check(report: Report): Outcome<Twice>[] {
  if (report.tables.length === 0) return [cannotTell({ code: 'table-missing', table: 'applications' })]
  const rows = new Map<string, ReportCell[]>()
  for (const cell of report.cells.values()) {
    if (cell.reading.state !== 'unreadable' || cell.reading.why !== 'printed-twice-differently') continue
    const row = cell.key.slice(0, cell.key.lastIndexOf('.'))
    rows.set(row, [...(rows.get(row) ?? []), cell])
  }
  const tables = report.tables.flatMap((table) => (table.again ?? []).flatMap((copy) => copyFinding(report, table, copy)))
  if (rows.size === 0 && tables.length === 0) return [consistent]
  const inRows = [...rows].map(([row, cells]): Outcome<Twice> => {
    const seen = cells.map((cell) => evidence(cell.raw.trim(), cell.place))
    return {
      is: 'inconsistent',
      cells: cells.map((cell) => cell.key),
      evidence: seen as unknown as SomeEvidence,
      data: { row, keys: cells.map((cell) => cell.key), table: false },
    }
  })
  return [...inRows, ...tables]
}

/** A second copy of a table that differs in a few figures only. */
function copyFinding(report: Report, { table }: ReadTable, copy: readonly ReportCell[]): Outcome<Twice>[] {
  const printed = (cell: ReportCell | undefined) => (cell && 'value' in cell.reading ? cell.reading.value : null)
  const both = copy.flatMap((second) => {
    const first = report.cells.get(second.key)
    return first ? [{ first, second }] : []
  })
  const differing = both.filter(
    ({ first, second }) => printed(first) !== null && printed(second) !== null && printed(first) !== printed(second),
  )
  const agreeing = both.filter(
    ({ first, second }) => printed(first) !== null && printed(first) !== 0 && printed(first) === printed(second),
  )
  const one = differing[0]
  if (one === undefined || differing.length > MOST_DIFFERENT || agreeing.length < AGREEING_EACH * differing.length) return []
  const keys = differing.map(({ first }) => first.key)
  const [seen, ...rest] = differing.flatMap(({ first, second }) =>
    [first, second].map((cell) => evidence(cell.raw.trim(), cell.place)),
  )
  return [
    {
      is: 'inconsistent',
      cells: keys,
      ...(differing.length === 1 ? { expected: printed(one.first) ?? 0, actual: printed(one.second) ?? 0 } : {}),
      evidence: [seen as Evidence, ...rest],
      data: { row: table, keys, table: true },
    },
  ]
}

function names({ keys }: Twice, lang: 'zh' | 'en'): string {
  return keys.map((key) => (lang === 'zh' ? `“${cellName(key, 'zh')}”` : cellName(key, 'en'))).join(lang === 'zh' ? '、' : '; ')
}

/** What is printed twice is the same both times. */
export const sameFigureTwice: Rule<Twice> = {
  id: 'same-figure-twice',
  catalogue: ['ARI-13'],
  group: 'sums',
  severity: 'error',
  title: { zh: '同一数字两处印得一样', en: 'What is printed twice is the same both times' },
  about: {
    checks: {
      zh: '同一行在表里印了两次（例如换页后重复），两次的数字应当一样；不一样时无法知道哪个对，这些格不取值。整张表印了两份（例如网页和附件里各一份）的，数字也应当一样。',
      en: 'A row that is printed twice, as after a page break, has the same figures both times. Where it does not, nothing says which is right, and these cells have no value. A whole table that stands twice, as in a page and its attachment, has the same figures too.',
    },
    leavesAlone: {
      zh: '两次印得一样的；第二张表与第一张大部分数字不同的，是另一份报告的表，由读取结果的 several-reports 说明。',
      en: 'Rows and tables printed twice alike; a second table with mostly other figures, which is another report’s and the reason several-reports of the result.',
    },
  },
  reads: ['applications.*', 'proactive.*', 'legacy.*'],
  check,
  messages: {
    zh: (data) =>
      `${names(data, 'zh')}在文件里印了两次，数字不一样，无法知道哪个对。请核对后${data.table ? '把两张表改成一致' : '只保留正确的一行'}。`,
    en: (data) =>
      `Printed twice with different figures: ${names(data, 'en')}. Nothing says which is right; ${data.table ? 'make both tables agree' : 'keep the right row only'}.`,
  },
  examples: {
    consistent: [{ shows: '每一行只印了一次' }],
    inconsistent: [
      { shows: '“予以公开”一行印了两次：3 和 4', cells: { 'applications.results.disclosed.naturalPerson': '3≠4' } },
      {
        shows: '复议诉讼表在附件里又印了一份，尚未审结 1 件成了 2 件',
        cells: {
          'reconsideration.upheld': 3,
          'reconsideration.pending': 1,
          'reconsideration.other': 2,
          'reconsideration.total': 6,
        },
        again: {
          'reconsideration.upheld': 3,
          'reconsideration.pending': 2,
          'reconsideration.other': 2,
          'reconsideration.total': 6,
        },
      },
    ],
    cannotTell: [{ shows: '一张表也没有找到', forms: { proactive: null, applications: null, disputes: null } }],
  },
}
