export type { CrawlSink, FoundReport } from './crawl-sink.js'
export type { CrawlOutcome, Remark } from './crawl-site.js'
export {
  type CrawlState,
  type Entry,
  type EntryEnd,
  type EntryHint,
  type EntryKind,
  type FetchLog,
  type FetchRow,
  type Frontier,
  type HostLease,
  type HostTerms,
  NEW_HOST,
  type NewEntry,
  type PageRequest,
  type Remembered,
  type Run,
  type RunStatus,
  type Settlement,
  type Spent,
  type StoredRobots,
} from './crawl-state.js'
export type { FetchedOne } from './fetch-one.js'
export { type Crawler, type CrawlerOptions, openCrawler, processOfOwner } from './open-crawler.js'
export {
  type CrawlBook,
  type FoundNote,
  goesOn,
  type KeptSite,
  type Novelty,
  type RunRecord,
  type SiteBook,
  type SiteStanding,
  TROUBLES,
} from './site-book.js'
export { describePlan, type SitePlan } from './sites/describe-plan.js'
export { type ReadSitesOptions, readSites, type Sites, SitesInvalid, type SitesProblem } from './sites/read-sites.js'
export { nextRunAt } from './sites/schedule.js'
export type { Budget, Schedule, Site } from './sites/site.js'
export { siteAsText, siteFromText } from './sites/site-text.js'
export { reasonInWords, SITE_STATES, type SiteState, siteState } from './standing-words.js'
export type { Surroundings } from './surroundings.js'
export { type WarcCounts, type WarcSource, warcPieces } from './warc.js'
export type { SaidTwice } from './words.js'
