import { describe, expect, it } from 'vitest'
import { exampleReport, runRules } from '../../src/rules/index.js'
import { APPLICATION_COLUMNS, applicationRows, DISPUTE_GROUPS, DISPUTE_OUTCOMES } from '../../src/rules/table/form-keys.js'

// From a record that adds up, change one cell: exactly the equalities that read it speak.

const SHA = 'a'.repeat(64)

const sound = {
  'applications.newlyReceived.naturalPerson': 5,
  'applications.newlyReceived.enterprise': 2,
  'applications.newlyReceived.total': 7,
  'applications.carriedIn.naturalPerson': 1,
  'applications.carriedIn.total': 1,
  'applications.results.disclosed.naturalPerson': 4,
  'applications.results.disclosed.total': 4,
  'applications.results.withheld.stateSecret.enterprise': 2,
  'applications.results.withheld.stateSecret.total': 2,
  'applications.results.total.naturalPerson': 4,
  'applications.results.total.enterprise': 2,
  'applications.results.total.total': 6,
  'applications.carriedOut.naturalPerson': 2,
  'applications.carriedOut.total': 2,
  'reconsideration.upheld': 1,
  'reconsideration.total': 1,
}

type Form = '2019' | '2021'

const forms = (form: Form) => ({
  year: form === '2019' ? 2020 : 2023,
  forms: { proactive: form, applications: form, disputes: form },
})

/** The findings, each as its rule and the line of the form that it is about. */
function findings(form: Form, cells: Record<string, number | string | null>) {
  const report = exampleReport({ shows: '', ...forms(form), cells: { ...sound, ...cells } })
  return runRules(report, { sha256: SHA, lang: 'zh' }).anomalies.map(({ rule, cells }) => ({ rule, cells }))
}

function rulesThatRead(row: string, form: Form): string[] {
  const rules = ['applicants-sum-to-total']
  if (['newlyReceived', 'carriedIn', 'results.total', 'carriedOut'].includes(row)) rules.push('applications-balance')
  if (row.startsWith('results.') && applicationRows(form).includes(row)) rules.push('results-sum-to-total')
  return rules.sort()
}

describe.each(['2019', '2021'] as const)('the form of %s', (form) => {
  it('has no finding as it is', () => {
    expect(findings(form, {})).toEqual([])
  })

  const cells = applicationRows(form).flatMap((row) => APPLICATION_COLUMNS.map((column) => [row, column] as const))

  it.each(cells)('applications.%s.%s', (row, column) => {
    const key = `applications.${row}.${column}`
    const found = findings(form, { [key]: 9 })
    expect(found.map(({ rule }) => rule).sort()).toEqual(rulesThatRead(row, form))
    for (const { cells } of found) expect(cells).toContain(key)
  })

  it.each(cells)('says so when applications.%s.%s is not there', (row, column) => {
    const report = exampleReport({ shows: '', ...forms(form), cells: { ...sound, [`applications.${row}.${column}`]: null } })
    const { anomalies, undecided } = runRules(report, { sha256: SHA, lang: 'zh' })
    expect(anomalies).toEqual([])
    const speaking = new Set(undecided.map(({ rule }) => rule))
    for (const rule of rulesThatRead(row, form)) expect(speaking).toContain(rule)
  })

  it.each(DISPUTE_GROUPS.flatMap((group) => [...DISPUTE_OUTCOMES, 'total'].map((outcome) => [`${group}.${outcome}`] as const)))(
    '%s',
    (key) => {
      const found = findings(form, { [key]: 9 })
      expect(found.map(({ rule }) => rule)).toEqual(['disputes-sum-to-total'])
      expect(found[0]?.cells).toContain(key)
    },
  )
})

describe('blank totals', () => {
  it('belong to total-column-filled alone', () => {
    const blank = { 'applications.results.disclosed.total': '' }
    expect(findings('2021', blank)).toEqual([{ rule: 'total-column-filled', cells: ['applications.results.disclosed.total'] }])
  })

  it('are one finding a table, also where the balance reads them', () => {
    const blank = {
      'applications.newlyReceived.total': '',
      'applications.results.disclosed.total': '',
      'applications.results.total.total': '',
    }
    expect(findings('2021', blank)).toEqual([
      {
        rule: 'total-column-filled',
        cells: ['applications.newlyReceived.total', 'applications.results.disclosed.total', 'applications.results.total.total'],
      },
    ])
  })

  it('are right where the row counts nothing', () => {
    expect(findings('2021', { 'applications.results.declined.repeated.total': '' })).toEqual([])
  })
})
