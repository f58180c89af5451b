/**
 * Glyphs to lines to text. Blanks come from gaps, not from blank glyphs, whose widths cannot be
 * trusted; a blank glyph only lowers the gap that is needed.
 */
import type { Box } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'

export interface TextLine extends Box {
  /** In reading order. */
  readonly glyphs: readonly Glyph[]
  readonly text: string
  /** Largest glyph size, in points. */
  readonly size: number
  /** Glyphs with digits among them lie on each other. */
  readonly overprinted: boolean
  /** Does not stand upright on its page; its text was read as if it did. */
  readonly sideways?: boolean
}

/** Glyphs whose middles are closer than this share a line, in em of the smaller. */
const SAME_LINE = 0.5
/** Gaps that read as a blank, in em: between Han, between a digit and Han (typesetters widen it by a quarter), else. */
const HAN_GAP = 0.5
const MIXED_GAP = 0.4
const LATIN_GAP = 0.18
/** The same where the file shows a blank glyph. */
const SHOWN_BLANK_GAP = 0.06
/** Overlap that no kerning makes, in em. */
const OVERLAP = 0.3
/** Whether Han, or a mark of its width, is in the text. Called for every pair of glyphs, so by numbers. */
export function isHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    // Radicals to ideographs, compatibility ideographs, full-width forms, and the halves of what lies above U+FFFF.
    if (code >= 0x2e80 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xff00 && code <= 0xffef)))
      return true
    if (code >= 0xd840 && code <= 0xd8bf) return true
  }
  return false
}

/** Whether a digit of half or full width is in the text. */
export function hasDigit(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return true
  }
  return false
}

/**
 * Upright glyphs as lines from top to bottom, each from left to right. Ties keep the order of drawing.
 * `spacing`: a gap between digits that is letter spacing and no blank, in em.
 */
export function textLines(glyphs: readonly Glyph[], spacing = 0): TextLine[] {
  // Sorting keeps the order of equals.
  const byMiddle = [...glyphs].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1)
  const lines: { glyphs: Glyph[]; middle: number; size: number }[] = []
  let line: (typeof lines)[number] | undefined
  for (const glyph of byMiddle) {
    const middle = (glyph.y0 + glyph.y1) / 2
    if (line && middle - line.middle < SAME_LINE * Math.min(line.size, glyph.size)) {
      line.middle = (line.middle * line.glyphs.length + middle) / (line.glyphs.length + 1)
      line.glyphs.push(glyph)
      line.size = Math.max(line.size, glyph.size)
    } else {
      line = { glyphs: [glyph], middle, size: glyph.size }
      lines.push(line)
    }
  }
  return lines.map(({ glyphs }) =>
    lineOf(
      glyphs.sort((a, b) => a.x0 - b.x0),
      spacing,
    ),
  )
}

/** Lines of upright glyphs, and after them those that stand on their side or on their head. */
export function textLinesAnyWay(glyphs: readonly Glyph[]): TextLine[] {
  const lines = textLines(glyphs.filter((glyph) => glyph.turn === 0))
  for (const turn of [90, 180, 270] as const) {
    const turned = glyphs.filter((glyph) => glyph.turn === turn).map((glyph) => ({ ...glyph, ...uprightBox(glyph, turn) }))
    for (const line of textLines(turned))
      lines.push({ ...line, ...uprightBox(line, (360 - turn) as 90 | 180 | 270), sideways: true })
  }
  return lines
}

/** A box turned back by `turn` degrees around the origin. */
export function uprightBox({ x0, y0, x1, y1 }: Box, turn: 90 | 180 | 270): Box {
  if (turn === 90) return { x0: y0, x1: y1, y0: -x1, y1: -x0 }
  if (turn === 180) return { x0: -x1, x1: -x0, y0: -y1, y1: -y0 }
  return { x0: -y1, x1: -y0, y0: x0, y1: x1 }
}

/** One line of glyphs that stand in reading order. */
export function lineOf(glyphs: readonly Glyph[], spacing = 0): TextLine {
  const box = boxAround(glyphs)
  let text = ''
  let overprinted = false
  glyphs.forEach((glyph, i) => {
    const before = glyphs[i - 1]
    if (before && gapReadsAsBlank(before, glyph, spacing)) text += ' '
    if (before && glyph.x0 - before.x1 < -OVERLAP * Math.min(before.size, glyph.size) && hasDigit(before.text + glyph.text))
      overprinted = true
    text += glyph.text
  })
  return { ...box, glyphs, text, size: glyphs.reduce((most, glyph) => Math.max(most, glyph.size), 0), overprinted }
}

/** The gap between two neighbours of a line beyond the letter spacing that the file asks for, in em. */
export function gapBetween(before: Glyph, after: Glyph): number {
  return (after.x0 - before.x1 - before.tracking) / Math.max(0.1, Math.min(before.size, after.size))
}

function gapReadsAsBlank(before: Glyph, after: Glyph, spacing: number): boolean {
  const digits = hasDigit(before.text) && hasDigit(after.text)
  const gap = gapBetween(before, after) - (digits ? spacing : 0)
  if (after.blankBefore && after.order >= before.order && gap > SHOWN_BLANK_GAP) return true
  const han = Number(isHan(before.text)) + Number(isHan(after.text))
  return gap > (han === 2 ? HAN_GAP : han === 1 ? MIXED_GAP : LATIN_GAP)
}

/** The smallest box around some boxes; there must be one. */
export function boxAround(boxes: readonly Box[]): Box {
  const around = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (const box of boxes) {
    around.x0 = Math.min(around.x0, box.x0)
    around.y0 = Math.min(around.y0, box.y0)
    around.x1 = Math.max(around.x1, box.x1)
    around.y1 = Math.max(around.y1, box.y1)
  }
  return around
}
