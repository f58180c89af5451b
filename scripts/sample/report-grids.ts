/** Lays the three tables of a record out as the national forms do. */
import { cellText, type NumberStyle } from './cell-text.js'
import type { Grid, GridCell, GridCellKind } from './grid.js'
import {
  APPLICANTS_LABEL,
  APPLICATIONS_NOTE,
  CARRIED_IN_LABEL,
  CARRIED_OUT_LABEL,
  CONTENT_LABEL,
  disputeColumns,
  disputeGroups,
  type FormBlock,
  LEGAL_PERSONS_LABEL,
  LITIGATION_LABEL,
  legalColumns,
  NEWLY_RECEIVED_LABEL,
  naturalPersonColumn,
  proactiveBlocks,
  RESULTS_LABEL,
  RESULTS_TOTAL_LABEL,
  type ResultGroup,
  resultGroups,
  totalColumn,
} from './official-form.js'
import type { SampleRecord } from './record.js'

/** Columns left of the figures in the applications table. */
export const LABEL_COLUMNS = 3
const VALUE_COLUMNS = 7
const APPLICATION_HEADER_ROWS = 3
const DISPUTE_COLUMNS = 15

/** Collects cells; a label may be printed otherwise (`record.labels`), by its id. */
class GridBuilder {
  readonly cells: GridCell[] = []

  constructor(
    private readonly record: SampleRecord,
    private readonly style: NumberStyle,
  ) {}

  label(
    kind: GridCellKind,
    id: string,
    text: string,
    at: { row: number; col: number; rowSpan?: number; colSpan?: number },
  ): void {
    this.cells.push({ rowSpan: 1, colSpan: 1, ...at, kind, text: this.record.labels?.[id] ?? text })
  }

  value(key: string, row: number, col: number): void {
    const content = this.record.cells[key]
    if (content === undefined) throw new Error(`the record has no cell ${key}`)
    this.cells.push({ row, col, rowSpan: 1, colSpan: 1, kind: 'value', text: cellText(content, this.style), key })
  }

  /** Figures of a row that is not in the form. */
  foreignFigures(figures: readonly number[], row: number, col: number): void {
    figures.forEach((figure, index) => {
      this.cells.push({ row, col: col + index, rowSpan: 1, colSpan: 1, kind: 'value', text: cellText(figure, this.style) })
    })
  }

  grid(rows: number, widths: readonly number[], headerRows: number): Grid {
    const cells = [...this.cells].sort((a, b) => a.row - b.row || a.col - b.col)
    return { rows, cols: widths.length, headerRows, widths, cells }
  }
}

/** One grid a block of the first table; block 九 only where the record has it. */
export function proactiveGrids(record: SampleRecord, style: NumberStyle = {}): Grid[] {
  const printed = (block: FormBlock) =>
    block.rows.some((row) => block.columns.some((column) => `proactive.${row.key}.${column.key}` in record.cells))
  return proactiveBlocks[record.forms.proactive].filter(printed).map((block) => proactiveGrid(record, block, style))
}

function proactiveGrid(record: SampleRecord, block: FormBlock, style: NumberStyle): Grid {
  const build = new GridBuilder(record, style)
  const cols = block.columns.length + 1
  build.label('caption', `proactive.${block.caption}`, block.caption, { row: 0, col: 0, colSpan: cols })
  build.label('header', 'proactive.content', CONTENT_LABEL, { row: 1, col: 0 })
  block.columns.forEach((column, index) => {
    build.label('header', `proactive.*.${column.key}`, column.label, { row: 1, col: index + 1 })
  })
  block.rows.forEach((row, index) => {
    build.label('label', `proactive.${row.key}`, row.label, { row: index + 2, col: 0 })
    block.columns.forEach((column, at) => {
      build.value(`proactive.${row.key}.${column.key}`, index + 2, at + 1)
    })
  })
  return build.grid(block.rows.length + 2, [1.3, ...block.columns.map(() => 1)], 2)
}

/** The applications table: three label columns, seven columns of figures, three header rows. */
export function applicationsGrid(record: SampleRecord, style: NumberStyle = {}): Grid {
  const build = new GridBuilder(record, style)
  applicationsHeader(build)
  let row = APPLICATION_HEADER_ROWS
  const figures = (rowKey: string) => {
    for (const [index, column] of [naturalPersonColumn, ...legalColumns, totalColumn].entries()) {
      build.value(`applications.${rowKey}.${column.key}`, row, LABEL_COLUMNS + index)
    }
    row++
  }
  build.label('label', 'newlyReceived', NEWLY_RECEIVED_LABEL, { row, col: 0, colSpan: 3 })
  figures('newlyReceived')
  build.label('label', 'carriedIn', CARRIED_IN_LABEL, { row, col: 0, colSpan: 3 })
  figures('carriedIn')
  const groups = resultGroups[record.forms.applications]
  const resultRows = groups.reduce((sum, group) => sum + (group.rows.length === 0 ? 1 : itemRows(record, group).length), 0) + 1
  build.label('label', 'results', RESULTS_LABEL, { row, col: 0, rowSpan: resultRows })
  for (const group of groups) {
    const groupId = `results.${group.key}`
    if (group.rows.length === 0) {
      build.label('label', groupId, group.label, { row, col: 1, colSpan: 2 })
      figures(groupId)
      continue
    }
    const items = itemRows(record, group)
    if (items.length > 0) build.label('label', groupId, group.label, { row, col: 1, rowSpan: items.length })
    for (const item of items) {
      build.label('label', item.id, item.label, { row, col: 2 })
      if (item.figures === undefined) figures(item.id)
      else build.foreignFigures(item.figures, row++, LABEL_COLUMNS)
    }
  }
  build.label('label', 'results.total', RESULTS_TOTAL_LABEL, { row, col: 1, colSpan: 2 })
  figures('results.total')
  build.label('label', 'carriedOut', CARRIED_OUT_LABEL, { row, col: 0, colSpan: 3 })
  figures('carriedOut')
  return build.grid(row, [0.9, 1.7, 4.2, ...Array<number>(VALUE_COLUMNS).fill(1)], APPLICATION_HEADER_ROWS)
}

interface ItemRow {
  readonly id: string
  readonly label: string
  /** Figures of a row that the form does not have. */
  readonly figures?: readonly number[]
}

/** The rows of a group as the record has them printed. */
function itemRows(record: SampleRecord, group: ResultGroup): ItemRow[] {
  const { omitted = [], extra, swapped } = record.rows ?? {}
  const rows = group.rows.map((row): ItemRow => ({ id: `results.${group.key}.${row.key}`, label: row.label }))
  const [first, second] = (swapped ?? []).map((id) => rows.findIndex((row) => row.id === id))
  if (first !== undefined && second !== undefined && first >= 0)
    rows.splice(first, 2, rows[second] as ItemRow, rows[first] as ItemRow)
  const at = rows.findIndex((row) => row.id === extra?.before)
  if (extra !== undefined && at >= 0) rows.splice(at, 0, { id: 'extra', label: extra.label, figures: extra.figures })
  return rows.filter((row) => !omitted.includes(row.id))
}

function applicationsHeader(build: GridBuilder): void {
  build.label('header', 'applications.note', APPLICATIONS_NOTE, { row: 0, col: 0, rowSpan: 3, colSpan: LABEL_COLUMNS })
  build.label('header', 'applications.applicants', APPLICANTS_LABEL, { row: 0, col: LABEL_COLUMNS, colSpan: VALUE_COLUMNS })
  build.label('header', `column.${naturalPersonColumn.key}`, naturalPersonColumn.label, {
    row: 1,
    col: LABEL_COLUMNS,
    rowSpan: 2,
  })
  build.label('header', 'applications.legalPersons', LEGAL_PERSONS_LABEL, {
    row: 1,
    col: LABEL_COLUMNS + 1,
    colSpan: legalColumns.length,
  })
  build.label('header', `column.${totalColumn.key}`, totalColumn.label, {
    row: 1,
    col: LABEL_COLUMNS + VALUE_COLUMNS - 1,
    rowSpan: 2,
  })
  legalColumns.forEach((column, index) => {
    build.label('header', `column.${column.key}`, column.label, { row: 2, col: LABEL_COLUMNS + 1 + index })
  })
}

/** The dispute table: three header rows and one row of fifteen figures. */
export function disputesGrid(record: SampleRecord, style: NumberStyle = {}): Grid {
  const build = new GridBuilder(record, style)
  const five = disputeColumns.length
  disputeGroups.forEach((group, at) => {
    const col = at * five
    // 行政复议 has no second level: its columns reach up beside 未经复议直接起诉 and 复议后起诉.
    const top = at === 0 ? 1 : 2
    build.label('header', group.key, group.label, { row: top - 1, col, colSpan: five })
    disputeColumns.forEach((column, index) => {
      build.label('header', `${group.key}.${column.key}`, column.label, { row: top, rowSpan: 3 - top, col: col + index })
      build.value(`${group.key}.${column.key}`, 3, col + index)
    })
  })
  build.label('header', 'litigation', LITIGATION_LABEL, { row: 0, col: five, colSpan: 2 * five })
  return build.grid(4, Array<number>(DISPUTE_COLUMNS).fill(1), 3)
}
