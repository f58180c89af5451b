import { type Count, countsIn } from '../counts.js'
import type { ClaimKind } from './claim.js'
import type { Clause } from './clauses.js'
import { type Family, HEADS, type Head, LATER_DOCUMENTS } from './heads.js'
import { isOfAll, withFewerFillers } from './words.js'

/** A count of a clause with the phrase that says what it counts. Offsets count in the sentence. */
export interface Bound {
  readonly family: Family
  readonly kinds: readonly ClaimKind[]
  readonly or: readonly (readonly ClaimKind[])[]
  readonly count: number
  readonly from: number
  readonly to: number
  /** Needs an application named elsewhere in the sentence. */
  readonly bare: boolean
  /** The words of the clause before the phrase. */
  readonly prefix: string
  /** Where the phrase begins, and how many years off the report's year one named in it must be. */
  readonly headFrom: number
  readonly yearsOff: number
}

/** What earlier clauses of the sentence spoke of: the object of `废止1件` after `制发规范性文件4件`. */
export interface Carried {
  document?: 'normativeDocuments' | 'rules'
}

/** So much text before and behind a number is looked at, in characters: a phrase is never longer. */
const REACH = 60

/** Binds the counts of a clause, in order; a count without a phrase of its own is left out. */
export function bindCounts(clause: Clause, carried: Carried): Bound[] {
  const { text } = clause
  if (/分别|依次/.test(text)) return []
  const counts = countsIn(text)
  const bound: Bound[] = []
  let start = 0
  for (const [index, count] of counts.entries()) {
    const lead = text.slice(Math.max(start, count.from - REACH), count.from)
    const rest = text.slice(count.to, Math.min(counts[index + 1]?.from ?? text.length, count.to + REACH))
    const { found, used } = bindOne(lead, rest, count, clause, carried)
    bound.push(...found)
    start = count.to + used
  }
  return bound
}

interface One {
  readonly found: readonly Bound[]
  /** Characters behind the count that belong to it. */
  readonly used: number
}

function bindOne(lead: string, rest: string, count: Count, clause: Clause, carried: Carried): One {
  const stages = withFewerFillers(lead)
  const at = count.from - lead.length
  for (const head of HEADS) {
    const match = firstMatch(head.before, stages)
    if (!match) continue
    if (!goesOnSoundly(rest, head)) {
      // 收到5件政府信息公开申请: the object is still to come.
      if (head.bare) continue
      return NOTHING
    }
    const prefix = lead.slice(0, match.index)
    if (!isOfAll(prefix)) return NOTHING
    const kinds = joinedWith(prefix, head)
    remember(carried, kinds[0] as ClaimKind)
    const make = (some: readonly ClaimKind[]) => boundOf(head, some, count, clause, prefix, at + match.index)
    return { found: EACH.test(lead.trimEnd()) ? kinds.map((kind) => make([kind])) : [make(kinds)], used: 0 }
  }
  const bare = stages.at(-1) as string
  const later = bindLater(bare, count, clause, carried)
  return later ? { found: [later], used: 0 } : bindBehind(bare, rest, count, clause)
}

const NOTHING: One = { found: [], used: 0 }

/** 各1件, 均为0件: the number is that of each. */
const EACH = /(?:各|各有|各为|均|均为|均是|都是)$/

function firstMatch(words: RegExp, texts: readonly string[]): RegExpExecArray | null {
  for (const text of texts) {
    const match = words.exec(text)
    if (match) return match
  }
  return null
}

function boundOf(head: Head, kinds: readonly ClaimKind[], count: Count, clause: Clause, prefix: string, at: number): Bound {
  return {
    family: head.family,
    kinds,
    or: head.or ?? [],
    count: count.value,
    from: clause.from + count.from,
    to: clause.from + count.to,
    bare: head.bare ?? false,
    prefix,
    headFrom: clause.from + at,
    yearsOff: head.yearsOff ?? 0,
  }
}

/** `行政复议、行政诉讼3件`: phrases of the same family joined before the number are added up. */
function joinedWith(prefix: string, head: Head): ClaimKind[] {
  const kinds = [...head.kinds]
  let text = prefix
  for (let round = 0; round < 6; round++) {
    const link = /(?:、(?:提起|被提起)?|和|及|以及|与|或|或者)(?:提起|被提起|因[^，]{0,12}提起|予以)?$/.exec(text)
    if (!link || (head.family !== 'outcome' && head.family !== 'dispute')) break
    const before = text.slice(0, link.index)
    const other = HEADS.find((each) => each.family === head.family && each.before.test(before))
    if (!other) break
    kinds.unshift(...other.kinds)
    text = before.slice(0, other.before.exec(before)?.index)
  }
  return [...new Set(kinds)]
}

/** What may follow the number; `答复3件信访件`, `行政复议2件维持` count something else. */
function goesOnSoundly(rest: string, head: Head): boolean {
  const text = rest.trimStart().replace(/^(?:次|左右)/, '')
  if (text === '' || /^(?:[、和及并且与-]|均|全部|都|已|按|依法|无|未|没有|含|较|比|同比)/.test(text)) return true
  if (head.family === 'application')
    return head.before.source.includes('申请') && /^(?:的)?(?:政府信息公开|信息公开|公开)?(?:申请|答复|事项)/.test(text)
  return head.family === 'outcome' && /^(?:的)?(?:申请|占)/.test(text)
}

function bindLater(named: string, count: Count, clause: Clause, carried: Carried): Bound | null {
  if (!carried.document) return null
  const phrase = named.replace(/^[、和及 ]+/, '')
  const later = LATER_DOCUMENTS.find(([, words]) => words.test(phrase))
  if (!later) return null
  const head: Head = { family: 'document', kinds: [`${carried.document}.${later[0]}`], before: later[1] }
  return boundOf(head, head.kinds, count, clause, '', count.from - phrase.length)
}

/** The number first: `3件予以公开`, `1件结转下年度继续办理`, `收到5件政府信息公开申请`. */
function bindBehind(named: string, rest: string, count: Count, clause: Clause): One {
  if (!isOfAll(named)) return NOTHING
  for (const head of HEADS) {
    const match = head.behind?.exec(rest)
    if (!match || (head.family === 'dispute' && !isOfAll(match[0]))) continue
    return { found: [boundOf(head, head.kinds, count, clause, named, count.to)], used: match[0].length }
  }
  return bindObjectBehind(named, rest, count, clause)
}

const OBJECT_BEHIND =
  /^(?:的)?(?:公民、法人(?:和|或|或者|及)其他组织(?:提出|提交)?的)?(?:政府信息公开|信息公开|依申请公开|公开|依申请信息公开)(?:的)?(?:申请|政府信息申请|事项)?/

function bindObjectBehind(named: string, rest: string, count: Count, clause: Clause): One {
  const object = OBJECT_BEHIND.exec(rest)
  if (!object || !/申请/.test(object[0])) return NOTHING
  // The phrase is put together as it would stand before the number, and read in the same way.
  const whole = `${named}${object[0]}`
  for (const head of HEADS) {
    if (head.family !== 'application' || head.bare) continue
    const match = head.before.exec(whole)
    if (!match || match.index > named.length) continue
    const prefix = named.slice(0, match.index)
    if (!isOfAll(prefix)) break
    return { found: [boundOf(head, head.kinds, count, clause, prefix, count.from)], used: object[0].length }
  }
  return NOTHING
}

function remember(carried: Carried, kind: ClaimKind) {
  if (kind.startsWith('normativeDocuments.')) carried.document = 'normativeDocuments'
  if (kind.startsWith('rules.')) carried.document = 'rules'
}
