import type { AcrossInconsistent, AcrossOutcome, LinkedReport } from '../across-rule.js'
import { type CannotTell, type Consistent, cannotTell, consistent, type SomeEvidence } from '../rule.js'
import type { ReportDigest } from './digest.js'

/** What comparing with one version of last year's report gives. */
export type Compared<D extends object> = Consistent | CannotTell | Omit<AcrossInconsistent<D>, 'against'>

/**
 * Compares a report with that of the year before. Last year's may have been published more than once; one
 * version that agrees is enough, because nothing says which of them this year's author looked at.
 */
export function againstLastYear<D extends object>(
  linked: LinkedReport,
  compare: (last: ReportDigest) => Compared<D>,
): AcrossOutcome<D>[] {
  const { report, lastYear, inCompany } = linked
  if (lastYear.length === 0) return inCompany ? [cannotTell({ code: 'no-report-for-year', year: report.year - 1 })] : []
  const answers = lastYear.map((last) => ({ last, answer: compare(last) }))
  if (answers.some(({ answer }) => answer.is === 'consistent')) return [consistent]
  const found = answers.flatMap(({ last, answer }) => (answer.is === 'inconsistent' ? [{ last, answer }] : []))
  const [first] = found
  if (first === undefined) return answers.slice(0, 1).map(({ answer }) => answer as CannotTell)
  return [{ ...first.answer, against: found.map(({ last }) => last.sha256) }]
}

/** Evidence from a digest; a finding that can point at nothing is an error of the rule. */
export function evidenceFrom(report: ReportDigest, keys: readonly string[]): SomeEvidence {
  const [first, ...rest] = report.evidence(keys)
  if (first === undefined) throw new Error(`nothing printed for ${keys.join(' ')}`)
  return [first, ...rest]
}
