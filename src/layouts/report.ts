import type { Certainty, Format, Place, TracedText } from '../document/index.js'

/** The fixed tables of a report, in the order of the form. */
export type TableName = 'proactive' | 'applications' | 'disputes'

/** The national forms, named for the first reporting year they were due. */
export type FormName = '2014' | '2019' | '2021'

/**
 * What a cell says (`domain.md` A.5). `value` carries the number as printed, after a printed unit was
 * converted to the form's; `placeholder` is a blank left to be filled in (××); `unreadable` says why.
 */
export type Reading =
  | { readonly state: 'value'; readonly value: number; readonly note?: string }
  | { readonly state: 'inferred'; readonly value: number; readonly note?: string }
  | { readonly state: 'blank' | 'dash' | 'none' | 'placeholder'; readonly note?: string }
  | { readonly state: 'unreadable'; readonly why: UnreadableWhy; readonly note?: string }

/** The states of a cell (`contract.md` 2). */
export type CellState = Reading['state']

export type UnreadableWhy =
  | 'not-a-number'
  | 'two-numbers'
  | 'ambiguous-separator'
  | 'damaged-text'
  | 'geometry'
  | 'row-unclear'
  | 'column-unclear'
  | 'wrong-number-of-values'
  | 'printed-twice-differently'

/** One cell of the record. `key` is that of `contract.md` 3; `raw` is the text after repair, not folded. */
export interface ReportCell {
  readonly key: string
  readonly reading: Reading
  readonly raw: string
  readonly text: TracedText
  readonly place: Place
  /** The least certainty among the repairs of this cell's text; absent when nothing was repaired. */
  readonly repaired?: Certainty
}

/**
 * How a printed label relates to the form's: `same` (or a known silent variant), `cut` (its end or
 * start is missing), `altered` (mistyped), `position` (found by its numbering between rows that are sure).
 */
export type LabelFit = 'same' | 'cut' | 'altered' | 'position'

/** A label of a row or column that was matched to the form. `of` is a row key, column key or group. */
export interface MatchedLabel {
  readonly of: string
  readonly printed: string
  readonly official: string
  readonly fit: LabelFit
  readonly place: Place
}

/** A row that the form does not have, kept apart, with whatever stood in it. */
export interface RowApart {
  readonly label: string
  readonly values: readonly string[]
  readonly place: Place
}

/** A printed subtotal row (`（三）不予公开` with figures of its own): no key in the record. */
export interface Subtotal {
  /** Row keys of the parts, in the order of the form. */
  readonly parts: readonly string[]
  readonly label: string
  /** By column key. */
  readonly cells: Readonly<Record<string, ReportCell>>
}

/** How one fixed table was read. `form` is null when no form fits or two fit equally well. */
export interface ReadTable {
  readonly table: TableName
  readonly form: FormName | null
  readonly labels: readonly MatchedLabel[]
  /** Row and column keys of the form that were not found. */
  readonly missing: readonly string[]
  /** The document draws no borders between its cells: what is one label was worked out from where the text stands. */
  readonly undrawn?: boolean
  readonly apart: readonly RowApart[]
  readonly subtotals: readonly Subtotal[]
  /** Further copies of this table in the document that print other figures, each with all its cells; absent where there is none. */
  readonly again?: readonly (readonly ReportCell[])[]
  readonly place: Place
}

/** The six sections of the forms of 2019 and 2021, by what they are about. */
export type SectionKind = 'overview' | 'proactive' | 'applications' | 'disputes' | 'problems' | 'other'

/** A piece of running text outside the tables. */
export interface Prose {
  readonly text: TracedText
  readonly place: Place
}

/** A section. `number` is the printed one, else that of its kind; null when it has neither. */
export interface Section {
  readonly number: number | null
  readonly kind: SectionKind | null
  readonly heading: Prose
  readonly prose: readonly Prose[]
}

/** A calendar date as `YYYY-MM-DD`, where it stood, and how certain its reading is. */
export interface ReadDate {
  readonly date: string
  readonly seen: string
  readonly place: Place
  readonly repaired?: Certainty
}

/** The reporting period as stated. */
export interface Period {
  readonly from: string
  readonly to: string
  readonly seen: string
  readonly place: Place
  readonly repaired?: Certainty
}

/** A numbered caption above a table, such as 表一. */
export interface Caption {
  readonly number: number
  readonly seen: string
  readonly place: Place
}

/** The record of one report, with everything that rules may ask about. */
export interface Report {
  readonly format: Format
  readonly title: string | null
  readonly titlePlace: Place | null
  /** Folded canonical name of the reporting agency. */
  readonly agency: string | null
  readonly year: number | null
  readonly period: Period | null
  readonly signedOn: ReadDate | null
  /** The day on which this copy says that it was put on its site; null for most local files. */
  readonly postedOn: ReadDate | null
  /** Prose before the first section. */
  readonly preamble: readonly Prose[]
  readonly sections: readonly Section[]
  readonly captions: readonly Caption[]
  readonly tables: readonly ReadTable[]
  /** In the order of the form; see `contract.md` 3 for the keys. */
  readonly cells: ReadonlyMap<string, ReportCell>
  /** How many characters this copy is known to have lost elsewhere than in tables (dropped 年, 月 …). */
  readonly lostCharacters: number
  /** Whether this copy ends in the middle: what is not there may only be missing from the copy. */
  readonly cutOff: boolean
}

/** The form of one table of a report, or null when that table was not found or fits none. */
export function formOf(report: Report, table: TableName): FormName | null {
  return report.tables.find((read) => read.table === table)?.form ?? null
}
