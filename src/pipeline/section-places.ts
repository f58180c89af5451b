import type { Place } from '../document/index.js'
import type { ExtractedReport } from './extraction.js'

type ExtractedSection = ExtractedReport['sections'][number]

/**
 * Where sections stand in their document. A result as the contract prints it has no place for them, but a
 * finding about prose has to point somewhere, so it is remembered beside the object.
 */
const places = new WeakMap<ExtractedSection, Place>()

/** Remembers the place of a section's heading. Returns the section. */
export function placed(section: ExtractedSection, place: Place): ExtractedSection {
  places.set(section, place)
  return section
}

/** The place of a section's heading; undefined for results that were read back from JSON. */
export function placeOf(section: ExtractedSection): Place | undefined {
  return places.get(section)
}
