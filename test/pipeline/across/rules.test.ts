// Rules between reports: for each at least three sets that break it and three near misses.
import { describe, expect, it } from 'vitest'
import { check } from '../../../src/index.js'
import { makeExtraction, type Spec } from './make-extraction.js'

type Cells = NonNullable<Spec['cells']>

interface Case {
  readonly rule: string
  /** The first report of a set is the one that the finding stands on. */
  readonly breaks: readonly (readonly [what: string, set: readonly Spec[], severity: string])[]
  readonly nearMisses: readonly (readonly [what: string, set: readonly Spec[]])[]
}

const out = (cells: Record<string, number | string>, more: Spec = {}): Spec => ({
  year: 2022,
  ...more,
  cells: Object.fromEntries(Object.entries(cells).map(([column, count]) => [`applications.carriedOut.${column}`, count])),
})
const taken = (cells: Record<string, number | string>, more: Spec = {}): Spec => ({
  ...more,
  cells: Object.fromEntries(Object.entries(cells).map(([column, count]) => [`applications.carriedIn.${column}`, count])),
})
const documents = (issued: number, repealed: number, inForce: number | string, more: Spec = {}): Spec => ({
  ...more,
  cells: {
    'proactive.normativeDocuments.issued': issued,
    'proactive.normativeDocuments.repealed': repealed,
    'proactive.normativeDocuments.inForce': inForce,
  },
})
const OLD = { proactive: '2019', applications: '2019', disputes: '2019' } as const
const items = (year: number, cells: Cells): Spec => ({
  year,
  forms: OLD,
  cells: Object.fromEntries(Object.entries(cells).map(([key, count]) => [`proactive.${key}`, count])),
})
const figure = (key: string, count: number | string, more: Spec = {}): Spec => ({ ...more, cells: { [key]: count } })
const filled: Cells = Object.fromEntries(
  ['newlyReceived', 'results.disclosed', 'results.total', 'results.declined.repeated'].flatMap((row, at) =>
    ['naturalPerson', 'enterprise', 'total'].map((column, index) => [`applications.${row}.${column}`, 3 + at + index]),
  ),
)
/** About 300 characters that say one thing after another, so that no two texts of another seed share a shingle. */
const prose = (seed: number) =>
  Array.from({ length: 60 }, (_, at) => String.fromCodePoint(0x4e00 + ((seed * 977 + at * at * 31 + at * 7) % 8000))).join('') +
  Array.from({ length: 200 }, (_, at) => String.fromCodePoint(0x5000 + ((seed * 613 + at * at * 17 + at * 3) % 9000))).join('')
const wrote = (text: string, more: Spec = {}, section: 'overview' | 'problems' = 'overview'): Spec => ({
  ...more,
  prose: { [section]: text },
})
const county = (cells: Cells, more: Spec = {}): Spec => ({ agency: '平川县人民政府', cells, ...more })
const bureau = (cells: Cells, more: Spec = {}): Spec => ({ agency: '平川县财政局', cells, ...more })
const RECEIVED = 'applications.newlyReceived.total'

const CASES: readonly Case[] = [
  {
    rule: 'carried-over-continues',
    breaks: [
      ['left out', [{}, out({ naturalPerson: 2, total: 2 })], 'error'],
      ['too many', [taken({ naturalPerson: 3, total: 3 }), out({ naturalPerson: 2, total: 2 })], 'error'],
      ['other applicants', [taken({ enterprise: 2, total: 2 }), out({ naturalPerson: 2, total: 2 })], 'info'],
      ['of a report that was not read whole', [{}, out({ naturalPerson: 2, total: 2 }, { status: 'partial' })], 'warning'],
      [
        'under a name with its city',
        [{ agency: '淮安市洪泽区水利局' }, out({ naturalPerson: 1, total: 1 }, { agency: '洪泽区水利局' })],
        'error',
      ],
    ],
    nearMisses: [
      ['continues', [taken({ naturalPerson: 2, total: 2 }), out({ naturalPerson: 2, total: 2 })]],
      ['a blank total beside its parts', [taken({ naturalPerson: 2, total: 2 }), out({ naturalPerson: 2, total: '' })]],
      ['two years apart', [{}, out({ naturalPerson: 2, total: 2 }, { year: 2021 })]],
      ['another agency', [{}, out({ naturalPerson: 2, total: 2 }, { agency: '平川县财政局' })]],
      ['the first year of the form', [{ year: 2019, forms: OLD }, out({ total: 2 }, { year: 2018 })]],
    ],
  },
  {
    rule: 'in-force-continues',
    breaks: [
      ['copied from last year', [documents(3, 0, 5), documents(0, 0, 5, { year: 2022 })], 'warning'],
      ['repeals not taken off', [documents(0, 2, 5), documents(0, 0, 5, { year: 2022 })], 'warning'],
      ['more than there can be', [documents(1, 0, 60), documents(0, 0, 5, { year: 2022 })], 'warning'],
    ],
    nearMisses: [
      ['5 + 3 − 0 = 8', [documents(3, 0, 8), documents(0, 0, 5, { year: 2022 })]],
      ['left blank', [documents(3, 0, ''), documents(0, 0, 5, { year: 2022 })]],
      ['the first year of the series', [documents(3, 0, 8, { year: 2021 }), { year: 2020, forms: OLD }]],
      ['last year in the old form', [documents(3, 0, 8), { year: 2022, forms: OLD }]],
    ],
  },
  {
    rule: 'prior-year-items-continue',
    breaks: [
      [
        'the change left out',
        [
          items(2020, { 'licensing.priorYearItems': 30 }),
          items(2019, { 'licensing.priorYearItems': 30, 'licensing.netChange': -2 }),
        ],
        'warning',
      ],
      [
        'nothing taken over',
        [items(2020, { 'coercion.priorYearItems': 0 }), items(2019, { 'coercion.priorYearItems': 4 })],
        'warning',
      ],
      [
        'fees',
        [items(2020, { 'fees.priorYearItems': 3 }), items(2019, { 'fees.priorYearItems': 1, 'fees.netChange': 1 })],
        'warning',
      ],
    ],
    nearMisses: [
      [
        '30 − 2 = 28',
        [
          items(2020, { 'licensing.priorYearItems': 28 }),
          items(2019, { 'licensing.priorYearItems': 30, 'licensing.netChange': -2 }),
        ],
      ],
      ['left blank', [items(2020, { 'licensing.priorYearItems': '' }), items(2019, { 'licensing.priorYearItems': 30 })]],
      ['years of the form of 2021', [{ year: 2022 }, { year: 2021 }]],
    ],
  },
  {
    rule: 'year-on-year-jump',
    breaks: [
      [
        'licensing',
        [figure('proactive.licensing.decisions', 9487), figure('proactive.licensing.decisions', 550, { year: 2022 })],
        'info',
      ],
      ['down', [figure(RECEIVED, 20), figure(RECEIVED, 300, { year: 2022 })], 'info'],
      [
        'a change of unit',
        [figure('proactive.fees.amountWanYuan', 7_730_280), figure('proactive.fees.amountWanYuan', 773, { year: 2022 })],
        'info',
      ],
    ],
    nearMisses: [
      ['exactly tenfold', [figure(RECEIVED, 300), figure(RECEIVED, 30, { year: 2022 })]],
      ['from a few', [figure(RECEIVED, 300), figure(RECEIVED, 19, { year: 2022 })]],
      ['to nothing', [figure('proactive.coercion.decisions', 0), figure('proactive.coercion.decisions', 300, { year: 2022 })]],
    ],
  },
  {
    rule: 'table-repeats-last-year',
    breaks: [
      ['twelve figures', [{ cells: filled }, { year: 2022, cells: filled }], 'warning'],
      [
        'a blank for a 0',
        [{ cells: { ...filled, 'applications.carriedOut.research': '' } }, { year: 2022, cells: filled }],
        'warning',
      ],
      [
        'all three tables together',
        [2023, 2022].map((year) => ({
          year,
          cells: Object.fromEntries(
            [
              'proactive.licensing.decisions',
              'proactive.penalties.decisions',
              'proactive.coercion.decisions',
              'reconsideration.upheld',
              'reconsideration.total',
              'litigation.direct.upheld',
              'litigation.direct.total',
              ...Object.keys(filled).slice(0, 6),
            ].map((key) => [key, 9]),
          ),
        })),
        'warning',
      ],
    ],
    nearMisses: [
      ['zeros', [{}, { year: 2022 }]],
      ['one figure less', [{ cells: { ...filled, [RECEIVED]: 0 } }, { year: 2022, cells: { ...filled, [RECEIVED]: 0 } }]],
      ['one cell changed', [{ cells: { ...filled, 'applications.carriedOut.research': 1 } }, { year: 2022, cells: filled }]],
    ],
  },
  {
    rule: 'prose-repeats-last-year',
    breaks: [
      ['word for word', [wrote(prose(1)), wrote(prose(1), { year: 2022 })], 'error'],
      [
        'with other figures and years',
        [wrote(`2023年收到17件。${prose(2)}`), wrote(`2022年收到95件。${prose(2)}`, { year: 2022 })],
        'error',
      ],
      ['with a few words changed', [wrote(`${prose(3)}另外完善栏目`), wrote(`${prose(3)}`, { year: 2022 })], 'warning'],
      ['in section five', [wrote(prose(4), {}, 'problems'), wrote(prose(4), { year: 2022 }, 'problems')], 'error'],
    ],
    nearMisses: [
      ['another text', [wrote(prose(5)), wrote(prose(6), { year: 2022 })]],
      ['half of it', [wrote(prose(7).slice(0, 130) + prose(8).slice(130)), wrote(prose(7), { year: 2022 })]],
      [
        'too short to tell',
        [
          wrote('本年度未收到政府信息公开申请，各项工作有序推进。'),
          wrote('本年度未收到政府信息公开申请，各项工作有序推进。', { year: 2022 }),
        ],
      ],
      ['section six', [{ prose: { other: prose(9) } }, { year: 2022, prose: { other: prose(9) } }]],
    ],
  },
  {
    rule: 'jurisdiction-covers-members',
    breaks: [
      ['one bureau has more', [county({ [RECEIVED]: 5 }), bureau({ [RECEIVED]: 8 })], 'warning'],
      [
        'a township with its county',
        [
          county({ 'proactive.penalties.decisions': 1 }),
          { agency: '平川县听松镇人民政府', cells: { 'proactive.penalties.decisions': 3 } },
        ],
        'warning',
      ],
      [
        'only all together',
        [county({ [RECEIVED]: 10 }), bureau({ [RECEIVED]: 8 }), bureau({ [RECEIVED]: 6 }, { agency: '平川县水利局' })],
        'info',
      ],
    ],
    nearMisses: [
      ['covers', [county({ [RECEIVED]: 20 }), bureau({ [RECEIVED]: 8 })]],
      ['the office of the government', [{ agency: '平川县人民政府办公室', cells: { [RECEIVED]: 5 } }, bureau({ [RECEIVED]: 8 })]],
      ['another year', [county({ [RECEIVED]: 5 }), bureau({ [RECEIVED]: 8 }, { year: 2022 })]],
      ['a bureau of another county', [county({ [RECEIVED]: 5 }), bureau({ [RECEIVED]: 8 }, { agency: '青砚县财政局' })]],
      [
        'a city and its county',
        [
          { agency: '淮安市人民政府', cells: { [RECEIVED]: 5 } },
          { agency: '洪泽区人民政府', cells: { [RECEIVED]: 8 } },
        ],
      ],
    ],
  },
  {
    rule: 'prose-copied-from-another-agency',
    breaks: [
      ['another bureau', [wrote(prose(11)), wrote(prose(11), { agency: '平川县财政局', year: 2022 })], 'warning'],
      [
        'names and figures changed',
        [
          wrote(`平川县档案局收到17件。我局${prose(12)}`),
          wrote(`平川县水利局收到3件。我局${prose(12)}`, { agency: '平川县水利局', year: 2022 }),
        ],
        'warning',
      ],
      ['the voice of a bureau', [wrote('2023年，我局认真落实各项要求。', { agency: '平川县听松镇人民政府' })], 'warning'],
      [
        'a template of four',
        [
          wrote(prose(13), { agency: '丁县档案局' }),
          ...['甲', '乙', '丙'].map((name) => wrote(prose(13), { agency: `${name}县档案局`, year: 2022 })),
        ],
        'info',
      ],
    ],
    nearMisses: [
      ['another text', [wrote(prose(14)), wrote(prose(15), { agency: '平川县财政局' })]],
      ['the same agency', [wrote(prose(16)), wrote(prose(16))]],
      ['words in quotation marks', [wrote('镇上反映“我局已经答复”的，逐件核对。', { agency: '平川县听松镇人民政府' })]],
      ['我县 in a bureau', [wrote('2023年，我县各单位认真落实。')]],
    ],
  },
]

const findings = (set: readonly Spec[], rule: string) => {
  const extractions = set.map((spec) => makeExtraction(spec))
  return { extractions, found: check(extractions).map(({ anomalies }) => anomalies.filter((one) => one.rule === rule)) }
}

describe.each(CASES.map((one) => [one.rule, one] as const))('%s', (rule, { breaks, nearMisses }) => {
  it.each(breaks.map((one) => [one[0], one] as const))('speaks of %s', (_what, [, set, severity]) => {
    const { extractions, found } = findings(set, rule)
    expect(found[0]?.map((one) => one.severity)).toEqual([severity])
    // Those who share a template all have it; otherwise the finding stands on one report only.
    if (rule !== 'prose-copied-from-another-agency' || severity !== 'info') expect(found.slice(1).flat()).toEqual([])
    const [finding] = found[0] ?? []
    expect(finding?.evidence.length).toBeGreaterThan(0)
    expect(finding?.message).not.toMatch(/undefined|NaN|null/)
    const others = new Set(extractions.slice(1).map(({ source }) => source.sha256))
    for (const sha256 of finding?.against ?? []) expect(others).toContain(sha256)
    if (set.length > 1) expect(finding?.against?.length).toBeGreaterThan(0)
  })

  it.each(nearMisses.map((one) => [one[0], one] as const))('is silent on %s', (_what, [, set]) => {
    expect(findings(set, rule).found.flat()).toEqual([])
  })

  it('has enough of both', () => {
    expect(Math.min(breaks.length, nearMisses.length)).toBeGreaterThanOrEqual(3)
  })
})
