// Cuts the rows of a document where a table starts over, so that a report printed twice (page and
// attachment, two reports in one file) is never read as one table made of both.
import type { Layout } from '../layout.js'
import type { GridRow } from './grid-row.js'
import { officialKeys } from './reduce-label.js'

/**
 * The copies of `layout`'s table in `rows`, in order. A copy starts where a label of the first rows
 * stands again after one from the table's second half. One copy (all rows) when nothing repeats.
 */
export function segments(layout: Layout, rows: readonly GridRow[]): readonly (readonly GridRow[])[] {
  const order = landmarkOrder(layout)
  const half = Math.max(...order.values()) / 2
  const cuts: number[] = [0]
  let furthest = -1
  let lastStop = 0
  rows.forEach((row, i) => {
    const at = stopOf(row, order)
    if (at === null) return
    if (furthest > half && at < half / 2) {
      cuts.push(headerStart(rows, lastStop + 1, i))
      furthest = at
    } else furthest = Math.max(furthest, at)
    lastStop = i
  })
  return cuts.map((from, k) => rows.slice(from, cuts[k + 1] ?? rows.length))
}

/** Reduced labels that stand only once in the layout, with their position. */
function landmarkOrder(layout: Layout): Map<string, number> {
  const unlabelled = layout.blocks[0]?.rows[0]?.label === ''
  const labels = layout.blocks.flatMap((block) => (unlabelled ? block.columns : block.rows))
  const order = new Map<string, number>()
  labels.forEach((label, i) => {
    for (const key of unlabelled ? label.groups.slice(-1) : officialKeys(label).slice(0, 1))
      if (!order.has(key)) order.set(key, i)
  })
  return order
}

/** The position of the row's label; labels of a header on the same rebuilt line stand before it. */
function stopOf(row: GridRow, order: ReadonlyMap<string, number>): number | null {
  const worded = row.cells.filter((cell) => cell.worded && !cell.continued)
  const label = worded[worded.length - 1]
  const at = label ? order.get(label.reduced.key) : undefined
  const standsForItself =
    row.cells.some((cell) => !cell.worded && cell.reading.state !== 'blank') || (label?.reduced.key.length ?? 0) > 4
  return at !== undefined && standsForItself ? at : null
}

/** The new copy's header belongs to it: everything of its own grid since the last copy's end. */
function headerStart(rows: readonly GridRow[], from: number, at: number): number {
  const here = rows[at] as GridRow
  let start = at
  while (start > from && (here.shape === 'lines' || rows[start - 1]?.block === here.block)) start--
  return start
}
