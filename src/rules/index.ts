import type { Report } from '../layouts/index.js'
import { AcrossCollector } from './across/collector.js'
import { type AcrossRule, type AnyRule, isAcross } from './across-rule.js'
import { agencyNamedConsistently } from './agency-named-consistently.js'
import { applicantsSumToTotal } from './applicants-sum-to-total.js'
import { applicationsBalance } from './applications-balance.js'
import { carriedOverContinues } from './carried-over-continues.js'
import { citesRegulationInForce } from './cites-regulation-in-force.js'
import { claimedSectionsFound } from './claimed-sections-found.js'
import { countIsWholeNumber } from './count-is-whole-number.js'
import { dateExists } from './date-exists.js'
import { disputesSumToTotal } from './disputes-sum-to-total.js'
import { feeUnitPlausible } from './fee-unit-plausible.js'
import { figureFilledIn } from './figure-filled-in.js'
import { inForceContinues } from './in-force-continues.js'
import { inForceCoversIssued } from './in-force-covers-issued.js'
import { jurisdictionCoversMembers } from './jurisdiction-covers-members.js'
import { labelAsInForm } from './label-as-in-form.js'
import type { Lang } from './lang.js'
import { layoutComplete } from './layout-complete.js'
import { layoutDueForYear } from './layout-due-for-year.js'
import { legacyPartsSumToWhole } from './legacy-parts-sum-to-whole.js'
import { noPersonalData } from './no-personal-data.js'
import { officialSource } from './official-source.js'
import { ownWorkInReportYear } from './own-work-in-report-year.js'
import { periodIsCalendarYear } from './period-is-calendar-year.js'
import { planIsForNextYear } from './plan-is-for-next-year.js'
import { priorYearItemsContinue } from './prior-year-items-continue.js'
import { proseAgreesWithTable } from './prose-agrees-with-table.js'
import { proseCopiedFromAnotherAgency } from './prose-copied-from-another-agency.js'
import { proseOutcomeAgrees } from './prose-outcome-agrees.js'
import { proseRepeatsLastYear } from './prose-repeats-last-year.js'
import { proseSaysNone } from './prose-says-none.js'
import { proseShareOfTotal } from './prose-share-of-total.js'
import { publishedByDeadline } from './published-by-deadline.js'
import { resultsSumToTotal } from './results-sum-to-total.js'
import type { Rule } from './rule.js'
import { type RuleDoc, rulePages } from './rule-docs.js'
import { ruleMakingPower } from './rule-making-power.js'
import { type Findings, runRules as runGivenRules } from './run-rules.js'
import { sameFigureTwice } from './same-figure-twice.js'
import { sectionHasContent } from './section-has-content.js'
import { sectionsInOrder } from './sections-in-order.js'
import { signedAfterPeriod } from './signed-after-period.js'
import { sixSectionsPresent } from './six-sections-present.js'
import { subtotalSumsParts } from './subtotal-sums-parts.js'
import { tableRepeatsLastYear } from './table-repeats-last-year.js'
import { textReadable } from './text-readable.js'
import { titleAndPeriodSameYear } from './title-and-period-same-year.js'
import { totalColumnFilled } from './total-column-filled.js'
import { yearOnYearJump } from './year-on-year-jump.js'

export type { AcrossCollector } from './across/collector.js'
export type { ComparedSection, DigestSource, ReportDigest } from './across/digest.js'
export { digestSourceOf, runAcrossExample } from './across/example-set.js'
export { proseHashes } from './across/prose-hashes.js'
export type { AcrossRule, AnyRule } from './across-rule.js'
export type { ExampleSpec } from './example-report.js'
export { exampleReport } from './example-report.js'
export { evidenceHash } from './identity.js'
export type { InBothLanguages, Lang } from './lang.js'
export type { Cause, Outcome, Rule, RuleGroup, Severity } from './rule.js'
export type { RuleDoc } from './rule-docs.js'
export type { Anomaly, Findings, Undecided } from './run-rules.js'
export { type SaidExample, sayExamples } from './say-example.js'

/** All rules, in the order in which their findings are given: the groups of `contract.md` 4. */
export const allRules: readonly AnyRule[] = [
  applicationsBalance,
  applicantsSumToTotal,
  totalColumnFilled,
  resultsSumToTotal,
  subtotalSumsParts,
  disputesSumToTotal,
  countIsWholeNumber,
  inForceCoversIssued,
  legacyPartsSumToWhole,
  sameFigureTwice,
  proseAgreesWithTable,
  proseSaysNone,
  proseOutcomeAgrees,
  proseShareOfTotal,
  figureFilledIn,
  titleAndPeriodSameYear,
  ownWorkInReportYear,
  planIsForNextYear,
  periodIsCalendarYear,
  dateExists,
  signedAfterPeriod,
  publishedByDeadline,
  carriedOverContinues,
  inForceContinues,
  priorYearItemsContinue,
  yearOnYearJump,
  tableRepeatsLastYear,
  proseRepeatsLastYear,
  jurisdictionCoversMembers,
  agencyNamedConsistently,
  proseCopiedFromAnotherAgency,
  ruleMakingPower,
  sixSectionsPresent,
  sectionsInOrder,
  claimedSectionsFound,
  layoutDueForYear,
  layoutComplete,
  labelAsInForm,
  sectionHasContent,
  feeUnitPlausible,
  citesRegulationInForce,
  noPersonalData,
  textReadable,
  officialSource,
]

/** The rules on one report, in the same order. */
export const rules: readonly Rule[] = allRules.filter((rule): rule is Rule => !isAcross(rule))

/** The rules between reports, in the same order. */
export const acrossRules: readonly AcrossRule[] = allRules.filter(isAcross)

/** The rule on one report of that id, or undefined. */
export function ruleById(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id)
}

/** The rule of either kind of that id, or undefined. */
export function anyRuleById(id: string): AnyRule | undefined {
  return allRules.find((rule) => rule.id === id)
}

/** Takes reports one by one and checks them against each other at the end; without `given`, by all rules between reports. */
export function collectAcross(given: readonly AcrossRule[] = acrossRules): AcrossCollector {
  return new AcrossCollector(given)
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
  return rulePages(allRules)
}
