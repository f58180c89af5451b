/** Counts what came back of a text, by the longest common subsequence of the two. */
export interface Likeness {
  /** Characters of the original, and how many of them stand in the outcome in order. */
  readonly total: number
  readonly kept: number
  /** Han characters of the outcome that neither the original nor the damaged text had there. */
  readonly invented: number
}

export function likeness(original: string, outcome: string, damaged: string): Likeness {
  const from = [...original]
  const to = [...outcome]
  const lengths = from.map(() => new Uint16Array(to.length + 1)).concat(new Uint16Array(to.length + 1))
  for (let i = from.length - 1; i >= 0; i--) {
    for (let j = to.length - 1; j >= 0; j--) {
      const row = lengths[i] as Uint16Array
      const below = lengths[i + 1] as Uint16Array
      row[j] = from[i] === to[j] ? (below[j + 1] as number) + 1 : Math.max(below[j] as number, row[j + 1] as number)
    }
  }
  const left = new Set(damaged)
  let kept = 0
  let invented = 0
  let i = 0
  let j = 0
  while (j < to.length) {
    if (i < from.length && from[i] === to[j]) {
      kept++
      i++
      j++
    } else if (i < from.length && (lengths[i + 1]?.[j] as number) >= (lengths[i]?.[j + 1] as number)) i++
    else {
      if (/\p{Script=Han}/u.test(to[j] as string) && !left.has(to[j] as string)) invented++
      j++
    }
  }
  return { total: from.length, kept, invented }
}
