/**
 * What a report says, before it is printed: the truth that every printed file is compared with.
 * Written by hand for `samples/`, by `random-record.ts` for fuzzing. Cell keys as in the contract, section 3.
 */

/** What a reader should say about a cell. */
export type CellState = 'value' | 'blank' | 'dash' | 'none' | 'placeholder'

/** A cell whose print is not simply its number: `{print: '251000元', value: 251000, note: '元'}`. */
export interface SpecialContent {
  readonly print: string
  readonly value: number | null
  readonly state: CellState
  readonly note?: string
}

/** What the agency wrote into a cell: a number, nothing, a sign for nothing, or something special. */
export type CellContent = number | '' | '/' | '-' | '—' | '无' | SpecialContent

export type FormYear = '2019' | '2021'
export type TableName = 'proactive' | 'applications' | 'disputes'

/** A section: prose before its table, the table, prose after it. */
export interface SectionRecord {
  readonly heading: string
  readonly before: readonly string[]
  readonly table?: TableName
  readonly after?: readonly string[]
}

/** A fault put in on purpose: the rule that should speak, its operands, and why, in a sentence. */
export interface PlannedFault {
  readonly rule: string
  readonly cells?: readonly string[]
  readonly why: string
}

/** Rows are named by their key (`results.withheld.stateSecret`); only rows inside groups of several can change. */
export interface RowChanges {
  readonly omitted?: readonly string[]
  /** A row that the form does not have, above the row `before`; its figures are no cells of the form. */
  readonly extra?: { readonly before: string; readonly label: string; readonly figures: readonly number[] }
  /** Two neighbours that changed places, labels and figures together. */
  readonly swapped?: readonly [string, string]
}

export interface SampleRecord {
  readonly agency: string
  readonly year: number
  /** The printed title, line by line. */
  readonly title: readonly string[]
  readonly preamble: readonly string[]
  /** The period and the number of parts that the preamble states, where it does. */
  readonly claims: { readonly period?: { readonly from: string; readonly to: string }; readonly parts?: number }
  readonly forms: Readonly<Record<TableName, FormYear>>
  readonly sections: readonly SectionRecord[]
  readonly signature: { readonly agency: string; readonly printedDate: string; readonly date: string } | null
  /** Every cell of the three tables; the keys of block 九 may be absent, and the block is then not printed. */
  readonly cells: Readonly<Record<string, CellContent>>
  /** Labels printed otherwise than in the form, by label id (see `grid.ts`). */
  readonly labels?: Readonly<Record<string, string>>
  /** Item rows of the applications table printed otherwise than in the form; see `mutations.ts`. */
  readonly rows?: RowChanges
  /** The day that a portal prints as 发布时间; without it, the portal draws one. */
  readonly postedOn?: string
  readonly faults: readonly PlannedFault[]
}
