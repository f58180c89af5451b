import type { FormName, TableName } from './report.js'

/** A printed enumerator: `一、` han, `（一）` han-paren, `1.` arabic. */
export interface Numbering {
  readonly style: 'han' | 'han-paren' | 'arabic'
  readonly ordinal: number
}

/** A label of the form. `variants` are wordings that are as good as the official one. */
export interface OfficialLabel {
  /** Row key, column key or group name; unique within its list. */
  readonly key: string
  readonly label: string
  readonly variants: readonly string[]
  readonly numbering?: Numbering
  /** Labels of the groups that this one stands in, outermost first. */
  readonly groups: readonly string[]
  /** What a row's figures measure, where the row decides it and not the column (the form of 2014). */
  readonly measure?: Measure
}

/** What a column of a block holds. `counts` are whole; `signed` may go down; `money` has a unit. */
export type Measure = 'count' | 'signed' | 'money-wan-yuan' | 'money-as-printed'

export interface Column extends OfficialLabel {
  readonly measure: Measure
}

/** A group of rows with a label of its own that may carry printed subtotals. */
export interface Group {
  readonly label: string
  readonly variants: readonly string[]
  readonly numbering?: Numbering
}

/**
 * A part of a table with one header. A block whose form prints no row label has one row with an
 * empty `label`. The key of a cell is `row.key + '.' + column.key`.
 */
export interface LayoutBlock {
  readonly caption?: string
  readonly columns: readonly Column[]
  readonly rows: readonly OfficialLabel[]
  /** A report without this block is still complete (block 九 of 2019). */
  readonly optional?: boolean
}

/**
 * What must add up in a table. `columns`: within each row, parts add up to the whole (column keys).
 * `rows`: in each column, the rows of `left` add up to as much as those of `right` (row keys).
 */
export interface Identities {
  readonly columns: readonly { readonly parts: readonly string[]; readonly whole: string }[]
  readonly rows: readonly { readonly left: readonly string[]; readonly right: readonly string[] }[]
}

/** One table of one national form, as data. */
export interface Layout {
  readonly table: TableName
  readonly form: FormName
  readonly blocks: readonly LayoutBlock[]
  readonly groups: readonly Group[]
  readonly identities: Identities
}
