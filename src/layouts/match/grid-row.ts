import type { Place, Table, TableCell, TracedText } from '../../document/index.js'
import { readNumber } from '../read-number.js'
import type { Reading } from '../report.js'
import { type ReducedLabel, reduceLabel } from './reduce-label.js'

/** A cell as one row sees it. Columns count from 0; `to` is the first column after it. */
export interface RowCell {
  readonly from: number
  readonly to: number
  readonly text: TracedText
  readonly place: Place
  readonly doubt?: TableCell['doubt']
  /** Whether the cell also stands in the row above; then it is a group label or a merged value. */
  readonly continued: boolean
  readonly rowSpan: number
  readonly reduced: ReducedLabel
  /** The cell read as whatever a form may hold: a count, a change, an amount. */
  readonly reading: Reading
  /** Whether the cell can only be a label: it has Han characters and does not read as a value (`21件` does). */
  readonly worded: boolean
}

/** A row of some grid of the document, or of a grid rebuilt from lines. */
export interface GridRow {
  /** Index of the block (or, for lines, of the first line's block) in the document. */
  readonly block: number
  readonly row: number
  readonly cells: readonly RowCell[]
  readonly place: Place
  /** `grid`: column numbers mean something; `lines`: only the order of cells does. */
  readonly shape: 'grid' | 'lines'
  /** Of a grid whose rows differ in length: its columns mean nothing, only the order within a row does. */
  readonly ragged?: boolean
  /** Of a grid: the place of the whole table, which may begin on an earlier page. */
  readonly table?: Place
  /** Of a grid whose borders were not drawn: where one label ends and the next begins was worked out from the text. */
  readonly undrawn?: boolean
  /** For lines: the block of each cell. */
  readonly blocks?: readonly number[]
  /** For lines: a label of the form with no figure before the next label. */
  readonly blank?: boolean
  /** The document ended inside this row. */
  readonly cutOff?: boolean
}

/** Most cells hold a bare figure, and no enumerator is one. */
const PLAIN_FIGURE = /^\s*\d+\s*$/
const UNDRAWN: ReadonlySet<string> = new Set(['horizontal-rules', 'text-columns'])
/** `约30`, `20余件`, `若干`: no figure that can be taken, and no label either. */
const ABOUT: readonly RegExp[] = [
  /^(?:大?约为?|近|超过?|逾|不足|不到|至少|最多)\d[\d,.]*[余多]?\p{Script=Han}{0,2}(?:左右)?$/u,
  /^\d[\d,.]*(?:余|多|左右|上下|以上|以下)\p{Script=Han}{0,2}$/u,
  /^(?:若干|较多|许多|很多|少量|少许|一些|数?[十百千]余|数[十百千])\p{Script=Han}{0,2}$/u,
]
const NO_LABEL: ReducedLabel = { key: '' }

/** Makes a row's cell out of a text. */
export function rowCell(text: TracedText, place: Place, span: Pick<RowCell, 'from' | 'to' | 'continued' | 'rowSpan'>): RowCell {
  const count = readNumber(text.folded, 'signed')
  const reading = count.state === 'unreadable' ? readNumber(text.folded, 'money-as-printed') : count
  const reduced = PLAIN_FIGURE.test(text.folded) ? NO_LABEL : reduceLabel(text.folded)
  return { ...span, text, place, reduced, reading, worded: reading.state === 'unreadable' && isWorded(text.folded) }
}

function isWorded(text: string): boolean {
  const solid = text.replace(/\s/g, '')
  return /\p{Script=Han}/u.test(solid) && !ABOUT.some((about) => about.test(solid))
}

/** All rows of a table block, each with every cell that covers it, in order of columns. */
export function gridRows(table: Table, block: number): GridRow[] {
  const rows: RowCell[][] = Array.from({ length: table.rows }, () => [])
  for (const cell of table.cells) {
    const base = rowCell(cell.text, cell.place, {
      from: cell.col,
      to: cell.col + cell.colSpan,
      continued: false,
      rowSpan: cell.rowSpan,
    })
    const own: RowCell = cell.doubt ? { ...base, doubt: cell.doubt } : base
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, table.rows); r++) {
      rows[r]?.push(r === cell.row ? own : { ...own, continued: true })
    }
  }
  return rows.map((cells, row) => {
    const sorted = [...cells].sort((a, b) => a.from - b.from)
    const ragged = table.readBy?.startsWith('ragged') ?? false
    const undrawn = table.readBy !== undefined && UNDRAWN.has(table.readBy)
    return {
      block,
      row,
      cells: sorted,
      place: sorted[0]?.place ?? table.place,
      shape: 'grid',
      ragged,
      undrawn,
      table: table.place,
    }
  })
}
