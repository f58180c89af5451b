import type { Sentence } from '../sentences.js'

/**
 * What a count in the prose is a count of. Each kind is a line of the tables, or a group of lines:
 * `claim-cells.ts` says which.
 */
export type ClaimKind =
  | 'received'
  | 'carriedIn'
  | 'carriedOut'
  | 'handled'
  | 'disclosed'
  | 'partiallyDisclosed'
  | 'withheld'
  | 'unavailable'
  | 'declined'
  | 'otherHandling'
  | 'reconsideration'
  | 'litigation'
  | 'litigation.direct'
  | 'litigation.afterReconsideration'
  | 'normativeDocuments.issued'
  | 'normativeDocuments.repealed'
  | 'normativeDocuments.inForce'
  | 'rules.issued'
  | 'rules.repealed'
  | 'rules.inForce'
  | 'licensing'
  | 'penalties'
  | 'coercion'

/**
 * Whose figures a sentence gives: the report's own, those of a part of it (区政府办代表区政府, 本级),
 * of something larger (全县 in the report of a bureau), or of another body.
 */
export type Scope = 'own' | 'narrower' | 'wider' | 'other'

/** Which year a claim is about: the report's, another one, or several. */
export type ClaimYear = 'own' | 'wrong' | 'other'

/**
 * A count that the prose states. `kinds` are added up where a phrase joins them (予以公开及部分公开);
 * `or` holds other readings of the same words that would be right too.
 */
export interface Claim {
  readonly kinds: readonly ClaimKind[]
  readonly or: readonly (readonly ClaimKind[])[]
  readonly count: number
  /** Said in words (未收到, 没有发生), not with a number. */
  readonly inWords: boolean
  readonly sentence: Sentence
  readonly from: number
  readonly to: number
  /** `wrong`: dated with a year that own-work-in-report-year objects to. */
  readonly year: ClaimYear
  readonly scope: Scope
}
