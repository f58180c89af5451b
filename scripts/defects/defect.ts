/** What a seeded defect is: one thing made wrong in a report that is right, and the one rule that must say so. */

import type { RandomRecordOptions, SampleFormat, SampleRecord } from '../sample/index.js'
import type { Random } from '../sample/random.js'

/** Reports with one defect. The finding is expected on the last of them; those before are what it is compared with. */
export interface Seeded {
  readonly reports: readonly SampleRecord[]
  /** Exactly these cells, in any order; left out where the finding is about no cells. */
  readonly cells?: readonly string[]
  /** Cells that were made wrong: every other identity that reads one of them may speak too. */
  readonly changed?: readonly string[]
  /** Rules that rightly say something about the same place. */
  readonly also?: readonly string[]
  /** The finding may stand on any of the reports: which one took over from the other is the rule's to say. */
  readonly anywhere?: true
  /** What was done, for the list of misses. */
  readonly said: string
  /** The printed page, where the generator of samples does not print this form. */
  readonly page?: Uint8Array
}

/** One kind of defect. */
export interface Defect {
  readonly rule: string
  /** Where the rule itself gives no more than an observation. */
  readonly info?: true
  /** Formats that can show it; without, all of them. */
  readonly formats?: readonly SampleFormat[]
  /** Styles that can show it, where only some can. */
  readonly variants?: readonly string[]
  /** Null where the record that was drawn has no place for it; another is drawn then. */
  readonly seed: (ground: Ground) => Seeded | null
}

/** What defects are made from. */
export interface Ground {
  readonly random: Random
  readonly seed: number
  /** A report that is right, in the form due for its year; the same one for the same options. */
  readonly sound: (options?: RandomRecordOptions) => SampleRecord
  /** Another one: of another agency, unless the options say which. */
  readonly another: (number: number, options?: RandomRecordOptions) => SampleRecord
}
