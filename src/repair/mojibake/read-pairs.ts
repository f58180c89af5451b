import { type PairCharset, pairTable } from './charset.js'
import { weightOf } from './quality.js'
import { HOLE, type Tokens } from './tokens.js'

/** A text read anew as a charset of two bytes. A lost character is U+FFFD. */
export interface Rereading {
  readonly text: string
  readonly characters: number
  readonly lost: number
}

/** Losing a byte says more against a reading than a rare character does, a false start more still. */
const LOSS = -2
const STRAY = -3
/** ASCII is neither evidence nor free: a pair that ends in a letter beats a lost byte and a letter. */
const ASCII = -0.2
const LAST_ASCII = 0x7f
const FIRST_TRAIL = 0x40
const NOTHING = -3
/** The least weight of a character between two losses, of one beside a loss, and the least mean of a run. */
interface Belief {
  readonly alone: number
  readonly edge: number
  readonly mean: number
}

/** Where every loss left a mark the pairs beside it are hardly out of step; where none did they may be. */
const BELIEVED_MARKED: Belief = { alone: 0.6, edge: 0, mean: 0.3 }
const BELIEVED_UNMARKED: Belief = { alone: 2, edge: 2, mean: 0.9 }

/**
 * The likeliest way to pair the bytes of `[from, to)`. Where bytes were lost nobody knows whether the
 * next one begins a character or ends one, so all ways are weighed (a shortest path, linear).
 */
export function readPairs({ bytes }: Tokens, from: number, to: number, charset: PairCharset): Rereading {
  const { unitOf } = pairTable(charset)
  const best = new Float64Array(to - from + 1)
  const sizes = new Uint8Array(to - from)
  const units = new Uint16Array(to - from)
  for (let at = to - 1; at >= from; at--) {
    const here = at - from
    const first = bytes[at] as number
    const second = at + 1 < to ? (bytes[at + 1] as number) : NOTHING
    const unit = first > LAST_ASCII && second >= FIRST_TRAIL ? (unitOf[first * 256 + second] as number) : 0
    const one = (first === HOLE ? LOSS : first > LAST_ASCII ? STRAY : ASCII) + (best[here + 1] as number)
    let two = Number.NEGATIVE_INFINITY
    if (unit !== 0) two = weightOf(unit) + (best[here + 2] as number)
    else if (isHalf(first, second)) two = LOSS + (best[here + 2] as number)
    sizes[here] = two > one ? 2 : 1
    units[here] = two > one ? unit : first >= 0 && first <= LAST_ASCII ? first : 0
    best[here] = Math.max(one, two)
  }
  return spell(sizes, units, bytes.subarray(from, to).includes(HOLE) ? BELIEVED_MARKED : BELIEVED_UNMARKED)
}

/** Whether a mark and a byte can be one character of which half was lost. */
function isHalf(first: number, second: number): boolean {
  return (first === HOLE && second >= FIRST_TRAIL) || (first > LAST_ASCII && second === HOLE)
}

function spell(sizes: Uint8Array, choice: Uint16Array, believed: Belief): Rereading {
  const units: number[] = []
  for (let at = 0; at < sizes.length; at += sizes[at] as number) units.push(choice[at] as number)
  if (units.includes(0)) markDoubtful(units, believed)
  let characters = 0
  let lost = 0
  for (const unit of units) {
    if (unit === 0) lost++
    else if (unit > LAST_ASCII) characters++
  }
  return { text: units.map((unit) => (unit === 0 ? '\ufffd' : String.fromCharCode(unit))).join(''), characters, lost }
}

/**
 * Beside lost bytes the pairing may be out of step and still make characters. Only a run that reads as
 * Chinese is believed, no rare character in it, and at its ends only what official texts are full of.
 */
function markDoubtful(units: number[], believed: Belief): void {
  for (let from = 0; from < units.length; from++) {
    let to = from
    let sum = 0
    for (; (units[to] ?? 0) > LAST_ASCII; to++) sum += weightOf(units[to] as number)
    const reads = sum >= (to - from === 1 ? believed.alone : believed.mean * (to - from))
    const begins = isLoss(units[from - 1])
    const ends = isLoss(units[to])
    for (let at = from; at < to; at++) {
      const weight = weightOf(units[at] as number)
      const least = (at === from && begins) || (at === to - 1 && ends) ? believed.edge : 0
      if (!reads || weight < least) units[at] = 0
    }
    from = to
  }
}

/** A lost character, or the second byte of one: a letter or sign without its first byte. */
function isLoss(unit: number | undefined): boolean {
  return unit === 0 || (unit !== undefined && unit >= FIRST_TRAIL && unit <= LAST_ASCII)
}
