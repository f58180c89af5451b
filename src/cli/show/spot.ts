/** A cell as a reader counts: tables of the document from 1, rows and columns from 0. */
export interface CellSpot {
  readonly kind: 'cell'
  readonly table: number
  readonly row: number
  readonly col: number
}

/** Where something stands in its document. Headings and paragraphs count together, from 1. */
export type Spot = CellSpot | { readonly kind: 'paragraph'; readonly ordinal: number }
