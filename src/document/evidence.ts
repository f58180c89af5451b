import type { Place } from './place.js'

/** What was seen and where: `seen` is the printed text, at most 80 characters, never a folded view. */
export interface Evidence {
  readonly seen: string
  readonly place: Place
}

const LONGEST_QUOTE = 80

/** Evidence with its quotation cut to 80 characters (UTF-16 units, never inside a pair). */
export function evidence(seen: string, place: Place): Evidence {
  if (seen.length <= LONGEST_QUOTE) return { seen, place }
  const cut = seen.slice(0, LONGEST_QUOTE - 1)
  const whole = /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
  return { seen: `${whole}…`, place }
}
