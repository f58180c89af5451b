import type { Block, Place } from '../document/index.js'

/** The blocks of a document without their text: enough to count tables, paragraphs, rows and columns. */
export type Outline = readonly OutlineBlock[]

export type OutlineBlock =
  | { readonly type: 'heading' | 'paragraph'; readonly place: Place }
  | { readonly type: 'table'; readonly cells: readonly { readonly place: Place; readonly row: number; readonly col: number }[] }

/** The outline of parsed blocks. */
export function outlineOf(blocks: readonly Block[]): Outline {
  return blocks.map((block) =>
    block.type === 'table'
      ? { type: block.type, cells: block.cells.map(({ place, row, col }) => ({ place, row, col })) }
      : { type: block.type, place: block.place },
  )
}
