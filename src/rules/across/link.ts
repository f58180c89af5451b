// Links the reports of a set: last year's of the same agency, the members of a government, prose that is
// alike. Every step goes once over the reports; what it answers does not hang on the order they came in.
import { type Identified, identifyAgencies, type Registry } from '../../agencies/index.js'
import type { LinkedReport } from '../across-rule.js'
import type { ReportDigest } from './digest.js'
import { findLookalikes } from './lookalikes.js'

/** All reports of a set that stand for themselves, with what each is compared with; ordered by sha256. */
export function linkReports(digests: Iterable<ReportDigest>, registry?: Registry): LinkedReport[] {
  const reports = [...new Map([...digests].map((digest) => [digest.sha256, digest])).values()].sort(bySha256)
  const agencies = identifyAgencies(
    reports.map(({ agency }) => agency),
    registry,
  )
  const agencyOf = (report: ReportDigest) => agencies.get(report.agency) as Identified
  const byYear = grouped(reports, (report) => `${agencyOf(report).id} ${report.year}`)
  const current = [...byYear.values()].map(currentVersion)
  const members = grouped(current, (report) => `${agencyOf(report).government} ${report.year}`)
  const lookalikes = findLookalikes([...reports].sort(inOrderOfTaking(agencyOf)), (report) => agencyOf(report).id)
  return reports
    .filter(({ baseline }) => !baseline)
    .map((report): LinkedReport => {
      const agency = agencyOf(report)
      return {
        report,
        agency,
        lastYear: byYear.get(`${agency.id} ${report.year - 1}`) ?? [],
        members: (members.get(`${agency.id} ${report.year}`) ?? []).filter((member) => isMember(agencyOf(member), agency)),
        lookalikes: lookalikes.get(report.sha256) ?? [],
        inCompany: reports.length > 1,
      }
    })
}

/** Departments and townships; counties are not, because not every city counts them in. */
function isMember(member: Identified, government: Identified): boolean {
  return member.id !== government.id && (member.kind !== 'government' || member.level === 'township')
}

function grouped(reports: readonly ReportDigest[], keyOf: (report: ReportDigest) => string): Map<string, ReportDigest[]> {
  const groups = new Map<string, ReportDigest[]>()
  for (const report of reports) {
    const key = keyOf(report)
    const group = groups.get(key)
    if (group) group.push(report)
    else groups.set(key, [report])
  }
  return groups
}

function bySha256(a: ReportDigest, b: ReportDigest): number {
  return a.sha256 < b.sha256 ? -1 : 1
}

/** Of several versions the one signed last; of those alike, the last by sha256, so that the choice is the same everywhere. */
function currentVersion(versions: readonly ReportDigest[]): ReportDigest {
  return [...versions].sort((a, b) => compare(a.signedOn ?? '', b.signedOn ?? '') || bySha256(a, b)).at(-1) as ReportDigest
}

const LEVELS = ['township', 'county', 'city', 'province', 'national']

/**
 * The order in which prose may have been taken over: by year, given reports of last year first, then from the
 * smaller body to the larger, on which a finding stands, then by date and name.
 */
function inOrderOfTaking(agencyOf: (report: ReportDigest) => Identified) {
  const level = (report: ReportDigest) => LEVELS.indexOf(agencyOf(report).level ?? '')
  return (a: ReportDigest, b: ReportDigest): number =>
    a.year - b.year ||
    Number(b.baseline) - Number(a.baseline) ||
    level(a) - level(b) ||
    compare(a.signedOn ?? '', b.signedOn ?? '') ||
    compare(agencyOf(a).id, agencyOf(b).id) ||
    bySha256(a, b)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
