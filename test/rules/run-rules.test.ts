import { describe, expect, it } from 'vitest'
import { type ExampleSpec, evidenceHash, exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'

const SHA = 'a'.repeat(64)
const run = (spec: Omit<ExampleSpec, 'shows'>, rules?: readonly Rule[]) =>
  runRules(exampleReport({ shows: '', ...spec }), { sha256: SHA, lang: 'zh', ...(rules ? { rules } : {}) })

const unbalanced = { 'applications.newlyReceived.naturalPerson': 1, 'applications.newlyReceived.total': 1 }

describe('what the runner stamps', () => {
  it('gives the keys of the contract in their order', () => {
    const [anomaly] = run({ cells: unbalanced }).anomalies
    expect(Object.keys(anomaly ?? {})).toEqual([
      'rule',
      'severity',
      'cause',
      'message',
      'cells',
      'expected',
      'actual',
      'evidence',
      'identity',
    ])
    expect(anomaly).toMatchObject({ rule: 'applications-balance', severity: 'error', cause: 'document', expected: 1, actual: 0 })
  })

  it('says null where there is no number', () => {
    const [anomaly] = run({ captions: [1, 3] }).anomalies
    expect([anomaly?.expected, anomaly?.actual, anomaly?.cells]).toEqual([null, null, []])
  })

  it('speaks the language asked for', () => {
    const report = exampleReport({ shows: '', cells: unbalanced })
    const english = runRules(report, { sha256: SHA, lang: 'en' }).anomalies[0]?.message
    expect(english).toContain('does not balance')
    expect(english).not.toMatch(/[\u4e00-\u9fff]{5,}/)
  })

  it('stands in the order of the list, then of the form', () => {
    const { anomalies } = run({ cells: { ...unbalanced, 'reconsideration.upheld': 1 }, captions: [1, 3] })
    expect(anomalies.map(({ rule, cells }) => `${rule} ${cells[0] ?? ''}`)).toEqual([
      'applications-balance applications.newlyReceived.naturalPerson',
      'applications-balance applications.newlyReceived.total',
      'disputes-sum-to-total reconsideration.upheld',
      'sections-in-order ',
    ])
  })
})

describe('identity', () => {
  const identity = (spec: Omit<ExampleSpec, 'shows'>, sha256 = SHA) =>
    runRules(exampleReport({ shows: '', ...spec }), { sha256, lang: 'zh' }).anomalies[0]?.identity

  it('does not hang on values, wording or the document', () => {
    const more = { 'applications.newlyReceived.naturalPerson': 7, 'applications.newlyReceived.total': 7 }
    expect(identity({ cells: more }, 'b'.repeat(64))).toBe(identity({ cells: unbalanced }))
    expect(identity({ cells: unbalanced })).toMatch(/^[0-9a-f]{64}$/)
  })

  it('is another for another cell, year or agency', () => {
    const all = [
      identity({ cells: unbalanced }),
      identity({ cells: { 'applications.carriedIn.enterprise': 1, 'applications.carriedIn.total': 1 } }),
      identity({ cells: unbalanced, year: 2024 }),
      identity({ cells: unbalanced, agency: '平川县财政局' }),
    ]
    expect(new Set(all).size).toBe(4)
  })

  it('is that of the document where nobody says whose report it is', () => {
    const spec = { cells: unbalanced, agency: null }
    expect(identity(spec)).not.toBe(identity(spec, 'b'.repeat(64)))
    expect(identity(spec)).not.toBe(identity({ cells: unbalanced }))
  })

  it('of a sentence survives other figures and tells equal sentences apart', () => {
    const prose = (text: string) => ({ prose: { applications: text } })
    const one = run(prose('2021年，我局收到申请3件。')).anomalies
    const two = run(prose('2022年，我局收到申请15件。2021年，我局收到申请1件。')).anomalies
    expect(one).toHaveLength(1)
    expect(two).toHaveLength(2)
    expect(two[0]?.identity).toBe(one[0]?.identity)
    expect(two[1]?.identity).not.toBe(two[0]?.identity)
  })
})

describe('evidence hash', () => {
  it('changes with the values seen, and with nothing else', () => {
    const hash = (count: number) => {
      const [first] = run({ cells: { 'reconsideration.upheld': count } }).anomalies
      return first && evidenceHash(first)
    }
    expect(hash(1)).toBe(hash(1))
    expect(hash(1)).not.toBe(hash(2))
  })
})

describe('severity', () => {
  it('is at most warning where a blank row was added up', () => {
    const rule = [ruleById('results-sum-to-total') as Rule]
    const blanks = Object.fromEntries(
      ['naturalPerson', 'enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization', 'total'].map(
        (column) => [`applications.results.total.${column}`, ''],
      ),
    )
    const disclosed = { 'applications.results.disclosed.naturalPerson': 2, 'applications.results.disclosed.total': 2 }
    expect(run({ cells: { ...blanks, ...disclosed } }, rule).anomalies.map(({ severity }) => severity)).toEqual([
      'warning',
      'warning',
    ])
    expect(run({ cells: { ...disclosed, 'applications.results.total.naturalPerson': '' } }, rule).anomalies[0]?.severity).toBe(
      'error',
    )
  })

  it.each([
    ['likely', 'warning', 'damage'],
    ['guess', 'warning', 'damage'],
    ['certain', 'error', 'document'],
  ] as const)('of an operand repaired with %s is %s', (repaired, severity, cause) => {
    const report = exampleReport({ shows: '', cells: { 'reconsideration.upheld': 1 } })
    const key = 'reconsideration.upheld'
    const cells = new Map(report.cells).set(key, { ...(report.cells.get(key) as never as object), repaired } as never)
    const [anomaly] = runRules({ ...report, cells }, { sha256: SHA, lang: 'zh' }).anomalies
    expect([anomaly?.severity, anomaly?.cause]).toEqual([severity, cause])
  })

  it('of an inferred operand is warning, and the reading is ours', () => {
    const report = exampleReport({ shows: '', cells: { 'reconsideration.upheld': 1 } })
    const key = 'reconsideration.upheld'
    const cell = { ...(report.cells.get(key) as never as object), reading: { state: 'inferred', value: 1 } }
    const [anomaly] = runRules(
      { ...report, cells: new Map(report.cells).set(key, cell as never) },
      { sha256: SHA, lang: 'zh' },
    ).anomalies
    expect([anomaly?.severity, anomaly?.cause]).toEqual(['warning', 'reading'])
  })
})

describe('a rule that crashes', () => {
  it('is reported as itself and stops no other', () => {
    const balance = ruleById('applications-balance') as Rule
    const broken: Rule = {
      ...balance,
      id: 'broken',
      check: () => {
        throw new Error('no such luck')
      },
    }
    const { anomalies, undecided } = run({ cells: unbalanced }, [broken, balance])
    expect(anomalies.every(({ rule }) => rule === 'applications-balance')).toBe(true)
    expect(anomalies).toHaveLength(2)
    expect(undecided).toEqual([{ rule: 'broken', why: expect.stringContaining('no such luck') }])
  })

  it('is reported too when it is its message that fails', () => {
    const balance = ruleById('applications-balance') as Rule
    const mute = () => {
      throw new Error('speechless')
    }
    const broken: Rule = { ...balance, messages: { zh: mute, en: mute } }
    const { anomalies, undecided } = run({ cells: unbalanced }, [broken])
    expect(anomalies).toEqual([])
    expect(undecided[0]?.why).toContain('speechless')
  })
})
