// The shape of an exported table. A column is one entry: its name, what it means, and where its value comes from,
// so that the data, the data package and the codebook cannot disagree.
import type { Lang } from '../pipeline/index.js'

/** `time` is milliseconds since 1970, UTC; `json` is a list or an object. */
export type ColumnType = 'text' | 'integer' | 'number' | 'boolean' | 'time' | 'json'

export type Value = string | number | boolean | null | readonly unknown[] | object

export type InBothLanguages = Readonly<Record<Lang, string>>

export interface Column<Source> {
  /** snake_case; stable. */
  readonly name: string
  readonly type: ColumnType
  readonly about: InBothLanguages
  /** Width on a sheet, in characters. */
  readonly width: number
  /** Null where there is nothing to say. A `json` value is not a text yet. */
  of(source: Source): Value
  /** All rows of a document have the same value here, so that a writer need not ask for each. */
  readonly ofDocument?: true
}

export type TableName = 'cells' | 'reports' | 'findings' | 'decisions'

export interface Table<Source> {
  readonly name: TableName
  readonly about: InBothLanguages
  readonly columns: readonly Column<Source>[]
}

/** One column; the widths are those of text that is not read in full. */
export function column<Source>(
  name: string,
  type: ColumnType,
  zh: string,
  en: string,
  of: (source: Source) => Value,
  width = 14,
): Column<Source> {
  return { name, type, about: { zh, en }, width, of }
}

/** A column that tells the document from others, whatever the row. */
export function documentColumn<Source>(...given: Parameters<typeof column<Source>>): Column<Source> {
  return { ...column(...given), ofDocument: true }
}

/** A value as text, for formats that have no lists and objects. */
export function jsonText(value: Value): string | null {
  return value === null ? null : JSON.stringify(value)
}
