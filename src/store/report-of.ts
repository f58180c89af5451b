import type { Extraction } from '../pipeline/index.js'
import { sha256Of } from './pack.js'

/** Characters of a name by which reports are sorted: an index entry has a largest size, and names have none. */
const ORDERED_CHARACTERS = 120

/** Digits of an id: 128 bits, far beyond meeting by chance. */
const ID_DIGITS = 32

/** What the store knows a report by; null where nothing was read. */
export interface ReportKey {
  /** The same in every store: made from agency and year, or from the document where either is unknown. */
  readonly id: string
  readonly agency: string | null
  readonly year: number | null
  readonly title: string | null
  /** `YYYY-MM-DD`, or empty: then the report counts as the earliest of its versions. */
  readonly signedOn: string
}

export function reportOf({ report, source }: Extraction): ReportKey | null {
  if (report === null) return null
  const { agency, year, title, signedOn } = report
  const whose = agency === null || year === null ? ['document', source.sha256] : ['report', agency, String(year)]
  return { id: sha256Of(JSON.stringify(whose)).slice(0, ID_DIGITS), agency, year, title, signedOn: signedOn ?? '' }
}

/** The part of an agency's name that lists and exports are sorted by; empty for none. */
export function agencyOrder(agency: string | null): string {
  return [...(agency ?? '')].slice(0, ORDERED_CHARACTERS).join('')
}
