/**
 * The part of the graphics state that decides where glyphs and rules stand and whether they show.
 * Saved and restored by copying; matrices and boxes are never changed in place.
 */
import type { Box } from '../../../src/document/index.js'
import { IDENTITY, type Matrix } from './matrix.js'

/** What the engine tells about a font; every field may be missing. */
export interface FontFacts {
  readonly vertical?: boolean
  readonly fontMatrix?: readonly number[]
  readonly defaultVMetrics?: readonly number[]
  readonly ascent?: number
  readonly descent?: number
  readonly bold: boolean
  readonly isType3Font?: boolean
  readonly bbox?: readonly number[]
}

export interface GraphicsState {
  ctm: Matrix
  clip: Box
  fill: string | null
  stroke: string | null
  fillAlpha: number
  strokeAlpha: number
  /** Colours are mixed with what lies below, as a highlighter does: nothing is covered. */
  blended: boolean
  lineWidth: number
  dashed: boolean
  font: FontFacts | null
  fontSize: number
  charSpacing: number
  wordSpacing: number
  /** Horizontal scale, 1 for 100 %. */
  hScale: number
  leading: number
  rise: number
  mode: number
  textMatrix: Matrix
  x: number
  y: number
  lineX: number
  lineY: number
}

/** The state at the start of a page whose coordinates `ctm` turns into those of the display. */
export function initialState(ctm: Matrix, clip: Box): GraphicsState {
  return {
    ctm,
    clip,
    fill: '#000000',
    stroke: '#000000',
    fillAlpha: 1,
    strokeAlpha: 1,
    blended: false,
    lineWidth: 1,
    dashed: false,
    font: null,
    fontSize: 0,
    charSpacing: 0,
    wordSpacing: 0,
    hScale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    textMatrix: IDENTITY,
    x: 0,
    y: 0,
    lineX: 0,
    lineY: 0,
  }
}

/** The part of `box` inside `clip`, or `null` when nothing is left. A box without area may lie inside. */
export function clipped<B extends Box>(box: B, clip: Box): B | null {
  const x0 = Math.max(box.x0, clip.x0)
  const y0 = Math.max(box.y0, clip.y0)
  const x1 = Math.min(box.x1, clip.x1)
  const y1 = Math.min(box.y1, clip.y1)
  return x0 > x1 || y0 > y1 ? null : { ...box, x0, y0, x1, y1 }
}
