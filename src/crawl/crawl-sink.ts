// Where reports go that the crawler found: the app writes the bytes to the blob store and admits them to the store.

export interface FoundReport {
  readonly site: string
  /** Where the bytes came from, after redirects; without secrets. */
  readonly url: string
  /** The article that the file hangs on; null where the report is the page itself. */
  readonly article: string | null
  /** As the site calls it. */
  readonly title: string
  /** By the title, the site's settings or its column, in this order; a hint. */
  readonly agency: string | null
  /** By the titles alone; null where none says one. */
  readonly year: number | null
  /** A name to show; data, never a path. */
  readonly name: string | null
  readonly mediaType: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly fetchId: string
  readonly fetchedAt: number
  /** `tables-are-images`, `no-tables`, `has-attachments`. */
  readonly notes: readonly string[]
}

export interface CrawlSink {
  /** Resolves when the report is safe; what is delivered twice (a crash in between) is the same bytes twice. */
  deliver(report: FoundReport): Promise<void>
}
