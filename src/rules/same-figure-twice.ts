// Claim: a figure that the report prints twice is the same both times.
// Seen: a row of the applications table printed again after a page break, with last year's figures.
// Leaves alone: rows printed twice alike.
// Known limit: of a whole table printed twice, the record keeps only the first copy: that it differs is a reason of the
// result (several-reports), and which cells differ cannot be told here.
import { evidence } from '../document/index.js'
import type { Report, ReportCell } from '../layouts/index.js'
import { cannotTell, consistent, type Outcome, type Rule, type SomeEvidence } from './rule.js'
import { cellName } from './table/names.js'

interface Twice {
  readonly keys: readonly string[]
  readonly row: string
}

function check(report: Report): Outcome<Twice>[] {
  if (report.tables.length === 0) return [cannotTell({ code: 'table-missing', table: 'applications' })]
  const rows = new Map<string, ReportCell[]>()
  for (const cell of report.cells.values()) {
    if (cell.reading.state !== 'unreadable' || cell.reading.why !== 'printed-twice-differently') continue
    const row = cell.key.slice(0, cell.key.lastIndexOf('.'))
    rows.set(row, [...(rows.get(row) ?? []), cell])
  }
  if (rows.size === 0) return [consistent]
  return [...rows].map(([row, cells]): Outcome<Twice> => {
    const seen = cells.map((cell) => evidence(cell.raw.trim(), cell.place))
    return {
      is: 'inconsistent',
      cells: cells.map((cell) => cell.key),
      evidence: seen as unknown as SomeEvidence,
      data: { row, keys: cells.map((cell) => cell.key) },
    }
  })
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
      zh: '同一行在表里印了两次（例如换页后重复），两次的数字应当一样。不一样时无法知道哪个对，这些格不取值。',
      en: 'A row that is printed twice, as after a page break, has the same figures both times. Where it does not, nothing says which is right, and these cells have no value.',
    },
    leavesAlone: {
      zh: '两次印得一样的。整张表印了两份而数字不同的，由读取结果的 several-reports 说明。',
      en: 'Rows printed twice alike. A whole table printed twice with other figures is the reason several-reports of the result.',
    },
  },
  reads: ['applications.*', 'proactive.*', 'legacy.*'],
  check,
  messages: {
    zh: (data) => `${names(data, 'zh')}在文件里印了两次，数字不一样，无法知道哪个对。请核对后只保留正确的一行。`,
    en: (data) =>
      `Printed twice with different figures: ${names(data, 'en')}. Nothing says which is right; keep the right row only.`,
  },
  examples: {
    consistent: [{ shows: '每一行只印了一次' }],
    inconsistent: [{ shows: '“予以公开”一行印了两次：3 和 4', cells: { 'applications.results.disclosed.naturalPerson': '3≠4' } }],
    cannotTell: [{ shows: '一张表也没有找到', forms: { proactive: null, applications: null, disputes: null } }],
  },
}
