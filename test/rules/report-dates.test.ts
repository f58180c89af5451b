import { describe, expect, it } from 'vitest'
import { type ExampleSpec, exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'

/** Severities of what one rule finds in a record. */
function found(id: string, spec: Omit<ExampleSpec, 'shows'>) {
  const { anomalies, undecided } = runRules(exampleReport({ shows: '', ...spec }), {
    sha256: 'a'.repeat(64),
    lang: 'zh',
    rules: [ruleById(id) as Rule],
  })
  return { severities: anomalies.map(({ severity }) => severity), undecided: undecided.length, anomalies }
}

describe('title-and-period-same-year', () => {
  const severities = (title: string | null, period: [string, string] | null, year = 2023) =>
    found('title-and-period-same-year', { title, period, year }).severities

  it.each([
    ['平川县档案局2023年政府信息公开工作年度报告', ['2022-01-01', '2022-12-31']],
    ['平川县档案局2022年度政府信息公开工作年度报告', ['2023-01-01', '2023-12-31']],
    ['平川县档案局二〇二三年政府信息公开工作年度报告', ['2021-01-01', '2021-12-31']],
    ['平川县档案局２０２３年政府信息公开工作年度报告', ['2022-01-01', '2022-12-31']],
  ] as const)('%s, %j', (title, [from, to]) => {
    expect(severities(title, [from, to])).toEqual(['error'])
  })

  it.each([
    ['平川县档案局2023年政府信息公开工作年度报告', ['2023-01-01', '2023-12-31']],
    ['平川县档案局二○二三年度政府信息公开工作年度报告', ['2023-01-01', '2023-12-31']],
    ['2022年度平川县档案局2023年政府信息公开年报', ['2023-01-01', '2023-12-31']],
    ['平川县档案局2023年政府信息公开工作年度报告', ['2022-12-01', '2023-11-30']],
  ] as const)('%s, %j is right', (title, [from, to]) => {
    expect(severities(title, [from, to])).toEqual([])
  })

  it('does not decide without a year in the title', () => {
    expect(found('title-and-period-same-year', { title: '平川县档案局政府信息公开工作年度报告' }).undecided).toBe(1)
  })
})

describe('period-is-calendar-year', () => {
  const severities = (from: string, to: string, overview = '本单位落实条例各项规定，及时公开群众关心的信息，做好监督保障。') =>
    found('period-is-calendar-year', { period: [from, to], prose: { overview } }).severities

  it.each([
    ['2023-01-01', '2023-11-30'],
    ['2023-01-01', '2023-12-30'],
    ['2022-12-01', '2023-11-30'],
    ['2023-12-31', '2023-01-01'],
    ['2023-01-01', '2024-12-31'],
    ['2023-02-01', '2023-12-31'],
  ])('%s to %s', (from, to) => {
    expect(severities(from, to)).toEqual(['error'])
  })

  it('remarks upon a later start of an agency that was founded in the year', () => {
    expect(severities('2023-03-20', '2023-12-31', '2023年3月20日，平川县数据局挂牌成立，同时建立公开制度。')).toEqual(['info'])
    expect(severities('2023-01-01', '2023-11-30', '2023年3月20日，平川县数据局挂牌成立，同时建立公开制度。')).toEqual(['error'])
  })

  it('takes every whole year as right', () => {
    for (const year of [2019, 2020, 2023, 2025]) expect(severities(`${year}-01-01`, `${year}-12-31`)).toEqual([])
  })
})

describe('published-by-deadline', () => {
  const severities = (postedOn: string, more: Omit<ExampleSpec, 'shows'> = {}) =>
    found('published-by-deadline', { ...(postedOn === '' ? {} : { postedOn }), ...more }).severities
  const government = { agency: '平川县人民政府' }
  const town = { agency: '石桥镇人民政府' }

  it.each([
    ['2024-02-08', {}, ['warning']],
    ['2024-02-01', {}, ['warning']],
    ['2024-04-02', government, ['warning']],
    ['2024-03-05', { agency: '平川县财政局' }, ['warning']],
    ['2024-02-08', town, ['info']],
    ['2026-05-06', {}, ['info']],
    ['2024-01-20', { signedOn: '2024-01-25' }, ['warning']],
    ['2018-04-02', { year: 2017 }, ['warning']],
  ] as const)('%s %j', (postedOn, more, expected) => {
    expect(severities(postedOn, more)).toEqual(expected)
  })

  it.each([
    ['2024-01-31', {}],
    ['2024-03-31', government],
    ['2024-01-20', { signedOn: '2024-01-20' }],
    ['2018-03-30', { year: 2017 }],
    ['2024-02-08', { agency: null }],
  ] as const)('%s %j is right', (postedOn, more) => {
    expect(severities(postedOn, more)).toEqual([])
  })

  it('judges a signature long after the year without a date of publication', () => {
    expect(severities('', { signedOn: '2026-01-15' })).toEqual(['warning'])
    expect(severities('', { signedOn: '2025-06-30' })).toEqual([])
  })
})
