// The contract of what is kept about sites beside their pages: their settings, orders to crawl them and how those were
// answered, and which reports came. Orders are counted, not timed, so that machines whose clocks differ agree on what
// is still to do.
import type { CrawlOutcome } from './crawl-site.js'
import type { CrawlState } from './crawl-state.js'
import { FAILURE_KINDS } from './fetch/fetch-failure.js'

/** A site as it was ordered last. `settings`: what `siteAsText` made of it. */
export interface KeptSite {
  readonly name: string
  readonly settings: string
  /** Orders so far, and the number of the last one that came to an end. */
  readonly ordered: number
  readonly answered: number
}

/** A report that a site gave, as its pages describe it; what the document itself says stands in its record. */
export interface FoundNote {
  readonly site: string
  readonly url: string
  readonly sha256: string
  readonly article: string | null
  readonly title: string
  readonly agency: string | null
  readonly year: number | null
  readonly notes: readonly string[]
  readonly fetchId: string
  /** Milliseconds since 1970, by the crawler's clock. */
  readonly foundAt: number
}

/** `changed`: other bytes than before at this address, or of this agency and year. */
export type Novelty = 'new' | 'changed' | 'known'

export interface RunRecord {
  readonly startedAt: number
  /** Null while it goes on, or waits to be taken up. */
  readonly endedAt: number | null
  readonly status: string | null
  readonly requests: number
  readonly bytes: number
  readonly reports: number
}

/** How things stand with one site. */
export interface SiteStanding {
  readonly site: string
  readonly lastRun: RunRecord | null
  /** How it was left last; also for runs that wait. */
  readonly outcome: CrawlOutcome | null
  /** Entries still to be read. */
  readonly due: number
  /** Entries of the last run that could not be read, or were no report, by reason. */
  readonly failed: Readonly<Record<string, number>>
  /** Reports by year of the titles; `?` where none says one. */
  readonly found: Readonly<Record<string, number>>
  /** Since the last run began. */
  readonly fresh: number
  readonly changed: number
}

export interface SiteBook {
  /** Keeps the site as it is now and orders a run of it. Returns the order's number. */
  order(name: string, settings: string): Promise<number>
  kept(name: string): Promise<KeptSite | null>
  /** Notes how a run was left. It ends the order unless it goes on later (`waiting`, `busy`, `stopped`). */
  answer(name: string, ordered: number, outcome: CrawlOutcome): Promise<void>
  /** Twice is once. */
  note(found: FoundNote): Promise<Novelty>
  /** sha256 of what was noted at or after `since`. */
  foundSince(site: string, since: number): Promise<readonly string[]>
  standing(name: string): Promise<SiteStanding>
  /** Sites that were ordered once, by name. */
  names(): Promise<readonly string[]>
}

/** Reasons of entries that are trouble; the others are judgement, such as a notice that is no report. */
export const TROUBLES: readonly string[] = [...FAILURE_KINDS, 'error-page', 'no-report-in-page', 'same-answer', 'unreadable']

/** All that a store keeps for the crawler. */
export interface CrawlBook extends CrawlState {
  readonly sites: SiteBook
}

/** Whether a site that was left like this goes on by itself later. */
export function goesOn({ status }: CrawlOutcome): boolean {
  return status === 'waiting' || status === 'busy' || status === 'stopped'
}
