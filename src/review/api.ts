// One contract, so one file, longer than most. Every request and answer of the HTTP API, as types alone: the page imports them, the server answers with them.
// Times are milliseconds since 1970. Lists go by key: `next` is the `after` of the next page, null at the end.
// Every answer that is not 2xx is an `ApiError`. What changes something is sent with the header `x-csrf-token`
// (`Session.csrf`), except where an API token is sent (`Authorization: Bearer …`).
// One file however long: who writes a program or a page against the API reads it from front to end.
import type { Format, Note, Place, Splice } from '../document/index.js'
import type { FormName, Measure, TableName } from '../layouts/index.js'
import type {
  AnomalyStatus,
  Arrival,
  Decision,
  DecisionAction,
  DocumentRow,
  DocumentState,
  Page,
  ReportRow,
  StoredAnomaly,
} from '../store/index.js'

export type {
  AnomalyStatus,
  Decision,
  DecisionAction,
  DocumentRow,
  DocumentState,
  Format,
  FormName,
  Measure,
  Note,
  Page,
  Place,
  StoredAnomaly,
  TableName,
}

export type Lang = 'zh' | 'en'
/** A sentence for people, in both languages. */
export type Said = Readonly<Record<Lang, string>>

/** The body of every answer that is not 2xx. `message` says what is wrong and what to do. */
export interface ApiError {
  readonly error: ApiErrorCode
  readonly message: Said
  /** Only for `conflict`: the finding as it is now, and its decisions. */
  readonly now?: Finding
  /** Only for `locked` and `too-many`: seconds to wait. */
  readonly retryAfter?: number
}

export type ApiErrorCode =
  | 'wrong-request'
  | 'not-signed-in'
  | 'not-allowed'
  | 'csrf'
  | 'wrong-host'
  | 'unknown'
  | 'conflict'
  | 'too-large'
  | 'locked'
  | 'too-many'
  | 'wrong-password'
  | 'refused'
  | 'not-here'
  | 'try-later'
  | 'bug'

// people -----------------------------------------------------------------------------------------

/** `reader` sees; `reviewer` also decides and uploads; `admin` also retries, and keeps accounts. */
export type Role = 'reader' | 'reviewer' | 'admin'

/** GET /api/session. Also without being signed in: `user` is null, and `csrf` is for the login. */
export interface Session {
  readonly user: { readonly name: string; readonly role: Role } | null
  /** To be sent as `x-csrf-token` with everything that is not GET. */
  readonly csrf: string
  /** False: there are no accounts, everybody at this machine is `user`, and the page listens on this machine alone. */
  readonly accounts: boolean
  readonly version: string
  readonly expiresAt: number | null
}

/** POST /api/login → Session. 401 `wrong-password`, 429 `locked` with `retryAfter`. */
export interface LoginRequest {
  readonly name: string
  readonly password: string
}
// POST /api/logout → Session (of nobody).

/** GET /api/accounts (admin). */
export interface Account {
  readonly name: string
  readonly role: Role
  readonly createdAt: number
  readonly disabled: boolean
}
/** POST /api/accounts (admin) → Account. */
export interface NewAccount {
  readonly name: string
  readonly role: Role
  /** At least 12 characters. */
  readonly password: string
}
/** PATCH /api/accounts/:name (admin) → Account. Ends the account's sessions and tokens. */
export interface AccountChange {
  readonly role?: Role
  readonly disabled?: boolean
  readonly password?: string
}
/** POST /api/password → 204: one's own; other sessions of the account end. */
export interface PasswordChange {
  readonly old: string
  readonly new: string
}
/** GET /api/tokens → Token[]: one's own. DELETE /api/tokens/:id → 204. */
export interface Token {
  readonly id: string
  readonly label: string
  readonly role: Role
  readonly createdAt: number
  readonly usedAt: number | null
}
/** POST /api/tokens → MadeToken. The role is at most one's own. */
export interface NewToken {
  readonly label: string
  readonly role: Role
}
/** `secret` is shown this once. */
export interface MadeToken extends Token {
  readonly secret: string
}

// findings ---------------------------------------------------------------------------------------

/** The query of lists, counts, exports and letters of findings. Several values of one field: `rule=a&rule=b` (any of them). */
export interface FindingQuery {
  readonly severity?: readonly StoredAnomaly['severity'][]
  readonly rule?: readonly string[]
  /** The agency's name, whole. */
  readonly agency?: readonly string[]
  /** Codes of regions (`Region.code`), `none` for those without. */
  readonly region?: readonly string[]
  readonly year?: readonly number[]
  readonly status?: readonly AnomalyStatus[]
  readonly cause?: readonly StoredAnomaly['cause'][]
  readonly format?: readonly Format[]
  readonly stale?: boolean
  /** False: findings that the newest reading does not have any more. By default true. */
  readonly present?: boolean
  /** Part of an agency's name, of a rule's id or title, a year, or the beginning of a finding's identity; words are all to be met. */
  readonly q?: string
}

/** GET /api/findings?…FindingQuery&limit=&after= → FindingPage. By severity, then newest first. */
export interface FindingPage extends Page<FindingRow> {
  /** How many there are in all with this filter. */
  readonly total: number
}

/** A finding in lists. */
export interface FindingRow extends Omit<StoredAnomaly, 'evidence'> {
  /** Title of the rule. */
  readonly title: Said
  readonly region: Region | null
  readonly format: Format | null
}

export interface Region {
  /** `43` for a province, by GB/T 2260. */
  readonly code: string
  readonly name: string
}

/** A value of a facet with the count of findings that the filter has with it, the facet's own filter left aside. */
export interface FacetValue {
  /** As it goes into the query. */
  readonly value: string
  readonly label: Said
  readonly count: number
}

/** GET /api/facets?…FindingQuery. Values with the highest counts first, years newest first; agencies at most 50. */
export interface Facets {
  readonly total: number
  readonly severity: readonly FacetValue[]
  readonly rule: readonly FacetValue[]
  readonly agency: readonly FacetValue[]
  readonly region: readonly FacetValue[]
  readonly year: readonly FacetValue[]
  readonly status: readonly FacetValue[]
  readonly cause: readonly FacetValue[]
  readonly format: readonly FacetValue[]
  readonly stale: readonly FacetValue[]
}

/**
 * GET /api/findings/:identity. `GET /api/findings/:identity/repairs` → RepairView[]: what was changed in the cells and
 * passages of the evidence, each with its place; takes as long as reading the document does.
 */
export interface Finding {
  readonly anomaly: StoredAnomaly
  readonly title: Said
  /** What the rule checks, and what it leaves alone. */
  readonly about: { readonly checks: Said; readonly leavesAlone: Said }
  readonly region: Region | null
  readonly document: DocumentBrief
  /** The tables that have cells of this finding, whole, in the order of the form; the form is drawn by `GET /api/forms`. */
  readonly tables: readonly TableView[]
  /** The claim as a calculation, where it is one. */
  readonly sums: readonly Sum[]
  /** Evidence in running text, with what stands around it. */
  readonly passages: readonly Passage[]
  /** What was repaired in the document and can be seen in the evidence; where exactly: `GET /api/findings/:identity/repairs`. */
  readonly repairs: readonly RepairView[]
  /** The agency's reports on the year before and after, with the cells of this finding. Null: there is none here. */
  readonly lastYear: OtherYear | null
  readonly nextYear: OtherYear | null
  /** Documents that the finding was made by comparing with. */
  readonly against: readonly { readonly sha256: string; readonly agency: string | null; readonly year: number | null }[]
  /** Oldest first. */
  readonly decisions: readonly Decision[]
  /** What the rules say with the corrected values; null where no cell of the finding is corrected. */
  readonly corrected: Corrected | null
  readonly citation: Citation
}

/** Of which document, and whether its original can be shown. */
export interface DocumentBrief {
  readonly sha256: string
  readonly name: string | null
  readonly format: Format | null
  readonly state: DocumentState
  readonly reportId: string | null
  readonly title: string | null
  readonly agency: string | null
  readonly year: number | null
}

/** A table of a report: the cells by key, for the rows and columns of the form. */
export interface TableView {
  readonly table: TableName
  readonly form: FormName
  readonly cells: Readonly<Record<string, CellView>>
}

export interface CellView {
  readonly value: number | null
  readonly state: 'value' | 'inferred' | 'blank' | 'dash' | 'none' | 'placeholder' | 'unreadable'
  /** As printed, after repairs. */
  readonly raw: string
  readonly note?: string
  readonly place: Place
  /** A reviewer's value, beside the printed one. `stale`: the printed one has changed since. */
  readonly corrected?: { readonly value: number | null; readonly stale: boolean }
}

/** An operand of a calculation. `printed`: as it stands there; a blank or a dash counts as 0. */
export interface Operand {
  readonly cell: string
  /** Labels of row and column, as the form prints them. */
  readonly row: string
  readonly column: string
  readonly printed: string
  readonly counts: number | null
  readonly corrected?: number | null
}

/** `left` should add up to as much as `right` does: 10 + 1 + 0 + 0 = 11, printed 0. */
export interface Sum {
  readonly left: readonly Operand[]
  readonly right: readonly Operand[]
  /** Null where an operand cannot be read. */
  readonly leftSum: number | null
  readonly rightSum: number | null
}

/** A piece of text with the words of the evidence in it. */
export interface Passage {
  readonly heading: string | null
  readonly before: string
  readonly seen: string
  readonly after: string
  readonly place: Place
}

/** One kind of change. With a report it is told once, with how often it was made, and without a place. */
export interface RepairView {
  readonly place: Place | null
  readonly times: number
  readonly before: string
  readonly after: string
  readonly fixer: string
  readonly certainty: 'certain' | 'likely' | 'guess'
  readonly why: string
}

export interface OtherYear {
  readonly reportId: string
  readonly sha256: string
  readonly year: number
  /** Only of the tables concerned. */
  readonly cells: Readonly<Record<string, Pick<CellView, 'value' | 'state' | 'raw'>>>
}

/** What the rules that read corrected cells say with the reviewer's values in their place. */
export interface Corrected {
  /** This finding does not hold any more. */
  readonly settled: boolean
  /** Other findings of the report that go too. */
  readonly alsoSettled: readonly string[]
  /** Findings that only the corrected values have, or that say something else with them. */
  readonly remaining: readonly { readonly identity: string; readonly rule: string; readonly message: Said }[]
}

/** What to quote. `address` is where the document came from. */
export interface Citation {
  readonly address: string
  readonly receivedAt: number
  readonly channel: Arrival['channel']
  readonly sha256: string
  readonly text: Said
}

/** POST /api/findings/:identity/decisions (reviewer) → Decided; 409 `conflict` with `now`. */
export interface DecisionRequest {
  readonly action: DecisionAction
  /** Needed for `dismissed`. */
  readonly note?: string
  readonly lockVersion: number
  /** Any text that is new for each decision (crypto.randomUUID()); the same again is the same decision. */
  readonly idempotencyKey: string
  /** Only for `corrected`. */
  readonly corrections?: readonly { readonly cell: string; readonly value: number | null }[]
}

export interface Decided {
  readonly decision: Decision
  readonly anomaly: StoredAnomaly
  /** It had been made before. */
  readonly again: boolean
  /** Only for `corrected`: what the rules say now; the findings `alsoSettled` were decided with it. */
  readonly corrected: Corrected | null
  /** Findings that were decided along with it (`alsoSettled`), as they are now. */
  readonly along: readonly StoredAnomaly[]
}

/** POST /api/decisions (reviewer) → BulkDecided: the same for many (at most 500). Not for `corrected`. */
export interface BulkRequest {
  readonly action: Exclude<DecisionAction, 'corrected'>
  readonly note?: string
  readonly idempotencyKey: string
  readonly findings: readonly { readonly identity: string; readonly lockVersion: number }[]
}
/** Each by itself: some may be refused. Undo: the same call with `reopened` and the lock versions of `done`. */
export interface BulkDecided {
  readonly done: readonly StoredAnomaly[]
  readonly refused: readonly { readonly identity: string; readonly error: ApiErrorCode; readonly message: Said }[]
}

// forms ------------------------------------------------------------------------------------------

/** GET /api/forms: all tables of all forms, as they print; never changes while the server runs. */
export interface Form {
  readonly table: TableName
  readonly form: FormName
  readonly title: Said
  readonly blocks: readonly {
    readonly caption: string | null
    readonly columns: readonly {
      readonly key: string
      readonly label: string
      readonly groups: readonly string[]
      readonly measure: Measure
    }[]
    /** The key of a cell is that of the row, a dot, and that of the column; an empty one is left out with its dot. */
    readonly rows: readonly { readonly key: string; readonly label: string; readonly groups: readonly string[] }[]
  }[]
}

/** GET /api/rules. */
export interface RuleView {
  readonly id: string
  readonly group: string
  readonly severity: StoredAnomaly['severity']
  readonly title: Said
  readonly checks: Said
  readonly leavesAlone: Said
}

// reports ----------------------------------------------------------------------------------------

/** How a report stands: `open` has findings that are open. */
export type ReportStanding = 'complete' | 'open' | 'partial' | 'refused' | 'failed' | 'waiting'

/** GET /api/matrix?agency=(part of the name)&region=&from=&to=&limit=&after= : agencies by years. */
export interface Matrix extends Page<MatrixRow> {
  /** Newest first. */
  readonly years: readonly number[]
}
export interface MatrixRow {
  readonly agency: string
  readonly agencyCode: string | null
  readonly region: Region | null
  /** By year; a year that is not there is missing. */
  readonly reports: Readonly<
    Record<
      string,
      {
        readonly id: string
        readonly sha256: string
        readonly standing: ReportStanding
        readonly open: number
        readonly versions: number
      }
    >
  >
}

/** GET /api/reports?agency=&year=&limit=&after= → Page<ReportRow>. */
export type { ReportRow }

/** GET /api/reports/:id (of its current version) and GET /api/documents/:sha256 (of that document). */
export interface ReportView {
  readonly document: DocumentRow
  readonly arrivals: readonly Arrival[]
  readonly format: Format | null
  readonly charset: string | null
  readonly engine: { readonly version: string; readonly layouts: string; readonly rules: string } | null
  /** Why it is not complete. */
  readonly reason: { readonly code: string; readonly message: Said } | null
  readonly report: {
    readonly title: string | null
    readonly agency: string | null
    readonly year: number | null
    readonly period: { readonly from: string; readonly to: string } | null
    readonly signedOn: string | null
    readonly sections: readonly { readonly number: number | null; readonly heading: string; readonly text: string }[]
  } | null
  readonly tables: readonly TableView[]
  readonly repairs: readonly RepairView[]
  /** Including those that are not seen any more (`present` false). */
  readonly findings: readonly FindingRow[]
  readonly undecided: readonly { readonly rule: string; readonly why: Said }[]
  readonly notes: readonly Note[]
  readonly versions: readonly {
    readonly sha256: string
    readonly current: boolean
    readonly engine: string
    readonly finishedAt: number
  }[]
  readonly lastYear: OtherYear | null
}

/** GET /api/differences/:before/:after (sha256 of two versions), and GET /api/documents/:sha256/rereading (its last two readings). */
export interface Differences {
  readonly before: { readonly sha256: string; readonly engine: string }
  readonly after: { readonly sha256: string; readonly engine: string }
  readonly differences: readonly { readonly what: string; readonly before: string | null; readonly after: string | null }[]
}

// documents --------------------------------------------------------------------------------------
// GET /api/documents?state=&limit=&after= → Page<DocumentRow>
// GET /api/documents/:sha256/original → the bytes, as an attachment
// GET /api/documents/:sha256/pdf → the bytes of a PDF for pdf.js (application/pdf, ranges; attachment for whoever opens it alone)
// GET /api/documents/:sha256/page → reconstruction of DOCX, HTML and text, an HTML page of its own for a sandboxed frame.
//   ?mark=<place>&mark=<place>… marks the blocks and cells at these places (`placeId` below); scrolled to by `#<placeId>`.
//   Every block and cell has the id `placeId(place)`.
// GET /api/findings/:identity/picture.svg | picture.png?mark → picture of the evidence

/**
 * GET /api/documents/:sha256/outline: what the reconstruction shows, as data, in reading order; for a page that draws it itself.
 * 404 `not-here` for a PDF and for what cannot be read.
 */
export interface OutlineView {
  readonly format: Format
  readonly blocks: readonly (
    | { readonly type: 'heading'; readonly level: number; readonly text: string; readonly id: string }
    | { readonly type: 'paragraph'; readonly text: string; readonly id: string }
    | {
        readonly type: 'table'
        readonly id: string
        readonly rows: readonly (readonly {
          readonly text: string
          readonly rowSpan: number
          readonly colSpan: number
          readonly id: string
        }[])[]
      }
  )[]
}

/** POST /api/retry (admin) → Retried. */
export interface RetryRequest {
  readonly which: 'all' | readonly string[]
}
export interface Retried {
  readonly documents: number
}

/**
 * POST /api/upload (reviewer), multipart/form-data, any number of fields `file` (one file at most 100 MB) → Uploaded.
 * Watch them by GET /api/documents/states?sha256=… or by events.
 */
export interface Uploaded {
  readonly files: readonly (
    | {
        readonly name: string
        readonly ok: true
        readonly sha256: string
        readonly state: DocumentState
        readonly known: boolean
      }
    | { readonly name: string; readonly ok: false; readonly message: Said }
  )[]
}

/** GET /api/states?sha256=&sha256=… (at most 200); unknown ones are left out. */
export interface States {
  readonly states: Readonly<Record<string, DocumentState>>
}

// numbers ----------------------------------------------------------------------------------------

/** GET /api/sites: the sites that were crawled, by name. `next` is the `after` of the next page. */
export interface Sites {
  readonly rows: readonly SiteRow[]
  readonly next: string | null
  /** Sites whose name holds what was asked for, of all pages. */
  readonly total: number
}

/** How one site stands. Counts of documents are those since its last run began. */
export interface SiteRow {
  readonly site: string
  /** Null where it waits for its first run. `running`, `done`, `blocked` … */
  readonly state: string | null
  readonly said: Said | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  /** When it goes on by itself. */
  readonly dueAt: number | null
  readonly requests: number
  readonly bytes: number
  readonly fresh: number
  readonly changed: number
  /** Entries still to be read. */
  readonly due: number
  /** Reports by year of their titles, newest first; `?` where none says one. */
  readonly found: readonly { readonly year: string; readonly count: number }[]
  readonly failed: readonly { readonly said: Said; readonly count: number }[]
  /** What an operator should know, and do. */
  readonly remarks: readonly { readonly said: Said; readonly url: string }[]
}

/** GET /api/overview. */
export interface Overview {
  readonly documents: Readonly<Record<DocumentState, number>>
  readonly reports: number
  readonly findings: Readonly<Record<AnomalyStatus, number>>
  readonly stale: number
  readonly open: {
    readonly severity: Readonly<Record<StoredAnomaly['severity'], number>>
    readonly rule: readonly FacetValue[]
    readonly region: readonly FacetValue[]
    readonly year: readonly FacetValue[]
  }
  /** At most 50, newest first. */
  readonly failed: readonly (DocumentRow & { readonly said: Said })[]
  readonly waiting: number
}

/** GET /api/trends?agency=(whole name)|region= : sums over current reports by year; for all reports without either. */
export interface Trends {
  readonly years: readonly TrendYear[]
}
/** Null where no report of the year has the figure. */
export interface TrendYear {
  readonly year: number
  readonly reports: number
  readonly newlyReceived: number | null
  readonly carriedIn: number | null
  readonly carriedOut: number | null
  readonly results: Readonly<
    Record<
      'disclosed' | 'partiallyDisclosed' | 'withheld' | 'unavailable' | 'declined' | 'otherHandling' | 'total',
      number | null
    >
  >
  readonly disputes: Readonly<
    Record<
      'reconsideration' | 'litigation',
      Readonly<Record<'upheld' | 'corrected' | 'other' | 'pending' | 'total', number | null>>
    >
  >
}

// out --------------------------------------------------------------------------------------------
// GET /api/findings.csv | /api/findings.xlsx ?…FindingQuery&lang= → what the list shows, at most 50,000 rows
// GET /api/trends.csv?…&lang=
// GET /api/matrix.csv?…&lang= , /api/matrix.xlsx
// GET /api/letters/:agency?year=&lang= → text/html; /api/letters/:agency.pdf → application/pdf, 404 `not-here` without Chromium

/** GET /api/letters?q=part of a name : agencies that have confirmed findings. */
export interface LetterRow {
  readonly agency: string
  readonly confirmed: number
  readonly years: readonly number[]
}
export interface Letters {
  readonly rows: readonly LetterRow[]
  /** Chromium is here. */
  readonly pdf: boolean
}

// events -----------------------------------------------------------------------------------------

/** GET /api/events: text/event-stream; the event's name is `type`, its data the JSON. */
export type ServerEvent =
  | { readonly type: 'progress'; readonly documents: Readonly<Record<DocumentState, number>>; readonly perMinute: number }
  /** Findings that are new or changed since the last such event; `identities` at most 100. */
  | { readonly type: 'findings'; readonly count: number; readonly identities: readonly string[] }
  /** Documents that came to an end; at most 100. */
  | {
      readonly type: 'documents'
      readonly documents: readonly { readonly sha256: string; readonly state: DocumentState; readonly name: string | null }[]
    }

/** The steps of a repair, for a page that replays them. */
export type { Splice }

// wanted by the page -------------------------------------------------------------------------------
// Files of dist/page: /assets/* (names carry a hash: immutable; `.mjs` as text/javascript) and /pdfjs/* (maps of characters,
// fonts and decoders for pdf.js). Every other path that is not /api, /healthz or /metrics → dist/page/index.html (no-store)
// with each `__GOUJI_NONCE__` in it replaced by a nonce made for this answer, and with the policy
//   default-src 'none'; script-src 'self'; style-src 'self' 'nonce-…'; img-src 'self' data: blob:; font-src 'self' data:;
//   connect-src 'self'; worker-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
// (Mantine writes its variables into <style> elements that carry the nonce; nothing else is inline.)
