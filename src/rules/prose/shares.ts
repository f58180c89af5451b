import { type Count, countsIn, type Percentage, percentagesIn } from './counts.js'

/** A count with its share: `258件，占33.9%`. Offsets count in the sentence. */
export interface Share {
  readonly count: Count
  readonly percentage: Percentage
  /** All counts that stand before this one in the sentence: any may be the whole. */
  readonly before: readonly Count[]
}

/** What stands between a count and its share. */
const OF = /^(?:，|、|（|：)?(?:约|大约)?占(?:比)?[^，。；、0-9]{0,16}$/

/** All shares of a squeezed sentence, in order. */
export function readShares(text: string): Share[] {
  const counts = countsIn(text)
  const shares: Share[] = []
  let next = 0
  for (const percentage of percentagesIn(text)) {
    while (next < counts.length && (counts[next] as Count).to <= percentage.from) next++
    const count = counts[next - 1]
    if (count && OF.test(text.slice(count.to, percentage.from)))
      shares.push({ count, percentage, before: counts.slice(0, next - 1) })
  }
  return shares
}

/** Percentage points beside the last printed digit that rounding may make (`domain.md` C.2, TXT-10). */
const TOLERANCE = 0.06
/** A share without decimals is rounded to whole points. */
const TOLERANCE_OF_WHOLE = 0.56

/** True where the percentage is what `part` of `whole` comes to, as far as rounding lets one tell. */
export function isShareOf({ value, decimals }: Percentage, part: number, whole: number): boolean {
  if (whole <= 0) return false
  return Math.abs(value - (100 * part) / whole) <= (decimals === 0 ? TOLERANCE_OF_WHOLE : TOLERANCE)
}

/** The share of `part` in `whole`, rounded to as many decimals as were printed. */
export function shareOf(part: number, whole: number, decimals: number): number {
  const scale = 10 ** decimals
  return Math.round(((100 * part) / whole) * scale) / scale
}
