/** Stretches along one direction. */

export interface Interval {
  readonly from: number
  readonly to: number
}

export function touch(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to
}

export function spanOf({ x0, x1 }: { readonly x0: number; readonly x1: number }): Interval {
  return { from: x0, to: x1 }
}

/** Intervals that overlap as one, from low to high. */
export function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from || a.to - b.to)
  const merged: { from: number; to: number }[] = []
  for (const interval of sorted) {
    const open = merged.at(-1)
    if (open && interval.from < open.to) open.to = Math.max(open.to, interval.to)
    else merged.push({ ...interval })
  }
  return merged
}
