import type { FoundReport } from '../crawl-sink.js'
import type { Entry, EntryEnd, NewEntry } from '../crawl-state.js'
import type { Body } from '../fetch/polite-fetcher.js'
import type { Site } from '../sites/site.js'

/** An entry whose body came. */
export interface Visited {
  readonly site: Site
  readonly entry: Entry
  readonly body: Body
  readonly now: number
  /** Which of these keys no run has met yet. */
  unknown(keys: readonly string[]): Promise<ReadonlySet<string>>
}

/** What a visit came to: entries to read next, a report perhaps, and how the entry ended. */
export interface Finding {
  readonly found: readonly NewEntry[]
  readonly report: Omit<FoundReport, 'site' | 'fetchId' | 'fetchedAt'> | null
  readonly end: EntryEnd
  /** Codes of words.ts that the operator should hear about. */
  readonly remarks: readonly string[]
}
