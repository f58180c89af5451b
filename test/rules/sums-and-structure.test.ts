// Rules on sums, structure and plausibility: for each at least three reports that break it and three near misses.
import { describe, expect, it } from 'vitest'
import { type ExampleSpec, exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'

type Spec = Omit<ExampleSpec, 'shows'>

const SHA = 'a'.repeat(64)

const run = (spec: Spec, id?: string) =>
  runRules(exampleReport({ shows: '', ...spec }), {
    sha256: SHA,
    lang: 'zh',
    ...(id ? { rules: [ruleById(id) as Rule] } : {}),
  })

/** A rule, reports that break it (with the severities of its findings) and reports that nearly do. */
interface Case {
  readonly rule: string
  readonly breaks: readonly (readonly [what: string, spec: Spec, severities: readonly string[]])[]
  readonly nearMisses: readonly (readonly [what: string, spec: Spec])[]
}

const row = (name: string, ...figures: (number | string | null)[]) =>
  Object.fromEntries(
    ['naturalPerson', 'enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization', 'total'].map(
      (column, at) => [`applications.${name}.${column}`, figures[at] ?? 0],
    ),
  )
const WITHHELD = ['stateSecret', 'prohibitedByLaw'].map((name) => `applications.results.withheld.${name}`)
const subtotal = (cells: Record<string, number | string>) => [{ label: '（三）不予公开', parts: WITHHELD, cells }]
const documents = (issued: number | string, repealed: number, inForce: number | string) => ({
  'proactive.normativeDocuments.issued': issued,
  'proactive.normativeDocuments.repealed': repealed,
  'proactive.normativeDocuments.inForce': inForce,
})
const LEGACY: Spec = { year: 2016, forms: { proactive: '2014', applications: null, disputes: null } }
const legacyExample = (ruleById('legacy-parts-sum-to-whole') as Rule).examples.consistent[0]?.cells ?? {}
const legacy = (cells: Record<string, number | string | null>): Spec => ({
  ...LEGACY,
  cells: { ...Object.fromEntries(Object.keys(legacyExample).map((key) => [key, 0])), ...cells },
})
const SIX = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]
const without = (at: number) => SIX.filter((_, index) => index !== at)
const town = (name: string): Spec => ({ agency: name, title: `${name}2023年政府信息公开工作年度报告` })
const signed = (name: string) => ({ prose: { other: `无。\n${name}\n2024年1月20日` } })

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
  {
    rule: 'six-sections-present',
    breaks: [
      ['problems', { headings: [...SIX.slice(0, 4), '五、其他需要报告的事项'] }, ['error']],
      ['overview', { headings: SIX.slice(1) }, ['error']],
      ['the last two', { headings: SIX.slice(0, 4) }, ['error', 'error']],
      [
        'the last, whatever section five says',
        { headings: SIX.slice(0, 5), prose: { problems: '二是与其他单位的沟通不够。' } },
        ['error'],
      ],
      ['a section with its table', { headings: without(3), forms: { disputes: null } }, ['error']],
    ],
    nearMisses: [
      ['a table without its heading', { headings: without(3) }],
      ['another wording at its place', { headings: [...SIX.slice(0, 4), '五、工作中的不足', SIX[5] as string] }],
      ['a copy that ends early', { headings: SIX.slice(0, 4), cutOff: true }],
      [
        'a heading that no layout knows',
        { headings: [...SIX.slice(0, 4), SIX[5] as string], prose: { disputes: '五、下一步打算\n我局将加强培训。' } },
      ],
      [
        'content without its heading',
        { headings: SIX.slice(0, 5), prose: { problems: '一是培训不足。\n本年度没有收取信息处理费。' } },
      ],
      [
        'a section one without its heading',
        { headings: SIX.slice(1), preamble: '本局按照要求开展了各项公开工作，成效如下。'.repeat(20) },
      ],
      ['before 2019', { year: 2017, headings: SIX.slice(2) }],
    ],
  },
  {
    rule: 'layout-complete',
    breaks: [
      ['a missing row', { format: 'docx', missing: { applications: ['applications.results.declined.repeated'] } }, ['error']],
      [
        'missing columns are one finding',
        { format: 'pdf', missing: { disputes: ['reconsideration.other', 'litigation.direct.other'] } },
        ['error'],
      ],
      ['a plain text is a copy', { missing: { proactive: ['proactive.fees'] } }, ['warning']],
      [
        'block nine',
        {
          year: 2020,
          forms: { proactive: '2019', applications: '2019' },
          cells: { 'proactive.procurement.projects': null, 'proactive.procurement.amount': null },
        },
        ['info'],
      ],
    ],
    nearMisses: [
      ['a copy that ends early', { missing: { applications: ['applications.carriedOut'] }, cutOff: true }],
      ['before 2019', { year: 2016, missing: { proactive: ['proactive.fees'] } }],
      ['a table that is not there at all', { forms: { disputes: null } }],
      ['one wrong cell', { cells: row('newlyReceived', 4, 0, 0, 0, 0, 0, 9) }],
    ],
  },
  {
    rule: 'fee-unit-plausible',
    breaks: [
      ['a county bureau', { cells: { 'proactive.fees.amountWanYuan': 251000 } }, ['warning']],
      ['a township', { ...town('听松镇人民政府'), cells: { 'proactive.fees.amountWanYuan': 100000 } }, ['warning']],
      [
        'a bureau with its city before it',
        { ...town('淮安市洪泽区水利局'), cells: { 'proactive.fees.amountWanYuan': 7730280 } },
        ['warning'],
      ],
    ],
    nearMisses: [
      ['a county government', { ...town('平川县人民政府'), cells: { 'proactive.fees.amountWanYuan': 316441 } }],
      ['a city bureau', { ...town('淮安市自然资源局'), cells: { 'proactive.fees.amountWanYuan': 450000 } }],
      ['a large but possible amount', { cells: { 'proactive.fees.amountWanYuan': 99999.5 } }],
    ],
  },
  {
    rule: 'rule-making-power',
    breaks: [
      ['a town', { ...town('尼勒克县乌赞镇人民政府'), cells: { 'proactive.rules.inForce': 6 } }, ['warning']],
      ['a county bureau', { cells: { 'proactive.rules.issued': 2, 'proactive.rules.inForce': 2 } }, ['warning']],
      ['a bureau of a city', { ...town('淮安市水利局'), cells: { 'proactive.rules.inForce': 1 } }, ['warning']],
      ['a district of a municipality', { ...town('上海市静安区人民政府'), cells: { 'proactive.rules.inForce': 1 } }, ['warning']],
    ],
    nearMisses: [
      ['a city', { ...town('淮安市人民政府'), cells: { 'proactive.rules.inForce': 6 } }],
      ['a justice bureau of a city', { ...town('淮安市司法局'), cells: { 'proactive.rules.inForce': 6 } }],
      ['a general office', { ...town('上海市人民政府办公厅'), cells: { 'proactive.rules.inForce': 524 } }],
      ['a city that the gazetteer does not know', { ...town('砚川市人民政府'), cells: { 'proactive.rules.inForce': 6 } }],
      ['normative documents', { cells: documents(3, 0, 9) }],
    ],
  },
  {
    rule: 'agency-named-consistently',
    breaks: [
      ['another bureau', signed('平川县财政局'), ['error']],
      ['the same bureau of another county', signed('青砚县档案局'), ['error']],
      ['another town', { ...town('听松镇人民政府'), ...signed('芦荡镇人民政府') }, ['error']],
      ['the opening', { preamble: '现将平川县财政局2023年政府信息公开工作情况报告如下。' }, ['error']],
    ],
    nearMisses: [
      ['with its parents', signed('禾阳市平川县档案局')],
      ['signed by the office of the government', { ...town('平川县人民政府'), ...signed('平川县人民政府办公室') }],
      ['two nameplates', { ...town('平川县自然资源局'), ...signed('平川县林业局') }],
      ['a former name', { ...town('平川县卫生健康局'), ...signed('平川县卫生和计划生育局') }],
      ['a short form', { ...town('平川县人力资源和社会保障局'), ...signed('平川县人社局') }],
      ['compiled by another', { preamble: '本报告由平川县政务服务局编制。' }],
      ['without a date', { prose: { other: '无。\n平川县财政局' } }],
    ],
  },
]

describe.each(CASES.map((one) => [one.rule, one] as const))('%s', (rule, { breaks, nearMisses }) => {
  it.each(breaks.map((one) => [one[0], one] as const))('speaks of %s', (_what, [, spec, severities]) => {
    const { anomalies } = run(spec, rule)
    expect(anomalies.map(({ severity }) => severity)).toEqual(severities)
    for (const { evidence, message } of anomalies) {
      expect(evidence.length).toBeGreaterThan(0)
      expect(message).not.toMatch(/undefined|NaN|null/)
    }
  })

  it.each(nearMisses.map((one) => [one[0], one] as const))('is silent on %s', (_what, [, spec]) => {
    expect(run(spec, rule).anomalies).toEqual([])
  })

  it('has enough of both', () => {
    expect(Math.min(breaks.length, nearMisses.length)).toBeGreaterThanOrEqual(3)
  })
})

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
