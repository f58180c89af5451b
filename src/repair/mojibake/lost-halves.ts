/**
 * What the half of a character says whose other half was lost. A reader loses a byte because it makes
 * no character with the next one in the reader's own charset; so only some bytes can have been lost, and
 * the half that is left is the likelier, the likelier the characters are that it can belong to.
 */
import { type PairCharset, pairTable } from './charset.js'
import { lnBehind, lnOf } from './likelihood.js'
import type { WrongReader } from './tokens.js'

/** `in-pairs`: a reader of GBK that drops two bytes without a mark where they make no character. */
export type Losing = WrongReader | 'in-pairs'

export interface LostHalves {
  /** ln of the likelihood that this byte ends a character whose first byte was lost just before it. */
  secondAlone(second: number): number
  /** The same that it begins one whose second byte was lost; `next`: the byte behind the loss, negative where none is known. */
  firstAlone(first: number, next: number): number
  /** The same that these two bytes belong to two characters, and that a pair between them vanished. */
  bothAlone(first: number, second: number): number
}

const FIRST_LEAD = 0x81
const FIRST_TRAIL = 0x40
const LAST_BYTE = 0xfe
/** Readers differ in what they can read: what this one would not have lost is not quite excluded. */
const ANOTHER_READER = Math.exp(-3)
const NOTHING = -30
/** The bytes that windows-1252 does not have. */
const NOT_IN_1252 = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d])

const loaded = new Map<string, LostHalves>()

export function lostHalves(written: PairCharset, losing: Losing): LostHalves {
  const key = `${written} ${losing}`
  const halves = loaded.get(key) ?? load(written, losing)
  loaded.set(key, halves)
  return halves
}

function load(written: PairCharset, losing: Losing): LostHalves {
  const { unitOf } = pairTable(written)
  const isLost = losesOf(losing)
  const sum = (from: number, pairWith: (byte: number) => number, isByteLost: (byte: number) => boolean) => {
    let total = 0
    for (let byte = from; byte <= LAST_BYTE; byte++) {
      const unit = unitOf[pairWith(byte)] as number
      if (unit !== 0) total += Math.exp(lnOf(unit)) * (isByteLost(byte) ? 1 : ANOTHER_READER)
    }
    return total === 0 ? NOTHING : Math.log(total)
  }
  const seconds = new Float32Array(0x100).fill(Number.NaN)
  const firsts = new Map<number, number>()
  const boths = new Map<number, number>()
  const afterFirst = new Map<number, Float64Array>()
  let vanishing: readonly number[] | undefined
  return {
    secondAlone(second) {
      if (Number.isNaN(seconds[second]))
        seconds[second] = sum(
          FIRST_LEAD,
          (first) => first * 256 + second,
          (first) => isLost(first, second),
        )
      return seconds[second] as number
    },
    firstAlone(first, next) {
      const key = first * 256 + Math.max(next, 0)
      const known =
        firsts.get(key) ??
        sum(
          FIRST_TRAIL,
          (second) => first * 256 + second,
          (second) => isLost(second, next),
        )
      firsts.set(key, known)
      return known
    },
    bothAlone(first, second) {
      const key = first * 256 + second
      vanishing ??= unassignedPairs(unitOf)
      const known = boths.get(key)
      if (known !== undefined) return known
      // Most of the sum hangs on the first byte alone: made for each pair it would be seconds of a hostile text.
      const beginnings = afterFirst.get(first) ?? beginningsAfter(unitOf, vanishing, first)
      afterFirst.set(first, beginnings)
      const ln = lnVanished(unitOf, vanishing, beginnings, [first, second])
      boths.set(key, ln)
      return ln
    },
  }
}

/** The pairs of bytes that make no character, of which the first can end one and the second begin one. */
function unassignedPairs(unitOf: Uint16Array): number[] {
  const pairs: number[] = []
  for (let first = FIRST_LEAD; first <= LAST_BYTE; first++)
    for (let second = FIRST_LEAD; second <= LAST_BYTE; second++)
      if (unitOf[first * 256 + second] === 0) pairs.push(first * 256 + second)
  return pairs
}

/** Up to so many pairs vanish in a row; more are too seldom to count. */
const MOST_VANISHED = 3

/** Of each byte, how likely it begins the last character of several that `first` begins, with two or more pairs vanished between. */
function beginningsAfter(unitOf: Uint16Array, vanishing: readonly number[], first: number): Float64Array {
  const beginnings = new Float64Array(0x100)
  let ends = Float64Array.from({ length: 0x100 }, (_, byte) => likelihoodOf(unitOf, first * 256 + byte))
  for (let count = 1; count <= MOST_VANISHED; count++) {
    const begins = new Float64Array(0x100)
    for (const pair of vanishing) begins[pair & 0xff] = (begins[pair & 0xff] as number) + (ends[pair >> 8] as number)
    const next = new Float64Array(0x100)
    begins.forEach((before, lead) => {
      if (before === 0) return
      if (count > 1) beginnings[lead] = (beginnings[lead] as number) + before
      for (let trail = FIRST_LEAD; trail <= LAST_BYTE; trail++)
        next[trail] = (next[trail] as number) + before * likelihoodOf(unitOf, lead * 256 + trail)
    })
    ends = next
  }
  return beginnings
}

function likelihoodOf(unitOf: Uint16Array, pair: number): number {
  return unitOf[pair] === 0 ? 0 : Math.exp(lnOf(unitOf[pair] as number))
}

/**
 * ln of the likelihood that a character begins with `first`, another one ends with `second`, and that all
 * between them vanished: pair after pair, each the end of one character and the beginning of the next.
 */
function lnVanished(
  unitOf: Uint16Array,
  vanishing: readonly number[],
  beginnings: Float64Array,
  [first, second]: readonly [number, number],
): number {
  const several = beginnings.reduce((sum, before, lead) => sum + before * likelihoodOf(unitOf, lead * 256 + second), 0)
  const total = likelihoodOfTwo(unitOf, vanishing, first, second) + several
  return total === 0 ? NOTHING : Math.log(total)
}

/** What two characters with one vanished pair between them are likely to be; words are much likelier. */
function likelihoodOfTwo(unitOf: Uint16Array, vanishing: readonly number[], first: number, second: number): number {
  let total = 0
  for (const pair of vanishing) {
    const one = unitOf[first * 256 + (pair >> 8)] as number
    const other = unitOf[(pair & 0xff) * 256 + second] as number
    if (one !== 0 && other !== 0) total += Math.exp(lnOf(one) + lnOf(other) + lnBehind(one, other))
  }
  return total
}

/** Whether a byte was lost in front of that one. */
function losesOf(losing: Losing): (byte: number, next: number) => boolean {
  if (losing === 'single') return (byte) => NOT_IN_1252.has(byte)
  if (losing === 'in-pairs') return () => true
  const { unitOf } = pairTable(losing)
  return (byte, next) => byte >= FIRST_LEAD && (next < FIRST_TRAIL || unitOf[byte * 256 + next] === 0)
}
