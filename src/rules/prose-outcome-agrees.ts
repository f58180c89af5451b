// Claim: where the prose says how all disputes ended (均获维持, 无败诉, 均已审结), the table of section four has no other outcome.
// Seen: `行政复议7件，诉讼9件，均获维持` beside two reconsiderations and a lawsuit that are still pending.
// Leaves alone: disputes about other matters, other years, other bodies; outcomes of those cases only that were decided; parts behind 其中.
// Known limit: 其他结果 (withdrawn, settled) contradicts nothing; single outcomes with a number (维持3件) are not compared.
import type { Report } from '../layouts/index.js'
import type { Lang } from './lang.js'
import { scopeOf } from './prose/claims/scope.js'
import type { ClassifiedYear } from './prose/classified-year.js'
import { type OutcomePhrase, outcomePhrases } from './prose/outcome-phrases.js'
import { type Sentence, sentencesOf } from './prose/sentences.js'
import { classifiedYears } from './prose/year-class.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'
import { disputeName, outcomeName } from './table/names.js'
import { evidenceOf, type Operand, readOperands } from './table/operands.js'

interface OtherOutcome {
  readonly phrase: string
  readonly sentence: string
  readonly cells: readonly { readonly key: string; readonly count: number }[]
}

function check(report: Report): Outcome<OtherOutcome>[] {
  if (report.year === null) return [cannotTell({ code: 'no-year' })]
  const outcomes: Outcome<OtherOutcome>[] = []
  const said = new Set<string>()
  for (const sentence of sentencesOf(report)) {
    if (sentence.heading !== null || sentence.where === 'problems' || !isAboutOwnDisputes(sentence, report)) continue
    for (const phrase of outcomePhrases(sentence.text)) {
      // In other sections disclosure is named before, or the disputes are of all kinds.
      if (sentence.where !== 'disputes' && !/信息公开|依申请/.test(sentence.text.slice(0, phrase.to))) continue
      const outcome = judge(report, sentence, phrase)
      const about = outcome.is === 'inconsistent' ? outcome.cells.join() : ''
      // One sentence says it in two ways (均获维持, 零败诉): the same cells are one finding.
      if (outcome.is === 'consistent' || (about !== '' && said.has(about))) continue
      said.add(about)
      outcomes.push(outcome)
    }
  }
  return outcomes.length === 0 ? [consistent] : outcomes
}

function isAboutOwnDisputes(sentence: Sentence, report: Report): boolean {
  const { text, where } = sentence
  if (!/复议|诉讼|败诉|胜诉/.test(text) || /无关/.test(text) || !(where === 'disputes' || /信息公开|依申请/.test(text)))
    return false
  if (/去年|上年|往年|历年|\d月|上半年|季度/.test(text) || scopeOf(text, text.slice(0, 80), report.agency) !== 'own') return false
  return classifiedYears(sentence, report.agency).every((year) => isOwnYear(year, report))
}

const BESIDE_THE_POINT: readonly ClassifiedYear['class'][] = ['docNumber', 'quotedTitle', 'lawDate', 'comparison']

function isOwnYear(mention: ClassifiedYear, { year }: Report): boolean {
  return mention.year === year || BESIDE_THE_POINT.includes(mention.class)
}

function judge(report: Report, sentence: Sentence, phrase: OutcomePhrase): Outcome<OtherOutcome> {
  const keys = phrase.groups.flatMap((group) => phrase.excludes.map((outcome) => `${group}.${outcome}`))
  const operands = readOperands(report, keys)
  if ('why' in operands) return cannotTell(operands.why)
  const against = operands.all.filter(({ counts }) => counts > 0)
  if (against.length === 0) return consistent
  return finding(sentence, phrase, operands.all, against)
}

function finding(
  sentence: Sentence,
  { from, to, words }: OutcomePhrase,
  all: readonly Operand[],
  against: readonly Operand[],
): Outcome<OtherOutcome> {
  const quote = sentence.seen(from, to)
  return {
    is: 'inconsistent',
    cells: all.map(({ key }) => key),
    evidence: [quote, ...evidenceOf(against)],
    data: { phrase: words, sentence: quote.seen, cells: against.map(({ key, counts }) => ({ key, count: counts })) },
  }
}

function list(cells: OtherOutcome['cells'], lang: Lang): string {
  const named = cells.map(({ key, count }) => {
    const at = key.lastIndexOf('.')
    const [group, outcome] = [disputeName(key.slice(0, at), lang), outcomeName(key.slice(at + 1), lang)]
    return lang === 'zh' ? `${group}“${outcome}”${count}件` : `${group}, ${outcome}: ${count}`
  })
  return named.join(lang === 'zh' ? '，' : '; ')
}

/** What the prose says of all outcomes agrees with the disputes table. */
export const proseOutcomeAgrees: Rule<OtherOutcome> = {
  id: 'prose-outcome-agrees',
  catalogue: ['TXT-07'],
  group: 'prose',
  severity: 'warning',
  title: { zh: '正文说的复议诉讼结果与表一致', en: 'Outcomes of disputes in the text agree with the table' },
  about: {
    checks: {
      zh: '正文说政府信息公开的行政复议、行政诉讼“均获维持”的，第四部分的表里没有“结果纠正”和“尚未审结”；说“无败诉”“无纠错”的，没有“结果纠正”；说“均已审结”的，没有“尚未审结”。',
      en: 'Where the text says that all disputes over disclosure were upheld, the table of section four has none corrected and none pending; where it says none was lost or corrected, none is corrected; where all were concluded, none is pending.',
    },
    leavesAlone: {
      zh: '不是政府信息公开引起的复议诉讼；说的是别的年度、别的单位；“已审结的均获维持”只看纠正，不看尚未审结；“其他结果”（撤回、终止）不算矛盾。',
      en: 'Disputes about other matters, other years and other bodies. “Those decided were all upheld” says nothing about pending cases; 其他结果 (withdrawn, ended) contradicts nothing.',
    },
  },
  reads: ['preamble', 'sections', 'reconsideration.*', 'litigation.*'],
  check,
  messages: {
    zh: ({ phrase, sentence, cells }) =>
      `正文说“${phrase}”（“${sentence}”），第四部分的表里却有${list(cells, 'zh')}。请核对案件结果，改正文或改表；只有部分案件如此的，请写明是哪些。`,
    en: ({ phrase, sentence, cells }) =>
      `The text says “${phrase}” (“${sentence}”), but the table of section four has ${list(cells, 'en')}. Check the outcomes and correct the text or the table; if it is true of some cases only, say of which.`,
  },
  examples: {
    consistent: [
      {
        shows: '均获维持，表里也都是维持',
        prose: { disputes: '2023年，我局发生行政复议2件，均获维持。' },
        cells: { 'reconsideration.upheld': 2, 'reconsideration.total': 2 },
      },
      {
        shows: '已审结的均获维持，另有未审结的',
        prose: { disputes: '行政复议3件，已审结的2件均获维持。' },
        cells: { 'reconsideration.upheld': 2, 'reconsideration.pending': 1, 'reconsideration.total': 3 },
      },
    ],
    inconsistent: [
      {
        shows: '均获维持，表里有 1 件尚未审结',
        prose: { disputes: '2023年，我局发生行政复议2件，均获维持。' },
        cells: { 'reconsideration.upheld': 1, 'reconsideration.pending': 1, 'reconsideration.total': 2 },
      },
    ],
    cannotTell: [
      {
        shows: '表里的数字没有找到',
        prose: { disputes: '行政复议2件，均获维持。' },
        cells: { 'reconsideration.pending': null },
      },
    ],
  },
}
