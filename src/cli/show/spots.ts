import type { Place } from '../../document/index.js'
import type { Outline } from '../../sandbox/index.js'
import type { Words } from '../words/index.js'
import type { Spot } from './spot.js'

/** The spots of a document's places, by `spotKey`. */
export type Spots = ReadonlyMap<string, Spot>

/** Finds every place of a document in its blocks, so that a person can be told where to look. */
export function spotsOf(document: { readonly blocks: Outline } | null): Spots {
  const spots = new Map<string, Spot>()
  let tables = 0
  let ordinal = 0
  for (const block of document?.blocks ?? []) {
    if (block.type === 'table') {
      tables++
      for (const { place, row, col } of block.cells) spots.set(spotKey(place), { kind: 'cell', table: tables, row, col })
    } else {
      ordinal++
      spots.set(spotKey(block.place), { kind: 'paragraph', ordinal })
    }
  }
  return spots
}

/** A place as a sentence says it: 第 3 页，第 2 个表格第 27 行第 4 列. */
export function placeInWords(place: Place, spots: Spots, words: Words): string {
  if (place.in === 'text') return words.line(place.line)
  const spot = spotOf(place, spots)
  if (place.in === 'pdf') {
    return spot?.kind === 'cell' ? words.page(place.page) + words.comma + words.spot(spot) : words.page(place.page)
  }
  return spot ? words.spot(spot) : place.path
}

/** The spot of a place; undefined where the place is no block's or cell's own. */
export function spotOf(place: Place, spots: Spots): Spot | undefined {
  return spots.get(spotKey(place))
}

function spotKey(place: Place): string {
  return JSON.stringify(place)
}
