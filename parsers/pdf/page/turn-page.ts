/**
 * Direction vote: a page whose text mostly stands on its side is turned so that it reads upright.
 * All later steps work in this reading frame; `toPage` leads back to the coordinates of `Place`.
 */
import type { Box } from '../../../src/document/index.js'
import type { Fill, Glyph, PageContent, Ruling, Turn } from '../engine/page-source.js'

export interface TurnedPage extends PageContent {
  /** How far the page's text is turned clockwise as displayed. */
  readonly turned: 0 | 90 | 180 | 270
  /** A box of the reading frame, as it stands on the displayed page. */
  toPage(box: Box): Box
}

export function turnPage(page: PageContent): TurnedPage {
  const turned = mostCommonTurn(page.glyphs)
  if (turned === 0) return { ...page, turned, toPage: ({ x0, y0, x1, y1 }) => ({ x0, y0, x1, y1 }) }
  const { width, height } = page
  const onSide = turned !== 180
  const turn = (box: Box) => rotate(box, turned, width, height)
  const back = (box: Box) => rotate(box, (360 - turned) as 90 | 180 | 270, onSide ? height : width, onSide ? width : height)
  return {
    ...page,
    turned,
    width: onSide ? height : width,
    height: onSide ? width : height,
    glyphs: page.glyphs.map((glyph): Glyph => ({ ...glyph, ...turn(glyph), turn: turnBack(glyph.turn, turned) })),
    rulings: page.rulings.map(
      (ruling): Ruling => ({ ...ruling, ...turn(ruling), across: onSide ? !ruling.across : ruling.across }),
    ),
    fills: page.fills.map((fill): Fill => ({ ...fill, ...turn(fill) })),
    pictures: page.pictures.map((picture): Fill => ({ ...picture, ...turn(picture) })),
    toPage: back,
  }
}

function mostCommonTurn(glyphs: readonly Glyph[]): 0 | 90 | 180 | 270 {
  const votes = { 0: 0, 90: 0, 180: 0, 270: 0 }
  for (const glyph of glyphs) if (glyph.turn !== null && !glyph.clipped) votes[glyph.turn]++
  let best: 0 | 90 | 180 | 270 = 0
  for (const turn of [90, 180, 270] as const) if (votes[turn] > votes[best]) best = turn
  return best
}

function turnBack(turn: Turn, by: number): Turn {
  return turn === null ? null : (((turn - by + 360) % 360) as Turn)
}

/** Takes a clockwise turn of `degrees` back, on a page of `width` by `height` before that. */
function rotate(box: Box, degrees: 90 | 180 | 270, width: number, height: number): Box {
  const { x0, y0, x1, y1 } = box
  if (degrees === 90) return { x0: y0, y0: width - x1, x1: y1, y1: width - x0 }
  if (degrees === 180) return { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 }
  return { x0: height - y1, y0: x0, x1: height - y0, y1: x1 }
}
