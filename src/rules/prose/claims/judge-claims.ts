import type { Evidence } from '../../../document/index.js'
import type { Report } from '../../../layouts/index.js'
import type { Cause, Severity, SomeEvidence } from '../../rule.js'
import { type Operand, readOperands } from '../../table/operands.js'
import { unfilledTotal } from '../../table/total-column.js'
import type { Why } from '../../why.js'
import type { Claim, ClaimKind } from './claim.js'
import { cellsOfClaim } from './claim-cells.js'
import { reportingOf } from './scope.js'

/** A claim against the table: it agrees, it does not, or the table cannot be read there. */
export type Verdict =
  | { readonly is: 'agrees'; readonly claim: Claim }
  | { readonly is: 'unreadable'; readonly claim: Claim; readonly why: Why }
  | { readonly is: 'differs'; readonly claim: Claim; readonly cells: readonly Operand[]; readonly counted: number }

/** Compares claims with the cells that count the same; claims that the form has no cells for are left out. */
export function judgeClaims(report: Report, claims: readonly Claim[]): Verdict[] {
  return claims.flatMap((claim) => judge(report, claim) ?? [])
}

function judge(report: Report, claim: Claim): Verdict | null {
  const [first, ...others] = [claim.kinds, ...claim.or].map((kinds) => read(report, kinds))
  if (first === null || first === undefined) return null
  const readings = [first, ...others.filter((other) => other !== null)]
  const unreadable = readings.find((reading) => 'why' in reading)
  if (unreadable && 'why' in unreadable) return { is: 'unreadable', claim, why: unreadable.why }
  const agrees = readings.some((reading) => 'all' in reading && reading.counted === claim.count)
  if (agrees || !('all' in first)) return { is: 'agrees', claim }
  return { is: 'differs', claim, cells: first.all, counted: first.counted }
}

type Reading = { readonly all: readonly Operand[]; readonly counted: number } | { readonly why: Why }

/** The sum of the cells of some kinds of claims, or null where the form has none of them. */
function read(report: Report, kinds: readonly ClaimKind[]): Reading | null {
  const keys: string[] = []
  for (const kind of kinds) {
    const cells = cellsOfClaim(report, kind)
    if (cells === null) return null
    keys.push(...cells)
  }
  const operands = readOperands(report, keys)
  if ('why' in operands) return operands
  return { all: operands.all, counted: operands.all.reduce((total, operand) => total + countOf(report, operand), 0) }
}

/** What a cell counts; a total left blank beside printed parts counts what these add up to. */
function countOf(report: Report, { key, counts }: Operand): number {
  const row = /^applications\.(.+)\.total$/.exec(key)?.[1]
  return row === undefined ? counts : (unfilledTotal(report, row)?.sum ?? counts)
}

/** Kinds that a report either has or has not: none in one place and some in the other is said by prose-says-none. */
const HAS_OR_HAS_NOT: ReadonlySet<ClaimKind> = new Set([
  'received',
  'reconsideration',
  'litigation',
  'litigation.direct',
  'litigation.afterReconsideration',
])

/** True where one side says that there was none and the other that there was. */
export function isNoneAgainstSome(verdict: Verdict): boolean {
  if (verdict.is !== 'differs') return verdict.claim.inWords
  const { claim, counted } = verdict
  if (claim.inWords) return true
  const either = claim.kinds.every((kind) => HAS_OR_HAS_NOT.has(kind) || kind === 'carriedIn')
  return either && claim.kinds[0] !== 'carriedIn' && (claim.count === 0) !== (counted === 0)
}

/** The claim that a finding is made of, with the others about the same cells. */
export interface Differing {
  readonly first: Verdict & { is: 'differs' }
  readonly severity: Severity
  readonly cause: Cause
  readonly evidence: SomeEvidence
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info']

/** Claims about the same cells are one finding: one of them is wrong wherever it is said. */
export function byCells(
  verdicts: readonly Verdict[],
  severityOf: (verdict: Verdict & { is: 'differs' }) => Severity,
): Differing[] {
  const groups = new Map<string, (Verdict & { is: 'differs' })[]>()
  for (const verdict of verdicts) {
    if (verdict.is !== 'differs') continue
    const key = verdict.cells.map((cell) => cell.key).join(' ')
    groups.set(key, [...(groups.get(key) ?? []), verdict])
  }
  return [...groups.values()].map((group) => {
    const severity = ORDER.find((one) => group.some((verdict) => severityOf(verdict) === one)) ?? 'info'
    const first = group.find((verdict) => severityOf(verdict) === severity) ?? (group[0] as Verdict & { is: 'differs' })
    const sentences = [first, ...group.filter((verdict) => verdict !== first)].map(({ claim }) =>
      claim.sentence.seen(claim.from, claim.to),
    )
    const [quote, ...more] = sentences as [Evidence, ...Evidence[]]
    return {
      first,
      severity,
      cause: isShaky(first.claim) ? 'damage' : 'document',
      evidence: [quote, ...more, ...cellEvidence(first)],
    }
  })
}

function cellEvidence({ cells }: Verdict & { is: 'differs' }): Evidence[] {
  // A group of rows is shown by those that count something; all of them are in the finding's cells.
  const telling = cells.length > 2 ? cells.filter(({ counts }) => counts !== 0) : cells
  return telling.map(({ cell }) => ({ seen: cell.raw.trim(), place: cell.place }))
}

/** True where a count of applications received is what was received and carried in together, though the text does not say so. */
export function countsCarriedIn(report: Report, { kinds, count }: Claim): boolean {
  if (kinds.length !== 1 || kinds[0] !== 'received') return false
  const both = read(report, ['received', 'carriedIn'])
  return both !== null && 'all' in both && both.counted === count
}

/** True where the number in the sentence was mended without certainty. */
export function isShaky({ sentence, from, to }: Claim): boolean {
  const repaired = sentence.repaired(from, to)
  return repaired === 'likely' || repaired === 'guess'
}

/** True where the claim is about all that the report covers and about nothing else. */
export function isOwn(claim: Claim): boolean {
  return claim.scope === 'own'
}

/** True where the report is one of a single agency, whose prose and table cannot be about different bodies. */
export function isOfOneAgency(report: Report): boolean {
  return reportingOf(report.agency) === 'agency'
}
