// Rules on sums and on single figures: for each at least three reports that break it and three near misses.
import { describe, expect, it } from 'vitest'
import { type Rule, ruleById } from '../../src/rules/index.js'
import { type Case, documents, row, run, type Spec, testCases } from './rule-cases.js'

const WITHHELD = ['stateSecret', 'prohibitedByLaw'].map((name) => `applications.results.withheld.${name}`)
const subtotal = (cells: Record<string, number | string>) => [{ label: '（三）不予公开', parts: WITHHELD, cells }]
const LEGACY: Spec = { year: 2016, forms: { proactive: '2014', applications: null, disputes: null } }
const legacyExample = (ruleById('legacy-parts-sum-to-whole') as Rule).examples.consistent[0]?.cells ?? {}
const legacy = (cells: Record<string, number | string | null>): Spec => ({
  ...LEGACY,
  cells: { ...Object.fromEntries(Object.keys(legacyExample).map((key) => [key, 0])), ...cells },
})

const CASES: readonly Case[] = [
  {
    rule: 'subtotal-sums-parts',
    breaks: [
      [
        'one column',
        { cells: row('results.withheld.stateSecret', 2), subtotals: subtotal({ naturalPerson: 3, total: '' }) },
        ['error'],
      ],
      [
        'two columns',
        { cells: row('results.withheld.stateSecret', 2, 1), subtotals: subtotal({ naturalPerson: 3, enterprise: 0 }) },
        ['error', 'error'],
      ],
      [
        'a printed 0',
        { cells: row('results.withheld.prohibitedByLaw', 4), subtotals: subtotal({ naturalPerson: 0 }) },
        ['error'],
      ],
    ],
    nearMisses: [
      ['no subtotal row', { cells: row('results.withheld.stateSecret', 2) }],
      [
        'blank and dash',
        {
          cells: row('results.withheld.stateSecret', 2),
          subtotals: subtotal({ naturalPerson: '', enterprise: '/', total: '无' }),
        },
      ],
      ['right', { cells: row('results.withheld.stateSecret', 2), subtotals: subtotal({ naturalPerson: 2, research: 0 }) }],
    ],
  },
  {
    rule: 'count-is-whole-number',
    breaks: [
      ['negative', { cells: { 'applications.carriedIn.total': -2 } }, ['error']],
      ['a thousands comma typed as a point', { cells: { 'proactive.licensing.decisions': 7.545 } }, ['error']],
      ['words in a document of cells', { format: 'html', cells: { 'reconsideration.other': '若干' } }, ['error']],
      ['words in a PDF may be our reading', { format: 'pdf', cells: { 'reconsideration.other': '若干' } }, ['warning']],
    ],
    nearMisses: [
      ['money', { cells: { 'proactive.fees.amountWanYuan': 0.56 } }],
      ['a net change', { cells: { 'proactive.coercion.netChange': -14 } }],
      [
        'blank, dash, none, placeholder',
        {
          cells: {
            'reconsideration.upheld': '',
            'reconsideration.other': '/',
            'reconsideration.pending': '无',
            'reconsideration.total': '××',
          },
        },
      ],
    ],
  },
  {
    rule: 'in-force-covers-issued',
    breaks: [
      ['left at 0', { cells: documents(3, 0, 0) }, ['error']],
      ['left blank', { cells: documents(3, 0, '') }, ['error']],
      ['after repeals', { cells: documents(9, 2, 6) }, ['error']],
    ],
    nearMisses: [
      ['all repealed in the same year', { cells: documents(3, 3, 0) }],
      ['more repealed than issued', { cells: documents(1, 8, 0) }],
      ['the form of 2019', { year: 2020, forms: { proactive: '2019' }, cells: { 'proactive.normativeDocuments.newlyMade': 9 } }],
    ],
  },
  {
    rule: 'legacy-parts-sum-to-whole',
    breaks: [
      ['requests', legacy({ 'legacy.requests.received': 3, 'legacy.requests.online': 2 }), ['error']],
      [
        'staff',
        legacy({ 'legacy.resources.staff': 5, 'legacy.resources.fullTime': 1, 'legacy.resources.partTime': 5 }),
        ['error'],
      ],
      ['more of a kind than of all', legacy({ 'legacy.response.pressByPrincipal': 1 }), ['error']],
      ['channels below what was published', legacy({ 'legacy.proactive.total': 10, 'legacy.channels.website': 9 }), ['warning']],
      [
        'refusals counted in the whole of replies only',
        legacy({ 'legacy.replies.total': 2, 'legacy.replies.refused.total': 2 }),
        ['error'],
      ],
    ],
    nearMisses: [
      [
        'received and closed differ',
        legacy({
          'legacy.requests.received': 3,
          'legacy.requests.online': 3,
          'legacy.requests.closed': 2,
          'legacy.requests.onTime': 2,
        }),
      ],
      [
        'an item in several channels',
        legacy({ 'legacy.proactive.total': 10, 'legacy.channels.website': 10, 'legacy.channels.wechat': 7 }),
      ],
      ['a form of today', { cells: { 'legacy.requests.received': 3 } }],
    ],
  },
  {
    rule: 'same-figure-twice',
    breaks: [
      ['one cell', { cells: { 'applications.carriedOut.total': '3≠4' } }, ['error']],
      [
        'two rows',
        { cells: { 'applications.carriedOut.total': '3≠4', 'applications.carriedIn.total': '1≠0' } },
        ['error', 'error'],
      ],
      [
        'a whole row is one finding',
        { cells: { 'applications.carriedOut.total': '3≠4', 'applications.carriedOut.research': '3≠4' } },
        ['error'],
      ],
    ],
    nearMisses: [
      ['nothing twice', {}],
      ['another reason to be unreadable', { cells: { 'applications.carriedOut.total': '1/2' } }],
      ['a placeholder', { cells: { 'applications.carriedOut.total': '××' } }],
    ],
  },
]

testCases(CASES)

/** A table that adds up: 4 + 2 received, disclosed and withheld. */
const SOUND = {
  ...row('newlyReceived', 4, 2, 0, 0, 0, 0, 6),
  ...row('carriedIn', 1, 0, 0, 0, 0, 0, 1),
  ...row('results.disclosed', 3, 2, 0, 0, 0, 0, 5),
  ...row('results.withheld.stateSecret', 1, 0, 0, 0, 0, 0, 1),
  ...row('results.total', 4, 2, 0, 0, 0, 0, 6),
  ...row('carriedOut', 1, 0, 0, 0, 0, 0, 1),
}
const rulesOf = (cells: Record<string, number | string | null>) =>
  run({ cells: { ...SOUND, ...cells } }).anomalies.map(({ rule }) => rule)

describe('a shifted line', () => {
  it.each([
    ['a row pushed to the right from one cell on', row('results.disclosed', 3, 0, 2, 0, 0, 0, 0)],
    ['a row pushed to the right', row('results.disclosed', 0, 3, 2, 0, 0, 0, 0)],
    ['the total that moved one column to the left', row('results.disclosed', 3, 2, 0, 0, 0, 5, '')],
    [
      'all rows alike',
      {
        ...row('newlyReceived', 4, 2, 0, 0, 0, 6, ''),
        ...row('carriedIn', 1, 0, 0, 0, 0, 1, ''),
        ...row('results.disclosed', 3, 2, 0, 0, 0, 5, ''),
        ...row('results.withheld.stateSecret', 1, 0, 0, 0, 0, 1, ''),
        ...row('results.total', 4, 2, 0, 0, 0, 6, ''),
        ...row('carriedOut', 1, 0, 0, 0, 0, 1, ''),
      },
    ],
  ])('is one finding: %s', (_what, cells) => {
    expect(rulesOf(cells)).toEqual(['layout-complete'])
  })

  it('is not seen in one wrong cell, two wrong cells, or an all-zero table', () => {
    expect(rulesOf({ 'applications.results.total.total': 9 })).not.toContain('layout-complete')
    expect(rulesOf({ 'applications.results.total.total': 9, 'applications.newlyReceived.enterprise': 7 })).not.toContain(
      'layout-complete',
    )
    expect(run({}).anomalies).toEqual([])
  })
})

describe('the cell that several sums single out', () => {
  const messages = (cells: Record<string, number>) =>
    run({ cells: { ...SOUND, ...cells } }).anomalies.map(({ message }) => message)

  it('is named by each of them', () => {
    const found = messages({ 'applications.results.disclosed.enterprise': 7 })
    expect(found).toHaveLength(2)
    for (const message of found) expect(message).toContain('“（一）予以公开·商业企业”：这一格写的是 7，改为 2 就都平了')
  })

  it('is named also where two cells are wrong by different amounts', () => {
    const found = messages({ 'applications.results.disclosed.enterprise': 7, 'applications.carriedIn.research': 2 })
    expect(found.filter((message) => message.includes('改为 2 就都平了'))).toHaveLength(2)
    expect(found.filter((message) => message.includes('改为 0 就都平了'))).toHaveLength(2)
  })

  it('is not named where one sum fails alone', () => {
    const cells = { ...row('results.disclosed', 3, 2, 0, 0, 0, 0, 5), ...row('results.total', 4, 2, 0, 0, 0, 0, 6) }
    const [only, ...rest] = run({ cells: { ...SOUND, ...cells, 'reconsideration.upheld': 1 } }).anomalies
    expect(rest).toEqual([])
    expect(only?.message).not.toContain('就都平了')
  })
})

describe('one cell of the form of 2014 changed', () => {
  const sound: Record<string, number> = {
    ...Object.fromEntries(Object.keys(legacyExample).map((key) => [key, 0])),
    'legacy.proactive.total': 90,
    'legacy.proactive.normativeDocuments': 10,
    'legacy.channels.website': 90,
    'legacy.response.pressConferences': 50,
    'legacy.response.onlineInterviews': 50,
  }
  const PARTS_OF_SUMS = /^legacy\.(?:requests|replies|reconsideration|litigation|resources)\./
  const summed = Object.keys(legacyExample).filter((key) => PARTS_OF_SUMS.test(key))

  it('is sound as it is', () => expect(run(legacy(sound)).anomalies).toEqual([]))

  it.each(summed)('%s', (key) => {
    const { anomalies } = run(legacy({ ...sound, [key]: 7 }))
    // 不同意公开答复数 is a whole of its own and a part of the replies.
    expect(anomalies.map(({ rule }) => rule)).toEqual(
      Array(key.endsWith('refused.total') ? 2 : 1).fill('legacy-parts-sum-to-whole'),
    )
    for (const { cells } of anomalies) expect(cells).toContain(key)
  })
})
