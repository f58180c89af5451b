import { describe, expect, it } from 'vitest'
import { codebookPage, compare } from '../../src/export/index.js'
import { type FormName, layouts } from '../../src/layouts/index.js'

const FORMS: readonly FormName[] = ['2014', '2019', '2021']
const keysOf = (form: FormName) =>
  layouts
    .filter((layout) => layout.form === form)
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ rows, columns }) =>
      rows.flatMap((row) => columns.map((column) => [row.key, column.key].filter(Boolean).join('.'))),
    )

const pairs = FORMS.flatMap((from) => FORMS.filter((to) => to !== from).map((to) => [from, to] as const))

describe('what compares between forms', () => {
  it.each(pairs)('is said for each key of %s against %s, and names keys that are there', (from, to) => {
    const there = new Set(keysOf(to))
    for (const key of keysOf(from)) {
      const comparison = compare(key, from, to)
      expect(comparison, key).toBeDefined()
      expect(comparison?.why.zh && comparison.why.en).toBeTruthy()
      expect(comparison?.verdict === 'none', key).toBe(comparison?.with.length === 0)
      for (const other of comparison?.with ?? []) expect(there, `${key} → ${other}`).toContain(other)
    }
  })

  it.each([
    ['applications.newlyReceived.total', '2019', '2021', 'same', ['applications.newlyReceived.total']],
    ['reconsideration.upheld', '2021', '2019', 'same', ['reconsideration.upheld']],
    [
      'applications.results.otherHandling.total.research',
      '2019',
      '2021',
      'sum',
      ['correctionOverdue', 'feeUnpaid', 'other'].map((row) => `applications.results.otherHandling.${row}.research`),
    ],
    [
      'applications.results.otherHandling.feeUnpaid.total',
      '2021',
      '2019',
      'part',
      ['applications.results.otherHandling.total.total'],
    ],
    ['proactive.rules.issued', '2021', '2019', 'none', []],
    ['proactive.normativeDocuments.publishedTotal', '2019', '2021', 'none', []],
    ['proactive.licensing.priorYearItems', '2019', '2021', 'none', []],
    ['proactive.fees.amountWanYuan', '2021', '2019', 'none', []],
    ['proactive.penalties.decisions', '2019', '2021', 'careful', ['proactive.penalties.decisions']],
    ['legacy.requests.received', '2014', '2021', 'careful', ['applications.newlyReceived.total']],
    ['legacy.replies.granted', '2014', '2019', 'none', []],
    ['legacy.feesWanYuan', '2014', '2021', 'none', []],
  ] as const)('%s of %s in %s: %s', (key, from, to, verdict, others) => {
    expect(compare(key, from, to)).toMatchObject({ verdict, with: others })
  })
})

describe.each(['zh', 'en'] as const)('the codebook in %s', (lang) => {
  const page = codebookPage(lang)

  it('has one line a key, and no two figures of one form have one name', () => {
    const keys = new Set(FORMS.flatMap(keysOf))
    const lines = page
      .split('\n')
      .filter((line) => /^\| `(proactive|applications|reconsideration|litigation|legacy)\./.test(line))
    expect(lines).toHaveLength(keys.size)
    for (const column of [2, 3, 4]) {
      const names = lines.map((line) => line.split(' | ')[column - 1]).filter(Boolean)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('says the unit of each figure, but for the amount that has none', () => {
    const without = page.split('\n').filter((line) => line.includes(lang === 'zh' ? '| 按原表 |' : '| as printed |'))
    expect(without.map((line) => line.split('`')[1])).toEqual(['proactive.procurement.amount'])
  })
})
