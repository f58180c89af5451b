import { type PairCharset, pairTable } from './charset.js'
import { lnBehind, lnOf } from './likelihood.js'
import { type Losing, type LostHalves, lostHalves } from './lost-halves.js'
import { HOLE, startsCharacter, type Tokens } from './tokens.js'

/** A text read anew as a charset of two bytes. A lost character is U+FFFD. */
export interface Rereading {
  readonly text: string
  readonly characters: number
  readonly lost: number
}

const LAST_ASCII = 0x7f
const FIRST_TRAIL = 0x40
/** Behind the last byte. */
const NO_BYTE = -4
/** For what stands for no character at all. */
const NO_UNIT = 1
/** Logarithms, as in `likelihood.ts`: of a figure or sign, of a letter that stands alone among Han characters. */
const LN_ASCII = -5
const LN_LETTER = -9
/** Of both bytes of a character being lost: a third of all pairs. */
const LN_BOTH_LOST = -1
/** Of a mark for a byte that neither half can have lost: a question mark that somebody wrote. */
const LN_ODD_MARK = -12
/** Of a half alone where the reader would have left a mark: a mistake of ours. */
const LN_UNMARKED = -25
/** Losses without a mark are believed in only where they explain the text better by this much. */
const LEAST_GAIN_OF_LOSS = 6
/** A character is believed where every other way to pair the bytes is less likely by this much (e^4: fifty times). */
const LEAST_MARGIN = 4
/** Where pairs vanish there are fewer other ways, and so each says less. */
const LEAST_MARGIN_IN_PAIRS = 8
/** The same over what is left of two characters when the pair of bytes between them vanished. */
const LEAST_GAIN_OVER_VANISHED = 3

/** Stands behind a mark for two bytes, of which the second may be the ASCII that follows. */
const MAYBE = -3

/** The ways on from a place: how many bytes, what unit they are (0: lost), and how likely that is. */
type Visit = (size: 1 | 2, unit: number, ln: number, isPair: boolean) => void

interface Passage {
  readonly tokens: Tokens
  readonly unitOf: Uint16Array
  readonly halves: LostHalves
  readonly inPairs: boolean
  /** Whether losses may have left no mark. */
  readonly isUnmarked: boolean
}

/**
 * The likeliest way to pair the bytes of `[from, to)` that `losing` read and `written` wrote. Where bytes
 * were lost nobody knows whether the next one begins a character or ends one, so all ways are weighed
 * (a shortest path, linear); what is not much likelier than any other way is given up as lost.
 */
export function readPairs(tokens: Tokens, from: number, to: number, written: PairCharset, losing: Losing): Rereading {
  const part = slice(tokens, from, to)
  const isMarked = part.bytes.includes(HOLE)
  const inPairs = losing === 'in-pairs'
  const passage = { tokens: part, unitOf: pairTable(written).unitOf, halves: lostHalves(written, losing), inPairs }
  const without = likeliestPath({ ...passage, isUnmarked: false })
  if (inPairs) return spell(without)
  if (!isMarked) return spell(better(without, likeliestPath({ ...passage, isUnmarked: true }), LEAST_GAIN_OF_LOSS))
  return spell(better(without, likeliestPath({ ...passage, tokens: withDoubleMarks(part), isUnmarked: false }), 0))
}

/** One character of a path; `middle`: the place of its second byte, 0 for what is no pair. */
interface Step {
  readonly unit: number
  readonly middle: number
}

interface Path {
  /** The units, 0 for each that is lost or doubtful. */
  readonly units: readonly number[]
  readonly ln: number
}

const better = (one: Path, other: Path, least: number) => (other.ln - one.ln > least ? other : one)

function slice({ bytes, at }: Tokens, from: number, to: number): Tokens {
  return { length: to - from, bytes: bytes.subarray(from, to), at: at.subarray(from, to + 1) }
}

/** The same bytes as a reader has them that leaves one mark for two. */
function withDoubleMarks({ bytes, at, length }: Tokens): Tokens {
  const more: number[] = []
  const places: number[] = []
  for (let index = 0; index < length; index++) {
    const byte = bytes[index] as number
    const next = index + 1 < length ? (bytes[index + 1] as number) : 0
    more.push(byte)
    if (byte === HOLE) more.push(next >= 0 && next <= LAST_ASCII ? MAYBE : HOLE)
    while (places.length < more.length) places.push(at[index] as number)
  }
  return { length: more.length, bytes: Int16Array.from(more), at: Int32Array.from([...places, at[length] as number]) }
}

function likeliestPath(passage: Passage): Path {
  const { length } = passage.tokens
  // Two states a place: 0, whatever stands before it; 1, a whole pair does.
  const before = new Float64Array(2 * (length + 1)).fill(Number.NEGATIVE_INFINITY)
  const cameFrom = new Int8Array(2 * (length + 1))
  const units = new Uint16Array(2 * (length + 1))
  before[0] = 0
  for (let place = 0; place < length; place++) {
    for (let state = 0; state < 2; state++) {
      const here = before[2 * place + state] as number
      if (here === Number.NEGATIVE_INFINITY) continue
      waysOn(passage, place, state, (size, unit, ln, isPair) => {
        const there = 2 * (place + size) + (isPair ? 1 : 0)
        if (here + ln <= (before[there] as number)) return
        before[there] = here + ln
        cameFrom[there] = size * 2 + state
        units[there] = unit
      })
    }
  }
  return walkBack(passage, before, cameFrom, units)
}

function walkBack(passage: Passage, before: Float64Array, cameFrom: Int8Array, units: Uint16Array): Path {
  const { length } = passage.tokens
  const end = 2 * length + ((before[2 * length + 1] as number) > (before[2 * length] as number) ? 1 : 0)
  const ln = before[end] as number
  const path: Step[] = []
  for (let at = end; at > 1; ) {
    const step = cameFrom[at] as number
    const place = (at >> 1) - (step >> 1)
    if (units[at] !== NO_UNIT) path.push({ unit: units[at] as number, middle: at % 2 === 1 ? place + 1 : 0 })
    at = 2 * place + (step & 1)
  }
  path.reverse()
  if (!passage.inPairs && !path.some(({ unit }) => unit === 0)) return { units: path.map(({ unit }) => unit), ln }
  const through = likelihoodThrough(passage, before)
  const least = passage.inPairs ? LEAST_MARGIN_IN_PAIRS : LEAST_MARGIN
  const isDoubtful = (index: number) => {
    const { unit, middle } = path[index] as Step
    if (middle === 0 || unit === 0) return false
    if (ln - (through[middle] as number) < least) return true
    return passage.inPairs && gainOverVanished(passage, path, index) < LEAST_GAIN_OVER_VANISHED
  }
  return { units: path.map(({ unit }, index) => (isDoubtful(index) ? 0 : unit)), ln }
}

/** How much likelier a pair is as one character than as what was left of two when the pair between them vanished. */
function gainOverVanished({ tokens, halves }: Passage, path: readonly Step[], index: number): number {
  const { unit, middle } = path[index] as Step
  if (!startsCharacter(tokens, middle)) return Number.POSITIVE_INFINITY
  const inWords = lnBehind(path[index - 1]?.unit ?? 0, unit) + lnBehind(unit, path[index + 1]?.unit ?? 0)
  const [first, second] = [middle - 1, middle].map((at) => tokens.bytes[at] as number) as [number, number]
  return lnOf(unit) + inWords - halves.bothAlone(first, second)
}

/** For every place the likelihood of the best path that has a border there. */
function likelihoodThrough(passage: Passage, before: Float64Array): Float64Array {
  const { length } = passage.tokens
  const after = new Float64Array(2 * (length + 1)).fill(Number.NEGATIVE_INFINITY)
  after.fill(0, 2 * length)
  const through = new Float64Array(length + 1)
  for (let place = length; place >= 0; place--) {
    for (let state = 0; state < 2; state++) {
      const here = 2 * place + state
      if (place < length)
        waysOn(passage, place, state, (size, _unit, ln, isPair) => {
          after[here] = Math.max(after[here] as number, ln + (after[2 * (place + size) + (isPair ? 1 : 0)] as number))
        })
    }
    through[place] = Math.max(
      ...[0, 1].map((state) => (before[2 * place + state] as number) + (after[2 * place + state] as number)),
    )
  }
  return through
}

function waysOn(passage: Passage, at: number, state: number, visit: Visit): void {
  const { tokens, halves } = passage
  const first = tokens.bytes[at] as number
  const second = byteAt(tokens, at + 1)
  if (first === MAYBE) visit(1, NO_UNIT, 0, false)
  else if (first === HOLE) {
    visit(1, 0, LN_ODD_MARK, false)
    if (second === HOLE || second === MAYBE) visit(2, 0, LN_BOTH_LOST, false)
    if (second >= FIRST_TRAIL) visit(2, 0, halves.secondAlone(second), false)
  } else if (first <= LAST_ASCII)
    visit(1, first, first < FIRST_TRAIL ? LN_ASCII : Math.max(LN_LETTER, halves.secondAlone(first)), false)
  else waysOfLead(passage, at, state, visit)
}

function waysOfLead(passage: Passage, at: number, state: number, visit: Visit): void {
  const { tokens, unitOf, halves, inPairs } = passage
  const { bytes } = tokens
  const first = bytes[at] as number
  const second = byteAt(tokens, at + 1)
  const unit = second >= FIRST_TRAIL ? (unitOf[first * 256 + second] as number) : 0
  if (unit !== 0) {
    const previous = state === 1 ? (unitOf[(bytes[at - 2] as number) * 256 + (bytes[at - 1] as number)] as number) : 0
    visit(2, unit, lnOf(unit) + lnBehind(previous, unit), true)
  }
  if (second === HOLE) visit(2, 0, halves.firstAlone(first, byteAt(tokens, at + 2)), false)
  if (inPairs && second >= FIRST_TRAIL && startsCharacter(tokens, at + 1)) visit(2, 0, halves.bothAlone(first, second), false)
  visit(1, 0, passage.isUnmarked ? halfAlone(passage, at) : LN_UNMARKED, false)
}

const byteAt = ({ bytes, length }: Tokens, at: number) => (at < length ? (bytes[at] as number) : NO_BYTE)

/** A half whose other half left no mark. A reader loses bytes between characters, not inside them. */
function halfAlone({ tokens, halves }: Passage, at: number): number {
  const byte = tokens.bytes[at] as number
  const behindLoss = startsCharacter(tokens, at) ? halves.secondAlone(byte) : LN_UNMARKED
  const beforeLoss = startsCharacter(tokens, at + 1) ? halves.firstAlone(byte, byteAt(tokens, at + 1)) : LN_UNMARKED
  return Math.max(behindLoss, beforeLoss)
}

function spell({ units }: Path): Rereading {
  let characters = 0
  let lost = 0
  for (const unit of units) {
    if (unit === 0) lost++
    else if (unit > LAST_ASCII) characters++
  }
  return { text: units.map((unit) => (unit === 0 ? '\ufffd' : String.fromCharCode(unit))).join(''), characters, lost }
}
