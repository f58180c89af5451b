/**
 * The text of one cell in reading order, upright, on its side or set from top to bottom, with its
 * lines joined by `\n`. A Han line that was full wraps without a break. A number on two lines is
 * joined only when its first lines filled the cell, so that the break was forced; else it is doubtful.
 */
import type { Box, Doubt } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { hasDigit, isHan, type TextLine, textLines, uprightBox } from '../page/text-line.js'

export interface CellText {
  readonly text: string
  readonly doubt?: Doubt
}

/** Only digits and what may stand among them. */
const NUMBER_LIKE = /^[\s0-9\uFF10-\uFF19,.\uFF0C\uFF0E+\-\u2212\uFF0D%\uFF05]*$/
const DIGIT_BLANK_DIGIT = /[0-9\uFF10-\uFF19][^\S\n]+[0-9\uFF10-\uFF19]/
const LATIN = /[A-Za-z0-9]/

/** Share of steps between glyphs that must lead downwards for text set from top to bottom. */
const MOSTLY = 0.6

/** What a table's cells have in common. */
export interface CellHabits {
  /** How near text comes to the sides of cells, in points; `null` where the sides were not drawn. */
  readonly inset: number | null
  /** Gap between the digits of a number, in em. */
  readonly spacing: number
}

export function cellText(glyphs: readonly Glyph[], box: Box, { inset, spacing }: CellHabits): CellText {
  if (glyphs.length === 0) return { text: '' }
  const reading = readingFrame(glyphs, box)
  const lines = textLines(reading.glyphs, spacing)
  const { text, broken } = joinLines(lines, reading.box.x1 - reading.box.x0, inset)
  const numeric = NUMBER_LIKE.test(text)
  const doubt = cellDoubt(text, lines, numeric && (broken || DIGIT_BLANK_DIGIT.test(text)))
  return doubt ? { text, doubt } : { text }
}

function cellDoubt(text: string, lines: readonly TextLine[], broken: boolean): Doubt | null {
  if (text.includes('\uFFFD')) return 'lost-glyphs'
  if (lines.some((line) => line.overprinted)) return 'overprinted'
  return broken ? 'broken-number' : null
}

/** Turns the cell so that its text runs from left to right in lines from top to bottom. */
function readingFrame(glyphs: readonly Glyph[], box: Box): { glyphs: readonly Glyph[]; box: Box } {
  const turn = setDownwards(glyphs) ? 90 : mostlyTurned(glyphs)
  if (turn === 0) return { glyphs, box }
  return { glyphs: glyphs.map((glyph) => ({ ...glyph, ...uprightBox(glyph, turn) })), box: uprightBox(box, turn) }
}

function mostlyTurned(glyphs: readonly Glyph[]): 0 | 90 | 180 | 270 {
  for (const turn of [90, 180, 270] as const)
    if (glyphs.filter((glyph) => glyph.turn === turn).length * 2 > glyphs.length) return turn
  return 0
}

/** Text from top to bottom: by its font, or upright glyphs each of which was drawn below the one before. */
function setDownwards(glyphs: readonly Glyph[]): boolean {
  if (glyphs.filter((glyph) => glyph.vertical).length * 2 > glyphs.length) return true
  let down = 0
  for (let i = 1; i < glyphs.length; i++) {
    const [a, b] = [glyphs[i - 1] as Glyph, glyphs[i] as Glyph]
    const drop = (b.y0 - a.y0) / a.size
    const aside = Math.abs(b.x0 + b.x1 - a.x0 - a.x1) / 2 / a.size
    if (a.turn === 0 && isHan(a.text) && drop > 0.7 && drop < 1.8 && aside < 0.35) down++
  }
  return glyphs.length > 1 && down >= MOSTLY * (glyphs.length - 1)
}

function joinLines(lines: readonly TextLine[], width: number, inset: number | null): { text: string; broken: boolean } {
  const widest = lines.reduce((most, line) => Math.max(most, line.x1 - line.x0), 0)
  let text = ''
  let broken = false
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    if (!before) {
      text = line.text
      return
    }
    const room = width - 2 * (inset ?? 0) - (before.x1 - before.x0)
    const first = line.glyphs[0] as Glyph
    const last = before.glyphs.at(-1) as Glyph
    const forced = room < first.x1 - first.x0 + 0.1 * first.size && before.x1 - before.x0 > widest - 0.5 * first.size
    const digits = hasDigit(last.text) && hasDigit(first.text)
    const proven = forced && !(digits && inset === null)
    if (digits && !proven) broken = true
    text += `${breakBetween(last, first, proven)}${line.text}`
  })
  return { text, broken }
}

function breakBetween(last: Glyph, first: Glyph, forced: boolean): string {
  if (!forced) return '\n'
  return LATIN.test(last.text) && LATIN.test(first.text) && !(hasDigit(last.text) && hasDigit(first.text)) ? ' ' : ''
}
