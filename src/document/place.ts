/**
 * A rectangle on a page, in points (1/72 inch). Origin top left of the page as displayed, after
 * crop and rotation; `x0 <= x1`, `y0 <= y1`; rounded to 0.01.
 */
export interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Where something stands in its document: one variant a format. Pages and lines count from 1. */
export type Place =
  | { readonly in: 'pdf'; readonly page: number; readonly box: Box }
  | { readonly in: 'docx'; readonly part: string; readonly path: string }
  | { readonly in: 'html'; readonly path: string }
  | { readonly in: 'text'; readonly line: number }

const CENTIPOINTS = 100

/** Rounds the edges of a box to 0.01 point, so that the last bits of arithmetic never show. */
export function roundBox(box: Box): Box {
  const round = (value: number) => Math.round(value * CENTIPOINTS) / CENTIPOINTS + 0
  return { x0: round(box.x0), y0: round(box.y0), x1: round(box.x1), y1: round(box.y1) }
}
