import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SectionKind } from '../../src/layouts/index.js'
import { type ExampleSpec, exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'

/**
 * A text in a report on 2023 and the severity of the finding that the rule of the file's name makes of
 * it, null for none. Everything else of the record may be given as in an example.
 */
interface Case extends Omit<ExampleSpec, 'shows'> {
  readonly text: string
  readonly section?: SectionKind | 'preamble'
  readonly finds: 'error' | 'warning' | 'info' | null
  readonly note?: string
}

/** Rules with cases of their own, and how many they have at least. */
const RULES = {
  'prose-says-none': 60,
  'prose-outcome-agrees': 60,
  'prose-share-of-total': 30,
  'figure-filled-in': 60,
  'plan-is-for-next-year': 40,
  'date-exists': 30,
  'cites-regulation-in-force': 30,
  'no-personal-data': 30,
  'section-has-content': 25,
} as const

function specOf({ text, section = 'overview', finds: _finds, note: _note, ...spec }: Case): ExampleSpec {
  const prose = section === 'preamble' ? { preamble: text } : { prose: { [section]: text } }
  return { shows: text, ...spec, ...(text === '' ? {} : prose) }
}

describe.each(Object.entries(RULES))('%s', (id, least) => {
  const cases = JSON.parse(readFileSync(new URL(`../cases/${id}.json`, import.meta.url), 'utf8')) as Case[]
  const rule = ruleById(id) as Rule

  it('has enough cases, at least three that break it and three that do not', () => {
    expect(cases.length).toBeGreaterThanOrEqual(least)
    expect(cases.filter(({ finds }) => finds !== null).length).toBeGreaterThanOrEqual(3)
    expect(cases.filter(({ finds }) => finds === null).length).toBeGreaterThanOrEqual(3)
  })

  it.each(
    cases.map((one) => [`${one.section ?? 'overview'}: ${one.text || JSON.stringify(one.title ?? one.cells)}`, one] as const),
  )('%s', (_name, one) => {
    const { anomalies } = runRules(exampleReport(specOf(one)), { sha256: 'a'.repeat(64), lang: 'zh', rules: [rule] })
    expect([...new Set(anomalies.map(({ severity }) => severity))]).toEqual(one.finds === null ? [] : [one.finds])
  })
})
