import type { Certainty, Splice, TracedText } from '../../document/index.js'
import type { Prose } from '../../layouts/index.js'

/** A stretch of one prose item: `text` is its folded text from offset `from` on. */
export interface Piece {
  readonly prose: Prose
  readonly from: number
  readonly text: string
}

const ENDS = /[。；！？;!?]/g

/**
 * The span of the text as printed (`now`) that the span `[from, to)` of its folded view stands for.
 * Folding replaces characters one by one; where a phrase changed its length, the whole sentences
 * around the span are taken, counted by their ends.
 */
export function spanOfNow(text: TracedText, from: number, to: number): { from: number; to: number } {
  const { now, folded } = text
  if (now.length === folded.length) return { from, to }
  const ends = [...now.matchAll(ENDS)].map((match) => match.index + 1)
  const before = count(folded.slice(0, from))
  const within = count(folded.slice(0, Math.max(from, to - 1)))
  return { from: before === 0 ? 0 : (ends[before - 1] ?? 0), to: ends[within] ?? now.length }
}

function count(text: string): number {
  return [...text.matchAll(ENDS)].length
}

/** The least certain repair that touches the span `[from, to)` of a piece's folded text, if any. */
export function repairOf(piece: Piece, from: number, to: number): Certainty | undefined {
  const { steps } = piece.prose.text
  let { from: start, to: end } = spanOfNow(piece.prose.text, from, to)
  let worst: Certainty | undefined
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i] as Splice
    const afterEnd = step.at + step.after.length
    const touches = step.after.length === 0 ? step.at > start && step.at < end : step.at < end && afterEnd > start
    if (touches && (worst === undefined || RANK[step.certainty] < RANK[worst])) worst = step.certainty
    const shift = step.before.length - step.after.length
    if (touches) {
      start = Math.min(start, step.at)
      end = Math.max(end, afterEnd) + shift
    } else if (afterEnd <= start) {
      start += shift
      end += shift
    }
  }
  return worst
}

const RANK: Readonly<Record<Certainty, number>> = { guess: 0, likely: 1, certain: 2 }
