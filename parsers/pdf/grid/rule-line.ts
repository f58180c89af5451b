/**
 * Rulings to lines: invisible ones are dropped, edges of fills are added, pieces on one line are
 * merged. Dots count for both directions until they make a chain. Sorting only, no pairing: a page
 * with dotted borders draws ten thousand squares.
 */
import { MOST_LINES_ON_PAGE } from '../engine/limits.js'
import type { Fill, Ruling } from '../engine/page-source.js'
import type { Backdrop } from '../page/backdrop.js'
import { contrast, lightness, shows } from '../page/color.js'

/** A whole line, across at height `at` from x `from` to `to`, or down at x `at`. */
export interface RuleLine {
  readonly across: boolean
  readonly at: number
  readonly from: number
  readonly to: number
  /** Thickness in points, of all that was merged into it. */
  readonly width: number
}

/** `strong`: solid and dark rules alone. `all`: with light, dotted, dashed ones and edges of fills. */
export interface RuleLines {
  readonly strong: readonly RuleLine[]
  readonly all: readonly RuleLine[]
}

interface Piece {
  across: boolean
  at: number
  from: number
  to: number
  width: number
  dot: boolean
}

/** Rules paler than this against what lies below do not count as strong. */
const STRONG_CONTRAST = 0.25
/** Lines within this distance are one, in points. */
const SNAP = 1.2
/** Gaps bridged between pieces of a solid line and of a dotted or dashed one, in points. */
const SOLID_GAP = 2.5
const DOTTED_GAP = 5
/** A dotted line's gaps are no longer than so many of its dots: rows of dots a row apart are no line down. */
const GAP_IN_DOTS = 3
/** What is left of a line must be longer than this to mean anything, in points. */
const SHORTEST = 3
const SHORTEST_DOTTED = 5
/** A fill painted over a rule hides it when it reaches this far beyond, in points. */
const COVER_MARGIN = 2

export function ruleLines(rulings: readonly Ruling[], fills: readonly Fill[], backdrop: Backdrop): RuleLines {
  const strong: Piece[] = []
  const weak: Piece[] = []
  for (const ruling of rulings) {
    const x = (ruling.x0 + ruling.x1) / 2
    const y = (ruling.y0 + ruling.y1) / 2
    const under = backdrop.under(x, y, ruling.order)
    if (!shows(ruling.color, under) || backdrop.covered(x, y, ruling.order, COVER_MARGIN)) continue
    const isSolid = ruling.source === 'stroke' || ruling.source === 'fill' || ruling.source === 'image'
    const piece = pieceOf(ruling)
    if (isSolid && contrast(ruling.color, under) >= STRONG_CONTRAST && isDarker(ruling.color, under)) strong.push(piece)
    else {
      weak.push(piece)
      if (piece.dot) weak.push(crosswise(ruling))
    }
  }
  for (const fill of fills) weak.push(...edgesOf(fill, backdrop))
  const solid = mergeLines(strong)
  // The same list where there is nothing else: grids are then built once.
  return { strong: solid, all: weak.length === 0 ? solid : mergeLines([...strong, ...weak]) }
}

/** Light rules on coloured cells are the paper showing through: where the colour ends, so do they. */
function isDarker(color: string | null, under: string | null): boolean {
  return color === null || under === null || lightness(color) < lightness(under)
}

function pieceOf(ruling: Ruling): Piece {
  const dot = ruling.source === 'dot'
  const { across, width } = ruling
  return across
    ? { across, at: ruling.y0, from: ruling.x0, to: ruling.x1, width, dot }
    : { across, at: ruling.x0, from: ruling.y0, to: ruling.y1, width, dot }
}

function crosswise(ruling: Ruling): Piece {
  const half = ruling.width / 2
  return ruling.across
    ? {
        across: false,
        at: (ruling.x0 + ruling.x1) / 2,
        from: ruling.y0 - half,
        to: ruling.y0 + half,
        width: ruling.x1 - ruling.x0,
        dot: true,
      }
    : {
        across: true,
        at: (ruling.y0 + ruling.y1) / 2,
        from: ruling.x0 - half,
        to: ruling.x0 + half,
        width: ruling.y1 - ruling.y0,
        dot: true,
      }
}

/** A fill that differs from its ground has four edges, whatever is painted on it later. */
function edgesOf(fill: Fill, backdrop: Backdrop): Piece[] {
  const under = backdrop.under((fill.x0 + fill.x1) / 2, (fill.y0 + fill.y1) / 2, fill.order)
  if (!shows(fill.color, under)) return []
  const { x0, y0, x1, y1 } = fill
  const edge = { width: 0, dot: false }
  return [
    { across: true, at: y0, from: x0, to: x1, ...edge },
    { across: true, at: y1, from: x0, to: x1, ...edge },
    { across: false, at: x0, from: y0, to: y1, ...edge },
    { across: false, at: x1, from: y0, to: y1, ...edge },
  ]
}

function mergeLines(pieces: readonly Piece[]): RuleLine[] {
  const lines = [true, false].map((across) => mergeOneWay(pieces.filter((piece) => piece.across === across)))
  // More lines than any table has are a drawing, and would cost their product.
  return lines.some((one) => one.length > MOST_LINES_ON_PAGE) ? [] : lines.flat()
}

function mergeOneWay(pieces: Piece[]): RuleLine[] {
  pieces.sort((a, b) => a.at - b.at || a.from - b.from)
  const lines: RuleLine[] = []
  let band: Piece[] = []
  for (const piece of pieces) {
    if (band.length > 0 && piece.at - (band[0] as Piece).at > SNAP) {
      lines.push(...mergeBand(band))
      band = []
    }
    band.push(piece)
  }
  lines.push(...mergeBand(band))
  return lines
}

/** Pieces at one height (or one x): joined where they overlap or nearly touch. */
function mergeBand(band: Piece[]): RuleLine[] {
  band.sort((a, b) => a.from - b.from || a.to - b.to)
  const lines: RuleLine[] = []
  let open: { piece: Piece; weight: number; sum: number } | null = null
  const close = () => {
    if (!open) return
    const { piece, weight, sum } = open
    if (piece.to - piece.from >= (piece.dot ? SHORTEST_DOTTED : SHORTEST)) {
      lines.push({ across: piece.across, at: sum / weight, from: piece.from, to: piece.to, width: piece.width })
    }
    open = null
  }
  for (const piece of band) {
    const weight = Math.max(piece.to - piece.from, 0.1)
    if (open && piece.from - open.piece.to <= (open.piece.dot && piece.dot ? dottedGap(piece) : SOLID_GAP)) {
      const joined: Piece = open.piece
      joined.to = Math.max(joined.to, piece.to)
      joined.width = Math.max(joined.width, piece.width)
      joined.dot = joined.dot && piece.dot
      open.weight += weight
      open.sum += weight * piece.at
    } else {
      close()
      open = { piece: { ...piece }, weight, sum: weight * piece.at }
    }
  }
  close()
  return lines
}

function dottedGap({ from, to }: Piece): number {
  return Math.min(DOTTED_GAP, Math.max(SOLID_GAP, GAP_IN_DOTS * (to - from)))
}
