// Claim: where the prose says that there was no application, reconsideration or lawsuit, the tables have none, and the reverse.
// Seen: a town whose text says 未收到 although its table counts applications.
// Leaves alone: 未收到投诉举报, one channel (网络渠道未收到), sentences about another year, other bodies, outcomes (无败诉).
// Known limit: a sentence that says 无 without saying of what is not read.
import type { Report } from '../layouts/index.js'
import type { ClaimKind } from './prose/claims/claim.js'
import { claimName, sectionOfClaim } from './prose/claims/claim-names.js'
import { byCells, isNoneAgainstSome, isOwn, isShaky, judgeClaims } from './prose/claims/judge-claims.js'
import { claimsOf } from './prose/claims/read-claims.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface NoneAgainstSome {
  readonly kinds: readonly ClaimKind[]
  readonly said: number
  readonly counted: number
  readonly sentence: string
}

function check(report: Report): Outcome<NoneAgainstSome>[] {
  if (report.year === null) return [cannotTell({ code: 'no-year' })]
  const claims = claimsOf(report).filter(({ year }) => year === 'own')
  const verdicts = judgeClaims(report, claims).filter(isNoneAgainstSome)
  const findings = byCells(verdicts, ({ claim }) => (isOwn(claim) ? (isShaky(claim) ? 'warning' : 'error') : 'info')).map(
    ({ first, severity, cause, evidence }): Outcome<NoneAgainstSome> => ({
      is: 'inconsistent',
      cells: first.cells.map(({ key }) => key),
      expected: first.counted,
      actual: first.claim.count,
      evidence,
      data: { kinds: first.claim.kinds, said: first.claim.count, counted: first.counted, sentence: evidence[0].seen },
      severity,
      ...(cause === 'damage' ? { cause } : {}),
    }),
  )
  const unsure = verdicts.filter((verdict) => verdict.is === 'unreadable').map(({ why }) => cannotTell(why))
  return findings.length + unsure.length === 0 ? [consistent] : [...findings, ...unsure]
}

/** None in the prose is none in the tables, and the reverse. */
export const proseSaysNone: Rule<NoneAgainstSome> = {
  id: 'prose-says-none',
  catalogue: ['TXT-05'],
  group: 'prose',
  severity: 'error',
  title: { zh: '正文说没有的，表里也没有', en: 'What the text says there was none of, the tables do not count' },
  about: {
    checks: {
      zh: '正文说本年度未收到申请、没有行政复议或行政诉讼（未收到、没有收到、0件、零申请、无），表里对应的数字应当是 0；反过来，表里是 0，正文也不应写收到几件。',
      en: 'Where the text says that in the year of the report there was no application, reconsideration or lawsuit, the table counts 0; and where the table counts 0, the text names no number.',
    },
    leavesAlone: {
      zh: '未收到投诉、举报；某一渠道、某类申请人未收到；说的是别的年度、别的单位；没有败诉、没有被纠错。写“本级”“办公室”的只作提示。',
      en: 'No complaints received; nothing received by one channel or from one kind of applicant; other years and other bodies; no case lost, no decision corrected. Sentences about the same level or the office only are a remark.',
    },
  },
  reads: ['preamble', 'sections', 'applications.newlyReceived.total', 'reconsideration.total', 'litigation.*.total'],
  check,
  messages: {
    zh: ({ kinds, said, counted, sentence }) =>
      said === 0
        ? `正文说没有“${claimName(kinds, 'zh')}”（“${sentence}”），${sectionOfClaim(kinds, 'zh')}的表却是 ${counted}。请核对台账：有的，改写正文；没有的，把表改为 0。`
        : `正文写“${claimName(kinds, 'zh')}”${said}件（“${sentence}”），${sectionOfClaim(kinds, 'zh')}的表却是 0。请核对台账：有的，补填表格；没有的，改写正文。`,
    en: ({ kinds, said, counted, sentence }) =>
      said === 0
        ? `The text says there was none of “${claimName(kinds, 'en')}” (“${sentence}”), but the table of ${sectionOfClaim(kinds, 'en')} counts ${counted}. Check the register; if there were any, rewrite the text, else set the table to 0.`
        : `The text counts ${said} for “${claimName(kinds, 'en')}” (“${sentence}”), but the table of ${sectionOfClaim(kinds, 'en')} has 0. Check the register; if there were any, fill in the table, else rewrite the text.`,
  },
  examples: {
    consistent: [
      { shows: '正文和表都没有', prose: { applications: '2023年，我局未收到政府信息公开申请。' } },
      {
        shows: '没有收到的是投诉，不是申请',
        prose: { overview: '全年未收到关于政府信息公开的投诉举报。网络渠道未收到申请。' },
        cells: { 'applications.newlyReceived.total': 4 },
      },
    ],
    inconsistent: [
      {
        shows: '正文未收到，表里 4 件',
        prose: { overview: '本年度，我局没有收到政府信息公开申请。' },
        cells: { 'applications.newlyReceived.total': 4 },
      },
      { shows: '表里是 0，正文写 2 件', prose: { disputes: '2023年，我局发生行政复议2件。' } },
    ],
    cannotTell: [
      {
        shows: '表里的数字读不出来',
        prose: { overview: '本年度未收到政府信息公开申请。' },
        cells: { 'applications.newlyReceived.total': '？' },
      },
    ],
  },
}
