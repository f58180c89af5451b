import type { Certainty } from '../document/index.js'

/** A sentence for people in both languages. */
export interface InBothLanguages {
  readonly zh: string
  readonly en: string
}

/**
 * A change that a fixer proposes: at offset `at` (UTF-16 units) of the text it was given, `before`
 * becomes `after`. `why` is a key of the fixer's `reasons`.
 */
export interface Find {
  readonly at: number
  readonly before: string
  readonly after: string
  readonly why: string
  readonly certainty: Certainty
}

export interface FixerExample {
  readonly before: string
  readonly after: string
}

/**
 * Mends one kind of damage. A fixer only finds; the runner applies and records, so that no change
 * goes unexplained. The fixer's file is named for its id.
 */
export interface Fixer<Survey = unknown> {
  readonly id: string
  readonly title: InBothLanguages
  /** Why a change was made, by the short phrase that stands in the step. */
  readonly reasons: Readonly<Record<string, InBothLanguages>>
  /** Without it a find that loses, adds or reorders an ASCII digit is a bug, and the runner throws. */
  readonly mayChangeDigits?: boolean
  /** Looks at all texts of the document, in reading order, before any of them is changed. */
  survey?(texts: readonly string[]): Survey
  /** The changes to one text: ascending, not overlapping, none of them empty. */
  find(text: string, survey: Survey): readonly Find[]
  /** Each stands for a whole document of one text. They are tested, and printed into the docs. */
  readonly examples: readonly FixerExample[]
  /** Texts that look like this damage and are none; the fixer must not touch them. */
  readonly leavesAlone: readonly string[]
}
