import { mendPairs, mendSinglePairs } from './mend-pairs.js'
import { GOOD_PAIRS_QUALITY, type Known, LEAST_RISE, type Mend, type Misreading, NOTHING_KNOWN } from './misreading.js'
import { qualityOf, strangersIn } from './quality.js'
import { readUtf8 } from './read-utf8.js'
import { tokensOf, type WrongReader } from './tokens.js'

/** Texts misread twice occur; three times has not been seen. */
const DEEPEST = 3
const GOOD_UTF8_QUALITY = 0.5
/** Not one character that a reader would know. */
const HOPELESS = -0.9
/** Only what every official text is full of. */
const PERFECT = 2

/** The parts of a line that were misread through a charset of one byte (Latin-1, windows-1252). */
export function mendSingle(line: string, known: Known = NOTHING_KNOWN, depth = 0): Mend[] {
  return better(mendUtf8(line, 'single', 'utf8-read-as-latin1', known, depth), mendSinglePairs(line))
}

/** The parts of a line that were misread through a charset of two bytes (GBK, GB18030, Big5). */
export function mendDouble(line: string, known: Known = NOTHING_KNOWN, depth = 0): Mend[] {
  if (strangersIn(line) < (known.size > 0 ? 1 : 2)) return []
  const utf8 = better(
    mendUtf8(line, 'gbk', 'utf8-read-as-gbk', known, depth),
    mendUtf8(line, 'big5', 'utf8-read-as-big5', known, depth),
  )
  return utf8.length > 0 ? utf8 : mendPairs(line, known)
}

function mendUtf8(line: string, reader: WrongReader, misreading: Misreading, known: Known, depth: number): Mend[] {
  const mends: Mend[] = []
  for (const passage of readUtf8(tokensOf(line, reader), reader === 'single')) {
    const { from, to, lost } = passage
    const text = deeper(passage.text, depth)
    const before = qualityOf(line.slice(from, to))
    const after = qualityOf(text.replaceAll('\ufffd', ''))
    const alone =
      passage.whole === 1 && to - from === line.length && (known.has(misreading) || (before <= HOPELESS && after >= PERFECT))
    const enough = reader === 'single' ? passage.whole >= 1 || text !== passage.text : passage.whole >= 2 || alone
    if (!enough || lost > mayLose(reader, passage.whole) || after < GOOD_UTF8_QUALITY || after - before < LEAST_RISE) continue
    mends.push({ from, to, text, misreading, lost, gain: (after - before) * passage.whole })
  }
  return mends
}

/** A reader of Big5 loses two characters in three without rule; between such losses false ones look whole. */
const mayLose = (reader: WrongReader, whole: number) => (reader === 'big5' ? whole / 4 : whole)

/** What was read twice wrongly is still damaged after the first rereading. */
function deeper(text: string, depth: number): string {
  if (depth + 1 >= DEEPEST || qualityOf(text) >= GOOD_PAIRS_QUALITY) return text
  const single = mendSingle(text, NOTHING_KNOWN, depth + 1)
  return applyMends(text, single.length > 0 ? single : mendDouble(text, NOTHING_KNOWN, depth + 1))
}

function applyMends(text: string, mends: readonly Mend[]): string {
  let result = ''
  let from = 0
  for (const mend of mends) {
    result += text.slice(from, mend.from) + mend.text
    from = mend.to
  }
  return result + text.slice(from)
}

function better(one: Mend[], other: Mend[]): Mend[] {
  const gain = (mends: Mend[]) => mends.reduce((sum, mend) => sum + mend.gain, 0)
  return gain(other) > gain(one) ? other : one
}
