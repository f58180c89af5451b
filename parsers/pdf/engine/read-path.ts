/**
 * Finds rules and fills in one painted path. The engine gives a path as one flat list: 0 moveTo x y,
 * 1 lineTo x y, 2 curveTo (6 numbers), 3 quadraticCurveTo (4), 4 closePath; a rectangle arrives as
 * M L L L Z. This encoding is internal to it: `test/parsers/pdf/canary.test.ts` notices a change.
 */
import type { Box } from '../../../src/document/index.js'
import { clipped, type GraphicsState } from './graphics-state.js'
import { boxThrough, scaleOf } from './matrix.js'
import type { Fill, Ruling, RulingSource } from './page-source.js'

/** Numbers after each code of a path. */
const ARGUMENTS = [2, 2, 6, 4, 0]
/** A filled shape up to this thick is a rule, in points; as thick as the double lines of word processors. */
const THICKEST_RULE = 3
/** How far a straight piece may lean and still be a rule, in points and as a slope. */
const LEAN = 0.6
const LEAN_SLOPE = 0.01
/** Paler than this is as good as not drawn. */
const FAINTEST = 0.08

/** Where the findings go. */
export interface Drawn {
  readonly rulings: Ruling[]
  readonly fills: Fill[]
}

/** A subpath: its straight pieces on the page, and whether it has nothing else. */
interface Subpath {
  readonly box: Box
  readonly pieces: readonly (readonly [number, number, number, number])[]
  readonly rectangle: boolean
}

/** Adds what painting `path` leaves on the page. Returns how many pieces the path has. */
export function readPath(
  path: ArrayLike<number>,
  paint: { stroke: boolean; fill: boolean },
  state: GraphicsState,
  order: number,
  into: Drawn,
): number {
  const subpaths = subpathsOf(path, state)
  if (paint.fill && state.fillAlpha > FAINTEST) fillSubpaths(subpaths, state, order, into)
  if (paint.stroke && state.strokeAlpha > FAINTEST) for (const subpath of subpaths) strokeSubpath(subpath, state, order, into)
  return path.length / 3
}

function subpathsOf(path: ArrayLike<number>, state: GraphicsState): Subpath[] {
  const found: Subpath[] = []
  let pieces: [number, number, number, number][] = []
  let curved = false
  let [startX, startY, x, y] = [0, 0, 0, 0]
  const m = state.ctm
  const lineTo = (nextX: number, nextY: number) => {
    pieces.push([x, y, nextX, nextY])
    x = nextX
    y = nextY
  }
  const finish = () => {
    if (pieces.length > 0) found.push(asSubpath(pieces, curved))
    pieces = []
    curved = false
  }
  for (let i = 0; i < path.length; ) {
    const code = path[i] as number
    const count = ARGUMENTS[code]
    if (count === undefined || i + count >= path.length) break
    if (code === 4) {
      if (x !== startX || y !== startY) lineTo(startX, startY)
    } else {
      const px = path[i + count - 1] as number
      const py = path[i + count] as number
      const nextX = m[0] * px + m[2] * py + m[4]
      const nextY = m[1] * px + m[3] * py + m[5]
      if (code === 0) {
        finish()
        startX = x = nextX
        startY = y = nextY
      } else if (code === 1) lineTo(nextX, nextY)
      else {
        curved = true
        x = nextX
        y = nextY
      }
    }
    i += 1 + count
  }
  finish()
  return found
}

function asSubpath(pieces: [number, number, number, number][], curved: boolean): Subpath {
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (const [xa, ya, xb, yb] of pieces) {
    box.x0 = Math.min(box.x0, xa, xb)
    box.y0 = Math.min(box.y0, ya, yb)
    box.x1 = Math.max(box.x1, xa, xb)
    box.y1 = Math.max(box.y1, ya, yb)
  }
  const upright = pieces.every(([xa, ya, xb, yb]) => Math.abs(xa - xb) < LEAN || Math.abs(ya - yb) < LEAN)
  return { box, pieces, rectangle: !curved && upright && pieces.length >= 3 && pieces.length <= 5 }
}

function strokeSubpath(subpath: Subpath, state: GraphicsState, order: number, into: Drawn): void {
  const width = Math.max(state.lineWidth * scaleOf(state.ctm), 0.1)
  const source: RulingSource = state.dashed ? 'dashed-stroke' : 'stroke'
  for (const [xa, ya, xb, yb] of subpath.pieces) {
    const dx = Math.abs(xa - xb)
    const dy = Math.abs(ya - yb)
    const across = dx >= dy
    const lean = across ? dy : dx
    if (lean > LEAN && lean > LEAN_SLOPE * Math.max(dx, dy)) continue
    if (dx + dy < 0.01) continue
    const box = across
      ? { x0: Math.min(xa, xb), x1: Math.max(xa, xb), y0: (ya + yb) / 2, y1: (ya + yb) / 2 }
      : { x0: (xa + xb) / 2, x1: (xa + xb) / 2, y0: Math.min(ya, yb), y1: Math.max(ya, yb) }
    if (width > THICKEST_RULE) {
      const half = width / 2
      const thick = across ? { ...box, y0: box.y0 - half, y1: box.y1 + half } : { ...box, x0: box.x0 - half, x1: box.x1 + half }
      addFilled(thick, state.stroke, state.strokeAlpha, state, order, into)
    } else addRuling(box, across, width, state.stroke, source, state.clip, order, into)
  }
}

function fillSubpaths(subpaths: readonly Subpath[], state: GraphicsState, order: number, into: Drawn): void {
  for (let i = 0; i < subpaths.length; i++) {
    const outer = subpaths[i] as Subpath
    const inner = subpaths[i + 1]
    const ring = inner && ringRules(outer, inner)
    if (ring) {
      for (const box of ring) addFilled(box, state.fill, state.fillAlpha, state, order, into)
      i++
    } else if (outer.rectangle || isThin(outer.box)) addFilled(outer.box, state.fill, state.fillAlpha, state, order, into)
  }
}

/** The four sides of a frame that is filled between two rectangles, or `null` when they make none. */
function ringRules(outer: Subpath, inner: Subpath): Box[] | null {
  if (!outer.rectangle || !inner.rectangle) return null
  const a = outer.box
  const b = inner.box
  const sides = [b.x0 - a.x0, b.y0 - a.y0, a.x1 - b.x1, a.y1 - b.y1]
  if (sides.some((side) => side < -0.01 || side > THICKEST_RULE)) return null
  return [
    { ...a, y1: b.y0 },
    { ...a, y0: b.y1 },
    { ...a, x1: b.x0 },
    { ...a, x0: b.x1 },
  ].filter((box) => box.x1 - box.x0 > 0.01 && box.y1 - box.y0 > 0.01)
}

function isThin(box: Box): boolean {
  return box.x1 - box.x0 <= THICKEST_RULE || box.y1 - box.y0 <= THICKEST_RULE
}

function addFilled(box: Box, color: string | null, alpha: number, state: GraphicsState, order: number, into: Drawn): void {
  const width = box.x1 - box.x0
  const height = box.y1 - box.y0
  if (!isThin(box)) {
    const seen = clipped(box, state.clip)
    if (seen && isThin(seen)) addFilled(seen, color, alpha, state, order, into)
    else if (seen)
      into.fills.push({
        x0: seen.x0,
        y0: seen.y0,
        x1: seen.x1,
        y1: seen.y1,
        color,
        opaque: alpha > 0.99 && !state.blended,
        order,
      })
    return
  }
  const across = width >= height
  const source: RulingSource = Math.max(width, height) <= THICKEST_RULE ? 'dot' : 'fill'
  const middle = across
    ? { ...box, y0: (box.y0 + box.y1) / 2, y1: (box.y0 + box.y1) / 2 }
    : { ...box, x0: (box.x0 + box.x1) / 2, x1: (box.x0 + box.x1) / 2 }
  addRuling(middle, across, Math.min(width, height), color, source, state.clip, order, into)
}

function addRuling(
  box: Box,
  across: boolean,
  width: number,
  color: string | null,
  source: RulingSource,
  clip: Box,
  order: number,
  into: Drawn,
): void {
  // Half a rule's thickness may show although its middle lies outside the clip.
  const reach = width / 2
  const seen = clipped(box, { x0: clip.x0 - reach, y0: clip.y0 - reach, x1: clip.x1 + reach, y1: clip.y1 + reach })
  if (seen) into.rulings.push({ x0: seen.x0, y0: seen.y0, x1: seen.x1, y1: seen.y1, across, width, color, source, order })
}

/** Adds the unit square of the current matrix: a picture, or a rule when it is thin. */
export function readPicture(
  state: GraphicsState,
  color: string | null,
  order: number,
  rulings: Ruling[],
  pictures: Fill[],
): void {
  const box = boxThrough(state.ctm, 0, 0, 1, 1)
  if (isThin(box)) {
    const across = box.x1 - box.x0 >= box.y1 - box.y0
    const middle = across
      ? { ...box, y0: (box.y0 + box.y1) / 2, y1: (box.y0 + box.y1) / 2 }
      : { ...box, x0: (box.x0 + box.x1) / 2, x1: (box.x0 + box.x1) / 2 }
    addRuling(middle, across, Math.min(box.x1 - box.x0, box.y1 - box.y0), color, 'image', state.clip, order, {
      rulings,
      fills: pictures,
    })
    return
  }
  const seen = clipped(box, state.clip)
  if (seen) pictures.push({ ...seen, color, opaque: false, order })
}
