/**
 * Turns one show operation into glyphs with boxes, and moves the text position on. Follows the
 * engine's own drawing (`showText` of its canvas) step by step, vertical metrics and negative font
 * sizes included, because its text extraction drops vertical glyphs near the foot of a page.
 */

import type { Box } from '../../../src/document/index.js'
import type { FontFacts, GraphicsState } from './graphics-state.js'
import { boxThrough, type Matrix, multiply } from './matrix.js'
import type { Glyph, Turn } from './page-source.js'

/** A glyph as the engine's operator list holds it. */
interface EngineGlyph {
  readonly unicode?: string
  readonly width?: number
  readonly isSpace?: boolean
  readonly vmetric?: readonly number[] | null
}

/** Slant up to which text still counts as upright, in degrees: scanners' deskewing leaves less. */
const UPRIGHT_WITHIN = 3
const UNKNOWN = '\uFFFD'
/** Height of Han glyphs over and under the base line, in em; for fonts that tell nothing believable. */
const ASCENT = 0.88
const DESCENT = -0.12
const BLANK = /^[\s\u200B\uFEFF\u00AD]*$/u
/** What engines give for a code they cannot name: controls, or nothing. */
const NAMELESS = /^[\u0000-\u0008\u000E-\u001F\u007F-\u009F]*$/u
const VERTICAL_FORM = /[\uFE10-\uFE19\uFE30-\uFE44\uFE47\uFE48]/gu

/** Appends the glyphs of one show operation to `into` and advances `state`. */
export function showText(state: GraphicsState, items: readonly unknown[], run: number, order: number, into: Glyph[]): void {
  const font = state.font
  if (!font || state.fontSize === 0) return
  const measures = fontMeasures(font, state)
  const toPage = multiply(state.ctm, multiply(state.textMatrix, [measures.sx, 0, 0, measures.sy, state.x, state.y + state.rise]))
  const look = glyphLook(state, toPage, measures, run, order)
  let along = 0
  let blankBefore = false
  for (const item of items) {
    if (typeof item === 'number') {
      along += ((font.vertical ? 1 : -1) * item * measures.size) / 1000
      continue
    }
    if (!item || typeof item !== 'object') continue
    const glyph = item as EngineGlyph
    const step = glyphStep(glyph, font, state, measures)
    const text = glyph.unicode ?? ''
    if (text !== '' && BLANK.test(text)) blankBefore = true
    else {
      const { x, y } = font.vertical ? { x: step.vx, y: -(along + step.vy) } : { x: along, y: 0 }
      const box = boxThrough(toPage, x, y + measures.descent, x + step.width, y + measures.ascent)
      const clipped = outside((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2, state.clip)
      into.push(glyphOf(look, box, printedText(text, font), blankBefore, clipped))
      blankBefore = false
    }
    along += step.advance
  }
  if (font.vertical) state.y -= along
  else state.x += along * measures.sx
}

/** Field by field: spreading two objects a glyph costs more than all else here. */
function glyphOf(look: Look, { x0, y0, x1, y1 }: Box, text: string, blankBefore: boolean, clipped: boolean): Glyph {
  const { size, turn, vertical, tracking, color, alpha, mode, bold, run, order } = look
  return { x0, y0, x1, y1, text, size, turn, vertical, tracking, blankBefore, color, alpha, mode, bold, clipped, run, order }
}

/** The engine gives marks of vertical writing in forms of their own (U+FE11 for U+3001); the file has plain ones. */
function printedText(text: string, font: FontFacts): string {
  if (NAMELESS.test(text)) return UNKNOWN
  return font.vertical ? text.replace(VERTICAL_FORM, (form) => form.normalize('NFKC')) : text
}

function outside(x: number, y: number, clip: { x0: number; y0: number; x1: number; y1: number }): boolean {
  return x < clip.x0 || x > clip.x1 || y < clip.y0 || y > clip.y1
}

interface Measures {
  readonly size: number
  readonly direction: number
  readonly sx: number
  readonly sy: number
  /** Text space units of one glyph space unit. */
  readonly unit: number
  readonly ascent: number
  readonly descent: number
}

function fontMeasures(font: FontFacts, state: GraphicsState): Measures {
  const direction = state.fontSize < 0 ? -1 : 1
  const size = Math.abs(state.fontSize)
  const unit = size * (font.fontMatrix?.[0] || 0.001)
  const [up, down] = verticalExtent(font, size)
  return { size, direction, sx: state.hScale * direction, sy: direction, unit, ascent: up, descent: down }
}

function verticalExtent(font: FontFacts, size: number): [number, number] {
  if (font.isType3Font) {
    const scale = size * (font.fontMatrix?.[3] || 0.001)
    const low = Number(font.bbox?.[1]) * scale
    const high = Number(font.bbox?.[3]) * scale
    return high - low > 0 && high - low < 4 * size ? [high, low] : [size * ASCENT, size * DESCENT]
  }
  const up = Number(font.ascent)
  const down = Number(font.descent)
  const believable = up >= 0.5 && up <= 1.1 && down <= 0 && down >= -0.45
  return believable ? [up * size, down * size] : [ASCENT * size, DESCENT * size]
}

function glyphStep(
  glyph: EngineGlyph,
  font: FontFacts,
  state: GraphicsState,
  m: Measures,
): { width: number; advance: number; vx: number; vy: number } {
  const spacing = ((glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing) * m.direction
  const width = (Number(glyph.width) || 0) * m.unit
  if (!font.vertical) return { width, advance: width + spacing, vx: 0, vy: 0 }
  const metric = glyph.vmetric ?? font.defaultVMetrics ?? [-1000, 500, 880]
  const vx = -(glyph.vmetric ? Number(metric[1]) * m.unit : width / 2)
  return { width, advance: -Number(metric[0]) * m.unit - spacing, vx, vy: Number(metric[2]) * m.unit }
}

/** What all glyphs of a show operation share. */
type Look = Omit<Glyph, keyof Box | 'text' | 'blankBefore' | 'clipped'>

function glyphLook(state: GraphicsState, toPage: Matrix, m: Measures, run: number, order: number): Look {
  const stroked = state.mode % 4 === 1
  const upward = Math.sqrt(toPage[2] ** 2 + toPage[3] ** 2)
  const rightward = Math.sqrt(toPage[0] ** 2 + toPage[1] ** 2)
  const em = state.font?.isType3Font ? m.ascent - m.descent : m.size
  return {
    color: stroked ? state.stroke : state.fill,
    alpha: stroked ? state.strokeAlpha : state.fillAlpha,
    size: em * upward,
    turn: turnOf(toPage),
    vertical: state.font?.vertical === true,
    tracking: Math.max(0, state.charSpacing * rightward),
    mode: state.mode,
    bold: state.font?.bold === true,
    run,
    order,
  }
}

function turnOf(toPage: Matrix): Turn {
  const degrees = (Math.atan2(toPage[1], toPage[0]) * 180) / Math.PI
  const quarter = Math.round(degrees / 90)
  if (Math.abs(degrees - quarter * 90) > UPRIGHT_WITHIN) return null
  return ((((quarter % 4) + 4) % 4) * 90) as Turn
}
