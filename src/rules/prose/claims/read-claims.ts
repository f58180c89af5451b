import type { Report } from '../../../layouts/index.js'
import { type Sentence, sentencesOf } from '../sentences.js'
import { classifiedYears } from '../year-class.js'
import type { ReadSentence } from '../year-excuses.js'
import { isAbout } from './about.js'
import { type Bound, bindCounts, type Carried } from './bind.js'
import type { Claim, ClaimKind, ClaimYear, Scope } from './claim.js'
import { type Clause, clausesOf } from './clauses.js'
import type { Family } from './heads.js'
import { type NoneSaid, noneSaid } from './none-words.js'
import { scopeOf } from './scope.js'
import { namesApplications, namesOneRow, namesOtherThings } from './words.js'
import { mentionYear, yearOf } from './year.js'

/** Longer sentences are the debris of tables. */
const LONGEST_SENTENCE = 2000

/** Section five looks back and forward, and its figures are examples. */
const NOT_READ = 'problems'

/** What the sentences before left behind, within one section. */
interface Thread {
  sectionId: string
  paragraph: number
  /** The text is about disclosure on request. */
  applications: boolean
  /** The text is about disputes over disclosure. */
  disputes: boolean
  /** A part of what the report covers was named, and nothing larger since. */
  narrower: boolean
  year: ClaimYear
}

/** Several rules ask for the claims of the same report; a report never changes. */
const READ = new WeakMap<Report, readonly Claim[]>()

/** Everything that the prose of a report counts and that its tables count too, in reading order. */
export function claimsOf(report: Report): readonly Claim[] {
  const known = READ.get(report) ?? readClaims(report)
  READ.set(report, known)
  return known
}

function readClaims(report: Report): Claim[] {
  const due = dueYears(report)
  const all = sentencesOf(report).map((sentence): ReadSentence => ({ sentence, years: classifiedYears(sentence, report.agency) }))
  const thread: Thread = { sectionId: '', paragraph: -1, applications: false, disputes: false, narrower: false, year: 'own' }
  return all.flatMap(({ sentence }, index) => {
    follow(thread, sentence)
    if (sentence.heading !== null || sentence.where === NOT_READ || sentence.text.length > LONGEST_SENTENCE) return []
    const claims = claimsIn(all, index, report.agency, due, thread)
    settle(thread, all, index, due)
    return claims
  })
}

/** Where title and period name different years, both are the report's own here: another rule says so. */
function dueYears({ year, period }: Report): ReadonlySet<number> {
  return new Set([...(year === null ? [] : [year]), ...(period === null ? [] : [Number(period.to.slice(0, 4))])])
}

const TOPIC_STARTS =
  /^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+是|[一二三四五六七八九十]+、|\d+[.．、]|第[一二三四五六七八九十]+，)/

function follow(thread: Thread, sentence: Sentence) {
  const { sectionId, where, heading, text, paragraph } = sentence
  if (thread.sectionId !== sectionId || heading === 'section')
    Object.assign(thread, {
      sectionId,
      applications: where === 'applications',
      disputes: where === 'disputes',
      year: 'own',
      narrower: false,
    })
  if (paragraph !== thread.paragraph || heading === 'inner') Object.assign(thread, { paragraph, narrower: false, year: 'own' })
  const opens = heading === 'inner' || TOPIC_STARTS.test(text)
  if (namesApplications(text) || /依申请公开/.test(text)) thread.applications = true
  else if (opens && where !== 'applications') thread.applications = false
}

/** What this sentence leaves to the next: the year it dates itself with, and whose figures it gave. */
function settle(thread: Thread, all: readonly ReadSentence[], index: number, due: ReadonlySet<number>) {
  const { years, sentence } = all[index] as ReadSentence
  const last = years.filter(({ class: is }) => is === 'ownWork' || is === 'unclear' || is === 'date').at(-1)
  if (last) thread.year = mentionYear(all, index, last, due)
  if (/今年|本年/.test(sentence.text)) thread.year = 'own'
}

/** What the counts of one sentence have in common. */
interface Inside {
  readonly all: readonly ReadSentence[]
  readonly index: number
  readonly agency: string | null
  readonly due: ReadonlySet<number>
  readonly thread: Thread
  readonly carried: Carried
  /** A breakdown behind 其中 that is one of all applications. */
  whole: boolean
  /** Behind 其中. */
  parts: boolean
}

function claimsIn(
  all: readonly ReadSentence[],
  index: number,
  agency: string | null,
  due: ReadonlySet<number>,
  thread: Thread,
): Claim[] {
  const { text } = (all[index] as ReadSentence).sentence
  const inside: Inside = { all, index, agency, due, thread, carried: {}, whole: true, parts: false }
  const claims = clausesOf(text).flatMap((clause) => claimsInClause(inside, clause, text))
  return withCarriedIn(claims, text)
}

function claimsInClause(inside: Inside, clause: Clause, text: string): Claim[] {
  if (/其中/.test(clause.text)) inside.parts = true
  const counted = bindCounts(clause, inside.carried).flatMap((bound) => claimOf(inside, clause, bound, text) ?? [])
  if (/\d[件宗起份]|[一二两三四五六七八九十][件宗起份]/.test(clause.text)) inside.whole = isOfWhole(inside, counted)
  return [...counted, ...noneSaid(clause).flatMap((none) => noneClaim(inside, clause, none, text) ?? [])]
}

/** A breakdown is one of all applications while it follows a count of all of them and names nothing else. */
function isOfWhole({ whole, parts }: Inside, counted: readonly Claim[]): boolean {
  if (parts) return whole && counted.length > 0
  return counted.some(({ kinds }) => kinds.includes('received') || kinds.includes('handled'))
}

function noneClaim(inside: Inside, clause: Clause, none: NoneSaid, text: string): Claim | null {
  const { kinds, from, to } = none
  if (!isAbout(familyOf(kinds[0] as ClaimKind), { ...placeOf(inside), before: text.slice(0, to), after: '', prefix: '' }))
    return null
  const scope = scopeIn(inside, clause, to, text)
  if (scope === 'other') return null
  const at = { clauseFrom: clause.from, headFrom: from, from }
  const year = yearOf(inside.all, inside.index, at, inside.due, inside.thread.year)
  return { kinds, or: [], count: 0, inWords: true, sentence: sentenceOf(inside), from, to, year, scope }
}

function familyOf(kind: ClaimKind): Family {
  if (kind === 'received') return 'application'
  return /^(?:normative|rules)/.test(kind) ? 'document' : 'dispute'
}

function sentenceOf({ all, index }: Inside): Sentence {
  return (all[index] as ReadSentence).sentence
}

function claimOf(inside: Inside, clause: Clause, one: Bound, text: string): Claim | null {
  const before = text.slice(0, one.from)
  if (!isAbout(one.family, { ...placeOf(inside), before, after: text.slice(one.to), prefix: one.prefix })) return null
  if (one.bare && (namesOtherThings(before) || !saysWhat(inside, before))) return null
  if (namesOtherThings(clause.text.slice(0, one.headFrom - clause.from))) return null
  // 其中: a breakdown of all applications counts results of all; of a part, or of what was received, it does not.
  if (inside.parts && (one.family === 'dispute' || one.family === 'document')) return null
  if (inside.parts && (one.kinds[0] === 'received' || one.kinds[0] === 'handled')) return null
  if (inside.parts && !inside.whole && one.family === 'outcome') return null
  if (one.family === 'outcome' && namesOneRow(one.prefix)) return null
  // 直接收到3件, 另收到2件: not all that was received.
  if (one.kinds[0] === 'received' && /(?:直接?|另|另外|还|又|再次|陆续)$/.test(one.prefix)) return null
  if (one.yearsOff !== 0 && !namesYearOff(text.slice(one.headFrom, one.to + CARRY_REACH), one.yearsOff, inside.due)) return null
  const scope = scopeIn(inside, clause, one.from, text)
  if (scope === 'other') return null
  const at = { clauseFrom: clause.from, headFrom: Math.min(one.headFrom, one.from), from: one.from }
  const year = one.yearsOff === 0 ? yearOf(inside.all, inside.index, at, inside.due, inside.thread.year) : carriedYear(inside, at)
  return {
    kinds: one.kinds,
    or: one.or,
    count: one.count,
    inWords: false,
    sentence: sentenceOf(inside),
    from: one.from,
    to: one.to,
    year,
    scope,
  }
}

/** How far behind the number the year of `1件结转至2024年` may stand, in characters. */
const CARRY_REACH = 24

/** What is carried over belongs to the report's year, unless the sentence is about another one. */
function carriedYear(inside: Inside, at: { clauseFrom: number; headFrom: number; from: number }): ClaimYear {
  const year = yearOf(inside.all, inside.index, at, inside.due, inside.thread.year)
  return year === 'wrong' ? 'other' : year
}

/** `结转2022年` in a report on 2023 is what came in; a year of any other distance is none of ours. */
function namesYearOff(text: string, off: number, due: ReadonlySet<number>): boolean {
  const printed = /(?:19|20)\d{2}(?=年)/.exec(text)
  return printed === null || [...due].some((year) => Number(printed[0]) === year + off)
}

function placeOf(inside: Inside) {
  return { where: sentenceOf(inside).where, applications: inside.thread.applications }
}

/** `收到5件` alone counts applications only where the sentence or its section speaks of nothing else. */
function saysWhat({ thread }: Inside, before: string): boolean {
  return namesApplications(before) || /申请/.test(before) || thread.applications
}

function scopeIn(inside: Inside, clause: Clause, from: number, text: string): Scope {
  const { thread, agency } = inside
  const before = text.slice(Math.max(0, from - 300), from)
  const own = text.slice(Math.max(clause.from, from - 80), from)
  const scope = scopeOf(before, own, agency)
  if (scope === 'narrower') thread.narrower = true
  else if (/(?:全|我)[省市县区州旗镇乡]/.test(own)) thread.narrower = false
  return scope === 'own' && thread.narrower ? 'narrower' : scope
}

/** `收到申请75件（含上年结转1件）`: what was received then includes what was carried in. */
function withCarriedIn(claims: readonly Claim[], text: string): Claim[] {
  if (!/(?:含|包括|包含|其中)[^，。；]{0,12}(?:上年|上一年|去年|结转|\d{4}年)/.test(text)) return [...claims]
  return claims.map((claim) =>
    claim.kinds.length === 1 && claim.kinds[0] === 'received'
      ? { ...claim, kinds: ['received', 'carriedIn'], or: [['received'], ...claim.or] }
      : claim,
  )
}
