import type { AcrossInconsistent, AcrossRule, LinkedReport } from '../across-rule.js'
import { identityOf } from '../identity.js'
import type { Lang } from '../lang.js'
import type { Anomaly, Findings, Undecided } from '../run-rules.js'
import { sayWhys, type Why } from '../why.js'

export interface AcrossOptions {
  readonly lang: Lang
  readonly rules: readonly AcrossRule[]
  /** Sha256 of the one document whose findings are wanted; without it, those of all. */
  readonly only?: string
}

/**
 * Runs the rules over a set of reports. The answer is by sha256 of the document that a finding stands on;
 * findings are in the order of the rules. A rule that crashes is reported as undecided and stops no other.
 */
export function runAcross(reports: readonly LinkedReport[], options: AcrossOptions): ReadonlyMap<string, Findings> {
  const { only } = options
  const wanted = only === undefined ? reports : reports.filter(({ report }) => report.sha256 === only)
  return new Map(wanted.map((linked) => [linked.report.sha256, runOn(linked, options)]))
}

function runOn(linked: LinkedReport, { rules, lang }: AcrossOptions): Findings {
  const anomalies: Anomaly[] = []
  const undecided: Undecided[] = []
  for (const rule of rules) {
    const whys: Why[] = []
    try {
      for (const outcome of rule.checkAcross(linked)) {
        if (outcome.is === 'inconsistent') anomalies.push(stamp(rule, outcome, linked, lang))
        if (outcome.is === 'cannot-tell') whys.push(outcome.why)
      }
    } catch (error) {
      whys.push({ code: 'rule-crashed', error: error instanceof Error ? error.message : String(error) })
    }
    undecided.push(...sayWhys(whys, lang).map((why) => ({ rule: rule.id, why })))
  }
  return { anomalies, undecided }
}

function stamp(rule: AcrossRule, outcome: AcrossInconsistent, { report }: LinkedReport, lang: Lang): Anomaly {
  return {
    rule: rule.id,
    severity: outcome.severity ?? rule.severity,
    cause: outcome.cause ?? 'document',
    message: rule.messages[lang](outcome.data),
    cells: outcome.cells,
    expected: outcome.expected ?? null,
    actual: outcome.actual ?? null,
    evidence: outcome.evidence,
    ...(outcome.against.length > 0 ? { against: outcome.against } : {}),
    identity: identityOf(rule.id, report, report.sha256, { of: 'across', ...outcome.about }),
  }
}
