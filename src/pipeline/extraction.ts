import type { Block, Format, Note, Place, ReasonCode } from '../document/index.js'
import type { CellState, FormName, TableName } from '../layouts/index.js'
import type { Repair } from '../repair/index.js'
import type { Anomaly, Undecided } from '../rules/index.js'

/** The languages that sentences for people are written in. */
export type Lang = 'zh' | 'en'

/** `complete`: all tables whole and read; `partial`: something is missing or unreadable; `refused`: nothing can be said. */
export type Status = 'complete' | 'partial' | 'refused'

/** Why a result is not complete: a stable code, and a sentence in the language asked for. */
export interface Reason {
  readonly code: ReasonCode
  readonly message: string
}

/** One figure of the record, in the order of keys of `contract.md` 2. */
export interface ExtractedCell {
  readonly value: number | null
  readonly state: CellState
  readonly raw: string
  readonly note?: string
  readonly place: Place
}

/** What the report says about itself. */
export interface ExtractedReport {
  readonly title: string | null
  readonly agency: string | null
  readonly year: number | null
  readonly period: { readonly from: string; readonly to: string } | null
  readonly signedOn: string | null
  readonly sections: readonly { readonly number: number | null; readonly heading: string; readonly text: string }[]
}

/** The object of `contract.md` 2, without `source.path`. Keys stand in the order in which they print. */
export interface Extraction {
  readonly schema: 'gouji/1'
  readonly engine: { readonly version: string; readonly layouts: string; readonly rules: string }
  readonly source: { readonly sha256: string; readonly bytes: number; readonly format: Format | null; readonly charset?: string }
  readonly status: Status
  readonly reason?: Reason
  readonly report: ExtractedReport | null
  readonly layouts: Readonly<Record<TableName, FormName | null>> | null
  readonly cells: Readonly<Record<string, ExtractedCell>>
  readonly repairs: readonly Repair[]
  readonly anomalies: readonly Anomaly[]
  readonly undecided: readonly Undecided[]
  /** What was noticed on the way and is no finding: hidden text, rows kept apart, readers that disagree. */
  readonly notes: readonly Note[]
  /** The parsed blocks, only when asked for. */
  readonly document?: readonly Block[]
}
