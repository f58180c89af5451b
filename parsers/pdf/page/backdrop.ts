/**
 * What colour lies under a mark, and whether something was painted over it later. Fills are sorted
 * into bands of height so that a mark is compared with few of them.
 */
import type { Fill } from '../engine/page-source.js'

const BAND = 24
const PAPER = '#ffffff'

export class Backdrop {
  private readonly bands = new Map<number, Fill[]>()

  constructor(fills: readonly Fill[]) {
    for (const fill of fills) {
      for (let band = Math.floor(fill.y0 / BAND); band <= Math.floor(fill.y1 / BAND); band++) {
        const list = this.bands.get(band)
        if (list) list.push(fill)
        else this.bands.set(band, [fill])
      }
    }
  }

  /** The colour at a point just before the mark of this `order` was drawn; `null` for a pattern or a mixture. */
  under(x: number, y: number, order: number): string | null {
    let color: string | null = PAPER
    for (const fill of this.band(y)) {
      if (fill.order >= order) break
      // A translucent fill leaves a mixture, of which nothing is known.
      if (isOver(fill, x, y, 0)) color = fill.opaque ? fill.color : null
    }
    return color
  }

  /** Whether an opaque fill was painted over a point, at least `margin` points to every side, after `order`. */
  covered(x: number, y: number, order: number, margin: number): boolean {
    const fills = this.band(y)
    for (let i = fills.length - 1; i >= 0; i--) {
      const fill = fills[i] as Fill
      if (fill.order <= order) return false
      if (fill.opaque && isOver(fill, x, y, margin)) return true
    }
    return false
  }

  /** The fills at a height, in the order of drawing. */
  private band(y: number): readonly Fill[] {
    return this.bands.get(Math.floor(y / BAND)) ?? NONE
  }
}

const NONE: readonly Fill[] = []

function isOver(fill: Fill, x: number, y: number, margin: number): boolean {
  return fill.x0 + margin <= x && x <= fill.x1 - margin && fill.y0 + margin <= y && y <= fill.y1 - margin
}
