import type { EntryHint } from '../crawl-state.js'
import { inSeason } from '../sites/schedule.js'
import { yearOf } from '../titles.js'

const DAY_MS = 24 * 3_600_000

/**
 * When an entry whose link stays the same is asked for again, in case it was replaced in place: after a week for a
 * report of the year that is being published, after 90 days for any other.
 */
export function recheckAfter({ hint }: { readonly hint: EntryHint }, now: number): number {
  const current = hint.year === undefined || hint.year === yearOf(now) - 1
  return now + (current && inSeason(now) ? 7 : 90) * DAY_MS
}
