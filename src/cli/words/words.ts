import type { Certainty, Format } from '../../document/index.js'
import type { Skipped } from '../../intake/index.js'
import type { FormName, Reading, TableName } from '../../layouts/index.js'
import type { CellSpot, Spot } from '../show/spot.js'

/** How many of each kind a run met; for the line at its end. */
export interface Totals {
  complete: number
  partial: number
  refused: number
  /** Files that could not be read from the disk. */
  failed: number
  error: number
  warning: number
  info: number
}

/**
 * Everything that the command line says to people, in one language. Texts of rules, fixers and
 * reasons stand beside those and are not repeated here.
 */
export interface Words {
  readonly status: Readonly<Record<'complete' | 'partial' | 'refused', string>>
  readonly severity: Readonly<Record<'error' | 'warning' | 'info', string>>
  readonly cause: Readonly<Record<'document' | 'damage' | 'reading', string>>
  readonly certainty: Readonly<Record<Certainty, string>>
  readonly table: Readonly<Record<TableName, string>>
  readonly format: Readonly<Record<Format, string>>
  readonly state: Readonly<Record<Reading['state'], string>>
  form(form: FormName | null): string
  year(year: number): string
  readonly unknownAgency: string
  readonly unknownYear: string
  /** Between clauses of one line, and between items of a list. */
  readonly comma: string
  readonly listComma: string
  readonly colon: string
  quote(text: string): string
  note(text: string): string

  readonly tables: string
  readonly cells: string
  readonly repairs: string
  readonly undecided: string
  readonly noFindings: string
  readonly labelsSeen: string
  cellCount(total: number): string
  stateCount(state: Reading['state'], count: number): string
  repairCount(fixer: string, times: number, certainty: string): string
  printedAndExpected(actual: string, expected: string): string
  readonly seen: string
  undecidedOf(rule: string, why: string, times: number): string

  page(page: number): string
  line(line: number): string
  spot(spot: Spot): string
  row(spot: CellSpot): string
  column(spot: CellSpot): string

  explained(steps: number, texts: number): string
  readonly nothingRepaired: string
  readonly deleted: string

  written(path: string): string
  notWritten(path: string, code: string): string
  noSuchPage(path: string, page: number): string
  noPages(path: string): string

  readonly rule: Readonly<Record<'reads' | 'checks' | 'leavesAlone' | 'consistent' | 'inconsistent' | 'cannotTell', string>>
  noSuchRule(id: string): string

  skipped(skipped: Readonly<Skipped>): string
  unreadable(path: string, code: string): string
  readonly nothingToRead: string
  internalError(path: string, message: string): string
  totals(totals: Readonly<Totals>): string
}
