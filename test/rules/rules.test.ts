import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  acrossRules,
  allRules,
  anyRuleById,
  exampleReport,
  ruleById,
  ruleDocs,
  rules,
  runAcrossExample,
  runRules,
} from '../../src/rules/index.js'

const SHA = 'a'.repeat(64)

/** Files of the folder that are no rules: what rules are made with. */
const MACHINERY = new Set([
  'across-rule',
  'example-report',
  'identity',
  'index',
  'lang',
  'rule',
  'rule-docs',
  'run-rules',
  'say-example',
  'severity',
  'why',
])

describe('the list of rules', () => {
  it('agrees with the folder', () => {
    const files = readdirSync(new URL('../../src/rules/', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name.replace(/\.ts$/, ''))
    expect(files.filter((name) => !MACHINERY.has(name)).sort()).toEqual(allRules.map(({ id }) => id).sort())
  })

  it('finds a rule by its id', () => {
    expect(ruleById('applications-balance')?.id).toBe('applications-balance')
    expect(ruleById('no-such-rule')).toBeUndefined()
    expect(anyRuleById('carried-over-continues')?.id).toBe('carried-over-continues')
  })

  it('has a page for each rule', () => {
    expect(ruleDocs().map(({ path }) => path)).toEqual([
      'docs/rules/README.md',
      ...allRules.map(({ id }) => `docs/rules/${id}.md`),
    ])
  })
})

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it('has both languages everywhere', () => {
    for (const text of [rule.title, rule.about.checks, rule.about.leavesAlone]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(text.en).toMatch(/[a-z]/)
    }
  })

  it.each(rule.examples.consistent.map((spec) => [spec.shows, spec] as const))('consistent: %s', (_shows, spec) => {
    const outcomes = rule.check(exampleReport(spec))
    expect(outcomes.length).toBeGreaterThan(0)
    expect(outcomes.every(({ is }) => is === 'consistent')).toBe(true)
  })

  it.each(rule.examples.inconsistent.map((spec) => [spec.shows, spec] as const))('inconsistent: %s', (_shows, spec) => {
    const report = exampleReport(spec)
    const { anomalies } = runRules(report, { sha256: SHA, lang: 'zh', rules: [rule] })
    expect(anomalies.length).toBeGreaterThan(0)
    for (const lang of ['zh', 'en'] as const) {
      for (const { message } of runRules(report, { sha256: SHA, lang, rules: [rule] }).anomalies) {
        expect(message).not.toMatch(/undefined|NaN|null|\[object|\u0000/)
      }
    }
  })

  it.each(rule.examples.cannotTell.map((spec) => [spec.shows, spec] as const))('cannot tell: %s', (_shows, spec) => {
    const { anomalies, undecided } = runRules(exampleReport(spec), { sha256: SHA, lang: 'zh', rules: [rule] })
    expect(anomalies).toEqual([])
    expect(undecided.length).toBeGreaterThan(0)
  })
})

describe.each(acrossRules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  it('has both languages everywhere', () => {
    for (const text of [rule.title, rule.about.checks, rule.about.leavesAlone]) {
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
      expect(text.en).toMatch(/[a-z]/)
    }
  })

  it.each(rule.examples.consistent.map((one) => [one.shows, one] as const))('consistent: %s', (_shows, one) => {
    expect(runAcrossExample(rule, one, 'zh')).toEqual({ anomalies: [], undecided: [] })
  })

  it.each(rule.examples.inconsistent.map((one) => [one.shows, one] as const))('inconsistent: %s', (_shows, one) => {
    for (const lang of ['zh', 'en'] as const) {
      const { anomalies } = runAcrossExample(rule, one, lang)
      expect(anomalies).toHaveLength(1)
      for (const { message, evidence } of anomalies) {
        expect(message).not.toMatch(/undefined|NaN|null|\[object|\u0000/)
        expect(evidence.length).toBeGreaterThan(0)
      }
    }
  })

  it.each(rule.examples.cannotTell.map((one) => [one.shows, one] as const))('cannot tell: %s', (_shows, one) => {
    const { anomalies, undecided } = runAcrossExample(rule, one, 'zh')
    expect(anomalies).toEqual([])
    expect(undecided.length).toBeGreaterThan(0)
  })
})

describe('a sound report', () => {
  it('gives no finding and leaves only signature, publication and source undecided', () => {
    const { anomalies, undecided } = runRules(exampleReport({ shows: '' }), { sha256: SHA, lang: 'zh' })
    expect(anomalies).toEqual([])
    expect(undecided.map(({ rule }) => rule)).toEqual(['signed-after-period', 'published-by-deadline', 'official-source'])
  })
})
