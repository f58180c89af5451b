import { factsOf } from './measure.js'
import { isPresentation, type TableRows } from './table-rows.js'
import type { Element } from './tree.js'

/** From here on a cell without structure of its own is prose that was put into a cell. */
const PROSE_CHARS = 200
/** Below this a heading or list in a cell is a way to style a label. */
const LABEL_CHARS = 60

/**
 * `data`: a grid of values. `single`: one cell with little in it, a frame around a text. `layout`: a
 * table that only arranges a page; it dissolves into what its cells hold.
 */
export type TableKind = 'data' | 'single' | 'layout'

/**
 * Tells data from layout by what the cells hold. A layout table has cells with other tables, headings,
 * lists or whole articles in them, and these hold most of its text; a data table has rows of short
 * cells that outnumber such cells, even where another table was put into one of them.
 */
export function kindOf(table: Element, { groups }: TableRows): TableKind {
  const rows = groups.flat().map((row) => row.filter((cell) => holdsSomething(cell)))
  const cells = rows.flat()
  if (isPresentation(table)) return 'layout'
  const structured = cells.filter(isStructured)
  if (rows.every((row) => row.length <= 1) && cells.some((cell) => isStructured(cell) || factsOf(cell).chars >= PROSE_CHARS))
    return 'layout'
  if (cells.length === 1) return 'single'
  if (structured.length === 0) return 'data'
  const plain = cells.length - structured.length
  const fullRows = rows.filter((row) => row.length >= 2).length
  if (fullRows >= 2 && plain >= 3 * structured.length) return 'data'
  const structuredChars = structured.reduce((sum, cell) => sum + factsOf(cell).chars, 0)
  const allChars = cells.reduce((sum, cell) => sum + factsOf(cell).chars, 0)
  return structuredChars * 2 >= allChars ? 'layout' : 'data'
}

function holdsSomething(cell: Element): boolean {
  const { chars, tables } = factsOf(cell)
  return chars > 0 || tables > 0
}

function isStructured(cell: Element): boolean {
  const { chars, tables, headings, lists, paragraphs } = factsOf(cell)
  if (tables > 0) return true
  if (chars > LABEL_CHARS && headings + lists > 0) return true
  return chars >= PROSE_CHARS && paragraphs >= 3
}
