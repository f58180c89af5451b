// Reads one table of a report: by every form that has it, out of the document's grids and, where those
// do not hold it, out of its lines; the form whose own rows and columns are there wins. Where only what
// the forms share was found no form is named, and only shared figures are kept.
import type { Layout } from '../layout.js'
import type { FormName } from '../report.js'
import type { GridRow } from './grid-row.js'
import { matchTable, type TableMatch } from './match-table.js'
import { officialKeys } from './reduce-label.js'
import { segments } from './segments.js'

/** A table as it was read. `form` is null when the forms cannot be told apart. */
export interface ChosenTable {
  readonly form: FormName | null
  readonly match: TableMatch
  /** Further copies of the same table in the document: with the same figures, and with others. */
  readonly copies: { readonly same: number; readonly different: number }
  /** The copies with other figures, read by the same form. */
  readonly again: readonly TableMatch[]
}

/** `sources`: rows of the document by ways of seeing them, the most trusted first. */
export function chooseForm(candidates: readonly Layout[], sources: readonly (readonly GridRow[])[]): ChosenTable | null {
  let best: ChosenTable | null = null
  for (const rows of sources) {
    const chosen = chooseWithin(candidates, rows)
    if (chosen && (!best || figures(chosen) > figures(best))) best = chosen
    if (best && best.match.missing.length === 0) break
  }
  return best
}

/** Labels that show a table to be there even when none of its figures can be told. */
const ENOUGH_LABELS = 4

function figures(chosen: ChosenTable): number {
  return chosen.match.cells.filter((cell) => cell.refused === undefined).length
}

function chooseWithin(candidates: readonly Layout[], rows: readonly GridRow[]): ChosenTable | null {
  const first = candidates[0]
  if (!first) return null
  const worded = wordingsOf(candidates)
  const copies = segments(first, rows)
  for (const [index, copy] of copies.entries()) {
    const matches = candidates.flatMap((layout) => matchTable(layout, copy, worded) ?? [])
    const best = matches.reduce<TableMatch | null>((top, match) => (top && top.score >= match.score ? top : match), null)
    const chosen = best && { ...decide(best, matches), ...compareCopies(best, copies.slice(index + 1), worded) }
    if (chosen && (figures(chosen) > 0 || chosen.match.labels.length >= ENOUGH_LABELS)) return chosen
  }
  return null
}

/** Every wording of a row or column in any form of a table. */
function wordingsOf(candidates: readonly Layout[]): ReadonlySet<string> {
  return new Set(
    candidates.flatMap((layout) => layout.blocks.flatMap((block) => [...block.rows, ...block.columns].flatMap(officialKeys))),
  )
}

/** Reads the later copies by the form of the first, and compares what they print. */
function compareCopies(
  first: TableMatch,
  later: readonly (readonly GridRow[])[],
  worded: ReadonlySet<string>,
): Pick<ChosenTable, 'copies' | 'again'> {
  const printed = (match: TableMatch) => new Map(match.cells.map((cell) => [cell.key, cell.cell.text.folded.trim()]))
  const own = printed(first)
  const again: TableMatch[] = []
  let same = 0
  for (const rows of later) {
    const match = matchTable(first.layout, rows, worded)
    if (!match || match.cells.length === 0) continue
    const differs = [...printed(match)].some(([key, text]) => own.has(key) && own.get(key) !== text)
    if (differs) again.push(match)
    else same += 1
  }
  return { copies: { same, different: again.length }, again }
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

const knownKeys = new WeakMap<Layout, ReadonlySet<string>>()

/** The keys of all figures of a layout. */
function keysOf(layout: Layout): ReadonlySet<string> {
  const known = knownKeys.get(layout)
  if (known) return known
  const keys = new Set(
    layout.blocks.flatMap((block) =>
      block.rows.flatMap((row) => block.columns.map((column) => [row.key, column.key].filter((part) => part !== '').join('.'))),
    ),
  )
  knownKeys.set(layout, keys)
  return keys
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
