/**
 * How light a colour is and how far two colours stand apart, 0 to 1, by the luma of sRGB. Enough to
 * say whether a mark can be seen; not a measure of legibility.
 */

/** Below this difference a reader sees nothing. */
const UNSEEN = 0.06
const WEIGHTS = [0.299, 0.587, 0.114] as const

function channels(color: string): [number, number, number] {
  const value = Number.parseInt(color.slice(1), 16) || 0
  return [((value >> 16) & 255) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255]
}

/** 0 for black, 1 for white; a pattern counts as middle grey. */
export function lightness(color: string | null): number {
  if (color === null) return 0.5
  const [r, g, b] = channels(color)
  return WEIGHTS[0] * r + WEIGHTS[1] * g + WEIGHTS[2] * b
}

/** The largest difference of a channel; 1 when either is a pattern, of which nothing is known. */
export function contrast(a: string | null, b: string | null): number {
  if (a === null || b === null) return 1
  const [ca, cb] = [channels(a), channels(b)]
  return Math.max(Math.abs(ca[0] - cb[0]), Math.abs(ca[1] - cb[1]), Math.abs(ca[2] - cb[2]))
}

/** Whether a mark of colour `a` on `b` shows at all. */
export function shows(a: string | null, b: string | null): boolean {
  return contrast(a, b) > UNSEEN
}
