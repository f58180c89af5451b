/**
 * One page, from what the engine drew to grids and lines of text. Every step's result stays in the
 * trace, so that a picture of any of them can be drawn.
 */
import type { PageContent } from './engine/page-source.js'
import { type FilledGrid, placeText } from './grid/place-text.js'
import { readGrids } from './grid/read-grids.js'
import { type RuleLines, ruleLines } from './grid/rule-line.js'
import { Backdrop } from './page/backdrop.js'
import { type Sifted, siftGlyphs } from './page/sift-glyphs.js'
import { type TextLine, textLinesAnyWay } from './page/text-line.js'
import { type TurnedPage, turnPage } from './page/turn-page.js'

/** All that was found on a page, in its reading frame; `content.toPage` leads back to `Place`. */
export interface PageTrace {
  readonly page: number
  /** Glyphs, rulings, fills and pictures, turned upright. */
  readonly content: TurnedPage
  readonly sifted: Sifted
  readonly lines: RuleLines
  /** Tables with their text, each with the rung of the ladder that found it. */
  readonly grids: readonly FilledGrid[]
  /** Boxes of one cell; their text stands in `text` too. */
  readonly frames: readonly FilledGrid[]
  /** Lines of text outside the tables, from top to bottom. */
  readonly text: readonly TextLine[]
}

export function readPage(raw: PageContent): PageTrace {
  const content = turnPage(raw)
  const backdrop = new Backdrop(content.fills)
  const sifted = siftGlyphs(content.glyphs, backdrop)
  const lines = ruleLines(content.rulings, content.fills, backdrop)
  const { grids, frames, placed: known } = readGrids(lines, sifted.seen)
  const placed = known ?? placeText(grids, sifted.seen)
  const filled = placed.grids.filter((grid) => grid.cells.some((cell) => cell.glyphs.length > 0))
  return {
    page: raw.page,
    content,
    sifted,
    lines,
    grids: filled.sort((a, b) => a.box.y0 - b.box.y0 || a.box.x0 - b.box.x0),
    frames: placeText(frames, placed.outside).grids,
    text: textLinesAnyWay(placed.outside),
  }
}
