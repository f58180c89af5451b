// Finds the columns of a block in the rows above its figures. First by geometry: the lowest label over
// each grid column, with the labels above it as groups. Where columns of a grid do not mean anything
// (pipes without spans, one cell a line) by the labels in reading order, which only witnesses that the
// block is there: figures are then taken by their exact number.
import type { Column } from '../layout.js'
import type { MatchedLabel } from '../report.js'
import type { GridRow, RowCell } from './grid-row.js'
import { type LabelPair, matchLabels, type PrintedLabel } from './match-labels.js'
import { reduceLabel } from './reduce-label.js'

/** Grid columns `[from, to)` of a header cell. */
export interface ColumnRange {
  readonly from: number
  readonly to: number
}

/** How the header of a block was read; lists run along the block's columns. */
export interface HeaderMatch {
  readonly by: 'geometry' | 'reading-order' | 'nothing'
  /** Null where the column was not found, or where only reading order is known. */
  readonly ranges: readonly (ColumnRange | null)[]
  readonly found: readonly boolean[]
  readonly unclear: readonly boolean[]
  readonly labels: readonly MatchedLabel[]
  /** The unit of money that the header prints for a column, where it prints one. */
  readonly units: readonly ('元' | '万元' | undefined)[]
}

/** Share of a block's columns that must be found before its header counts as found. */
const ENOUGH_COLUMNS = 0.6
/** A label may be broken over this many lines. */
const LONGEST_BREAK = 4

/**
 * Matches the header rows of a block. `lead` are loose labels before the first figures (lines only);
 * `worded` are the wordings of all forms of the table.
 */
export function matchHeader(
  rows: readonly GridRow[],
  lead: readonly RowCell[],
  columns: readonly Column[],
  worded: ReadonlySet<string>,
): HeaderMatch {
  const byGeometry = rows.every((row) => row.shape === 'grid' && !row.ragged) ? geometry(rows, columns, worded) : null
  if (byGeometry && enough(byGeometry)) return byGeometry
  const cells = [...rows.flatMap((row) => row.cells.filter((cell) => !cell.continued && cell.worded)), ...lead]
  const byOrder = readingOrder(cells, columns, worded)
  return enough(byOrder) ? byOrder : nothing(columns)
}

function enough(match: HeaderMatch): boolean {
  return match.found.filter(Boolean).length >= Math.max(1, Math.ceil(match.found.length * ENOUGH_COLUMNS))
}

function nothing(columns: readonly Column[]): HeaderMatch {
  return {
    by: 'nothing',
    ranges: columns.map(() => null),
    found: columns.map(() => false),
    unclear: columns.map(() => false),
    labels: [],
    units: columns.map(() => undefined),
  }
}

interface Leaf {
  cell: RowCell
  range: { from: number; to: number }
  groups: string[]
}

function geometry(rows: readonly GridRow[], columns: readonly Column[], worded: ReadonlySet<string>): HeaderMatch {
  const leaves = headerLeaves(rows)
  const printed = leaves.map((leaf): PrintedLabel => ({ wordings: [leaf.cell.reduced], groups: leaf.groups }))
  const pairs = matchLabels(printed, columns, worded)
  return assemble('geometry', columns, pairs, (pair) => leaves[pair.printed] as Leaf)
}

/** The lowest label over each grid column; neighbouring columns under one cell are one leaf. */
function headerLeaves(rows: readonly GridRow[]): Leaf[] {
  const stacks = new Map<number, RowCell[]>()
  for (const row of rows) {
    for (const cell of row.cells) {
      if (cell.continued || !cell.worded) continue
      for (let col = cell.from; col < cell.to; col++) {
        const stack = stacks.get(col)
        if (stack) stack.push(cell)
        else stacks.set(col, [cell])
      }
    }
  }
  const leaves: Leaf[] = []
  for (const col of [...stacks.keys()].sort((a, b) => a - b)) {
    const stack = stacks.get(col) as RowCell[]
    const cell = stack[stack.length - 1] as RowCell
    const last = leaves[leaves.length - 1]
    if (last?.cell === cell) last.range.to = col + 1
    else leaves.push({ cell, range: { from: col, to: col + 1 }, groups: stack.slice(0, -1).map((above) => above.reduced.key) })
  }
  return leaves
}

function readingOrder(cells: readonly RowCell[], columns: readonly Column[], worded: ReadonlySet<string>): HeaderMatch {
  const printed = cells.map((_, i): PrintedLabel => ({ wordings: joinedWith(cells, i), groups: [] }))
  const order = columns.map((_, j) => j).sort((a, b) => depth(columns[a]) - depth(columns[b]) || a - b)
  const pairs = matchLabels(
    printed,
    order.map((j) => columns[j] as Column),
    worded,
  )
  const back = pairs.map((pair) => ({ ...pair, official: order[pair.official] as number, unclear: false }))
  const match = assemble('reading-order', columns, back, (pair) => ({ cell: joined(cells, pair), range: null }))
  return { ...match, ranges: columns.map(() => null) }
}

/** A header is read line by line, so labels in fewer groups stand before those in more. */
function depth(column: Column | undefined): number {
  return column?.groups.length ?? 0
}

function joinedWith(cells: readonly RowCell[], start: number) {
  const wordings = []
  let text = ''
  for (let i = start; i < Math.min(start + LONGEST_BREAK, cells.length); i++) {
    text += cells[i]?.text.folded ?? ''
    wordings.push(reduceLabel(text))
  }
  return wordings
}

function joined(cells: readonly RowCell[], pair: LabelPair): RowCell {
  const parts = cells.slice(pair.printed, pair.printed + pair.wording + 1)
  const first = parts[0] as RowCell
  if (parts.length === 1) return first
  const now = parts.map((part) => part.text.now.trim()).join('')
  return { ...first, text: { ...first.text, now, folded: parts.map((part) => part.text.folded.trim()).join('') } }
}

function assemble(
  by: 'geometry' | 'reading-order',
  columns: readonly Column[],
  pairs: readonly LabelPair[],
  source: (pair: LabelPair) => { cell: RowCell; range: ColumnRange | null },
): HeaderMatch {
  const byColumn = new Map(pairs.map((pair) => [pair.official, pair]))
  const cellOf = (pair: LabelPair) => source(pair).cell
  return {
    by,
    ranges: columns.map((_, j) => {
      const pair = byColumn.get(j)
      return pair ? source(pair).range : null
    }),
    found: columns.map((_, j) => byColumn.has(j)),
    unclear: columns.map((_, j) => byColumn.get(j)?.unclear ?? false),
    labels: pairs.map((pair): MatchedLabel => {
      const column = columns[pair.official] as Column
      return { of: column.key, printed: cellOf(pair).text.now, official: column.label, fit: pair.fit, place: cellOf(pair).place }
    }),
    units: columns.map((_, j) => {
      const pair = byColumn.get(j)
      return pair ? printedUnit(cellOf(pair).text.folded) : undefined
    }),
  }
}

function printedUnit(label: string): '元' | '万元' | undefined {
  // Narrow columns break the line between 万 and 元, where reading 元 alone would give a ten-thousandth.
  const unit = /(万)?元[）)\]】]?$/.exec(label.replace(/\s/g, ''))
  if (!unit) return undefined
  return unit[1] ? '万元' : '元'
}
