// Tells which cell of a row is its label and which are its figures. The label is the rightmost worded
// cell that resembles a label of the form; a figure written in words (详见附件) stands to its right and
// stays a figure, unreadable. A row whose label is empty has its label where the figures begin.
import type { Place } from '../../document/index.js'
import type { OfficialLabel } from '../layout.js'
import type { GridRow, RowCell } from './grid-row.js'
import type { PrintedLabel } from './match-labels.js'
import { type ReducedLabel, reduceLabel } from './reduce-label.js'
import { likeness } from './similarity.js'

/** A row with its label told apart from its figures. */
export interface LabelledRow {
  readonly row: GridRow
  readonly printed: PrintedLabel
  readonly values: readonly RowCell[]
  /** Index of the label's cell in the row. */
  readonly labelAt: number
  /** The printed label for a wording of `printed`, and its place. */
  readonly label: (wording: number) => { text: string; place: Place }
}

/** Loose lines: a label may be broken over this many. */
const LONGEST_BREAK = 4
/** Resemblance that makes a worded cell a label rather than a figure in words. */
const RESEMBLES = 0.5

/** `width` is the form's number of columns, for rows whose label is empty. Null: the row has no figures. */
export function labelRow(row: GridRow, official: readonly OfficialLabel[], width: number): LabelledRow | null {
  const at = labelIndex(row, official, width)
  if (at === null) return null
  const values = row.cells.slice(at + 1)
  if (row.shape === 'grid' ? values.every((cell) => cell.worded) : values.length === 0 && !row.blank) return null
  const wordings = row.shape === 'grid' ? [row.cells[at]?.reduced as ReducedLabel] : brokenWordings(row.cells, at)
  const groups = row.cells
    .slice(0, at)
    .filter((cell) => cell.worded)
    .map((cell) => cell.reduced.key)
  return {
    row,
    values,
    labelAt: at,
    printed: { wordings, groups: row.shape === 'grid' ? groups : groups.slice(-1) },
    label: (wording) => printedLabel(row, at, wording),
  }
}

function labelIndex(row: GridRow, official: readonly OfficialLabel[], width: number): number | null {
  const worded = row.cells.flatMap((cell, i) => (cell.worded ? [i] : []))
  const own = worded.filter((i) => !(row.cells[i] as RowCell).continued)
  if (row.shape === 'lines') return worded.length > 0 ? (worded[worded.length - 1] as number) : null
  const resembling = own.filter((i) => resembles(row.cells[i] as RowCell, official))
  if (resembling.length > 0) return resembling[resembling.length - 1] as number
  const emptyAt = row.cells.length - width - 1
  const empty = row.cells[emptyAt]
  if (width > 0 && empty && !empty.continued && !empty.worded) return emptyAt
  return own.length > 0 ? (own[own.length - 1] as number) : null
}

function resembles(cell: RowCell, official: readonly OfficialLabel[]): boolean {
  return official.some((label) => likeness(cell.reduced.key, label) >= RESEMBLES)
}

function brokenWordings(cells: readonly RowCell[], at: number): ReducedLabel[] {
  const wordings: ReducedLabel[] = []
  let text = ''
  for (let i = at; i >= 0 && at - i < LONGEST_BREAK && cells[i]?.worded; i--) {
    text = (cells[i]?.text.folded ?? '') + text
    wordings.push(reduceLabel(text))
  }
  return wordings
}

function printedLabel(row: GridRow, at: number, wording: number): { text: string; place: Place } {
  const parts = row.cells.slice(row.shape === 'grid' ? at : at - wording, at + 1)
  const text = parts.map((part) => part.text.now.trim()).join('')
  return { text, place: (parts[0] as RowCell).place }
}
