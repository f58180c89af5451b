import type { Evidence } from '../document/index.js'
import type { Report } from '../layouts/index.js'
import type { ExampleSpec } from './example-report.js'
import type { Subject } from './identity.js'
import type { InBothLanguages } from './lang.js'
import type { Why } from './why.js'

/** `error` contradicts itself or the form; `warning` is probably wrong; `info` is an observation. */
export type Severity = 'error' | 'warning' | 'info'

/** Who is at fault: the agency wrote it, this copy was damaged, or we may have misread. */
export type Cause = 'document' | 'damage' | 'reading'

/** The groups of `contract.md` 4. */
export type RuleGroup = 'sums' | 'prose' | 'years-and-dates' | 'across-years' | 'across-agencies' | 'structure' | 'other'

/** Values that a message is made from. Never a sentence, so that each language can say it its own way. */
export type Data = object

/** At least one piece of evidence: a finding that points at nothing cannot be written. */
export type SomeEvidence = readonly [Evidence, ...Evidence[]]

/** The claim holds. */
export interface Consistent {
  readonly is: 'consistent'
}

/** The claim does not hold. */
export interface Inconsistent<D extends Data = Data> {
  readonly is: 'inconsistent'
  /** Keys of all operands, in the order of the form; empty where the claim is not about cells. */
  readonly cells: readonly string[]
  /** What the finding is about, for its identity. Without one, the cells are the subject. */
  readonly subject?: Subject
  readonly expected?: number
  readonly actual?: number
  readonly evidence: SomeEvidence
  readonly data: D
  /** Where this finding is not of the rule's own severity. The runner may still lower it. */
  readonly severity?: Severity
  /** Where the rule knows better than the runner who is at fault. */
  readonly cause?: Cause
}

/** The claim cannot be judged, and why. */
export interface CannotTell {
  readonly is: 'cannot-tell'
  readonly why: Why
}

export type Outcome<D extends Data = Data> = Consistent | Inconsistent<D> | CannotTell

/** Records that show a rule at work; a test runs them and the rule's page prints them. */
export interface Examples {
  readonly consistent: readonly ExampleSpec[]
  readonly inconsistent: readonly ExampleSpec[]
  readonly cannotTell: readonly ExampleSpec[]
}

/** One thing that is checked. The runner stamps id, severity, cause and identity on what it finds. */
export interface Rule<D extends Data = Data> {
  /** Equal to the file name; stable for ever, because decisions of reviewers hang on it. */
  readonly id: string
  /** Entries of the catalogue that this rule covers, such as `ARI-01`. */
  readonly catalogue: readonly string[]
  readonly group: RuleGroup
  readonly severity: Severity
  readonly title: InBothLanguages
  /** One paragraph for the rule's page: the claim and its source, then what is left alone and why. */
  readonly about: { readonly checks: InBothLanguages; readonly leavesAlone: InBothLanguages }
  /** Cell keys (`*` stands for one or more steps of a key) or parts of the record that it reads. */
  readonly reads: readonly string[]
  /** One outcome a claim, in the order of the form. An empty list: the rule does not apply. */
  check(report: Report): readonly Outcome<D>[]
  // Methods, not properties: TypeScript then lets a rule of one kind of data stand in a list of all rules.
  readonly messages: { zh(data: D): string; en(data: D): string }
  readonly examples: Examples
}

/** The claim holds. */
export const consistent: Consistent = { is: 'consistent' }

/** The claim cannot be judged. */
export function cannotTell(why: Why): CannotTell {
  return { is: 'cannot-tell', why }
}
