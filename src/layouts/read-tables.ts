// Reads the three fixed tables of a document: grids first, loose lines where no grid holds a table.
// Each table chooses its form by itself; the disputes table is the same in all of them.
import type { ParsedDocument } from '../document/index.js'
import { layouts, rowLabels, tableNames } from './forms.js'
import { type ChosenTable, chooseForm } from './match/choose-form.js'
import { type GridRow, gridRows } from './match/grid-row.js'
import { lineRows } from './match/line-rows.js'
import type { TableName } from './report.js'

/** The tables that were found, in the order of the forms. */
export type TablesRead = ReadonlyMap<TableName, ChosenTable>

/** `headings`: blocks that head a section. */
export function readTables(document: ParsedDocument, headings: ReadonlySet<number>): TablesRead {
  const grids = markCut(
    document.blocks.flatMap((block, i) => (block.type === 'table' && !block.furniture ? gridRows(block, i) : [])),
    document,
  )
  const lines = markEnd(lineRows(document, rowLabels, headings), document)
  const found = new Map<TableName, ChosenTable>()
  for (const name of tableNames) {
    const candidates = layouts.filter((layout) => layout.table === name)
    const chosen = chooseForm(name === 'disputes' ? candidates.slice(0, 1) : candidates, [grids, lines])
    if (chosen) found.set(name, chosen)
  }
  return found
}

/** A page known to be cut ends inside the last row of its last table, when nothing follows that table. */
function markCut(rows: GridRow[], document: ParsedDocument): GridRow[] {
  const last = rows[rows.length - 1]
  const cut = document.notes.some((note) => note.code === 'cut-off')
  return cut && last?.block === document.blocks.length - 1 ? [...rows.slice(0, -1), { ...last, cutOff: true }] : rows
}

/** Where the lines of a text end with a row, the file may have been cut inside that row. */
function markEnd(rows: GridRow[], document: ParsedDocument): GridRow[] {
  const last = rows[rows.length - 1]
  if (!last?.blocks?.includes(document.blocks.length - 1)) return rows
  return [...rows.slice(0, -1), { ...last, cutOff: true }]
}

/** Blocks whose lines became rows of a table; they are not prose. */
export function blocksTaken(tables: TablesRead): Set<number> {
  const taken = new Set<number>()
  for (const { match } of tables.values()) {
    for (const row of match.rows) for (const block of row.blocks ?? []) taken.add(block)
  }
  return taken
}
