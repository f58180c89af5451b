import type { Extraction } from '../../pipeline/index.js'
import type { Spots } from '../show/spots.js'

/** A finding as a result carries it. */
export type Finding = Extraction['anomalies'][number]

/** A checked report: what was found after silencing, and how much was silenced. */
export interface Checked {
  readonly path: string
  readonly extraction: Extraction
  readonly spots: Spots
  readonly silenced: number
}

/** What a run of the command came to. */
export interface Outcome {
  /** Findings by rule, in the order of the rules. */
  readonly byRule: ReadonlyMap<string, { readonly error: number; readonly warning: number; readonly info: number }>
  readonly silenced: number
  /** Null without a roster. */
  readonly roster: RosterOutcome | null
  /** The line with the numbers of files and findings. */
  readonly totals: string
}

/** Which agencies of a roster have handed in. */
export interface RosterOutcome {
  readonly year: number | null
  readonly due: number
  readonly missing: readonly string[]
}

/** One way to print results. Each part is written as soon as it is known, so that nothing has to be kept. */
export interface Format {
  begin(): string
  record(checked: Checked): string
  end(outcome: Outcome): string
}
