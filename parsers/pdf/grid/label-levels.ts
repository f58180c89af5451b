/**
 * Columns of labels without rules: labels numbered in one style (一、 （一） 1.) that begin at one x
 * stand in one column, if labels of the next style begin to their right and beside them.
 */
import type { NumberStyle } from './numbering.js'
import { numberingOf } from './numbering.js'
import type { Word } from './words.js'

/** Starts of labels in one column differ by no more, in points. */
const FLUSH = 2
/** Columns of labels begin at least this far from each other, in points; less is an indent. */
const LEAST_APART = 14

/** The x at which each column of labels begins, from left to right; one when they cannot be told apart. */
export function labelLevels(labels: readonly Word[]): number[] {
  const starts = new Map<NumberStyle, number[]>()
  for (const word of labels) {
    const style = numberingOf(word.text)?.style
    if (!style) continue
    const list = starts.get(style)
    if (list) list.push(word.x0)
    else starts.set(style, [word.x0])
  }
  const left = Math.min(...labels.map((word) => word.x0))
  const levels = [left]
  const found = [...starts.values()].map((xs) => ({ from: Math.min(...xs), to: Math.max(...xs) }))
  // One style that starts here and there is centred or indented: no columns can be told by it.
  if (found.some(({ from, to }) => to - from > FLUSH)) return levels
  for (const { from } of found.sort((a, b) => a.from - b.from)) {
    const before = levels.at(-1) as number
    if (from - before >= LEAST_APART && besideOther(labels, from)) levels.push(from)
  }
  return levels
}

/** Whether a label that begins at `from` stands beside one that ends left of it. */
function besideOther(labels: readonly Word[], from: number): boolean {
  const inner = labels.filter((word) => Math.abs(word.x0 - from) <= FLUSH).sort((a, b) => a.y0 - b.y0)
  const outer = labels.filter((word) => word.x1 <= from + 1).sort((a, b) => a.y0 - b.y0)
  let i = 0
  return outer.some((word) => {
    while (i < inner.length && (inner[i] as Word).y1 <= word.y0) i++
    const other = inner[i]
    return other !== undefined && other.y0 < word.y1
  })
}

/** The column of labels that an x lies in, as an index. */
export function levelOf(levels: readonly number[], x: number): number {
  let level = 0
  while (level + 1 < levels.length && x >= (levels[level + 1] as number) - FLUSH) level++
  return level
}
