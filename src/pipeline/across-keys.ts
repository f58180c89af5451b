// By what a store finds the reports that one is to be compared with, without opening any other: who and when it
// is of, which government it counts to, and the smallest hashes of its prose.
import { identifyAgencies } from '../agencies/index.js'
import { type ComparedSection, proseHashes } from '../rules/index.js'
import { sourceOf } from './check-across.js'
import type { Extraction } from './extraction.js'

/** A body by its name with the nearest place, and by what tells bodies of one name apart; empty where nothing does. */
export interface AgencyKey {
  readonly base: string
  readonly variant: string
}

export interface AcrossKeys {
  readonly agency: AgencyKey
  /** Code of the place that the agency is of; null where the gazetteer does not know it. */
  readonly code: string | null
  readonly year: number
  /** The government whose figures should cover this one's: of departments and townships only. */
  readonly government: AgencyKey | null
  /** Of sections that say enough to be compared: texts that are alike share at least one. */
  readonly hashes: readonly { readonly section: ComparedSection; readonly hash: number }[]
}

/** The keys of a result; null where it cannot be compared, because nothing says whose it is or on which year. */
export function acrossKeys(extraction: Extraction): AcrossKeys | null {
  const source = sourceOf(extraction)
  if (!source || source.agency === null || source.year === null) return null
  const identified = identifyAgencies([source.agency]).get(source.agency)
  if (!identified) return null
  const counts = identified.kind !== 'government' || identified.level === 'township'
  return {
    agency: keyOf(identified.id),
    code: identified.places.at(-1)?.code ?? null,
    year: source.year,
    government: counts && identified.government !== null ? keyOf(identified.government) : null,
    hashes: proseHashes({ ...source, agency: source.agency }),
  }
}

/** An id of an agency is its base and its variant, joined by the last bar. */
function keyOf(id: string): AgencyKey {
  const bar = id.lastIndexOf('|')
  return { base: id.slice(0, bar), variant: id.slice(bar + 1) }
}
