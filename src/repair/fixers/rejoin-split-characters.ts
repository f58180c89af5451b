/**
 * Damage: an injector of pinyin worked on GBK bytes and cut characters in two, where the end of one and
 * the start of the next happened to be a character of its list: `請?zhí)峁┰撔畔` for 請提供該信息.
 * Seen: three mirrors (`domain.md` F.2b).
 * Leaves alone: everything without a `?` or a letter glued to a toned reading; stretches that do not
 * read better afterwards; all ASCII digits, which end a stretch.
 * Known limit: pairs of bytes that are no character vanished without a trace; what they were is lost.
 */
import type { Find, Fixer } from '../fixer.js'
import { pairTable } from '../mojibake/charset.js'
import { type Annotated, annotatedIn, bytesOfCut, READING } from '../mojibake/cut-readings.js'
import { qualityOf } from '../mojibake/quality.js'
import { readPairs } from '../mojibake/read-pairs.js'
import { HOLE, type Tokens } from '../mojibake/tokens.js'

/** `?zhí)`: the bracket went with the cut byte. `l(fā)`: the second byte of the character is the letter. */
const CUT = new RegExp(`\\?${READING}\\)|(?<=[^\\u0000-\\u007f]\\??)[@-~]\\(${READING}\\)`)
/** A stretch is out of step until an ASCII character that is no second byte: a figure, a blank, a word. */
const STRETCH = new RegExp(`(?:\\?${READING}\\)|\\(${READING}\\)|\\?|[@-~](?![A-Za-z])|[^\\u0000-\\u007f])+`, 'g')
const PART = new RegExp(`\\?${READING}\\)|([@-~])\\(${READING}\\)|\\(${READING}\\)|[^]`, 'g')
/** What full-width figures and letters seem to be is the half of a punctuation mark. */
const FULL_WIDTH = /[０-９Ａ-Ｚａ-ｚ！]/g
const FIRST_LEAD = 0x81
const LEAST_RISE = 0.4
const LEAST_QUALITY = 0.9

export const rejoinSplitCharacters: Fixer<Annotated> = {
  id: 'rejoin-split-characters',
  title: { zh: '还原被拼音切断的字', en: 'Rejoins characters that injected pinyin cut in two' },
  reasons: {
    'cut-between-bytes': {
      zh: '拼音插在一个字的两个字节之间，其后的字全部错位',
      en: 'a reading was put between the two bytes of a character, and all that follows is out of step',
    },
  },
  survey: annotatedIn,
  find(text, annotated) {
    if (!CUT.test(text)) return []
    const finds: Find[] = []
    for (const { 0: stretch, index } of text.matchAll(STRETCH)) {
      if (!CUT.test(text.slice(index - 1, index) + stretch)) continue
      const after = reread(stretch, annotated)
      if (after === undefined || after === stretch) continue
      finds.push({
        at: index,
        before: stretch,
        after,
        why: 'cut-between-bytes',
        certainty: after.includes('\ufffd') ? 'guess' : 'likely',
      })
    }
    return finds
  },
  examples: [
    { before: '請?zhí)峁┰撔畔⒌臉?biāo)題', after: '請提供該信息的標題' },
    { before: '機(jī)關(guān)，請?zhí)峁┰撔畔⒌臉?biāo)題。', after: '機關，請提供該信息的標題。' },
  ],
  leavesAlone: ['請?提供', 'WPS(zhí)', '3?zhí)', '甪(lù)直'],
}

/** What a stretch says when its bytes are put in step again, or undefined if that is no better. */
function reread(stretch: string, annotated: Annotated): string | undefined {
  const bytes = bytesOf(stretch, annotated)
  if (!bytes) return undefined
  const text = readPairs(bytes, 0, bytes.length, 'gbk', 'in-pairs').text.replace(FULL_WIDTH, '\ufffd')
  const { from, to, end } = difference(
    stretch.replace(PART, (part) => (part.length === 1 && part !== '?' ? part : '')),
    text,
  )
  const changed = text.slice(from, end)
  const before = qualityOf(to)
  const kept = changed.replaceAll('\ufffd', '')
  const after = qualityOf(kept)
  return after >= LEAST_QUALITY && after - before >= LEAST_RISE && changed.length <= 2 * kept.length ? text : undefined
}

/** Where two texts begin and cease to differ: what the first has between, and the span in the second. */
function difference(one: string, other: string): { to: string; from: number; end: number } {
  const shorter = Math.min(one.length, other.length)
  let from = 0
  while (from < shorter && one[from] === other[from]) from++
  let tail = 0
  while (tail < shorter - from && one.at(-1 - tail) === other.at(-1 - tail)) tail++
  return { to: one.slice(from, one.length - tail), from, end: other.length - tail }
}

/** The bytes of a stretch without the readings, and with those that the cuts swallowed. */
function bytesOf(stretch: string, annotated: Annotated): Tokens | undefined {
  const bytes: number[] = []
  const at: number[] = []
  const { bytesOf: pairs } = pairTable('gbk')
  for (const { 0: part, 1: cut, 2: letter, 3: glued, 4: plain, index } of stretch.matchAll(PART)) {
    const unit = part.charCodeAt(0)
    const reading = cut ?? glued
    if (plain !== undefined) continue
    const last = bytes.at(-1)
    if (cut !== undefined && last === undefined) return undefined
    if (reading !== undefined) {
      const next = firstByte(stretch, index + part.length)
      bytes.push(...bytesOfCut({ reading, last, next, letter: letter?.charCodeAt(0) }, annotated))
    } else if (part === '?') bytes.push(HOLE)
    else if (unit < FIRST_LEAD) bytes.push(unit)
    else if (pairs[unit]) bytes.push((pairs[unit] as number) >> 8, (pairs[unit] as number) & 0xff)
    else return undefined
    while (at.length < bytes.length) at.push(index)
  }
  return { length: bytes.length, bytes: Int16Array.from(bytes), at: Int32Array.from([...at, stretch.length]) }
}

/** The first byte at an offset of a stretch; undefined at its end and where a byte was lost. */
function firstByte(stretch: string, at: number): number | undefined {
  const unit = stretch.charCodeAt(at)
  if (Number.isNaN(unit) || stretch[at] === '?') return undefined
  return unit < FIRST_LEAD ? unit : (pairTable('gbk').bytesOf[unit] ?? 0) >> 8
}
