// The contract of what the crawler remembers: who may ask a host, which addresses are to be read, and every fetch
// that was made. Behind it stand tables, so that a run survives the death of its process and any number of machines
// can share the work. Times are milliseconds since 1970 by the crawler's clock unless said otherwise.
// The suite is test/crawl/crawl-state.test.ts.
import type { FailureKind } from './fetch/fetch-failure.js'
import type { TlsProfile } from './fetch/tls-terms.js'

/** What has to be respected when a host is asked next; shared by all who take its lease one after another. */
export interface HostTerms {
  /** Not before this; keeps the delay across runs and processes. */
  readonly nextAt: number
  /** The host asked for rest, or its circuit breaker is open. */
  readonly pausedUntil: number
  /** Failures in a row that say the host is unwell. */
  readonly failures: number
  readonly robots: StoredRobots | null
}

export interface StoredRobots {
  readonly fetchedAt: number
  /** `rules`: `text` holds them; `allow`: there are none; `unreachable`: nothing may be asked for now. */
  readonly verdict: 'rules' | 'allow' | 'unreachable'
  readonly text: string
}

export const NEW_HOST: HostTerms = { nextAt: 0, pausedUntil: 0, failures: 0, robots: null }

/** Exactly one owner asks a host at a time. Hosts are `name:port`; a site itself is leased as `site <name>`. */
export interface HostLease {
  /**
   * Takes the lease for `forMs`, or renews it for its owner. Leases run by the clock of the store, so that machines whose
   * clocks differ cannot both hold one.
   */
  take(host: string, owner: string, forMs: number): Promise<{ readonly terms: HostTerms } | { readonly busyMs: number }>
  /** Writes terms; nothing happens where the owner has lost the lease. False then. */
  settle(host: string, owner: string, terms: HostTerms): Promise<boolean>
  /** Every lease of this owner that has not run out runs for `forMs` from now. */
  renew(owner: string, forMs: number): Promise<void>
  /** Gives back every lease of this owner. */
  release(owner: string): Promise<void>
  /** Who holds leases now. */
  owners(): Promise<readonly string[]>
}

export type EntryKind = 'list' | 'article' | 'attachment'

/** What is known about an entry before it is read. JSON, at most a few hundred bytes. */
export interface EntryHint {
  readonly title?: string
  readonly agency?: string
  readonly year?: number
  /** Printed beside the link: a change of it is a change of the page. */
  readonly date?: string
  /** Entry of a column of annual reports. */
  readonly inColumn?: boolean
  /** Page of a list: 1 is the first. */
  readonly page?: number
  /** Forms of the addresses that the first page's items have; a next page has to bring some of the same. */
  readonly shapes?: readonly string[]
  /** Nobody linked to it: the paging is guessed and may lead nowhere. */
  readonly guessed?: boolean
  /** The family whose data request this is, and what it wants to know again. */
  readonly family?: string
  readonly data?: Readonly<Record<string, string | number>>
  /** For an attachment and a frame: the article that it hangs on. */
  readonly article?: string
  /** For an attachment: addresses of other files that would do where this one is gone, best first. At most three. */
  readonly others?: readonly string[]
  /** The fragment of its address, where the site's software routes by it. */
  readonly hash?: string
}

export interface PageRequest {
  readonly url: string
  readonly method: 'GET' | 'POST'
  readonly body?: string
  /** Media type of the body. */
  readonly type?: string
}

export interface NewEntry {
  /** Tells one page from another within a site; at most 500 characters. */
  readonly key: string
  readonly request: PageRequest
  readonly kind: EntryKind
  readonly depth: number
  /** Reached by turning a page, not by descending into a column. */
  readonly paging: boolean
  /** List pages in a row, up to the one before this, that brought nothing new. */
  readonly quiet: number
  readonly hint: EntryHint
  /** Not to be read, and why; kept so that it is known when it is seen again, and to answer why it was left. */
  readonly left?: string
}

/** What an earlier read of the same entry brought. */
export interface Remembered {
  readonly fetchedAt: number
  readonly etag: string | null
  readonly lastModified: string | null
  readonly sha256: string | null
}

export interface Entry extends NewEntry {
  readonly site: string
  /** Failed attempts in this run. */
  readonly attempts: number
  readonly remembered: Remembered | null
}

export interface Spent {
  readonly requests: number
  readonly bytes: number
  readonly reports: number
}

export interface Run {
  readonly id: string
  readonly site: string
  readonly startedAt: number
  /** Taken up where a process left it. */
  readonly resumed: boolean
  /** So far, over all processes that worked on it. */
  readonly spent: Spent
}

/** How an entry ended. */
export type EntryEnd =
  /** Read; `recheckAt`: when an unchanged link to it is followed again (lists: in every run). */
  | { readonly as: 'done'; readonly reason: string; readonly recheckAt: number }
  /**
   * The same as remembered: what it led to stands, and the lists among it become due again. Its next page only with
   * `quiet`, which becomes that page's; null: paging ends here.
   */
  | { readonly as: 'unchanged'; readonly quiet: number | null; readonly recheckAt: number }
  | { readonly as: 'left'; readonly reason: string; readonly recheckAt: number }
  | { readonly as: 'retry'; readonly reason: string; readonly dueAt: number; readonly attempts: number }

export interface Settlement {
  readonly entry: Entry
  readonly end: EntryEnd
  /** What was fetched for it, redirects folded into one row. */
  readonly fetches: readonly FetchRow[]
  /** Made for it: hops and robots.txt. */
  readonly requests: number
  readonly found: readonly NewEntry[]
  /** Of the body that was read; null keeps what is remembered. */
  readonly now: Remembered | null
  /** Reports that it delivered, 0 or 1. */
  readonly reports: number
}

/** The entries of a site over all its runs. One worker at a time, who holds the lease `site <name>`. */
export interface Frontier {
  /** Begins a run with its seeds, or takes up the one that was not ended. */
  begin(site: string, seeds: readonly NewEntry[], now: number): Promise<Run>
  /**
   * The entry to read next: attachments before articles before lists, shallow before deep, in the order found.
   * `{dueAt}`: all that is left waits until then. Null: nothing is left.
   */
  next(run: Run, now: number): Promise<Entry | { readonly dueAt: number } | null>
  /** Which of these keys no run has met yet. */
  unknown(site: string, keys: readonly string[]): Promise<ReadonlySet<string>>
  /**
   * All of this or nothing. Found entries that are new become due. Known ones become due again where they are lists not
   * read in this run (with the `quiet` given now), where title or date of their link changed, or where their recheck is
   * due.
   */
  settle(run: Run, settlement: Settlement, now: number): Promise<void>
  /** Whether another list entry had this very body in this run. */
  listBodySeen(run: Run, sha256: string, key: string): Promise<boolean>
  /** Whether a report of these bytes was delivered from another entry of the site. */
  delivered(site: string, sha256: string, key: string): Promise<boolean>
  /** How many other entries of the site had this very body when they were last read. */
  sameBody(site: string, sha256: string, key: string): Promise<number>
  end(run: Run, status: RunStatus, reason: string, now: number): Promise<void>
}

/** `failed`: the start itself could not be read, so nothing was found. */
export type RunStatus = 'done' | 'budget' | 'blocked' | 'disallowed' | 'failed'

/** One fetch as it went, for provenance. Addresses are without secrets. */
export interface FetchRow {
  readonly id: string
  readonly site: string
  readonly at: number
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** Addresses passed on the way, with what sent on: `301`, `refresh`, `script`. */
  readonly chain: readonly { readonly url: string; readonly by: string }[]
  readonly finalUrl: string
  readonly status: number | null
  /** Of the last answer; at most 16 KB. */
  readonly headers: Readonly<Record<string, string>>
  readonly ip: string | null
  readonly tlsProfile: TlsProfile
  readonly tlsProblem: string | null
  readonly robots: 'allowed' | 'no-rules' | 'ignored' | 'refused'
  readonly ms: number
  readonly wireBytes: number
  readonly bytes: number
  readonly sha256: string | null
  readonly failure: FailureKind | null
}

export interface FetchLog {
  /** For a fetch that belongs to no entry; those of entries are settled with them. */
  add(row: FetchRow): Promise<void>
  /** All of a site, oldest first; streams. */
  allOf(site: string): AsyncIterable<FetchRow>
  /** Newest first. */
  fetchesOf(site: string, limit: number): Promise<readonly FetchRow[]>
  fetch(id: string): Promise<FetchRow | null>
}

export interface CrawlState {
  readonly leases: HostLease
  readonly frontier: Frontier
  readonly log: FetchLog
}
