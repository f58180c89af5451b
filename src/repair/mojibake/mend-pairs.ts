import type { PairCharset } from './charset.js'
import { BAD_QUALITY, GOOD_PAIRS_QUALITY, type Known, LEAST_RISE, type Mend, type Misreading } from './misreading.js'
import { qualityOf } from './quality.js'
import { readPairs } from './read-pairs.js'
import { BARRIER, type Tokens, tokensOf, type WrongReader } from './tokens.js'

/** Fewer characters than this prove nothing where any pair of bytes is some character. */
const LEAST_PAIRS = 4
const LEAST_KNOWN_PAIRS = 2
const LEAST_SINGLE_PAIRS = 2
const FEW = 6
const GOOD_FEW_QUALITY = 1.5

const KANA = /[\u3041-\u30ff]/g
/** Marks alone say nothing. */
const READABLE = /[^\u0000-\u007f\ufffd]/
/** Full-width figures and letters may be misread bytes; where the text does not read so, they part it, as marks do. */
const PIECES = /\S+/g
const WORDS = /[^\s０-９Ａ-Ｚａ-ｚ]+/g
const CLAUSES = /[^\s０-９Ａ-Ｚａ-ｚ，。；：、（）“”《》〔〕]+/g

/** GBK or Big5 in text of single bytes: whatever lies between two characters that are no such byte. */
export function mendSinglePairs(line: string): Mend[] {
  const tokens = tokensOf(line, 'single')
  const mends: Mend[] = []
  for (let from = 0; from < tokens.length; from++) {
    if (tokens.bytes[from] === BARRIER) continue
    let to = from
    while (to < tokens.length && tokens.bytes[to] !== BARRIER) to++
    const mend = bestPairs(line, tokens, from, to, 'single', [
      ['gbk', 'gbk-read-as-latin1'],
      ['big5', 'big5-read-as-latin1'],
    ])
    if (mend && mend.characters >= LEAST_SINGLE_PAIRS) mends.push(mend)
    from = to
  }
  return mends
}

/** GBK in Big5 or the reverse, part by part; each part must speak for itself. A `?` there is a lost byte. */
export function mendPairs(line: string, known: Known): Mend[] {
  for (const parts of [PIECES, WORDS, CLAUSES]) {
    const mends = mendParts(line, parts, known)
    if (mends.length > 0) return mends
  }
  return []
}

function mendParts(line: string, parts: RegExp, known: Known): Mend[] {
  const mends: Mend[] = []
  for (const { 0: part, index } of line.matchAll(parts)) {
    if (!READABLE.test(part) || qualityOf(part) > BAD_QUALITY || isJapanese(part)) continue
    const [one, other] = (['gbk', 'big5'] as const).map((reader) => {
      const tokens = tokensOf(part.replaceAll('?', '\ufffd'), reader)
      if (tokens.bytes.subarray(0, tokens.length).includes(BARRIER)) return undefined
      const real: PairCharset = reader === 'gbk' ? 'big5' : 'gbk'
      return bestPairs(part, tokens, 0, tokens.length, reader, [[real, `${real}-read-as-${reader}` as Misreading]])
    })
    const mend = (other?.gain ?? 0) > (one?.gain ?? 0) ? other : one
    if (mend && mend.characters >= (known.has(mend.misreading) ? LEAST_KNOWN_PAIRS : LEAST_PAIRS))
      mends.push({ ...mend, from: mend.from + index, to: mend.to + index })
  }
  return mends
}

/** Kana stand in the same row as the commonest Big5 characters; a text that is mostly kana is Japanese. */
function isJapanese(part: string): boolean {
  return 2 * (part.match(KANA)?.length ?? 0) > part.length
}

type PairMend = Mend & { readonly characters: number }

function bestPairs(
  line: string,
  tokens: Tokens,
  from: number,
  to: number,
  reader: WrongReader,
  readings: readonly (readonly [PairCharset, Misreading])[],
): PairMend | undefined {
  const start = tokens.at[from] as number
  const end = tokens.at[to] as number
  const before = qualityOf(line.slice(start, end))
  if (before > BAD_QUALITY) return undefined
  let best: PairMend | undefined
  for (const [charset, misreading] of readings) {
    const { text, characters, lost } = readPairs(tokens, from, to, charset, reader)
    const after = qualityOf(text.replaceAll('\ufffd', ''))
    const gain = (after - before) * characters - lost
    if (lost > mayLose(characters) || after < goodFor(characters) || after - before < LEAST_RISE || gain <= (best?.gain ?? 0))
      continue
    best = { from: start, to: end, text, misreading, lost, gain, characters }
  }
  return best
}

/** The fewer the characters, the likelier they make sense by chance. */
const goodFor = (characters: number) => (characters < FEW ? GOOD_FEW_QUALITY : GOOD_PAIRS_QUALITY)

/** Beside 10 characters that make sense 8 lost ones may stand; beside a few, hardly any. */
const mayLose = (characters: number) => (characters >= 10 ? 0.8 * characters : characters / 4)
