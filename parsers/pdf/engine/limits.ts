/**
 * What a document may ask for before it is refused. A report has 5 to 40 pages of some 2,000 glyphs;
 * its densest page seen drew 9,718 dots as borders.
 */
import { InputRefused } from '../../../src/document/index.js'

/** Largest file, in megabytes of 2^20 bytes. */
export const MOST_MEGABYTES = 100
export const MOST_PAGES = 400
export const MOST_GLYPHS_ON_PAGE = 60_000
export const MOST_GLYPHS = 1_500_000
/** Straight pieces of paths on one page; beyond it the page's drawing is taken for a picture, not for rules. */
export const MOST_PATH_PIECES_ON_PAGE = 400_000
export const MOST_PATH_PIECES = 6_000_000
/** Filled rectangles kept of one page: each glyph may be compared with each. */
export const MOST_FILLS_ON_PAGE = 3_000
/** Rules of one direction on one page, after merging; more are no table. */
export const MOST_LINES_ON_PAGE = 3_000
/** Positions of one grid. */
export const MOST_GRID_POSITIONS = 100_000
/** Pictures of more pixels are not decoded: no rule is that large, and scans are refused anyway. */
export const MOST_PICTURE_PIXELS = 1 << 16

/** The refusal of a document that goes over a limit. */
export function tooLarge(limit: number, unit: string): InputRefused {
  return new InputRefused('too-large', { limit, unit })
}
