import type { OfficialLabel } from '../layout.js'
import { officialKeys } from './reduce-label.js'

/**
 * How alike two reduced labels are, 0 to 1. Equal is 1; a contiguous part of the other is 0.75 to
 * 0.95 by its share (labels get cut at either end); anything else is 1 minus the share of edits.
 * A part must be contiguous: taken as a subsequence 本年新公开数量 is "in" 本年新收政府信息公开申请数量.
 */
export function similarity(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1
  if (a === '' || b === '') return 0
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (isPart(short, long)) return 0.75 + (0.2 * short.length) / long.length
  // At least the difference in length is edits; below one half nobody looks at the answer.
  if (short.length * 2 < long.length) return 0
  return 1 - edits(short, long) / long.length
}

/** A large part, or the beginning with at least four characters: 其他 is no part of 其他对外管理服务事项. */
function isPart(short: string, long: string): boolean {
  if (short.length < 2) return false
  return short.length >= long.length * LARGE_PART ? long.includes(short) : short.length >= 4 && long.startsWith(short)
}

const LARGE_PART = 0.4

/** Levenshtein distance, in one row of memory. */
function edits(a: string, b: string): number {
  const row = Array.from({ length: a.length + 1 }, (_, i) => i)
  for (let j = 1; j <= b.length; j++) {
    let diagonal = row[0] as number
    row[0] = j
    for (let i = 1; i <= a.length; i++) {
      const above = row[i] as number
      const change = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1
      row[i] = Math.min(above + 1, (row[i - 1] as number) + 1, diagonal + change)
      diagonal = above
    }
  }
  return row[a.length] as number
}

/** Wordings remembered for each official label; documents repeat the same few hundred. */
const MOST_REMEMBERED = 2000
const remembered = new WeakMap<OfficialLabel, Map<string, number>>()

/** How alike a reduced label is to the closest wording of an official one. */
export function likeness(key: string, official: OfficialLabel): number {
  let known = remembered.get(official)
  if (!known || known.size >= MOST_REMEMBERED) {
    known = new Map()
    remembered.set(official, known)
  }
  const before = known.get(key)
  if (before !== undefined) return before
  const answer = Math.max(...officialKeys(official).map((wording) => similarity(key, wording)))
  known.set(key, answer)
  return answer
}
