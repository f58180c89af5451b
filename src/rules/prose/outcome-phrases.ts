import { DISPUTE_GROUPS, type DISPUTE_OUTCOMES } from '../table/form-keys.js'

/** A statement about the outcome of all disputes. Offsets count in the sentence. */
export interface OutcomePhrase {
  readonly words: string
  /** The groups of the disputes table that it is about. */
  readonly groups: readonly string[]
  /** Outcomes that there can be none of if it is true. */
  readonly excludes: readonly (typeof DISPUTE_OUTCOMES)[number][]
  readonly from: number
  readonly to: number
}

const ALL = '(?:均|全部|都|全都|一律)(?:依法)?(?:已)?(?:被|获|获得|得到|予以|予|为|是|以)?'

/** Each with what it excludes; `concluded`: of the cases that were decided, so that pending ones may remain. */
const PHRASES: readonly (readonly [RegExp, OutcomePhrase['excludes']])[] = [
  [new RegExp(`${ALL}(?:复议机关|法院|判决|裁定|结果)*(?:维持|胜诉)(?!率)`, 'g'), ['corrected', 'pending']],
  [/维持率(?:为|达|达到)?100[%％]/g, ['corrected']],
  [
    /(?:无|没有|未发生|未出现|零|未)(?:一起|一件|一例|一宗|一|任何|1件|1起)?(?:因|政府|信息公开|工作|引[发起](?:的)?|类|涉及|被){0,6}(?:行政(?:复议|诉讼|应诉)(?:案件)?)?(?:被)?(?:败诉|纠错|纠正|撤销)/g,
    ['corrected'],
  ],
  [/(?:均|全部|都|全都)(?:依法)?(?:已)?(?:经)?(?:审结|结案|办结|审理完毕)/g, ['pending']],
]

/** How far before the statement a restriction may stand, in characters. */
const LOOK_BACK = 24

/** 其中5件均维持 leaves the others open. */
const OF_SOME = /其中|部分|除|一审|二审/

/** 已审结的均获维持 leaves pending cases open. */
const OF_DECIDED = /(?:已|经|予)(?:审结|结案|办结|作出[^，]{0,6}决定)的|(?:审结|结案|已结)案件|已审结(?![。，])/

/** All such statements of a squeezed sentence; those about applications (均已办结) are left out. */
export function outcomePhrases(text: string): OutcomePhrase[] {
  const found: OutcomePhrase[] = []
  for (const [words, excludes] of PHRASES) {
    for (const match of text.matchAll(words)) {
      const to = match.index + match[0].length
      const before = text.slice(Math.max(0, match.index - LONGEST_LOOK), match.index)
      const groups = groupsOf(before, match[0], text.slice(to, to + 4))
      const near = before.slice(-LOOK_BACK)
      const left = OF_DECIDED.test(near) ? excludes.filter((outcome) => outcome !== 'pending') : excludes
      if (groups.length === 0 || left.length === 0 || OF_SOME.test(near)) continue
      found.push({ words: match[0], groups, excludes: left, from: match.index, to })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** How far back the cases are named, in characters. */
const LONGEST_LOOK = 60

/** Reconsideration and lawsuits, as the words before or the phrase itself name them; what is said of applications has none. */
function groupsOf(before: string, phrase: string, behind: string): string[] {
  const words = phrase + behind
  const said = before + phrase
  const named = Math.max(said.lastIndexOf('复议'), said.lastIndexOf('诉讼'))
  const other = Math.max(before.lastIndexOf('办结'), before.lastIndexOf('答复'), lastApplication(before))
  const lost = /败诉|胜诉/.test(words)
  if (!lost && (named < 0 || named < other)) return []
  const reconsidered = said.includes('复议') && !lost
  const sued = said.includes('诉讼') || lost
  return DISPUTE_GROUPS.filter((group) => (group === 'reconsideration' ? reconsidered : sued))
}

/** 申请 of applications, not of 复议申请 or 被申请行政复议. */
function lastApplication(text: string): number {
  const all = [...text.matchAll(/(?<!复议|复议的)申请(?!人|行政复议|复议|公开引)/g)]
  return all.at(-1)?.index ?? -1
}
