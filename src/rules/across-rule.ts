import type { Identified } from '../agencies/index.js'
import type { ComparedSection, ReportDigest } from './across/digest.js'
import type { ExampleSpec } from './example-report.js'
import type { CannotTell, Consistent, Data, Inconsistent, Rule } from './rule.js'

/** A report with prose that is nearly that of another agency's. */
export interface Lookalike {
  readonly section: ComparedSection
  readonly other: ReportDigest
  /** Share of shingles in common, figures and names masked. */
  readonly similarity: number
  /** How many agencies of the set share this prose, the two included: many share a template. */
  readonly sharedBy: number
}

/** A report of a set, with the others that it is compared with. */
export interface LinkedReport {
  readonly report: ReportDigest
  readonly agency: Identified
  /** The report of the same agency on the year before: all versions of it, none where it was not given. */
  readonly lastYear: readonly ReportDigest[]
  /** Of a government: the reports of its departments and townships on the same year, one version each. */
  readonly members: readonly ReportDigest[]
  readonly lookalikes: readonly Lookalike[]
  /** At least two reports are compared; alone, a missing report of last year is no news. */
  readonly inCompany: boolean
}

/** A claim across reports that does not hold. Evidence is of the report that the finding stands on. */
export interface AcrossInconsistent<D extends Data = Data> extends Omit<Inconsistent<D>, 'subject'> {
  /** The documents it was compared with. */
  readonly against: readonly string[]
  /** For the identity: parts of the form that the claim is about, and the other agency or year. */
  readonly about: { readonly parts: readonly string[]; readonly other: string }
}

export type AcrossOutcome<D extends Data = Data> = Consistent | AcrossInconsistent<D> | CannotTell

/** Records that are checked together, for the examples of a rule: the first is the one that findings stand on. */
export interface AcrossExample {
  /** What the example shows, in Chinese: printed on the rule's page. */
  readonly shows: string
  readonly reports: readonly Omit<ExampleSpec, 'shows'>[]
}

/**
 * One thing that is checked between reports. It sees one report with those that it is linked to, never the
 * set, so that the time of a run grows with the number of reports and not with its square.
 */
export interface AcrossRule<D extends Data = Data>
  extends Pick<Rule<D>, 'id' | 'catalogue' | 'group' | 'severity' | 'title' | 'about' | 'reads' | 'messages'> {
  readonly kind: 'across'
  checkAcross(linked: LinkedReport): readonly AcrossOutcome<D>[]
  readonly examples: {
    readonly consistent: readonly AcrossExample[]
    readonly inconsistent: readonly AcrossExample[]
    readonly cannotTell: readonly AcrossExample[]
  }
}

/** A rule of either kind. */
export type AnyRule = Rule | AcrossRule

/** Whether a rule compares reports. */
export function isAcross(rule: AnyRule): rule is AcrossRule {
  return 'kind' in rule
}
