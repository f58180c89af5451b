import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { SectionKind } from '../../src/layouts/index.js'
import { type ExampleSpec, exampleReport, type Rule, ruleById, runRules } from '../../src/rules/index.js'
import { sentencesOf } from '../../src/rules/prose/sentences.js'
import { classifiedYears } from '../../src/rules/prose/year-class.js'

/**
 * A piece of prose of a report on 2023, the classes of the years it mentions, and the severity of the
 * finding, if there is one. `at` puts that many sentences before it; `allow` accepts any class that
 * does not blame the year, where the exact one matters to nobody.
 */
interface Case {
  readonly text: string
  readonly section?: SectionKind | 'preamble'
  readonly heading?: boolean
  readonly agency?: string
  readonly at?: number
  readonly classes: readonly string[]
  readonly wrong?: 'error' | 'warning'
  readonly allow?: boolean
}

const cases = JSON.parse(readFileSync(new URL('../cases/year-mentions.json', import.meta.url), 'utf8')) as Case[]
const rule = ruleById('own-work-in-report-year') as Rule

function specOf({ text, section, heading, agency, at = 0 }: Case): ExampleSpec {
  const shared = { shows: text, ...(agency ? { agency } : {}) }
  if (heading) return { ...shared, headings: [text] }
  if (section === 'preamble') return { ...shared, preamble: text }
  return { ...shared, prose: { [section as SectionKind]: '前面另有一句话。'.repeat(at) + text } }
}

describe('years in prose', () => {
  it('has enough cases, blaming and excusing', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150)
    expect(cases.filter(({ wrong }) => wrong).length).toBeGreaterThanOrEqual(50)
    expect(cases.filter(({ wrong }) => !wrong).length).toBeGreaterThanOrEqual(90)
  })

  it.each(cases.map((one) => [`${one.heading ? 'heading' : one.section}${one.at ?? ''}: ${one.text}`, one] as const))(
    '%s',
    (_name, one) => {
      const report = exampleReport(specOf(one))
      const classes = sentencesOf(report).flatMap((sentence) =>
        classifiedYears(sentence, report.agency).map((mention) => mention.class),
      )
      if (!one.allow) expect(classes).toEqual(one.classes)
      const { anomalies } = runRules(report, { sha256: '', lang: 'zh', rules: [rule] })
      expect(anomalies.map(({ severity }) => severity)).toEqual(one.wrong ? [one.wrong] : [])
    },
  )
})
