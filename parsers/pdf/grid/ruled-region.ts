/**
 * Groups lines that belong to one table: those that meet, and boxes that stand side by side or one
 * under the other a cell spacing apart. Tables that do not touch stay apart.
 */
import type { Box } from '../../../src/document/index.js'
import type { RuleLine } from './rule-line.js'

export interface RuledRegion {
  readonly box: Box
  readonly lines: readonly RuleLine[]
}

/** How near the end of a line must come to another to meet it, in points, besides their thickness. */
const MEET = 2
/** Largest distance between two separately framed cells of one table, in points. */
const CELL_SPACING = 6
/** A box of so few lines frames one cell. */
const FRAME_LINES = 4

/** Regions that have lines of both directions, and the lines that meet no line of the other direction. */
export function ruledRegions(lines: readonly RuleLine[]): { regions: RuledRegion[]; loose: RuleLine[] } {
  const across = lines.filter((line) => line.across)
  const down = lines.filter((line) => !line.across).sort((a, b) => a.at - b.at)
  const order = [...across, ...down]
  const parent = order.map((_, i) => i)
  across.forEach((line, i) => {
    for (let j = firstAtLeast(down, line.from - MEET - 3); j < down.length; j++) {
      const other = down[j] as RuleLine
      const reach = MEET + (line.width + other.width) / 2
      if (other.at > line.to + reach) break
      if (other.at >= line.from - reach && line.at >= other.from - reach && line.at <= other.to + reach)
        unite(parent, i, across.length + j)
    }
  })
  const groups = new Map<number, RuleLine[]>()
  order.forEach((line, i) => {
    const root = find(parent, i)
    const group = groups.get(root)
    if (group) group.push(line)
    else groups.set(root, [line])
  })
  const regions: RuledRegion[] = []
  const loose: RuleLine[] = []
  for (const group of groups.values()) {
    if (group.some((line) => line.across) && group.some((line) => !line.across))
      regions.push({ box: regionBox(group), lines: group })
    else loose.push(...group)
  }
  return { regions: uniteFrames(regions), loose }
}

function regionBox(lines: readonly RuleLine[]): Box {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (const { across, at, from, to } of lines) {
    box.x0 = Math.min(box.x0, across ? from : at)
    box.x1 = Math.max(box.x1, across ? to : at)
    box.y0 = Math.min(box.y0, across ? at : from)
    box.y1 = Math.max(box.y1, across ? at : to)
  }
  return box
}

/** Cells that have a frame each, with a spacing between them, are one table. */
function uniteFrames(regions: RuledRegion[]): RuledRegion[] {
  const frames = regions.filter((region) => region.lines.length <= FRAME_LINES)
  if (frames.length < 2) return regions
  const parent = frames.map((_, i) => i)
  for (const [low, high, lowCross, highCross] of [
    ['x0', 'x1', 'y0', 'y1'],
    ['y0', 'y1', 'x0', 'x1'],
  ] as const) {
    const sorted = frames.map((_, i) => i).sort((a, b) => frame(a)[low] - frame(b)[low] || a - b)
    const starts = sorted.map((i) => frame(i)[low])
    for (const i of sorted) {
      const box = frame(i)
      const edge = box[high]
      let candidates = 0
      for (let k = lowerBound(starts, edge - 0.5); k < sorted.length && (starts[k] as number) <= edge + CELL_SPACING; k++) {
        const j = sorted[k] as number
        const other = frame(j)
        // A grid has one neighbour on each side, or a few under a cell that spans them.
        if (i !== j && Math.min(box[highCross], other[highCross]) - Math.max(box[lowCross], other[lowCross]) > 2)
          unite(parent, i, j)
        if (++candidates > 400) break
      }
    }
  }
  function frame(i: number): Box {
    return (frames[i] as RuledRegion).box
  }
  const united = new Map<number, RuleLine[]>()
  frames.forEach((region, i) => {
    const root = find(parent, i)
    united.set(root, [...(united.get(root) ?? []), ...region.lines])
  })
  const whole = [...united.values()].map((lines) => ({ box: regionBox(lines), lines }))
  return [...regions.filter((region) => region.lines.length > FRAME_LINES), ...whole]
}

function firstAtLeast(sorted: readonly RuleLine[], at: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as RuleLine).at < at) low = middle + 1
    else high = middle
  }
  return low
}

function lowerBound(sorted: readonly number[], value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as number) < value) low = middle + 1
    else high = middle
  }
  return low
}

function find(parent: number[], i: number): number {
  let root = i
  while (parent[root] !== root) root = parent[root] as number
  let walk = i
  while (parent[walk] !== root) {
    const next = parent[walk] as number
    parent[walk] = root
    walk = next
  }
  return root
}

function unite(parent: number[], a: number, b: number): void {
  const [ra, rb] = [find(parent, a), find(parent, b)]
  if (ra !== rb) parent[Math.max(ra, rb)] = Math.min(ra, rb)
}
