import type { Numbering, OfficialLabel } from '../layout.js'

/** A printed label as it is compared: without enumerator, blanks, quotes, notes in brackets, punctuation. */
export interface ReducedLabel {
  readonly key: string
  readonly numbering?: Numbering
}

const HAN_ORDINALS = '一二三四五六七八九十'
const HAN = /^([一二三四五六七八九十])[、,.:。]/
const HAN_PAREN = /^(?:[([〔【]([一二三四五六七八九十])[)\]〕】]|([一二三四五六七八九十])[)\]〕】])/
const ARABIC = /^(?:[(]?(\d{1,2})[)、.,:]|(\d{1,2})(?=\p{Script=Han}))/u
/** A note in brackets: longer than four characters, or a unit. Short names in brackets stay. */
const BRACKETED_NOTE = /[(〔[【]([^()〔〕[\]【】]{5,}|件|项|条|个|宗|次|元|万元|单位:?元)[)〕\]】]/g
const NOT_A_LETTER = /[^\p{L}\p{N}]/gu
/** No label of the forms is longer; the rest of a longer text cannot make it a label. */
const LONGEST_LABEL = 80

/** Reduces the folded text of a label (`domain.md` A.4). */
export function reduceLabel(folded: string): ReducedLabel {
  const compact = folded
    .slice(0, LONGEST_LABEL * 2)
    .normalize('NFKC')
    .replace(/\s+/g, '')
  const { numbering, rest } = takeNumbering(compact)
  const key = rest.replace(BRACKETED_NOTE, '').replace(NOT_A_LETTER, '').slice(0, LONGEST_LABEL)
  return numbering ? { key, numbering } : { key }
}

function takeNumbering(text: string): { numbering?: Numbering; rest: string } {
  const paren = HAN_PAREN.exec(text)
  if (paren) return numbered('han-paren', HAN_ORDINALS.indexOf((paren[1] ?? paren[2]) as string) + 1, paren[0], text)
  const han = HAN.exec(text)
  if (han) return numbered('han', HAN_ORDINALS.indexOf(han[1] as string) + 1, han[0], text)
  const arabic = ARABIC.exec(text)
  if (arabic) return numbered('arabic', Number(arabic[1] ?? arabic[2]), arabic[0], text)
  return { rest: text }
}

function numbered(style: Numbering['style'], ordinal: number, prefix: string, text: string) {
  return { numbering: { style, ordinal }, rest: text.slice(prefix.length) }
}

const reducedOfficial = new WeakMap<OfficialLabel, readonly string[]>()

/** The reduced keys of a form's label, the official wording first, then its variants. */
export function officialKeys(label: OfficialLabel): readonly string[] {
  const known = reducedOfficial.get(label)
  if (known) return known
  const keys = [label.label, ...label.variants].map((wording) => reduceLabel(wording).key)
  reducedOfficial.set(label, keys)
  return keys
}
