// What tests of single rules share: a rule, reports that break it, and reports that nearly do.
import { describe, expect, it } from 'vitest'
import { type ExampleSpec, exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'

export type Spec = Omit<ExampleSpec, 'shows'>

const SHA = 'a'.repeat(64)

/** The findings on a report of that specification: of one rule, or of all. */
export const run = (spec: Spec, id?: string) =>
  runRules(exampleReport({ shows: '', ...spec }), {
    sha256: SHA,
    lang: 'zh',
    ...(id ? { rules: [ruleById(id) as Rule] } : {}),
  })

/** Cells of a row of the applications table; what is not given is 0. */
export const row = (name: string, ...figures: (number | string | null)[]) =>
  Object.fromEntries(
    ['naturalPerson', 'enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization', 'total'].map(
      (column, at) => [`applications.${name}.${column}`, figures[at] ?? 0],
    ),
  )

/** Cells of normative documents in the form of 2021. */
export const documents = (issued: number | string, repealed: number, inForce: number | string) => ({
  'proactive.normativeDocuments.issued': issued,
  'proactive.normativeDocuments.repealed': repealed,
  'proactive.normativeDocuments.inForce': inForce,
})

/** A rule, reports that break it (with the severities of its findings) and reports that nearly do. */
export interface Case {
  readonly rule: string
  readonly breaks: readonly (readonly [what: string, spec: Spec, severities: readonly string[]])[]
  readonly nearMisses: readonly (readonly [what: string, spec: Spec])[]
}

/** One test a report; each rule has at least three of both. */
export function testCases(cases: readonly Case[]): void {
  describe.each(cases.map((one) => [one.rule, one] as const))('%s', (rule, { breaks, nearMisses }) => {
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
}
