import { describe, expect, it } from 'vitest'
import { type ExampleSpec, exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'

const SHA = 'a'.repeat(64)

const run = (id: string, spec: Omit<ExampleSpec, 'shows'>) =>
  runRules(exampleReport({ shows: '', ...spec }), { sha256: SHA, lang: 'zh', rules: [ruleById(id) as Rule] })

const SIX = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
]

describe('sections-in-order', () => {
  const count = (headings: string[], more: Omit<ExampleSpec, 'shows'> = {}) =>
    run('sections-in-order', { headings, ...more }).anomalies.length

  it.each([
    ['all six', SIX, 0],
    ['the same heading again after a page break', [...SIX.slice(0, 3), SIX[2] as string, ...SIX.slice(3)], 0],
    ['an appendix', [...SIX, '七、附件'], 0],
    ['a heading without a number', ['概述', ...SIX.slice(1)], 0],
    ['a gap', SIX.filter((_, index) => index !== 3), 1],
    ['a missing start, which six-sections-present names', SIX.slice(1), 0],
    ['a number twice', [...SIX.slice(0, 5), '五、其他需要报告的事项'], 1],
    [
      'two sections the wrong way round',
      [SIX[0], SIX[1], '三、政府信息公开行政复议、行政诉讼情况', '四、收到和处理政府信息公开申请情况', SIX[4], SIX[5]],
      1,
    ],
    [
      'a seventh section',
      [...SIX.slice(0, 4), '五、政府信息公开收费及减免', '六、存在的主要问题及改进情况', '七、其他需要报告的事项'],
      1,
    ],
  ] as const)('%s', (_name, headings, findings) => {
    expect(count([...headings] as string[])).toBe(findings)
  })

  it('is silent for years before 2019', () => {
    expect(count(SIX.slice(2), { year: 2017 })).toBe(0)
  })
})

describe('layout-due-for-year', () => {
  const severities = (year: number, proactive: '2019' | '2021', applications: '2019' | '2021' | null) =>
    run('layout-due-for-year', { year, forms: { proactive, applications } }).anomalies.map(({ severity }) => severity)

  it.each([
    [2018, '2019', '2019', []],
    [2019, '2019', '2019', []],
    [2020, '2021', '2021', ['error', 'error']],
    [2021, '2021', '2021', []],
    [2023, '2019', '2019', ['error', 'error']],
    [2023, '2021', '2019', ['warning']],
    [2020, '2021', '2019', ['warning']],
    [2025, '2019', null, ['error']],
  ] as const)('%i with %s and %s', (year, proactive, applications, expected) => {
    expect(severities(year, proactive, applications)).toEqual(expected)
  })
})

describe('signed-after-period', () => {
  const found = (signedOn: ExampleSpec['signedOn'], more: Omit<ExampleSpec, 'shows'> = {}) => {
    const { anomalies, undecided } = run('signed-after-period', { ...more, ...(signedOn === undefined ? {} : { signedOn }) })
    return [anomalies.map(({ severity }) => severity), undecided.length]
  }

  it.each([
    ['2024-01-01', [[], 0]],
    ['2023-12-31', [['error'], 0]],
    ['2023-01-20', [['error'], 0]],
    [{ date: '2023-12-11', repaired: 'certain' }, [['error'], 0]],
    [{ date: '2023-12-11', repaired: 'likely' }, [['warning'], 0]],
    [{ date: '2023-01-11', repaired: 'likely' }, [['warning'], 0]],
    [{ date: '2023-01-11', repaired: 'guess' }, [[], 1]],
  ] as const)('signed %j', (signedOn, expected) => {
    expect(found(signedOn)).toEqual(expected)
  })

  it('takes the end of the period where it is stated', () => {
    expect(found('2023-12-11', { period: ['2023-01-01', '2023-11-30'] })).toEqual([[], 0])
  })

  it('does not decide where title and period name different years', () => {
    expect(found('2023-01-15', { period: ['2022-01-01', '2022-12-31'] })).toEqual([[], 1])
    expect(found('2022-01-15', { period: ['2022-01-01', '2022-12-31'] })).toEqual([['error'], 0])
  })
})

describe('label-as-in-form', () => {
  const label = (printed: string, fit: 'same' | 'cut' | 'altered' | 'position') => ({
    of: 'x',
    printed,
    official: '结果维持',
    fit,
  })
  const found = (labels: ReturnType<typeof label>[], lostCharacters = 0) =>
    run('label-as-in-form', { labels, lostCharacters }).anomalies.map(({ severity, cause, evidence }) => [
      severity,
      cause,
      evidence.length,
    ])

  it('speaks of cut and altered labels only', () => {
    expect(found([label('结果维持', 'same'), label('维持结果', 'position')])).toEqual([])
    expect(found([label('结果维', 'cut')])).toEqual([['warning', 'document', 1]])
  })

  it('says once what one table repeats', () => {
    expect(found([label('结果维', 'cut'), label('结果维', 'cut'), label('结果维', 'cut')])).toEqual([['warning', 'document', 3]])
  })

  it('blames the copy where it lost characters elsewhere', () => {
    expect(found([label('结果维', 'cut')], 5)).toEqual([['info', 'damage', 1]])
  })
})
