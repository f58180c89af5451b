// Reads one table of one form out of the rows of a document: pairs rows by their labels, finds the
// header of each block, and gives each row's figures to the columns. It knows no form; forms are data.
import type { Layout, LayoutBlock, Measure, OfficialLabel } from '../layout.js'
import type { LabelFit, MatchedLabel, RowApart, UnreadableWhy } from '../report.js'
import { resolveRuns } from '../run-together/resolve-runs.js'
import type { Split } from '../run-together/split-run.js'
import type { GridRow, RowCell } from './grid-row.js'
import { type LabelledRow, labelRow } from './label-row.js'
import { type HeaderMatch, matchHeader } from './match-header.js'
import { type LabelPair, matchLabels } from './match-labels.js'
import { type Taken, takeValues } from './take-values.js'
import { unlabelledRow } from './unlabelled-row.js'

/** A figure of the form and the cell that holds it. */
export interface MatchedCell {
  readonly key: string
  readonly block: LayoutBlock
  readonly column: number
  readonly measure: Measure
  readonly row: GridRow
  readonly cell: RowCell
  readonly fit: LabelFit
  readonly headerUnit?: '元' | '万元'
  readonly refused?: UnreadableWhy
  /** All figures of a row that ran together, as the only way to part them says. */
  readonly parted?: Split
}

/** A row whose order contradicts its label is in the table all the same; a refused column may be another form's. */
function isFound(cell: MatchedCell): boolean {
  return cell.refused === undefined || cell.refused === 'row-unclear'
}

/** A found label says less for a form than a figure, and decides where no figure can be told. */
const LABEL_WEIGHT = 0.1

/** One table as one form reads it. `score`: figures found less rows and columns missing, and labels found. */
export interface TableMatch {
  readonly layout: Layout
  readonly cells: readonly MatchedCell[]
  readonly labels: readonly MatchedLabel[]
  /** Keys of rows and `row.column` keys of columns that were not found in mandatory blocks. */
  readonly missing: readonly string[]
  readonly apart: readonly RowApart[]
  readonly subtotals: readonly SubtotalRow[]
  readonly score: number
  readonly rows: readonly GridRow[]
}

export interface SubtotalRow {
  readonly label: string
  readonly group: string
  readonly row: GridRow
  readonly values: readonly Taken[]
}

/**
 * Reads `layout` out of `rows` (one table's worth: see `segments`), or null when nothing of it is there.
 * `worded` are the reduced wordings of all forms of the table.
 */
export function matchTable(layout: Layout, rows: readonly GridRow[], worded: ReadonlySet<string>): TableMatch | null {
  const unlabelled = layout.blocks[0]?.rows[0]?.label === ''
  const drafts = unlabelled
    ? unlabelledDraft(layout.blocks[0] as LayoutBlock, rows, worded)
    : labelledDrafts(layout, rows, worded)
  if (drafts.every((draft) => draft.lines.length === 0)) return null
  const used = new Set(drafts.flatMap((draft) => draft.lines.map((line) => line.row)))
  const cells = withoutTornRows(
    drafts.flatMap((draft) => cellsOf(draft, partedRuns(draft, layout))),
    rows,
    used,
  )
  const missing = drafts.flatMap((draft) => missingOf(draft))
  const labels = drafts.flatMap(labelsOf)
  return {
    layout,
    cells,
    labels,
    missing,
    ...apartFrom(layout, rows, used, drafts),
    score: cells.filter(isFound).length - missing.length + LABEL_WEIGHT * labels.length,
    rows: [...used],
  }
}

interface Line {
  readonly official: OfficialLabel
  readonly row: GridRow
  readonly labelled: LabelledRow | null
  readonly pair: LabelPair | null
  readonly values: readonly RowCell[]
  /** Grid rows that the label spans: its figures may span as many. */
  readonly height: number
  /** The figures of further rows with the very same label. */
  readonly again: readonly (readonly RowCell[])[]
}

interface Draft {
  readonly block: LayoutBlock
  readonly lines: readonly Line[]
  readonly header: HeaderMatch
}

function unlabelledDraft(block: LayoutBlock, rows: readonly GridRow[], worded: ReadonlySet<string>): Draft[] {
  const found = unlabelledRow(block, rows, worded)
  if (!found) return [{ block, lines: [], header: matchHeader([], [], block.columns, worded) }]
  const line: Line = {
    official: block.rows[0] as OfficialLabel,
    row: found.row,
    labelled: null,
    pair: null,
    values: found.values,
    height: 1,
    again: [],
  }
  return [{ block, lines: [line], header: found.header }]
}

function labelledDrafts(layout: Layout, rows: readonly GridRow[], worded: ReadonlySet<string>): Draft[] {
  const official = layout.blocks.flatMap((block) => block.rows)
  const position = new Map(rows.map((row, i) => [row, i]))
  const width = Math.max(...layout.blocks.map((block) => block.columns.length))
  const labelled = rows.map((row) => labelRow(row, official, width)).filter((row): row is LabelledRow => row !== null)
  const pairs = matchLabels(
    labelled.map((row) => row.printed),
    official,
    worded,
  )
  let offset = 0
  let from = 0
  return layout.blocks.map((block): Draft => {
    const own = pairs.filter((pair) => pair.official >= offset && pair.official < offset + block.rows.length)
    offset += block.rows.length
    const lines = own.map((pair): Line => {
      const source = labelled[pair.printed] as LabelledRow
      const again = rowsAgain(labelled, pairs, pair)
      return {
        official: official[pair.official] as OfficialLabel,
        row: source.row,
        labelled: source,
        pair,
        values: source.values,
        height: heightOf(source),
        again,
      }
    })
    const first = Math.min(...lines.map((line) => position.get(line.row) as number))
    const band = Number.isFinite(first) ? headerBand(rows, from, first) : []
    const header = matchHeader(band, leadOf(lines, rows[first]), block.columns, worded)
    from = lines.length > 0 ? Math.max(...lines.map((line) => position.get(line.row) as number)) + 1 : from
    return { block, lines, header }
  })
}

/**
 * A row without figures beside a line of figures without a label: without rules between them nothing
 * says that they are not one row, so "blank" would be a guess.
 */
function withoutTornRows(cells: MatchedCell[], rows: readonly GridRow[], used: ReadonlySet<GridRow>): MatchedCell[] {
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

function heightOf(labelled: LabelledRow): number {
  return labelled.row.cells[labelled.labelAt]?.rowSpan ?? 1
}

/** Rows that were not paired and carry the same label, enumerator included, as the pair's row. */
function rowsAgain(labelled: readonly LabelledRow[], pairs: readonly LabelPair[], pair: LabelPair): (readonly RowCell[])[] {
  const paired = new Set(pairs.map((other) => other.printed))
  const nameOf = (row: LabelledRow | undefined) => {
    const wording = row?.printed.wordings[0]
    return `${wording?.numbering?.style}${wording?.numbering?.ordinal} ${wording?.key}`
  }
  const name = nameOf(labelled[pair.printed])
  return labelled.filter((row, i) => !paired.has(i) && row.values.length > 0 && nameOf(row) === name).map((row) => row.values)
}

/** A row printed twice with other figures: nothing says which one holds. */
function printedDifferently(line: Line, header: HeaderMatch, column: number, cell: RowCell): UnreadableWhy | undefined {
  const differs = line.again.some((values) => {
    const other = takeValues(values, header, line.height)[column]
    return other && !('absent' in other) && other.cell.text.folded.trim() !== cell.text.folded.trim()
  })
  return differs ? 'printed-twice-differently' : undefined
}

/** Rows above the first figures that can hold their header: of the same grid, or all loose lines. */
function headerBand(rows: readonly GridRow[], from: number, first: number): GridRow[] {
  const here = rows[first] as GridRow
  return rows.slice(from, first).filter((row) => (here.shape === 'grid' ? row.block === here.block : row.shape === 'lines'))
}

/** Loose labels that stand before the label of the first row, on the same rebuilt row. */
function leadOf(lines: readonly Line[], first: GridRow | undefined): RowCell[] {
  const line = lines.find((candidate) => candidate.row === first)
  return first?.shape === 'lines' && line?.labelled ? first.cells.slice(0, line.labelled.labelAt) : []
}

function cellsOf({ block, lines, header }: Draft, runs: ReadonlyMap<string, Split>): MatchedCell[] {
  return lines.flatMap((line) => {
    const parted = runs.get(line.official.key)
    const values = blankLine(line, block) ?? takeValues(line.values, header, line.height)
    const cells: MatchedCell[] = []
    values.forEach((taken, column) => {
      if ('absent' in taken) return
      const refused =
        refusal(line, header, column, block) ??
        (parted ? undefined : (taken.refused ?? printedDifferently(line, header, column, taken.cell)))
      cells.push({
        key: [line.official.key, (block.columns[column] as { key: string }).key].filter((part) => part !== '').join('.'),
        block,
        column,
        measure: line.official.measure ?? (block.columns[column]?.measure as Measure),
        row: line.row,
        cell: taken.cell,
        fit: line.pair?.fit ?? 'same',
        ...(header.units[column] ? { headerUnit: header.units[column] } : {}),
        ...(refused ? { refused } : {}),
        ...(parted ? { parted } : {}),
      })
    })
    return cells
  })
}

/** Rows whose figures are one run of digits, where the form's identities part them in one way only. */
function partedRuns({ block, lines, header }: Draft, layout: Layout): ReadonlyMap<string, Split> {
  const rows = lines.map((line) => ({ key: line.official.key, run: runOf(line, block), figures: wholeFigures(line, header) }))
  return rows.some((row) => row.run !== null) ? resolveRuns(rows, block.columns, layout.identities) : new Map()
}

/**
 * The digits of a rebuilt row that has fewer figures than columns. A row in several pieces counts only
 * when it has as many digits as columns: otherwise its pieces may be whole figures beside blank cells.
 */
function runOf({ row, values }: Line, block: LayoutBlock): string | null {
  const columns = block.columns.length
  if (row.shape !== 'lines' || row.cutOff || values.length >= columns) return null
  const parts = values.map((cell) => cell.text.folded.trim())
  const digits = parts.reduce((sum, part) => sum + part.length, 0)
  return (parts.length === 1 ? digits >= columns : digits === columns) && parts.every((part) => /^\d+$/.test(part))
    ? parts.join(' ')
    : null
}

function wholeFigures(line: Line, header: HeaderMatch): Split | null {
  const figures = takeValues(line.values, header, line.height).map((taken) => {
    const reading = 'absent' in taken || taken.refused ? null : taken.cell.reading
    return reading?.state === 'value' && Number.isInteger(reading.value) ? reading.value : null
  })
  return figures.includes(null) ? null : (figures as number[])
}

/** A rebuilt line without any figure is a row of blank cells; where the document ended it is nothing. */
function blankLine(line: Line, block: LayoutBlock): Taken[] | null {
  if (line.row.shape !== 'lines' || line.values.length > 0) return null
  const label = line.row.cells[line.row.cells.length - 1]
  if (!label || line.row.cutOff) return block.columns.map(() => ({ absent: true }))
  const blank: RowCell = {
    ...label,
    text: { raw: '', now: '', steps: [], folded: '' },
    reading: { state: 'blank' },
    worded: false,
  }
  return block.columns.map(() => ({ cell: blank }))
}

function refusal(line: Line, header: HeaderMatch, column: number, block: LayoutBlock): UnreadableWhy | null {
  if (line.pair?.unclear) return 'row-unclear'
  if (header.unclear[column]) return 'column-unclear'
  // Without a header a single column could be any of several forms'; seven in a row can not.
  if (header.by === 'nothing' && block.columns.length < 5) return 'column-unclear'
  return null
}

function missingOf({ block, lines, header }: Draft): string[] {
  if (lines.length === 0) return block.optional ? [] : block.rows.map((row) => row.key || (block.columns[0]?.key ?? ''))
  const found = new Set(lines.map((line) => line.official.key))
  const rows = block.rows.filter((row) => !found.has(row.key)).map((row) => row.key)
  const columns = header.by === 'nothing' ? [] : block.columns.filter((_, j) => !header.found[j]).map((column) => column.key)
  return [...rows, ...columns]
}

function labelsOf({ lines, header }: Draft): MatchedLabel[] {
  const rows = lines.flatMap((line): MatchedLabel[] => {
    if (!line.pair || !line.labelled) return []
    const { text, place } = line.labelled.label(line.pair.wording)
    return [{ of: line.official.key, printed: text, official: line.official.label, fit: line.pair.fit, place }]
  })
  return [...header.labels, ...rows]
}

/** Rows between the table's first and last that the form does not have, and printed subtotals. */
function apartFrom(
  layout: Layout,
  rows: readonly GridRow[],
  used: ReadonlySet<GridRow>,
  drafts: readonly Draft[],
): Pick<TableMatch, 'apart' | 'subtotals'> {
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
