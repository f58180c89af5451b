// Claim: what a government reports for its whole area is no less than what one of its departments or townships reports.
// Seen: a county whose table only holds the applications of the government office.
// Leaves alone: offices of governments; cities against their counties, which some count in and some do not.
// Known limit: an application may be handed on and counted at both levels, and the list of members is never known to be whole.
import type { ReportDigest } from './across/digest.js'
import { evidenceFrom } from './across/last-year.js'
import type { AcrossOutcome, AcrossRule, LinkedReport } from './across-rule.js'
import { consistent } from './rule.js'
import { cellName } from './table/names.js'

interface Larger {
  readonly key: string
  readonly whole: number
  readonly member: string
  readonly count: number
}

interface Uncovered {
  /** Figures of which one member has more. */
  readonly larger: readonly Larger[]
  /** New applications of all members together, where only the sum is larger. */
  readonly together: number | null
  readonly members: number
  readonly whole: number
}

const COMPARED = [
  'proactive.licensing.decisions',
  'proactive.penalties.decisions',
  'proactive.coercion.decisions',
  'applications.newlyReceived.total',
  'applications.results.total.total',
] as const

const SUMMED = 'applications.newlyReceived.total'

function checkAcross({ report, agency, members }: LinkedReport): AcrossOutcome<Uncovered>[] {
  if (agency.kind !== 'government' || members.length === 0) return []
  const larger = COMPARED.flatMap((key) => largest(report, members, key) ?? [])
  if (larger.length > 0) return [finding(report, members, larger, null)]
  const together = sumOf(members)
  const whole = report.figure(SUMMED)
  if (members.length < 2 || whole === undefined || together <= whole.counts) return [consistent]
  return [{ ...finding(report, members, [], together), severity: 'info' }]
}

function largest(
  report: ReportDigest,
  members: readonly ReportDigest[],
  key: string,
): (Larger & { readonly sha256: string }) | null {
  const whole = report.figure(key)
  if (whole === undefined) return null
  let found: (Larger & { readonly sha256: string }) | null = null
  for (const member of members) {
    const count = member.figure(key)?.counts ?? 0
    if (count > whole.counts && count > (found?.count ?? 0))
      found = { key, whole: whole.counts, member: member.agency, count, sha256: member.sha256 }
  }
  return found
}

function sumOf(members: readonly ReportDigest[]): number {
  return members.reduce((sum, member) => sum + (member.figure(SUMMED)?.counts ?? 0), 0)
}

function finding(
  report: ReportDigest,
  members: readonly ReportDigest[],
  larger: readonly (Larger & { readonly sha256: string })[],
  together: number | null,
): Extract<AcrossOutcome<Uncovered>, { is: 'inconsistent' }> {
  const [first] = larger
  const cells = first ? larger.map(({ key }) => key) : [SUMMED]
  const against = first ? larger.map(({ sha256 }) => sha256) : members.map(({ sha256 }) => sha256)
  const whole = report.figure(SUMMED)?.counts ?? 0
  return {
    is: 'inconsistent',
    cells,
    about: { parts: [first ? 'one member' : 'all members'], other: first?.member ?? 'members' },
    expected: first?.count ?? together ?? whole,
    actual: first?.whole ?? whole,
    evidence: evidenceFrom(report, cells),
    against: [...new Set(against)].sort(),
    data: { larger: larger.map(({ sha256: _, ...rest }) => rest), together, members: members.length, whole },
  }
}

/** A government's figures cover those of its members. */
export const jurisdictionCoversMembers: AcrossRule<Uncovered> = {
  kind: 'across',
  id: 'jurisdiction-covers-members',
  catalogue: ['AG-01', 'AG-02'],
  group: 'across-agencies',
  severity: 'warning',
  title: { zh: '政府的汇总数不小于所属单位', en: 'A government’s figures cover those of its members' },
  about: {
    checks: {
      zh: '政府的年度报告汇总所属部门和乡镇：新收申请、办理结果总计、行政许可、行政处罚、行政强制的数字，不应小于其中任何一个单位同一年度的数字（警告）。所给单位的新收申请合计超过汇总数的，作提示。',
      en: 'A government reports for its departments and townships: new applications, results, licensing, penalties and coercion are no less than those of any one of them (a warning). Where only all of them together exceed it, it is info.',
    },
    leavesAlone: {
      zh: '政府办公室自己的报告；市级政府与各县区之间（有的地方不汇总）；没有给出所属单位报告的。',
      en: 'Reports of government offices for themselves; cities against their counties, which not all count in; governments none of whose members is given.',
    },
  },
  reads: COMPARED,
  checkAcross,
  messages: {
    zh: ({ larger, together, members, whole }) =>
      larger.length > 0
        ? `汇总数小于所属单位：${larger.map(({ key, whole: own, member, count }) => `“${cellName(key, 'zh')}”本报告是 ${own}，${member}一家就有 ${count}`).join('；')}。请核对汇总范围：是不是只填了政府办公室的，或者漏了单位。`
        : `所给 ${members} 个单位的新收申请合计 ${together} 件，本报告汇总 ${whole} 件。转办的申请可能两处都计，请核对汇总范围。`,
    en: ({ larger, together, members, whole }) =>
      larger.length > 0
        ? `Fewer than one member alone: ${larger.map(({ key, whole: own, member, count }) => `${cellName(key, 'en')} is ${own} here and ${count} in ${member}`).join('; ')}. Check what the report covers: only the government office, or members left out.`
        : `The ${members} members given received ${together} applications together, this report ${whole}. Applications that were handed on may count twice; check what the report covers.`,
  },
  examples: {
    consistent: [
      {
        shows: '全县 20 件，财政局 8 件',
        reports: [
          { agency: '平川县人民政府', cells: { 'applications.newlyReceived.total': 20 } },
          { agency: '平川县财政局', cells: { 'applications.newlyReceived.total': 8 } },
        ],
      },
    ],
    inconsistent: [
      {
        shows: '全县 5 件，财政局一家 8 件',
        reports: [
          { agency: '平川县人民政府', cells: { 'applications.newlyReceived.total': 5 } },
          { agency: '平川县财政局', cells: { 'applications.newlyReceived.total': 8 } },
        ],
      },
      {
        shows: '全县 10 件，两个单位合计 14 件：只作提示',
        reports: [
          { agency: '平川县人民政府', cells: { 'applications.newlyReceived.total': 10 } },
          { agency: '平川县财政局', cells: { 'applications.newlyReceived.total': 8 } },
          { agency: '平川县听松镇人民政府', cells: { 'applications.newlyReceived.total': 6 } },
        ],
      },
    ],
    cannotTell: [],
  },
}
