/**
 * Which character a reading belongs to that an injector put between bytes. It annotates pairs of bytes, and the
 * pair it took for that character may be the end of one and the beginning of the next. Half of it, or all, was
 * lost to the reader; what it was follows from the reading, from what is left and from the rest of the document.
 */
import { everydayLevel } from '../everyday.js'
import { charactersRead, fitOf, readSyllable } from '../readings.js'
import { pairTable } from './charset.js'
import { lnOf } from './likelihood.js'
import { HOLE } from './tokens.js'

export const READING = '((?:[a-zɑɡ\\u00e0-\\u01dc]|[\\u0300-\\u030c]){1,10})'
/** `執(zhí)`: a character that no cut went through. */
const WHOLE = new RegExp(`([\\u4e00-\\u9fff])\\(${READING}\\)`, 'g')
const FIRST_LEAD = 0x81
const TRADITIONAL_ONLY = 2
/** An injector annotates a character wherever it stands: what bears this reading elsewhere is on its list. */
const LN_SEEN = 10
/** Injectors came with converters to traditional characters, and annotate those more than others. */
const LN_TRADITIONAL = 2
/** One of several characters is believed where it is likelier than every other by this much. */
const LEAST_MARGIN = 4
const NONE: ReadonlySet<number> = new Set()

/** For each reading, as it is written, the GBK codes of the characters that bear it in the document. */
export type Annotated = ReadonlyMap<string, ReadonlySet<number>>

export function annotatedIn(texts: readonly string[]): Annotated {
  const annotated = new Map<string, Set<number>>()
  const { bytesOf: pairs } = pairTable('gbk')
  for (const text of texts) {
    for (const { 1: character = '', 2: reading = '' } of text.matchAll(WHOLE)) {
      const syllable = readSyllable(reading)
      if (!syllable?.toned || fitOf(character, syllable.letters) === 'none') continue
      annotated.set(reading, (annotated.get(reading) ?? new Set()).add(pairs[character.charCodeAt(0)] ?? 0))
    }
  }
  return annotated
}

export interface CutReading {
  readonly reading: string
  /** The byte that stands before it, and the one behind it. */
  readonly last: number | undefined
  readonly next: number | undefined
  /** The letter before the bracket, which is the second byte; otherwise that byte led the bracket away. */
  readonly letter: number | undefined
}

/**
 * The bytes, beyond those that stand there, of the character that a cut reading belongs to. Its first byte
 * stands before the reading, or vanished together with the end of the character before. Where it may be one of
 * several characters, its bytes are lost.
 */
export function bytesOfCut(cut: CutReading, annotated: Annotated): number[] {
  const candidates = pairsRead(cut.reading).filter((pair) =>
    cut.letter === undefined ? (pair & 0xff) >= FIRST_LEAD : (pair & 0xff) === cut.letter,
  )
  const seen = annotated.get(cut.reading) ?? NONE
  const joined = candidates.filter((pair) => pair >> 8 === cut.last)
  const pair = likeliest(joined.length > 0 ? joined : candidates, cut, seen)
  if (joined.length > 0) return [pair === undefined ? (cut.letter ?? HOLE) : pair & 0xff]
  return pair === undefined ? [HOLE, HOLE, cut.letter ?? HOLE] : [HOLE, pair >> 8, pair & 0xff]
}

function likeliest(candidates: readonly number[], { next, letter }: CutReading, seen: ReadonlySet<number>): number | undefined {
  const { unitOf } = pairTable('gbk')
  const ln = (pair: number) => {
    const unit = unitOf[pair] as number
    const asAnnotated =
      lnOf(unit) + (seen.has(pair) ? LN_SEEN : 0) + (everydayLevel(unit) === TRADITIONAL_ONLY ? LN_TRADITIONAL : 0)
    // A second byte that is no letter is in truth the first of the next character.
    return letter === undefined && next !== undefined
      ? asAnnotated + lnOf(unitOf[(pair & 0xff) * 256 + next] as number)
      : asAnnotated
  }
  const [best, second] = candidates.map((pair) => ({ pair, ln: ln(pair) })).sort((a, b) => b.ln - a.ln)
  return best && best.ln - (second?.ln ?? Number.NEGATIVE_INFINITY) >= LEAST_MARGIN ? best.pair : undefined
}

/** The GBK codes of the everyday characters with that reading. */
function pairsRead(reading: string): number[] {
  const syllable = readSyllable(reading)
  if (!syllable?.toned) return []
  const { bytesOf: pairs } = pairTable('gbk')
  return [...charactersRead(syllable.letters)]
    .filter((character) => everydayLevel(character.charCodeAt(0)) > 0)
    .map((character) => pairs[character.charCodeAt(0)] ?? 0)
    .filter((pair) => pair !== 0)
}
