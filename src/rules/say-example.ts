import { exampleSha256, runAcrossExample } from './across/example-set.js'
import { type AnyRule, isAcross } from './across-rule.js'
import { exampleReport } from './example-report.js'
import type { Lang } from './lang.js'
import { type Findings, runRules } from './run-rules.js'

/** An example of a rule of either kind: what it shows, what it is made of, and what the rule says of it. */
export interface SaidExample {
  readonly shows: string
  /** What differs from a sound report on 2023; for a rule across reports, of each report. Null: nothing. */
  readonly given: object | null
  readonly findings: Findings
}

/** The examples of one kind, as the rule judges them. */
export function sayExamples(rule: AnyRule, which: keyof AnyRule['examples'], lang: Lang): SaidExample[] {
  if (isAcross(rule))
    return rule.examples[which].map((example) => ({
      shows: example.shows,
      given: { reports: example.reports },
      findings: runAcrossExample(rule, example, lang),
    }))
  return rule.examples[which].map((spec) => {
    const { shows, ...given } = spec
    const findings = runRules(exampleReport(spec), { rules: [rule], lang, sha256: exampleSha256(0) })
    return { shows, given: Object.keys(given).length === 0 ? null : given, findings }
  })
}
