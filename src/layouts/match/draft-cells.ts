// Gives the figures of a block's rows their keys, or says why a figure cannot be told: a contradicted
// label or column, a wrong number of figures, a row printed twice with others. Rows that ran together are
// parted where the form's identities leave one way.
import type { Layout, LayoutBlock, Measure } from '../layout.js'
import type { LabelFit, UnreadableWhy } from '../report.js'
import { resolveRuns } from '../run-together/resolve-runs.js'
import type { Split } from '../run-together/split-run.js'
import type { Draft, Line } from './draft-blocks.js'
import type { GridRow, RowCell } from './grid-row.js'
import type { HeaderMatch } from './match-header.js'
import { type Taken, takeValues } from './take-values.js'

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

/** The figures of a block, in the order of the document. */
export function draftCells(draft: Draft, layout: Layout): MatchedCell[] {
  return cellsOf(draft, partedRuns(draft, layout))
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
/** A row printed twice with other figures: nothing says which one holds. */
function printedDifferently(line: Line, header: HeaderMatch, column: number, cell: RowCell): UnreadableWhy | undefined {
  const differs = line.again.some((values) => {
    const other = takeValues(values, header, line.height)[column]
    return other && !('absent' in other) && other.cell.text.folded.trim() !== cell.text.folded.trim()
  })
  return differs ? 'printed-twice-differently' : undefined
}
