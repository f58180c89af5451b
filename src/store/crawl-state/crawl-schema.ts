// The tables of src/store/migrations/0010-crawl.ts as Kysely knows them.

export type CrawlHostTable = {
  host: string
  owner: string | null
  until_at: number
  next_at: number
  paused_until: number
  failures: number
  robots_at: number | null
  robots_verdict: string | null
  robots_text: string | null
}

export type CrawlRunTable = {
  id: string
  site: string
  started_at: number
  ended_at: number | null
  status: string | null
  reason: string | null
  requests: number
  bytes: number
  reports: number
}

export type CrawlEntryTable = {
  site: string
  key: string
  request: string
  kind: string
  turn: number
  depth: number
  paging: number
  quiet: number
  hint: string
  mark: string
  parent: string | null
  /** due, done, left. */
  state: string
  reason: string | null
  attempts: number
  due_at: number
  ordinal: number
  run: string
  etag: string | null
  last_modified: string | null
  sha256: string | null
  fetched_at: number | null
  recheck_at: number | null
  delivered: number
  fetch_id: string | null
}

export type CrawlFetchTable = {
  id: string
  site: string
  at: number
  sha256: string | null
  failure: string | null
  about: string
}

export type CrawlSiteTable = {
  name: string
  settings: string
  ordered: number
  answered: number
  outcome: string | null
}

export type CrawlFoundTable = {
  site: string
  sha256: string
  url_hash: string
  url: string
  article: string | null
  title: string
  agency: string | null
  year: number | null
  notes: string
  fetch_id: string
  found_at: number
  novelty: string
}

export type CrawlSchema = {
  crawl_host: CrawlHostTable
  crawl_run: CrawlRunTable
  crawl_entry: CrawlEntryTable
  crawl_fetch: CrawlFetchTable
  crawl_site: CrawlSiteTable
  crawl_found: CrawlFoundTable
}
