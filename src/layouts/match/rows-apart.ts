// What stands in a table beside the form's own rows: local rows, kept apart with what is in them, printed
// subtotals of groups, and lines of figures that lost their label.
import type { Layout } from '../layout.js'
import type { RowApart } from '../report.js'
import { type Draft, heightOf } from './draft-blocks.js'
import type { MatchedCell } from './draft-cells.js'
import type { GridRow } from './grid-row.js'
import { labelRow } from './label-row.js'
import { matchLabels } from './match-labels.js'
import { type Taken, takeValues } from './take-values.js'

/** A printed subtotal of a group, as it was taken. */
export interface SubtotalRow {
  readonly label: string
  readonly group: string
  readonly row: GridRow
  readonly values: readonly Taken[]
}

/**
 * A row without figures beside a line of figures without a label: without rules between them nothing
 * says that they are not one row, so "blank" would be a guess.
 */
export function withoutTornRows(cells: MatchedCell[], rows: readonly GridRow[], used: ReadonlySet<GridRow>): MatchedCell[] {
  const filled = new Set(cells.filter((cell) => cell.cell.reading.state !== 'blank').map((cell) => cell.row))
  const position = new Map(rows.map((row, i) => [row, i]))
  const isTorn = (row: GridRow) => {
    const at = position.get(row) ?? -1
    return (
      !filled.has(row) &&
      [rows[at - 1], rows[at + 1]].some((next) => next?.block === row.block && !used.has(next) && isOrphan(next))
    )
  }
  return cells.map((cell) => (isTorn(cell.row) && !cell.refused ? { ...cell, refused: 'geometry' } : cell))
}

function isOrphan(row: GridRow): boolean {
  const own = row.cells.filter((cell) => !cell.continued)
  return own.every((cell) => !cell.worded) && own.some((cell) => cell.reading.state !== 'blank')
}
/** Rows between the table's first and last that the form does not have, and printed subtotals. */
export function rowsApart(
  layout: Layout,
  rows: readonly GridRow[],
  used: ReadonlySet<GridRow>,
  drafts: readonly Draft[],
): { apart: RowApart[]; subtotals: SubtotalRow[] } {
  const blocks = new Set([...used].filter((row) => row.shape === 'grid').map((row) => row.block))
  const positions = rows.flatMap((row, i) => (used.has(row) ? [i] : []))
  const first = Math.min(...positions)
  const last = Math.max(...positions)
  const apart: RowApart[] = []
  const subtotals: SubtotalRow[] = []
  const groups = layout.groups.map((group) => ({ key: group.label, groups: [], ...group }))
  rows.slice(first, last + 1).forEach((row) => {
    if (used.has(row) || !blocks.has(row.block)) return
    const labelled = labelRow(row, groups, 0)
    if (!labelled || labelled.values.every((cell) => cell.reading.state === 'blank')) return
    const { text, place } = labelled.label(0)
    const pair = matchLabels([labelled.printed], groups)[0]
    const header = drafts[drafts.length - 1]?.header
    if (pair && header)
      subtotals.push({
        label: text,
        group: groups[pair.official]?.label ?? '',
        row,
        values: takeValues(labelled.values, header, heightOf(labelled)),
      })
    else apart.push({ label: text, values: labelled.values.map((cell) => cell.text.now), place })
  })
  return { apart, subtotals }
}
