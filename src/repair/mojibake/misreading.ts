/** What a text was and what it was read as: the names of the damage. */
export type Misreading =
  | 'utf8-read-as-latin1'
  | 'gbk-read-as-latin1'
  | 'big5-read-as-latin1'
  | 'utf8-read-as-gbk'
  | 'utf8-read-as-big5'
  | 'big5-read-as-gbk'
  | 'gbk-read-as-big5'

/** A part of a line, `[from, to)`, that was misread, and what it says. */
export interface Mend {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly misreading: Misreading
  readonly lost: number
  /** How much better the text has become, over all its characters. */
  readonly gain: number
}

/** What other texts of the document have been shown to suffer from; it lets short ones be read too. */
export type Known = ReadonlySet<Misreading>

export const NOTHING_KNOWN: Known = new Set()

/** Mean weights: official Chinese has 1.2 to 1.8, misread text -1 to 0.4, lists of rare names -1 to 0.3. */
export const BAD_QUALITY = 0.65
export const GOOD_PAIRS_QUALITY = 1.05
export const LEAST_RISE = 0.7
