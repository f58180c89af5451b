import type { Evidence } from '../document/index.js'
import type { Report } from '../layouts/index.js'
import { identityOf } from './identity.js'
import type { Lang } from './lang.js'
import type { Cause, Inconsistent, Rule, Severity } from './rule.js'
import { cappedSeverity, causeOf } from './severity.js'
import { sayWhys, type Why } from './why.js'

/** A finding, as `contract.md` 2 prints it; keys stand in that order. */
export interface Anomaly {
  readonly rule: string
  readonly severity: Severity
  readonly cause: Cause
  readonly message: string
  /** All operands, in the order of the form; empty where the finding is not about cells. */
  readonly cells: readonly string[]
  /** Null where the claim is not about a number. */
  readonly expected: number | null
  readonly actual: number | null
  readonly evidence: readonly Evidence[]
  /** sha256 (hex) of the documents that a finding across reports was compared with. */
  readonly against?: readonly string[]
  /** sha256 (hex) of rule, agency, year and subject. */
  readonly identity: string
}

/** A claim that could not be judged, and why, as a sentence. */
export interface Undecided {
  readonly rule: string
  readonly why: string
}

/** What rules say about one report. */
export interface Findings {
  readonly anomalies: readonly Anomaly[]
  readonly undecided: readonly Undecided[]
}

/** `sha256` of the document (hex) stands in for an unknown agency or year. */
export interface RunOptions {
  readonly sha256: string
  readonly lang: Lang
  readonly rules: readonly Rule[]
}

/**
 * Runs rules over one report. Findings stand in the order of the list of rules, then in the order of
 * the form. A rule that crashes is reported as undecided with its error and stops no other.
 */
export function runRules(report: Report, options: RunOptions): Findings {
  const all = options.rules.map((rule) => runRule(rule, report, options))
  return { anomalies: all.flatMap(({ anomalies }) => anomalies), undecided: all.flatMap(({ undecided }) => undecided) }
}

function runRule(rule: Rule, report: Report, options: RunOptions): Findings {
  const undecided = (whys: readonly Why[]) => sayWhys(whys, options.lang).map((why): Undecided => ({ rule: rule.id, why }))
  try {
    const outcomes = rule.check(report)
    return {
      anomalies: outcomes
        .filter((outcome) => outcome.is === 'inconsistent')
        .map((outcome) => stamp(rule, outcome, report, options)),
      undecided: undecided(outcomes.filter((outcome) => outcome.is === 'cannot-tell').map(({ why }) => why)),
    }
  } catch (error) {
    return {
      anomalies: [],
      undecided: undecided([{ code: 'rule-crashed', error: error instanceof Error ? error.message : String(error) }]),
    }
  }
}

function stamp(rule: Rule, outcome: Inconsistent, report: Report, options: RunOptions): Anomaly {
  return {
    rule: rule.id,
    severity: cappedSeverity(outcome.severity ?? rule.severity, report, outcome.cells),
    cause: outcome.cause ?? causeOf(report, outcome.cells),
    message: rule.messages[options.lang](outcome.data),
    cells: outcome.cells,
    expected: outcome.expected ?? null,
    actual: outcome.actual ?? null,
    evidence: outcome.evidence,
    identity: identityOf(rule.id, report, options.sha256, outcome.subject ?? outcome.cells),
  }
}
