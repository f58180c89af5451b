// Lays out a table as one form sees it: which rows of the document are the block's rows, by their labels,
// and what header stands over them. Figures are not looked at yet.
import type { Layout, LayoutBlock, OfficialLabel } from '../layout.js'
import type { GridRow, RowCell } from './grid-row.js'
import { type LabelledRow, labelRow } from './label-row.js'
import { type HeaderMatch, matchHeader } from './match-header.js'
import { type LabelPair, matchLabels } from './match-labels.js'
import { unlabelledRow } from './unlabelled-row.js'

/** A row of the form and the row of the document that it was found in. */
export interface Line {
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

/** A block of the form with the rows and the header that were found for it. */
export interface Draft {
  readonly block: LayoutBlock
  readonly lines: readonly Line[]
  readonly header: HeaderMatch
}

/** The blocks of `layout` in `rows`; a block without lines was not found. */
export function draftBlocks(layout: Layout, rows: readonly GridRow[], worded: ReadonlySet<string>): Draft[] {
  const unlabelled = layout.blocks[0]?.rows[0]?.label === ''
  return unlabelled ? unlabelledDraft(layout.blocks[0] as LayoutBlock, rows, worded) : labelledDrafts(layout, rows, worded)
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
/** Grid rows that a label spans. */
export function heightOf(labelled: LabelledRow): number {
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
