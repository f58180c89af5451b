// Reads one table of one form out of the rows of a document: pairs rows by their labels, finds the
// header of each block, and gives each row's figures to the columns. It knows no form; forms are data.
import type { Layout } from '../layout.js'
import type { MatchedLabel, RowApart } from '../report.js'
import { type Draft, draftBlocks } from './draft-blocks.js'
import { draftCells, type MatchedCell } from './draft-cells.js'
import type { GridRow } from './grid-row.js'
import { officialKeys, reduceLabel } from './reduce-label.js'
import { rowsApart, type SubtotalRow, withoutTornRows } from './rows-apart.js'

/** A row whose order contradicts its label is in the table all the same; a refused column may be another form's. */
function isFound(cell: MatchedCell): boolean {
  return cell.refused === undefined || cell.refused === 'row-unclear'
}

/** A found label says less for a form than a figure, and decides where no figure can be told. */
const LABEL_WEIGHT = 0.1

/** A label that only another form has speaks against this one as loudly as a figure speaks for it. */
const FOREIGN_WEIGHT = 1

/**
 * One table as one form reads it. `score`: figures found less rows and columns missing, and labels found,
 * less labels of other forms.
 */
export interface TableMatch {
  readonly layout: Layout
  readonly cells: readonly MatchedCell[]
  readonly labels: readonly MatchedLabel[]
  /** Keys of the rows and columns of mandatory blocks that were not found. */
  readonly missing: readonly string[]
  readonly apart: readonly RowApart[]
  readonly subtotals: readonly SubtotalRow[]
  readonly score: number
  readonly rows: readonly GridRow[]
}

/**
 * Reads `layout` out of `rows` (one table's worth: see `segments`), or null when nothing of it is there.
 * `worded` are the reduced wordings of all forms of the table.
 */
export function matchTable(layout: Layout, rows: readonly GridRow[], worded: ReadonlySet<string>): TableMatch | null {
  const drafts = draftBlocks(layout, rows, worded)
  if (drafts.every((draft) => draft.lines.length === 0)) return null
  const used = new Set(drafts.flatMap((draft) => draft.lines.map((line) => line.row)))
  const cells = withoutTornRows(
    drafts.flatMap((draft) => draftCells(draft, layout)),
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
    ...rowsApart(layout, rows, used, drafts),
    score:
      cells.filter(isFound).length -
      missing.length +
      LABEL_WEIGHT * labels.length -
      FOREIGN_WEIGHT * foreignLabels(layout, rows, worded),
    rows: [...used],
  }
}

const ownKeys = new WeakMap<Layout, ReadonlySet<string>>()

/** A label of this form may head a group here and name a row in another (（六）其他处理): it is its own all the same. */
function wordingsOf({ blocks, groups }: Layout): ReadonlySet<string> {
  const labels = blocks.flatMap((block) => [...block.rows, ...block.columns])
  const heads = [...groups.map(({ label }) => label), ...labels.flatMap((label) => label.groups)]
  return new Set([...labels.flatMap(officialKeys), ...heads.map((label) => reduceLabel(label).key)])
}

/** How many different labels stand in `rows` to the letter that are rows or columns of another form of the table only. */
function foreignLabels(layout: Layout, rows: readonly GridRow[], worded: ReadonlySet<string>): number {
  const own = ownKeys.get(layout) ?? wordingsOf(layout)
  ownKeys.set(layout, own)
  const foreign = rows.flatMap((row) =>
    row.cells.flatMap(({ worded: isLabel, reduced }) =>
      isLabel && worded.has(reduced.key) && !own.has(reduced.key) ? [reduced.key] : [],
    ),
  )
  return new Set(foreign).size
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
