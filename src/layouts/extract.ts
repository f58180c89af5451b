// Stage 4: a document becomes the record of a report. Pure selection and reading; nothing is computed
// from other figures, and what cannot be told stays unreadable.
import { leastCertain, type Note, type ParsedDocument } from '../document/index.js'
import { tableNames } from './forms.js'
import { endsEarly } from './identify/ends-early.js'
import { readAgency } from './identify/read-agency.js'
import { readCaptions } from './identify/read-captions.js'
import { readPeriod } from './identify/read-period.js'
import { readPosted } from './identify/read-posted.js'
import { findHeadings, readSections } from './identify/read-sections.js'
import { readSignature } from './identify/read-signature.js'
import { readTitle } from './identify/read-title.js'
import { readYear } from './identify/read-year.js'
import type { ChosenTable } from './match/choose-form.js'
import type { MatchedCell } from './match/draft-cells.js'
import type { RowCell } from './match/grid-row.js'
import { readNumber } from './read-number.js'
import { blocksTaken, readTables, type TablesRead } from './read-tables.js'
import type { LabelFit, Prose, Reading, ReadTable, Report, ReportCell, Subtotal } from './report.js'
import { unfoldLines } from './run-together/unfold-lines.js'

/** Which cell of the document became which figure of the record, for pictures and explanations. */
export interface CellMatch {
  readonly key: string
  readonly block: number
  readonly row: number
  readonly col: number
  readonly fit: LabelFit
}

/** What stage 4 makes. `report` is null when the document is no report at all. */
export interface Extracted {
  readonly report: Report | null
  readonly matches: readonly CellMatch[]
  readonly notes: readonly Note[]
}

/** Extracts the record from a repaired and folded document. */
export function extractReport(source: ParsedDocument): Extracted {
  const document = unfoldLines(source)
  const headings = findHeadings(document)
  const tables = readTables(document, new Set(headings.map((heading) => heading.block)))
  const titleEnd = headings[0]?.block ?? document.blocks.length
  const title = readTitle(document, titleEnd)
  const taken = new Set([...blocksTaken(tables), ...(title?.blocks ?? [])])
  const { preamble, sections } = readSections(document, headings, taken)
  const last = sections[sections.length - 1]?.prose ?? []
  const signature = readSignature(preamble, last)
  const everything: Prose[] = [...preamble, ...sections.flatMap((section) => section.prose)]
  const period = readPeriod(everything)
  if (!isReport(tables, title !== null, sections.length, period !== null)) return { report: null, matches: [], notes: [] }
  const declaredTitle = document.declaredTitle ?? null
  const read = tableNames.flatMap((name) => (tables.has(name) ? [readTable(tables.get(name) as ChosenTable)] : []))
  const matched = [...tables.values()].flatMap(({ match }) => match.cells)
  const report: Report = {
    format: document.format,
    title: title?.title ?? null,
    titlePlace: title?.place ?? null,
    agency: readAgency({ title: title?.title ?? null, declaredTitle, signature: signature.agency, preamble }),
    year: readYear({ title: title?.title ?? null, period, sections, declaredTitle }),
    period,
    signedOn: signature.signedOn,
    postedOn: readPosted(document, titleEnd),
    preamble,
    sections,
    captions: readCaptions(document),
    tables: read,
    cells: new Map(inFormOrder(tables).map((cell) => [cell.key, reportCell(cell)])),
    lostCharacters: lostCharacters(document),
    cutOff: endsEarly(document, read, sections),
  }
  return { report, matches: matched.map(cellMatch), notes: notesOf(tables) }
}

/** Below this many figures a table does not make a document a report by itself. */
const ENOUGH_FIGURES = 8

/** A list of reports has titles and nothing else; prose about the subject has neither title nor sections. */
function isReport(tables: TablesRead, titled: boolean, sections: number, dated: boolean): boolean {
  const figures = [...tables.values()].reduce((sum, { match }) => sum + match.cells.length, 0)
  return figures >= ENOUGH_FIGURES || (titled && (sections >= 1 || dated)) || sections >= 4
}

function readTable({ form, match, again }: ChosenTable): ReadTable {
  return {
    table: match.layout.table,
    form,
    labels: match.labels,
    missing: match.missing,
    undrawn: match.rows.some((row) => row.undrawn),
    apart: match.apart,
    subtotals: match.subtotals.map((row): Subtotal => {
      const block = match.layout.blocks[0]
      const cells: Record<string, ReportCell> = {}
      row.values.forEach((taken, column) => {
        const key = block?.columns[column]?.key
        if (key && block && !('absent' in taken)) {
          cells[key] = reportCell({
            key,
            block,
            column,
            measure: 'count',
            row: row.row,
            cell: taken.cell,
            fit: 'same',
            ...(taken.refused ? { refused: taken.refused } : {}),
          })
        }
      })
      return {
        parts: partsOf(
          match.layout.blocks.flatMap((part) => part.rows),
          row.group,
        ),
        label: row.label,
        cells,
      }
    }),
    ...(again.length > 0 ? { again: again.map(({ cells }) => cells.map(reportCell)) } : {}),
    place: (match.rows[0]?.table ?? match.rows[0]?.place ?? match.cells[0]?.cell.place) as ReadTable['place'],
  }
}

function partsOf(rows: readonly { key: string; groups: readonly string[] }[], group: string): string[] {
  return rows.filter((row) => row.groups.includes(group)).map((row) => row.key)
}

/** The figures in the order of their form, whatever the order of the document. */
function inFormOrder(tables: TablesRead): MatchedCell[] {
  return tableNames.flatMap((name) => {
    const match = tables.get(name)?.match
    if (!match) return []
    const rank = new Map<string, number>()
    for (const block of match.layout.blocks) {
      for (const row of block.rows) {
        for (const column of block.columns) rank.set([row.key, column.key].filter((part) => part !== '').join('.'), rank.size)
      }
    }
    return [...match.cells].sort((a, b) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0))
  })
}

function reportCell(matched: MatchedCell): ReportCell {
  const { cell } = matched
  const repaired = leastCertain(cell.text.steps)
  return {
    key: matched.key,
    reading: readingOf(matched),
    raw: cell.text.now,
    text: cell.text,
    place: cell.place,
    ...(repaired ? { repaired } : {}),
  }
}

function readingOf({ refused, cell, column, measure, headerUnit, row, parted }: MatchedCell): Reading {
  if (refused) return { state: 'unreadable', why: refused }
  if (parted) return { state: 'inferred', value: parted[column] as number, note: parted.join(' ') }
  const reading = readNumber(cell.text.folded, measure, headerUnit)
  if (reading.state === 'blank') return reading
  if (cell.doubt) return { state: 'unreadable', why: 'geometry' }
  return row.cutOff && isLast(cell, row.cells) ? { state: 'unreadable', why: 'damaged-text' } : reading
}

/** The document ends in this cell: digits may be missing. */
function isLast(cell: RowCell, cells: readonly RowCell[]): boolean {
  return cells[cells.length - 1] === cell
}

function cellMatch({ key, row, cell, fit }: MatchedCell): CellMatch {
  return { key, block: row.block, row: row.row, col: cell.from, fit }
}

/** Characters that fixers put back: this copy loses characters, so cut labels are its fault too. */
function lostCharacters(document: ParsedDocument): number {
  let lost = 0
  for (const block of document.blocks) {
    const texts = block.type === 'table' ? block.cells.map((cell) => cell.text) : [block.text]
    for (const text of texts)
      for (const step of text.steps)
        if (step.fixer.startsWith('restore-')) lost += Math.max(0, step.after.length - step.before.length)
  }
  return lost
}

function notesOf(tables: TablesRead): Note[] {
  const notes: Note[] = []
  for (const [table, { match, copies }] of tables) {
    for (const apart of match.apart)
      notes.push({ code: 'row-kept-apart', data: { table, label: apart.label }, place: apart.place })
    if (copies.same > 0) notes.push({ code: 'table-twice', data: { table, times: copies.same + 1 } })
    if (copies.different > 0) notes.push({ code: 'several-reports', data: { table, times: copies.different + 1 } })
  }
  return notes
}
