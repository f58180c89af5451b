import type { Extraction } from '../../pipeline/index.js'
import type { StoredAnomaly } from '../../store/index.js'
import type { Passage } from '../api.js'

/** Characters around the words: a sentence or two. */
const AROUND = 120
/** A quotation that was cut to be short ends with this. */
const CUT = '…'

/** Evidence that stands in running text, with what stands around it; evidence in cells is left to the table. */
export function passagesOf({ evidence, cells }: StoredAnomaly, extraction: Extraction): Passage[] {
  const inTable = new Set(cells.map((key) => JSON.stringify(extraction.cells[key]?.place)))
  return evidence.flatMap(({ seen, place }) => {
    if (seen.trim() === '' || inTable.has(JSON.stringify(place))) return []
    return [{ ...around(seen, extraction), place }]
  })
}

function around(seen: string, { report }: Extraction): Omit<Passage, 'place'> {
  const words = seen.endsWith(CUT) ? seen.slice(0, -CUT.length) : seen
  for (const { heading, text } of report?.sections ?? []) {
    const at = text.indexOf(words)
    if (at < 0) continue
    const end = at + words.length
    return {
      heading,
      before: text.slice(Math.max(0, at - AROUND), at),
      seen: words,
      after: text.slice(end, end + AROUND),
    }
  }
  return { heading: null, before: '', seen, after: '' }
}
