// Claim: the share that the prose gives for some of the applications (258件，占33.9%) is what its count comes to of the total.
// Seen: 33.9 % for 258 of 805 applications, which is 32.0 %.
// Leaves alone: shares that fit any total of the table or any count that the paragraph names before; shares of other things.
// Known limit: shares without a count beside them, and of counts that the tables do not have (by applicant, by channel), are not judged.
import type { Report } from '../layouts/index.js'
import type { Claim, ClaimKind } from './prose/claims/claim.js'
import { cellsOfClaim } from './prose/claims/claim-cells.js'
import { claimName } from './prose/claims/claim-names.js'
import { claimsOf } from './prose/claims/read-claims.js'
import { countsIn } from './prose/counts.js'
import { type Sentence, sentencesOf } from './prose/sentences.js'
import { isShareOf, readShares, type Share, shareOf } from './prose/shares.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { evidenceOf, readOperands, sum } from './table/operands.js'

interface WrongShare {
  readonly kinds: readonly ClaimKind[]
  readonly count: number
  readonly total: number
  readonly said: number
  readonly comesTo: number
  readonly sentence: string
}

const TOTAL = 'applications.results.total.total'
const RECEIVED = ['applications.newlyReceived.total', 'applications.carriedIn.total']
const KINDS: ReadonlySet<ClaimKind> = new Set([
  'disclosed',
  'partiallyDisclosed',
  'withheld',
  'unavailable',
  'declined',
  'otherHandling',
  'handled',
  'carriedOut',
])

function check(report: Report): Outcome<WrongShare>[] {
  const claims = claimsOf(report).filter(
    ({ kinds, scope, year }) => KINDS.has(kinds[0] as ClaimKind) && scope === 'own' && year === 'own',
  )
  const outcomes: Outcome<WrongShare>[] = []
  const said = new Set<string>()
  const sentences = sentencesOf(report)
  for (const [index, sentence] of sentences.entries()) {
    if (sentence.text.length > LONGEST_SENTENCE) continue
    for (const share of readShares(sentence.text)) {
      const claim = claims.find((one) => one.from === share.count.from && isSame(one.sentence, sentence))
      if (!claim) continue
      const outcome = judge(report, claim, share, wholesBefore(sentences, index))
      const about = outcome.is === 'inconsistent' ? outcome.cells.join() : ''
      if (outcome.is === 'consistent' || (about !== '' && said.has(about))) continue
      said.add(about)
      outcomes.push(outcome)
    }
  }
  return outcomes.length === 0 ? [consistent] : outcomes
}

/** Longer sentences, in characters, are the debris of tables. */
const LONGEST_SENTENCE = 2000

function isSame(a: Sentence, b: Sentence): boolean {
  return a.sectionId === b.sectionId && a.paragraph === b.paragraph && a.index === b.index && a.text === b.text
}

/** So many sentences back in the paragraph a whole may be named. */
const SENTENCES_BACK = 4

/** Counts of the sentences before in the same paragraph: the share may be one of them. */
function wholesBefore(sentences: readonly Sentence[], index: number): number[] {
  const here = sentences[index] as Sentence
  return sentences
    .slice(Math.max(0, index - SENTENCES_BACK), index)
    .filter(({ sectionId, paragraph }) => sectionId === here.sectionId && paragraph === here.paragraph)
    .flatMap(({ text }) => countsIn(text).map(({ value }) => value))
}

function judge(report: Report, claim: Claim, share: Share, named: readonly number[]): Outcome<WrongShare> {
  const operands = readOperands(report, [...RECEIVED, TOTAL])
  if ('why' in operands) return cannotTell(operands.why)
  const [received, carriedIn, total] = operands.all.map(({ counts }) => counts) as [number, number, number]
  const wholes = [total, received, received + carriedIn, ...share.before.map(({ value }) => value), ...named]
  const { value: count } = share.count
  if (total <= 0 || wholes.some((whole) => isShareOf(share.percentage, count, whole))) return consistent
  const quote = claim.sentence.seen(claim.from, share.percentage.to)
  const comesTo = shareOf(count, total, share.percentage.decimals)
  const totalOperand = operands.all.filter(({ key }) => key === TOTAL)
  return {
    is: 'inconsistent',
    cells: [...claim.kinds.flatMap((kind) => cellsOfClaim(report, kind) ?? []), TOTAL],
    expected: comesTo,
    actual: share.percentage.value,
    evidence: [quote, ...evidenceOf(totalOperand)],
    data: { kinds: claim.kinds, count, total: sum(totalOperand), said: share.percentage.value, comesTo, sentence: quote.seen },
  }
}

/** A stated share of the applications is what its count comes to. */
export const proseShareOfTotal: Rule<WrongShare> = {
  id: 'prose-share-of-total',
  catalogue: ['TXT-10'],
  group: 'prose',
  severity: 'warning',
  title: { zh: '正文里的占比算得对', en: 'Shares in the text are what their counts come to' },
  about: {
    checks: {
      zh: '正文写“予以公开N件，占P%”的，P 应是 N 除以办理结果总计（或收到总数、前文写明的总数）得到的百分比，四舍五入的误差除外。',
      en: 'Where the text says “disclosed N, P per cent”, P is N divided by the total of results (or of applications received, or a total that the text names before), apart from rounding.',
    },
    leavesAlone: {
      zh: '与表里任一总数或同一段前文任一数字对得上的占比；依申请公开以外的占比；表里没有的分项（按渠道、按申请人）。',
      en: 'Shares that fit any total of the table or any count of the paragraph before; shares of other things than applications; parts that the tables do not count (by channel, by applicant).',
    },
  },
  reads: ['preamble', 'sections', TOTAL, ...RECEIVED],
  check,
  messages: {
    zh: ({ kinds, count, total, said, comesTo, sentence }) =>
      `正文写“${claimName(kinds, 'zh')}”${count}件、占 ${said}%（“${sentence}”），按办理结果总计 ${total} 件算应是 ${comesTo}%。请核对件数和占比；分母不是办理总数的，请在正文写明。`,
    en: ({ kinds, count, total, said, comesTo, sentence }) =>
      `The text gives ${said} % for ${count} “${claimName(kinds, 'en')}” (“${sentence}”); of the total of ${total} results it is ${comesTo} %. Check count and share; if the share is one of another total, say of which.`,
  },
  examples: {
    consistent: [
      {
        shows: '3 件占 37.5%，总计 8 件',
        prose: { applications: '予以公开3件，占37.5%。' },
        cells: { 'applications.results.disclosed.total': 3, 'applications.results.total.total': 8 },
      },
    ],
    inconsistent: [
      {
        shows: '258 件占 33.9%，总计 805 件',
        prose: { applications: '予以公开258件，占33.9%。' },
        cells: { 'applications.results.disclosed.total': 258, 'applications.results.total.total': 805 },
      },
    ],
    cannotTell: [
      {
        shows: '表里的总计没有找到',
        prose: { applications: '予以公开258件，占33.9%。' },
        cells: { 'applications.results.total.total': null },
      },
    ],
  },
}
