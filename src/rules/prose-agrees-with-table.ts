// Claim: what the prose counts, the tables count too: applications received, carried over, dealt with and how; disputes; documents.
// Seen: `予以公开及部分公开258件` in a municipal office's report whose table adds up to 275.
// Leaves alone: parts (channels, applicants, 其中 of a part), other things (hotline, petitions), other years and months, other bodies, filed documents.
// Figures of the government's office or of a larger area are not the report's: a difference is only worth a remark.
// Known limit: enumerations with 分别为, counts without a unit and approximate counts are not read.
import type { Report } from '../layouts/index.js'
import type { InBothLanguages } from './lang.js'
import type { ClaimKind } from './prose/claims/claim.js'
import { claimName, sectionOfClaim } from './prose/claims/claim-names.js'
import {
  byCells,
  countsCarriedIn,
  isNoneAgainstSome,
  isOfOneAgency,
  isOwn,
  isShaky,
  judgeClaims,
  type Verdict,
} from './prose/claims/judge-claims.js'
import { claimsOf } from './prose/claims/read-claims.js'
import { cannotTell, consistent, type Outcome, type Rule, type Severity } from './rule.js'

interface Disagreement {
  readonly kinds: readonly ClaimKind[]
  readonly said: number
  readonly counted: number
  readonly sentence: string
  /** Why the two may both be right: the sentence covers less or more, or counts what was carried in too. */
  readonly but: 'other-scope' | 'carried-in' | null
}

const DECISIONS: ReadonlySet<ClaimKind> = new Set(['licensing', 'penalties', 'coercion'])

function check(report: Report): Outcome<Disagreement>[] {
  if (report.year === null) return [cannotTell({ code: 'no-year' })]
  const claims = claimsOf(report).filter(({ year }) => year !== 'other')
  const verdicts = judgeClaims(report, claims).filter((verdict) => !isNoneAgainstSome(verdict))
  const findings = byCells(verdicts, (verdict) => severityOf(report, verdict)).map(
    ({ first, severity, cause, evidence }): Outcome<Disagreement> => ({
      is: 'inconsistent',
      cells: first.cells.map(({ key }) => key),
      expected: first.counted,
      actual: first.claim.count,
      evidence,
      data: {
        kinds: first.claim.kinds,
        said: first.claim.count,
        counted: first.counted,
        sentence: evidence[0].seen,
        but: reservation(report, first),
      },
      severity,
      ...(cause === 'damage' ? { cause } : {}),
    }),
  )
  const unsure = verdicts.filter((verdict) => verdict.is === 'unreadable').map(({ why }) => cannotTell(why))
  return findings.length + unsure.length === 0 ? [consistent] : [...findings, ...unsure]
}

type Differs = Verdict & { is: 'differs' }

function reservation(report: Report, { claim }: Differs): Disagreement['but'] {
  if (!isOwn(claim)) return 'other-scope'
  return countsCarriedIn(report, claim) ? 'carried-in' : null
}

function severityOf(report: Report, verdict: Differs): Severity {
  const { claim } = verdict
  if (reservation(report, verdict) !== null || isShaky(claim) || DECISIONS.has(claim.kinds[0] as ClaimKind)) return 'info'
  // TXT-01: a single agency's prose and table count the same applications.
  return claim.kinds[0] === 'received' && claim.year === 'own' && isOfOneAgency(report) ? 'error' : 'warning'
}

const TO_DO: Readonly<Record<'other-scope' | 'carried-in' | 'none', InBothLanguages>> = {
  none: {
    zh: '请核对台账，把写错的一处改过来，使正文与表一致；口径确有不同的，请在正文写明。',
    en: 'Check the register and correct the one that is wrong; if the two count different things, say so in the text.',
  },
  'other-scope': {
    zh: '这句话的范围与全表可能不同；如果是同一范围，请核对后统一。',
    en: 'The sentence may cover less or more than the table; if both cover the same, make them agree.',
  },
  'carried-in': {
    zh: '这个数等于新收与上年结转之和；如果包含上年结转，请在正文写明。',
    en: 'This is the sum of what was received and what was carried in; if the text counts both, let it say so.',
  },
}

/** Counts in the prose agree with the tables. */
export const proseAgreesWithTable: Rule<Disagreement> = {
  id: 'prose-agrees-with-table',
  catalogue: ['TXT-01', 'TXT-02', 'TXT-03', 'TXT-04', 'TXT-06', 'TXT-08', 'TXT-09'],
  group: 'prose',
  severity: 'warning',
  title: { zh: '正文里的数字与表一致', en: 'Figures in the text agree with the tables' },
  about: {
    checks: {
      zh: '正文写到的收到申请、上年结转、办结、结转下年、予以公开、部分公开、不予公开、无法提供、不予处理、其他处理、行政复议、行政诉讼、规范性文件和规章的件数，与第二至第四部分的表相同。部门和乡镇的报告，收到申请的件数不符是错误，其他是警告；行政许可、处罚、强制的数字不符只作提示。',
      en: 'Counts in the text of applications received, carried over, dealt with and how, of reconsiderations, lawsuits, normative documents and rules are those of the tables. For a single agency a different number of applications received is an error, everything else a warning; decisions on licences, penalties and coercion are only remarked upon.',
    },
    leavesAlone: {
      zh: '网络、信函等渠道的分项，自然人、企业等申请人的分项，“其中”后面分项的分项；信访、热线、提案；去年、上半年、某月的数字；别的单位的数字；备案、清理、公开、解读的规范性文件；“近百件”“30余件”；信息处理费与行政事业性收费从不比较。写“代表区政府”“本级”“办公室”的，范围与全区的表不同，只作提示。收到的件数含上年结转的，按合计核对。',
      en: 'Parts by channel or applicant, parts of parts behind 其中; petitions, hotlines, proposals; figures of last year, half a year or a month; figures of other bodies; documents filed, reviewed, published or explained; approximate counts. The processing fee and administrative charges are never compared. Where a sentence speaks for the government’s office or the same level only, the difference is a remark.',
    },
  },
  reads: ['preamble', 'sections', 'applications.*', 'reconsideration.total', 'litigation.*.total', 'proactive.*'],
  check,
  messages: {
    zh: ({ kinds, said, counted, sentence, but }) =>
      `正文写“${claimName(kinds, 'zh')}”${said}件（“${sentence}”），${sectionOfClaim(kinds, 'zh')}的表是 ${counted}。${TO_DO[but ?? 'none'].zh}`,
    en: ({ kinds, said, counted, sentence, but }) =>
      `The text counts ${said} for “${claimName(kinds, 'en')}” (“${sentence}”), the table of ${sectionOfClaim(kinds, 'en')} ${counted}. ${TO_DO[but ?? 'none'].en}`,
  },
  examples: {
    consistent: [
      {
        shows: '正文与表一致',
        prose: { overview: '2023年，我局共收到政府信息公开申请5件，办结4件，其中予以公开3件，不予公开1件，结转下年度1件。' },
        cells: {
          'applications.newlyReceived.total': 5,
          'applications.results.disclosed.total': 3,
          'applications.results.withheld.stateSecret.total': 1,
          'applications.results.total.total': 4,
          'applications.carriedOut.total': 1,
        },
      },
      {
        shows: '分渠道、去年、信访件和备案的数字都不比',
        prose: { overview: '全年受理网上申请4件。去年收到政府信息公开申请9件。办理信访件30件。报送备案规范性文件2件。' },
      },
    ],
    inconsistent: [
      {
        shows: '正文收到 17 件，表里 15 件',
        prose: { applications: '2023年，我局共收到政府信息公开申请17件。' },
        cells: { 'applications.newlyReceived.total': 15 },
      },
      {
        shows: '区政府办代表区政府收到的件数与全区的表不同，只作提示',
        agency: '平川区人民政府',
        prose: { overview: '2023年，区政府办代表区政府受理政府信息公开申请17件。' },
        cells: { 'applications.newlyReceived.total': 95 },
      },
    ],
    cannotTell: [
      {
        shows: '表里的总计没有找到',
        prose: { overview: '全年收到政府信息公开申请3件。' },
        cells: { 'applications.newlyReceived.total': null },
      },
      { shows: '没有认出报告年度', year: null, period: null },
    ],
  },
}
