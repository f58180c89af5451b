export { normalise, pageKey } from './address.js'
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
export { type Crawler, type CrawlerOptions, openCrawler } from './open-crawler.js'
export { describePlan, type SitePlan } from './sites/describe-plan.js'
export { type ReadSitesOptions, readSites, type Sites, SitesInvalid, type SitesProblem } from './sites/read-sites.js'
export { nextRunAt } from './sites/schedule.js'
export type { Budget, Schedule, Site } from './sites/site.js'
export { realSurroundings, type Surroundings } from './surroundings.js'
export type { SaidTwice } from './words.js'
