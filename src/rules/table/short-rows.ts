import { type Evidence, evidence } from '../../document/index.js'
import type { ReadTable, Report, ReportCell } from '../../layouts/index.js'

/** A row of a table that has too few or too many cells for its columns. */
export interface ShortRow {
  /** The label as the form has it. */
  readonly row: string
  readonly keys: readonly string[]
  readonly found: number
  readonly due: number
  readonly seen: readonly Evidence[]
}

/** Formats in which a cell is written as a cell, so that they can be counted. */
const COUNTABLE = new Set(['docx', 'html'])

/** Rows of which nothing tells the figures apart, because there are too few or too many of them. */
export function shortRows(report: Report, table: ReadTable): ShortRow[] {
  if (!COUNTABLE.has(report.format)) return []
  const rows = new Map<string, ReportCell[]>()
  for (const cell of report.cells.values()) {
    if (cell.reading.state !== 'unreadable' || cell.reading.why !== 'wrong-number-of-values') continue
    const label = table.labels.find(({ of }) => cell.key.startsWith(`${of}.`))
    if (label) rows.set(label.official, [...(rows.get(label.official) ?? []), cell])
  }
  return [...rows].map(([row, cells]) => {
    const places = new Map(cells.map((cell) => [JSON.stringify(cell.place), evidence(cell.raw.trim(), cell.place)]))
    return { row, keys: cells.map(({ key }) => key), found: places.size, due: cells.length, seen: [...places.values()] }
  })
}
