import type { Sentence } from './sentences.js'
import type { YearMention } from './year-mentions.js'

/**
 * What a year is mentioned for (`domain.md` C.5). Only `ownWork`, `period` and `heading` must be the
 * year of the report. `unclear` is the answer wherever nothing proves that the agency dates its own
 * work: a false alarm costs a reader more than a silence.
 */
export type YearClass =
  | 'docNumber'
  | 'quotedTitle'
  | 'lawDate'
  | 'budget'
  | 'comparison'
  | 'plan'
  | 'span'
  | 'period'
  | 'date'
  | 'history'
  | 'heading'
  | 'ownWork'
  | 'unclear'

/** A year mention with its class. `asOf`: the state at the end of that year (截至2022年底). */
export interface ClassifiedYear extends YearMention {
  readonly class: YearClass
  readonly asOf: boolean
}

/** What a class is decided on: one mention and the text around it, squeezed. */
export interface Around {
  readonly sentence: Sentence
  readonly agency: string | null
  readonly mention: YearMention
  /** The sentence up to the mention, and from behind 年 on. */
  readonly before: string
  readonly tail: string
  /** The same within the clause. */
  readonly lead: string
  readonly rest: string
}
