import type { Place, TracedText } from '../../document/index.js'
import type { RepairView } from '../api.js'
import type { ReadDocument } from './document-reader.js'

/** What was changed in the texts at some places: every step with what it made of what. */
export function repairsAt({ blocks }: ReadDocument, places: readonly Place[]): RepairView[] {
  const wanted = new Set(places.map((place) => JSON.stringify(place)))
  const repairs: RepairView[] = []
  const take = (text: TracedText, place: Place) => {
    if (text.steps.length === 0 || !wanted.has(JSON.stringify(place))) return
    for (const { fixer, before, after, certainty, why } of text.steps)
      repairs.push({ place, times: 1, fixer, before, after, certainty, why })
  }
  for (const block of blocks) {
    if (block.type === 'table') for (const cell of block.cells) take(cell.text, cell.place)
    else take(block.text, block.place)
  }
  return repairs
}
