/**
 * The edges of a grid in one direction, out of lines that may be doubled: the two strokes of a double
 * border, the frames of neighbouring cells. A strip between two lines is a row or a column only when
 * it is thick, or when text stands in it where both lines run.
 */
import type { RuleLine } from './rule-line.js'

/** Lines nearer than this are one edge, in points. */
const SAME_EDGE = 1.6
/** A strip without text is no row or column up to this, in points: double lines, cell spacing. */
const THIN_STRIP = 5

/** The middle of a glyph: across the edges, and along them. */
export interface Middle {
  readonly at: number
  readonly across: number
}

/**
 * Edges in rising order. `low` and `high` are how far the lines of the other direction reach; a
 * line's end between them is no edge: it stands near a line of its own, or is a stray.
 */
export function findEdges(lines: readonly RuleLine[], middles: Middle[], low: number, high: number): number[] {
  const whole = { from: -Infinity, to: Infinity }
  const sorted: { at: number; from: number; to: number }[] = [{ at: low, ...whole }, { at: high, ...whole }, ...lines]
  sorted.sort((a, b) => a.at - b.at)
  middles.sort((a, b) => a.at - b.at)
  const found: { first: number; sum: number; lines: { from: number; to: number }[] }[] = []
  for (const line of sorted) {
    const open = found.at(-1)
    const gap = open ? line.at - open.first : Infinity
    if (open && (gap <= SAME_EDGE || (gap <= THIN_STRIP && !hasText(middles, open.first, line.at, open.lines, line)))) {
      open.sum += line.at
      open.lines.push(line)
    } else found.push({ first: line.at, sum: line.at, lines: [line] })
  }
  return found.map(({ sum, lines }) => sum / lines.length)
}

type Reach = { readonly from: number; readonly to: number }

function hasText(middles: readonly Middle[], low: number, high: number, above: readonly Reach[], below: Reach): boolean {
  for (let i = after(middles, low); i < middles.length; i++) {
    const { at, across } = middles[i] as Middle
    if (at >= high) return false
    // A label that spans several rows may stand right on a line that ends at its side.
    if (inReach(below, across) && above.some((line) => inReach(line, across))) return true
  }
  return false
}

function inReach({ from, to }: Reach, across: number): boolean {
  return across > from && across < to
}

function after(middles: readonly Middle[], value: number): number {
  let [low, high] = [0, middles.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((middles[middle] as Middle).at <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** The edge nearest to a coordinate, as an index. */
export function nearestEdge(edges: readonly number[], value: number): number {
  const step = Math.max(0, indexAt(edges, Math.min(Math.max(value, edges[0] as number), edges.at(-1) as number)))
  const [low, high] = [edges[step] as number, edges[step + 1] as number]
  return value - low <= high - value ? step : step + 1
}

/** The step that a coordinate falls in, or -1 outside. `hint`: the step to try first. */
export function indexAt(edgesAt: readonly number[], value: number, hint = -1): number {
  if (hint >= 0 && (edgesAt[hint] as number) <= value && value < (edgesAt[hint + 1] as number)) return hint
  if (value < (edgesAt[0] as number) || value > (edgesAt.at(-1) as number)) return -1
  let [low, high] = [0, edgesAt.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edgesAt[middle] as number) <= value) low = middle
    else high = middle
  }
  return low
}
