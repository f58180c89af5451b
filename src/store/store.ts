// The contract of the store: documents, what was read in them, what was found and what people decided. SQL is
// the truth of gouji; a queue only rings. The same suite runs on SQLite and on PostgreSQL (test/contracts/store.ts).

import type { CrawlBook } from '../crawl/index.js'
import type { Comparable, Extraction, Lang, Reading } from '../pipeline/index.js'
import type { Desk } from './desk/desk.js'
import type { AnomalyStatus, DocumentState, StoredAnomaly } from './stored-anomaly.js'

export type { AnomalyStatus, DocumentState, StoredAnomaly } from './stored-anomaly.js'

/** How a document came in. */
export type Channel = 'ingest' | 'watch' | 'upload' | 'crawl'

/** A document that came in. The bytes lie in the blob store under their sha256 already. */
export interface Arrival {
  /** Lower-case hex. */
  readonly sha256: string
  readonly bytes: number
  readonly channel: Channel
  /** Where it came from: absolute path or address. Data, never used as a path. */
  readonly origin: string
  /** Name to show and to hint the parser with; null where there is none. */
  readonly name: string | null
  readonly mediaType?: string
  readonly charset?: string
  /** Who brought it in, where known. */
  readonly actor?: string
  /** Milliseconds since 1970. */
  readonly receivedAt: number
  /** The fetch of a crawl that brought it, where there is one. */
  readonly fetchId?: string
}

/** What `admit` did. `work`: this engine has not read these bytes yet, so a job was made. */
export interface Admitted {
  readonly sha256: string
  readonly newDocument: boolean
  readonly newArrival: boolean
  readonly work: boolean
  readonly state: DocumentState
}

/** Versions or hashes of what reads documents; a change of any is a new reading. */
export interface EngineKey {
  readonly version: string
  readonly layouts: string
  readonly rules: string
}

/** A started attempt. `token` fences: what comes with an older one is refused. `starts` counts this one. */
export interface Attempt {
  readonly sha256: string
  readonly token: string
  readonly starts: number
  readonly bytes: number
  readonly hint: { readonly name?: string; readonly mediaType?: string; readonly charset?: string }
}

/** Why an attempt was not started. `busy`: someone else's lease runs for so many milliseconds more. */
export type NoAttempt = { readonly none: 'unknown' | 'done' | 'quarantined' } | { readonly none: 'busy'; readonly leftMs: number }

/** Findings across reports, for one document, with their sentences in both languages. */
export interface AcrossFindings {
  readonly anomalies: Extraction['anomalies']
  readonly undecided: Extraction['undecided']
  readonly english: { readonly anomalies: readonly string[]; readonly undecided: readonly string[] }
}

/** What happens to a document whose attempt did not give a result. */
export interface AttemptFailure {
  /** `retry`: back to the queue; `failed`: the environment's fault; `quarantined`: the document's. */
  readonly outcome: 'retry' | 'failed' | 'quarantined'
  /** One of the codes of `contract.md` 2 where one fits (`time-limit`, `memory-limit`), else `crashed` or the system's. */
  readonly code: string
  /** One sentence, without text of the document. */
  readonly message: string
  /** The start does not count: nothing was parsed, because the environment was not ready. */
  readonly uncounted?: boolean
}

/** Starts before a document is put away: a worker that dies with it leaves no other trace. */
export const MOST_STARTS = 3

/** What an outbox row asks for; the relay hands it to the queue. */
export interface OutboxItem {
  readonly id: string
  readonly kind: 'process' | 'recheck' | 'crawl'
  /** sha256 of the document for `process` and `recheck`. */
  readonly key: string
}

export type DecisionAction = 'confirmed' | 'dismissed' | 'corrected' | 'reopened'

/** A decision to write. `idempotencyKey` makes a double click one decision. */
export interface NewDecision {
  readonly identity: string
  readonly action: DecisionAction
  readonly actor: string
  readonly note: string
  /** The anomaly's `lockVersion` that the decision was made on. */
  readonly lockVersion: number
  readonly idempotencyKey: string
  /** For `corrected`: the reviewer's values. The printed ones are kept beside them. */
  readonly corrections?: readonly { readonly cell: string; readonly value: number | null }[]
}

export interface Decision extends Omit<NewDecision, 'lockVersion' | 'idempotencyKey'> {
  readonly id: string
  readonly at: number
  readonly evidenceHash: string
}

/** `conflict`: someone decided in between; `unknown`: no such anomaly; `invalid`: says why in `message`. */
export type DecisionResult =
  | { readonly ok: true; readonly decision: Decision; readonly anomaly: StoredAnomaly; readonly again: boolean }
  | {
      readonly ok: false
      readonly why: 'conflict' | 'unknown' | 'invalid'
      readonly message: string
      readonly anomaly?: StoredAnomaly
    }

export interface AnomalyFilter {
  readonly status?: AnomalyStatus
  readonly stale?: boolean
  readonly severity?: StoredAnomaly['severity']
  readonly rule?: string
  readonly year?: number
  /** Part of the agency's name. */
  readonly agency?: string
  readonly cause?: StoredAnomaly['cause']
  readonly assignee?: string
  /** Default true: only findings that the newest reading still has. */
  readonly present?: boolean
}

/** A page of a list; `next` continues it (keyset), null at the end. */
export interface Page<Row> {
  readonly rows: readonly Row[]
  readonly next: string | null
}

export interface ReportRow {
  readonly id: string
  readonly agency: string | null
  readonly agencyCode: string | null
  readonly year: number | null
  readonly title: string | null
  /** The current version's document. */
  readonly sha256: string
  readonly versions: number
  readonly state: DocumentState
  readonly anomalies: Readonly<Record<'error' | 'warning' | 'info', number>>
}

export interface DocumentRow {
  readonly sha256: string
  readonly bytes: number
  readonly state: DocumentState
  /** Code of the reason where it is not complete. */
  readonly reason: string | null
  readonly message: Readonly<Record<Lang, string>> | null
  readonly name: string | null
  readonly origin: string
  readonly channel: Channel
  readonly starts: number
  readonly receivedAt: number
  readonly finishedAt: number | null
  readonly reportId: string | null
}

/** All of one document: the record (cells unpacked), its findings as they stand, corrections laid beside. */
export interface DocumentDetail {
  readonly document: DocumentRow
  readonly arrivals: readonly Arrival[]
  readonly reading: Reading | null
  readonly anomalies: readonly StoredAnomaly[]
  readonly corrections: Readonly<
    Record<string, { readonly value: number | null; readonly decisionId: string; readonly stale: boolean }>
  >
  readonly versions: readonly {
    readonly sha256: string
    readonly current: boolean
    readonly engine: string
    readonly finishedAt: number
  }[]
}

/** What `gouji status` prints. */
export interface StatusCounts {
  readonly documents: Readonly<Record<DocumentState, number>>
  readonly reports: number
  readonly anomalies: Readonly<Record<AnomalyStatus, number>>
  /** At most 1,000, newest first. `path` is the origin of the latest arrival. */
  readonly failures: readonly { readonly sha256: string; readonly path: string; readonly reason: string }[]
}

/** One document for exports: the current reading of a document with everything that a row carries. */
/** Some documents as the tables hold them, which may be sent to another thread. Only `unpackItems` looks inside. */
export interface PackedItems {
  /** Hashes of the documents, in the order of the export. */
  readonly order: readonly string[]
  readonly packed: object
}

export interface ExportItem {
  readonly detail: DocumentDetail
  readonly decisions: readonly Decision[]
}

export interface Store {
  readonly engine: 'sqlite' | 'postgres'
  /** What the review page asks beside. */
  readonly desk: Desk
  /** What the crawler remembers. */
  readonly crawl: CrawlBook

  // intake -------------------------------------------------------------------------------------
  /** One transaction: blob row, arrival, reading to be made by `engine` and its outbox row. Twice is once. */
  admit(arrivals: readonly Arrival[], engine: EngineKey): Promise<Admitted[]>
  /** Documents that `engine` has not read: makes readings and outbox rows. Returns how many. Old readings are kept. */
  readAgain(engine: EngineKey): Promise<number>
  /** Puts failed and quarantined documents back into the queue, with a new count of starts. */
  retry(which: 'all' | readonly string[], engine: EngineKey): Promise<number>

  // work ---------------------------------------------------------------------------------------
  /** Counts the start before anything is parsed; on the start after MOST_STARTS the document is put away instead. */
  startAttempt(sha256: string, engine: EngineKey, worker: string, leaseMs: number): Promise<Attempt | NoAttempt>
  /** False when the token is no longer the current one. */
  renewAttempt(attempt: Attempt, leaseMs: number): Promise<boolean>
  /** One transaction: reading, report and version, findings, outbox rows for what it touches. False: token was old, nothing written. */
  finishAttempt(attempt: Attempt, reading: Reading): Promise<boolean>
  failAttempt(attempt: Attempt, failure: AttemptFailure): Promise<boolean>
  /**
   * Begins the comparison of a document: those to be compared with it, which are the same agency in the years
   * beside, its government and its members on the same year, and alike prose. Passes a change of the document on to
   * those whose comparison it may change, by marks and outbox rows.
   */
  neighbours(sha256: string): Promise<readonly string[]>
  /** What comparing needs of current readings, by sha256. Streams; those that cannot be compared are left out. */
  comparables(sha256s: readonly string[]): AsyncIterable<Comparable>
  /** Extractions by sha256, current readings. Streams; unknown ones are left out. */
  extractions(sha256s: readonly string[]): AsyncIterable<Extraction>
  /**
   * Replaces the findings across reports of one document. What happened after the last `neighbours` that this store
   * was asked for it stays due; a comparison that began before one that is saved already is dropped.
   */
  saveAcross(sha256: string, found: AcrossFindings): Promise<void>

  // doorbell -----------------------------------------------------------------------------------
  /** Unsent outbox rows, oldest first. */
  outbox(limit: number): Promise<readonly OutboxItem[]>
  markSent(ids: readonly string[]): Promise<void>
  /** Work that is not done, not leased, and older than `olderThanMs`: what a sweeper rings for again. */
  pending(olderThanMs: number, limit: number): Promise<readonly OutboxItem[]>

  // people -------------------------------------------------------------------------------------
  anomalies(filter: AnomalyFilter, page: { readonly limit: number; readonly after?: string }): Promise<Page<StoredAnomaly>>
  anomaly(identity: string): Promise<StoredAnomaly | null>
  decide(decision: NewDecision): Promise<DecisionResult>
  /** Append-only, oldest first. */
  decisions(identity: string): Promise<readonly Decision[]>
  countsByRule(
    filter?: AnomalyFilter,
  ): Promise<readonly { readonly rule: string; readonly severity: StoredAnomaly['severity']; readonly count: number }[]>
  reports(
    filter: { readonly agency?: string; readonly year?: number },
    page: { readonly limit: number; readonly after?: string },
  ): Promise<Page<ReportRow>>
  documents(
    filter: { readonly state?: DocumentState },
    page: { readonly limit: number; readonly after?: string },
  ): Promise<Page<DocumentRow>>
  document(sha256: string): Promise<DocumentDetail | null>
  /** States by sha256; unknown documents are left out. For whoever waits for many. */
  states(sha256s: readonly string[]): Promise<ReadonlyMap<string, DocumentState>>
  /** The same bytes in an older reading, for a diff between versions of the engine. */
  readings(sha256: string): Promise<readonly Reading[]>

  // whole --------------------------------------------------------------------------------------
  status(): Promise<StatusCounts>
  /** Current readings in order of agency, year and sha256; streams. */
  exportItems(): AsyncIterable<ExportItem>
  /** The same, still packed and some at a time, for whoever unpacks in several threads (`unpackItems`). */
  packedItems(): AsyncIterable<PackedItems>
  /** sha256 over everything that does not hang on time, order or machine: equal for runs that came to the same end. */
  digest(): Promise<string>
  /** Entries and chain of hashes are as they were written; the number of the first that is not, else null. */
  verifyAudit(): Promise<number | null>
  close(): Promise<void>
}
