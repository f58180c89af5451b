// Reads one table of a report: by every form that has it, out of the document's grids and, where those
// do not hold it, out of its lines; the form whose own rows and columns are there wins. Where only what
// the forms share was found no form is named, and only shared figures are kept.
import type { Layout } from '../layout.js'
import type { FormName } from '../report.js'
import type { GridRow } from './grid-row.js'
import { matchTable, type TableMatch } from './match-table.js'
import { segments } from './segments.js'

/** A table as it was read. `form` is null when the forms cannot be told apart. */
export interface ChosenTable {
  readonly form: FormName | null
  readonly match: TableMatch
  /** How many further copies of the same table the document holds. */
  readonly repeats: number
}

/** `sources`: rows of the document by ways of seeing them, the most trusted first. */
export function chooseForm(candidates: readonly Layout[], sources: readonly (readonly GridRow[])[]): ChosenTable | null {
  let best: ChosenTable | null = null
  for (const rows of sources) {
    const chosen = chooseWithin(candidates, rows)
    if (chosen && (!best || figures(chosen) > figures(best))) best = chosen
  }
  return best
}

function figures(chosen: ChosenTable): number {
  return chosen.match.cells.filter((cell) => cell.refused === undefined).length
}

function chooseWithin(candidates: readonly Layout[], rows: readonly GridRow[]): ChosenTable | null {
  const first = candidates[0]
  if (!first) return null
  const copies = segments(first, rows)
  for (const [index, copy] of copies.entries()) {
    const matches = candidates.flatMap((layout) => matchTable(layout, copy) ?? [])
    const best = matches.reduce<TableMatch | null>((top, match) => (top && top.score >= match.score ? top : match), null)
    if (!best || best.cells.length === 0) continue
    return { ...decide(best, matches), repeats: copies.length - index - 1 }
  }
  return null
}

/** Names the form only by something that no other candidate has: a row, or a column of a row. */
function decide(best: TableMatch, matches: readonly TableMatch[]): { form: FormName | null; match: TableMatch } {
  const others = matches.filter((match) => match !== best)
  const shared = (key: string) => others.some((match) => hasKey(match.layout, key))
  if (others.length === 0 || sameFigures(best.layout, others) || best.cells.some((cell) => !shared(cell.key))) {
    return { form: best.layout.form, match: best }
  }
  return { form: null, match: { ...best, cells: best.cells.filter((cell) => shared(cell.key)) } }
}

function keysOf(layout: Layout): Set<string> {
  return new Set(
    layout.blocks.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => [row.key, column.key].filter((part) => part !== '').join('.'))),
    ),
  )
}

function hasKey(layout: Layout, key: string): boolean {
  return keysOf(layout).has(key)
}

/** Forms may share a table whole (disputes); then there is nothing to tell apart. */
function sameFigures(layout: Layout, others: readonly TableMatch[]): boolean {
  const own = keysOf(layout)
  return others.every((other) => {
    const theirs = keysOf(other.layout)
    return theirs.size === own.size && [...theirs].every((key) => own.has(key))
  })
}
