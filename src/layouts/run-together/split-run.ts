// All ways to part a run of digits into a given number of figures. A figure is 0 or starts with another
// digit; nothing is blank, and a blank that was kept (500000 5) parts two figures. The number of ways grows fast, so callers say what must hold of a whole
// split, and how many ways they are willing to see.

/** A run parted into figures. */
export type Split = readonly number[]

/** Digits; no figure of a report is longer. */
const LONGEST_FIGURE = 7

/**
 * Every split of `run` into `count` figures for which `holds` is true, or null when there are more than
 * `most` of them, or when looking for them took more than `effort` steps.
 */
export function splitRun(
  run: string,
  count: number,
  holds: (split: Split) => boolean,
  most: number,
  effort = 200_000,
): Split[] | null {
  const found: Split[] = []
  const figures: number[] = []
  let steps = 0
  const part = (start: number): boolean => {
    if (++steps > effort) return false
    const at = run[start] === ' ' ? start + 1 : start
    if (figures.length === count) {
      if (at === run.length && holds(figures)) found.push([...figures])
      return found.length <= most
    }
    const blank = run.indexOf(' ', at)
    const end = blank < 0 ? run.length : blank
    const longest = run[at] === '0' ? 1 : Math.min(LONGEST_FIGURE, end - at)
    for (let length = 1; length <= longest; length++) {
      figures.push(Number(run.slice(at, at + length)))
      const goOn = part(at + length)
      figures.pop()
      if (!goOn) return false
    }
    return true
  }
  return part(0) ? found : null
}
