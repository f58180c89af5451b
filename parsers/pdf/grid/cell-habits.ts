/**
 * What the cells of a grid have in common: how near their text comes to the rules, and whether digits
 * are set apart by letter spacing, which would else read as blanks. Both are seen over the whole grid,
 * because one cell alone cannot tell `1 2` from a spaced `12`.
 */
import { gapBetween, hasDigit } from '../page/text-line.js'
import type { CellHabits } from './cell-text.js'
import type { FilledGrid } from './place-text.js'

/** Most that text keeps from the side of its cell, in points: word processors use 5.4. */
const MOST_INSET = 6
/** Gaps of one letter spacing differ by no more, in em. */
const ALIKE = 0.04
/** Gaps that must be seen, and the share of them that must be alike. */
const FEWEST_GAPS = 12
const MOST_ALIKE = 0.8

export function cellHabits(grid: FilledGrid): CellHabits {
  const drawn = grid.readBy === 'strong-rules' || grid.readBy === 'weak-rules'
  return { inset: drawn ? insetOf(grid) : null, spacing: spacingOf(grid) }
}

/** The smallest distance of a glyph from the side of its cell, on either side. */
function insetOf(grid: FilledGrid): number {
  let inset = MOST_INSET
  for (const { glyphs, box } of grid.cells) {
    for (const glyph of glyphs) inset = Math.min(inset, glyph.x0 - box.x0, box.x1 - glyph.x1)
  }
  return Math.max(0, inset)
}

function spacingOf(grid: FilledGrid): number {
  const gaps: number[] = []
  for (const { glyphs } of grid.cells) {
    glyphs.forEach((glyph, i) => {
      const before = glyphs[i - 1]
      const sameLine = before && Math.abs(before.y0 - glyph.y0) < 0.3 * glyph.size && glyph.x0 > before.x0
      if (sameLine && hasDigit(before.text) && hasDigit(glyph.text)) gaps.push(gapBetween(before, glyph))
    })
  }
  if (gaps.length < FEWEST_GAPS) return 0
  gaps.sort((a, b) => a - b)
  const median = gaps[gaps.length >> 1] as number
  const alike = gaps.filter((gap) => Math.abs(gap - median) <= ALIKE).length
  return median > ALIKE && alike >= MOST_ALIKE * gaps.length ? median : 0
}
