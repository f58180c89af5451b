/**
 * Words of a table without rules: stretches of a line that gaps set apart, and which of them are values.
 */
import type { Box } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { boxAround, gapBetween, textLines } from '../page/text-line.js'

/** A gap that parts two columns, in em; justified labels have blanks of up to two. */
const COLUMN_GAP = 1
/** The same between two figures; the digits of one stand closer. */
export const FIGURE_GAP = 0.4
/** A gap at the edge of a column that is known parts words from this width on, in em: cells have padding. */
const EDGE_GAP = 0.2
/** How far text may hang over the edge of a column that was found by text, in points. */
const HANG = 1
const IN_FIGURE = /^[0-9\uFF10-\uFF19,.\uFF0C\-\u2014\u2212\uFF0D/]$/
const FIGURE = /^[0-9\uFF10-\uFF19][0-9\uFF10-\uFF19,.\uFF0C]*$|^[-\u2014\u2212\uFF0D/]+$/
/** A figure with a sign, a word for one (`减38`), or a unit (`21件`). */
const VALUE =
  /^[-+\u2014\u2212\uFF0D\uFF0B增减升降]{0,2}[0-9\uFF10-\uFF19][0-9\uFF10-\uFF19,.\uFF0C\uFF0E]*(?:[件条项宗次个元%\uFF05]|万元)?$/u

/** A stretch of a line without a wide gap. */
export interface Word extends Box {
  readonly text: string
  readonly glyphs: readonly Glyph[]
}

export interface WordLine {
  readonly y0: number
  readonly y1: number
  readonly words: readonly Word[]
}

/** Whether a word is a figure: digits with separators, or dashes standing for none. */
export function isFigure(text: string): boolean {
  return FIGURE.test(text)
}

/** Whether a word is a figure or anything else that stands for one in these tables. */
export function isValue({ text }: Word): boolean {
  return FIGURE.test(text) || VALUE.test(text)
}

/** The words of a line, parted at gaps of a column. Figures stand closer together than labels. */
export function wordsOf({ glyphs }: { readonly glyphs: readonly Glyph[] }, gap = COLUMN_GAP): Word[] {
  const words: Glyph[][] = []
  glyphs.forEach((glyph, i) => {
    const before = glyphs[i - 1]
    const open = words.at(-1)
    // A figure may follow its label closely; within a label, a number stands close to what it counts.
    const figure = before && IN_FIGURE.test(glyph.text) && !/[A-Za-z]/.test(before.text)
    if (open && before && gapBetween(before, glyph) < (figure ? Math.min(FIGURE_GAP, gap) : gap)) open.push(glyph)
    else words.push([glyph])
  })
  return words.map(wordFrom)
}

/** Upright glyphs as lines of words, from top to bottom. */
export function wordLines(glyphs: readonly Glyph[]): WordLine[] {
  return textLines(glyphs.filter((glyph) => glyph.turn === 0)).map((line) => ({ y0: line.y0, y1: line.y1, words: wordsOf(line) }))
}

function wordFrom(glyphs: readonly Glyph[]): Word {
  return { ...boxAround(glyphs), text: glyphs.map((glyph) => glyph.text).join(''), glyphs }
}

/** The words parted at the edges of columns that they cross with a gap: neighbours in narrow columns. `xs` rise. */
export function partAt(words: readonly Word[], xs: readonly number[]): Word[] {
  return words.flatMap((word) => {
    const inside = xs.filter((x) => x > word.x0 && x < word.x1)
    if (inside.length === 0) return [word]
    const parts: Glyph[][] = [[]]
    word.glyphs.forEach((glyph, i) => {
      const before = word.glyphs[i - 1]
      const parted =
        before && gapBetween(before, glyph) >= EDGE_GAP && inside.some((x) => before.x1 <= x + HANG && glyph.x0 >= x - HANG)
      if (parted) parts.push([])
      parts.at(-1)?.push(glyph)
    })
    return parts.map(wordFrom)
  })
}

/** Lines of the words whose middles lie in a box. */
export function linesIn(lines: readonly WordLine[], box: Box): WordLine[] {
  return lines.flatMap((line) => {
    if (line.y1 < box.y0 || line.y0 > box.y1) return []
    const words = line.words.filter((word) => isInside(word, box))
    return words.length > 0 ? [{ ...line, words }] : []
  })
}

export function isInside(word: Box, { x0, y0, x1, y1 }: Box): boolean {
  const [x, y] = [(word.x0 + word.x1) / 2, middleOf(word)]
  return x > x0 && x < x1 && y > y0 && y < y1
}

/** The height of a word's middle. */
export function middleOf({ y0, y1 }: Pick<Box, 'y0' | 'y1'>): number {
  return (y0 + y1) / 2
}

/** The size of a word's first glyph, in points. */
export function sizeOf({ glyphs }: Word): number {
  return glyphs[0]?.size ?? 1
}
