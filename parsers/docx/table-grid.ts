import { childOf, numberIn, valueIn, type XmlElement } from './xml.js'

/** A form has 15 columns; Word itself stops at 63. */
const MOST_COLUMNS = 200

/** A cell of the grid, with the `w:tc` elements that make it up: the first is the one that shows. */
export interface GridCell {
  readonly row: number
  readonly col: number
  rowSpan: number
  colSpan: number
  readonly shown: XmlElement
}

/** A grid, and what did not fit into it. */
export interface DocxGrid {
  readonly cells: readonly GridCell[]
  readonly cols: number
  /** Cells whose text Word does not show, because a merged cell covers them. */
  readonly covered: readonly XmlElement[]
  /** Cells beyond the widest grid. */
  readonly beyond: readonly XmlElement[]
  /** Continuations of a merge that have nothing, or nothing of their width, to continue. */
  readonly strayMerges: number
  readonly clampedSpans: number
  /** Rows whose width is not that of `w:tblGrid`. */
  readonly oddRows: number
}

type Merge = 'none' | 'begins' | 'continues'

/** The `w:tc` of one logical cell of a row, side by side: more than one where `w:hMerge` joins them. */
interface Span {
  readonly col: number
  readonly colSpan: number
  readonly shown: XmlElement
  readonly vertical: Merge
}

/** A row's properties and its cells in order. */
export interface DocxRow {
  readonly properties: XmlElement | undefined
  readonly cells: readonly XmlElement[]
}

/**
 * Places cells by the columns that rows and cells declare. A vertical merge goes on only where a cell
 * stands under its owner with the same left edge and width; any other continuation is a cell of its own,
 * so that no value moves to another column.
 */
export function placeCells(rows: readonly DocxRow[], gridColumns: number): DocxGrid {
  const grid = new GridBuilder()
  for (const [index, row] of rows.entries()) grid.addRow(row, index, gridColumns)
  return grid
}

class GridBuilder implements DocxGrid {
  readonly cells: GridCell[] = []
  readonly covered: XmlElement[] = []
  readonly beyond: XmlElement[] = []
  cols = 0
  strayMerges = 0
  clampedSpans = 0
  oddRows = 0
  /** Merges that the row before left open, by their left column. */
  #open = new Map<number, GridCell>()

  addRow(row: DocxRow, index: number, gridColumns: number): void {
    const before = this.#clamp(numberIn(row.properties, 'w:gridBefore') ?? 0)
    const after = numberIn(row.properties, 'w:gridAfter') ?? 0
    const open = new Map<number, GridCell>()
    let end = before
    for (const span of this.#spansOf(row, before)) {
      end = span.col + span.colSpan
      const cell = this.#placed(span, index)
      if (span.vertical !== 'none') open.set(span.col, cell)
    }
    this.#open = open
    this.cols = Math.max(this.cols, end)
    if (gridColumns > 0 && row.cells.length > 0 && end + after !== gridColumns) this.oddRows++
  }

  #placed(span: Span, row: number): GridCell {
    const owner = span.vertical === 'continues' ? this.#open.get(span.col) : undefined
    if (owner?.colSpan === span.colSpan) {
      owner.rowSpan++
      this.covered.push(span.shown)
      return owner
    }
    if (span.vertical === 'continues') this.strayMerges++
    const cell: GridCell = { row, col: span.col, rowSpan: 1, colSpan: span.colSpan, shown: span.shown }
    this.cells.push(cell)
    return cell
  }

  #spansOf(row: DocxRow, before: number): Span[] {
    const spans: Span[] = []
    let col = before
    for (const cell of row.cells) {
      const properties = childOf(cell, 'w:tcPr')
      if (childOf(properties, 'w:cellDel')) continue
      if (col >= MOST_COLUMNS) {
        this.beyond.push(cell)
        continue
      }
      const colSpan = Math.min(this.#clamp(Math.max(1, numberIn(properties, 'w:gridSpan') ?? 1)), MOST_COLUMNS - col)
      const last = spans.at(-1)
      if (mergeOf(properties, 'w:hMerge') === 'continues' && last) {
        spans[spans.length - 1] = { ...last, colSpan: last.colSpan + colSpan }
        this.covered.push(cell)
      } else spans.push({ col, colSpan, shown: cell, vertical: mergeOf(properties, 'w:vMerge') })
      col += colSpan
    }
    return spans
  }

  #clamp(span: number): number {
    if (span <= MOST_COLUMNS) return Math.max(0, span)
    this.clampedSpans++
    return MOST_COLUMNS
  }
}

function mergeOf(properties: XmlElement | undefined, name: string): Merge {
  const value = valueIn(properties, name)
  if (value === undefined) return 'none'
  return value === 'restart' ? 'begins' : 'continues'
}
