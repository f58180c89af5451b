/**
 * Parts the glyphs that a reader of the page sees as its text from those that are not: hidden ones
 * (modes 3 and 7, transparent, clipped away, off the page, the colour of what lies below, painted
 * over), doubles (bold made by printing twice), and watermarks (slanted, or large and pale).
 * Nothing is lost: what is set aside keeps its reason.
 */
import type { Glyph } from '../engine/page-source.js'
import type { Backdrop } from './backdrop.js'
import { lightness, shows } from './color.js'

export type Aside = 'hidden' | 'double' | 'watermark'

export interface Sifted {
  /** In the order of drawing. */
  readonly seen: readonly Glyph[]
  readonly aside: readonly { readonly glyph: Glyph; readonly why: Aside }[]
}

const FAINTEST_ALPHA = 0.05
/** A watermark's letters are larger than any text of a report, in points, and pale. */
const WATERMARK_SIZE = 30
const WATERMARK_LIGHTNESS = 0.7
const WATERMARK_ALPHA = 0.45
/** Copies printed for boldness or shadow are this close, in em; two letters `l` stand 0.22 em apart. */
const DOUBLE_WITHIN = 0.12

export function siftGlyphs(glyphs: readonly Glyph[], backdrop: Backdrop): Sifted {
  const seen: Glyph[] = []
  const aside: { glyph: Glyph; why: Aside }[] = []
  const shownRuns = runsInSight(glyphs)
  const earlier = new Map<number, Glyph[]>()
  for (const glyph of glyphs) {
    const why = hiddenOrWatermark(glyph, backdrop, shownRuns) ?? (isDouble(glyph, earlier) ? 'double' : null)
    if (why) aside.push({ glyph, why })
    else seen.push(glyph)
  }
  return { seen, aside }
}

/**
 * Show operations with a glyph inside the clip. A number that is cut at its cell's edge keeps its
 * clipped digits: dropping them would leave another number that looks whole.
 */
function runsInSight(glyphs: readonly Glyph[]): Set<number> {
  const runs = new Set<number>()
  for (const glyph of glyphs) if (!glyph.clipped) runs.add(glyph.run)
  return runs
}

function hiddenOrWatermark(glyph: Glyph, backdrop: Backdrop, shownRuns: Set<number>): Aside | null {
  if (glyph.mode === 3 || glyph.mode === 7 || glyph.alpha < FAINTEST_ALPHA) return 'hidden'
  if (glyph.clipped && !shownRuns.has(glyph.run)) return 'hidden'
  if (!(glyph.size > 0.5)) return 'hidden'
  if (glyph.turn === null) return 'watermark'
  const pale = lightness(glyph.color) > WATERMARK_LIGHTNESS || glyph.alpha < WATERMARK_ALPHA
  const x = (glyph.x0 + glyph.x1) / 2
  const y = (glyph.y0 + glyph.y1) / 2
  const under = backdrop.under(x, y, glyph.order)
  if (!shows(glyph.color, under) || backdrop.covered(x, y, glyph.order, 0)) return 'hidden'
  return pale && glyph.size > WATERMARK_SIZE && lightness(under) > 0.8 ? 'watermark' : null
}

function isDouble(glyph: Glyph, earlier: Map<number, Glyph[]>): boolean {
  const column = Math.floor(glyph.x0 / SQUARE)
  const row = Math.floor(glyph.y0 / SQUARE)
  const near = glyph.size * DOUBLE_WITHIN
  for (let dx = -1; dx <= 1; dx++) {
    for (let dy = -1; dy <= 1; dy++) {
      for (const other of earlier.get(squareKey(column + dx, row + dy)) ?? []) {
        if (other.text !== glyph.text || other.turn !== glyph.turn) continue
        if (Math.abs(other.x0 - glyph.x0) <= near && Math.abs(other.y0 - glyph.y0) <= near) return true
      }
    }
  }
  const key = squareKey(column, row)
  const list = earlier.get(key)
  if (!list) earlier.set(key, [glyph])
  else if (list.length < MOST_IN_SQUARE) list.push(glyph)
  return false
}

/** Copies lie in the same square or in a neighbour; side in points. */
const SQUARE = 4
/** Glyphs remembered of a square: more lie on each other only to cost time. */
const MOST_IN_SQUARE = 16

function squareKey(column: number, row: number): number {
  return column * 100_003 + row
}
