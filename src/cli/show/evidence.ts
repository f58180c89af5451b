import type { Evidence } from '../../document/index.js'
import { safe } from '../../safe-text.js'
import type { Words } from '../words/index.js'
import { placeInWords, type Spots, spotOf } from './spots.js'

/** More quotations than these do not help to find a place; the rest is counted. */
const MOST_QUOTED = 10

/** Quotations that stand in one row or column of one table, or one that stands alone. */
interface Group {
  readonly place: string
  /** `table row` or `table column` of its members, as long as they share one. */
  readonly shares: { readonly row: string | null; readonly col: string | null }
  readonly quotes: string[]
}

/**
 * What was seen and where, one line a place: figures of one row or one column are told together,
 * because a reader follows the row anyway.
 */
export function evidenceInWords(evidence: readonly Evidence[], spots: Spots, words: Words): string[] {
  return grouped(evidence, spots, words).map(({ place, quotes }) => {
    const rest = quotes.length - MOST_QUOTED
    return `${place}${words.colon}${quotes.slice(0, MOST_QUOTED).join(words.listComma)}${rest > 0 ? ` … +${rest}` : ''}`
  })
}

function grouped(evidence: readonly Evidence[], spots: Spots, words: Words): Group[] {
  const groups: Group[] = []
  for (const { seen, place } of evidence) {
    const quote = seen === '' ? words.state.blank : words.quote(safe(seen))
    const spot = spotOf(place, spots)
    const page = place.in === 'pdf' ? place.page : 0
    const row = spot?.kind === 'cell' ? `${page} ${spot.table} ${spot.row}` : null
    const col = spot?.kind === 'cell' ? `${page} ${spot.table} ${spot.col}` : null
    const last = groups.at(-1)
    const shares = { row: last?.shares.row === row ? row : null, col: last?.shares.col === col ? col : null }
    if (last && spot?.kind === 'cell' && (shares.row !== null || shares.col !== null)) {
      const line = shares.row === null ? words.column(spot) : words.row(spot)
      const where = place.in === 'pdf' ? words.page(place.page) + words.comma + line : line
      groups[groups.length - 1] = { place: where, shares, quotes: [...last.quotes, quote] }
    } else groups.push({ place: placeInWords(place, spots, words), shares: { row, col }, quotes: [quote] })
  }
  return groups
}
