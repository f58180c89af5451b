/**
 * The affine matrices of PDF, `[a b c d e f]`: x' = a x + c y + e, y' = b x + d y + f.
 */
import type { Box } from '../../../src/document/index.js'

export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that does `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ]
}

/** Six numbers out of an operator's argument, whatever kind of list it is; identity when they are not. */
export function matrixOf(value: unknown): Matrix {
  const list = value as ArrayLike<unknown> | null | undefined
  if (!list || list.length < 6) return IDENTITY
  const six = Array.from({ length: 6 }, (_, i) => Number(list[i]))
  return six.every(Number.isFinite) ? (six as unknown as Matrix) : IDENTITY
}

/** The upright box around the rectangle `x0 y0 x1 y1` after `m`. */
export function boxThrough(m: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  const xa = m[0] * x0
  const xb = m[0] * x1
  const xc = m[2] * y0
  const xd = m[2] * y1
  const ya = m[1] * x0
  const yb = m[1] * x1
  const yc = m[3] * y0
  const yd = m[3] * y1
  return {
    x0: Math.min(xa, xb) + Math.min(xc, xd) + m[4],
    y0: Math.min(ya, yb) + Math.min(yc, yd) + m[5],
    x1: Math.max(xa, xb) + Math.max(xc, xd) + m[4],
    y1: Math.max(ya, yb) + Math.max(yc, yd) + m[5],
  }
}

/** How much lengths grow under `m`, as one number: the root of its area factor. */
export function scaleOf(m: Matrix): number {
  return Math.sqrt(Math.abs(m[0] * m[3] - m[1] * m[2]))
}
