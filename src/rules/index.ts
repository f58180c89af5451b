import type { Report } from '../layouts/index.js'
import { applicantsSumToTotal } from './applicants-sum-to-total.js'
import { applicationsBalance } from './applications-balance.js'
import { claimedSectionsFound } from './claimed-sections-found.js'
import { disputesSumToTotal } from './disputes-sum-to-total.js'
import { labelAsInForm } from './label-as-in-form.js'
import type { Lang } from './lang.js'
import { layoutDueForYear } from './layout-due-for-year.js'
import { ownWorkInReportYear } from './own-work-in-report-year.js'
import { resultsSumToTotal } from './results-sum-to-total.js'
import type { Rule } from './rule.js'
import { type RuleDoc, rulePages } from './rule-docs.js'
import { type Findings, runRules as runGivenRules } from './run-rules.js'
import { sectionsInOrder } from './sections-in-order.js'
import { signedAfterPeriod } from './signed-after-period.js'
import { totalColumnFilled } from './total-column-filled.js'

export type { ExampleSpec } from './example-report.js'
export { exampleReport } from './example-report.js'
export { evidenceHash } from './identity.js'
export type { InBothLanguages, Lang } from './lang.js'
export type { Cause, Outcome, Rule, RuleGroup, Severity } from './rule.js'
export type { RuleDoc } from './rule-docs.js'
export type { Anomaly, Findings, Undecided } from './run-rules.js'

/** All rules, in the order in which their findings are given: the groups of `contract.md` 4. */
export const rules: readonly Rule[] = [
  applicationsBalance,
  applicantsSumToTotal,
  totalColumnFilled,
  resultsSumToTotal,
  disputesSumToTotal,
  ownWorkInReportYear,
  signedAfterPeriod,
  sectionsInOrder,
  claimedSectionsFound,
  layoutDueForYear,
  labelAsInForm,
]

/** The rule of that id, or undefined. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id)
}

/** `sha256` is that of the document (hex); without `rules`, all of them run. */
export interface RunRulesOptions {
  readonly sha256: string
  readonly lang: Lang
  readonly rules?: readonly Rule[]
}

/** Runs the rules over one report: what does not add up, and what could not be judged. */
export function runRules(report: Report, options: RunRulesOptions): Findings {
  return runGivenRules(report, { rules, ...options })
}

/** The page of each rule and the list of all, generated; their paths count from the root of the repository. */
export function ruleDocs(): RuleDoc[] {
  return rulePages(rules)
}
