// The contract of the desk: what the review page asks of a store beside `Store`. People and their sessions, what
// changed since it looked last, agencies by years, and figures for trends.
import type { DocumentState, StoredAnomaly } from '../stored-anomaly.js'

export type Role = 'reader' | 'reviewer' | 'admin'

export interface AccountRow {
  readonly name: string
  readonly role: Role
  /** The encoded argon2id hash. */
  readonly password: string
  readonly disabled: boolean
  readonly createdAt: number
}

/** A change of an account; what is not given stays. */
export interface AccountEdit {
  readonly role?: Role
  readonly disabled?: boolean
  readonly password?: string
}

export interface TokenRow {
  readonly id: string
  readonly account: string
  readonly label: string
  readonly role: Role
  readonly createdAt: number
  readonly usedAt: number | null
}

/** Who a session or a token speaks for. A token's role is never more than its account's. */
export interface Comer {
  readonly name: string
  readonly role: Role
  /** Null for a token. */
  readonly expiresAt: number | null
}

/** A finding as counts and lists choose it. */
export interface FindingFact {
  readonly identity: string
  /** Sorts by age. */
  readonly id: string
  readonly severity: StoredAnomaly['severity']
  readonly rule: string
  readonly cause: StoredAnomaly['cause']
  readonly status: StoredAnomaly['status']
  readonly stale: boolean
  readonly present: boolean
  readonly agency: string | null
  /** Division code of the agency's place. */
  readonly agencyCode: string | null
  readonly year: number | null
  /** Of the document: pdf, docx, html or text. */
  readonly format: string | null
  readonly updatedAt: number
}

/** An agency with its reports, one a year at most. */
export interface AgencyYears {
  readonly agency: string
  readonly agencyCode: string | null
  readonly reports: readonly {
    readonly id: string
    readonly year: number
    readonly sha256: string
    readonly state: DocumentState
    readonly versions: number
    /** Findings that are open and present. */
    readonly open: number
  }[]
}

export interface ReportFigures {
  readonly reportId: string
  readonly agency: string | null
  readonly agencyCode: string | null
  readonly year: number
  readonly figures: readonly (number | null)[]
}

export interface Desk {
  // people: who did it (`by`) goes into the audit trail in the same transaction ------------------
  hasAccounts(): Promise<boolean>
  accounts(): Promise<readonly AccountRow[]>
  account(name: string): Promise<AccountRow | null>
  /** False: the name is taken. */
  addAccount(account: Pick<AccountRow, 'name' | 'role' | 'password'>, by: string): Promise<boolean>
  /** Ends the account's sessions and tokens where its role, its password or its being disabled changes. `last-admin`: refused. */
  changeAccount(name: string, edit: AccountEdit, by: string): Promise<AccountRow | 'unknown' | 'last-admin'>
  addSession(session: { readonly hash: string; readonly account: string; readonly expiresAt: number }): Promise<void>
  /** Whom it speaks for; null where it has ended, its account is disabled, or there is none. */
  session(hash: string): Promise<Comer | null>
  endSession(hash: string): Promise<void>
  addToken(token: Pick<TokenRow, 'account' | 'label' | 'role'> & { readonly hash: string }): Promise<TokenRow>
  tokens(account: string): Promise<readonly TokenRow[]>
  /** False: the account has no such token. */
  removeToken(id: string, account: string): Promise<boolean>
  tokenBy(hash: string): Promise<Comer | null>
  /** An administrative act, into the audit trail. */
  note(entry: {
    readonly actor: string
    readonly action: string
    readonly object: string
    readonly payload: unknown
  }): Promise<void>

  // findings -------------------------------------------------------------------------------------
  /** In order of change; `after` continues. */
  findingFacts(after: { readonly updatedAt: number; readonly identity: string }, limit: number): Promise<readonly FindingFact[]>
  /** In the order asked; unknown ones are left out. */
  findings(identities: readonly string[]): Promise<readonly StoredAnomaly[]>

  // reports --------------------------------------------------------------------------------------
  agencyYears(
    filter: { readonly agency?: string; readonly codePrefix?: string; readonly from?: number; readonly to?: number },
    page: { readonly limit: number; readonly after?: string },
  ): Promise<{ readonly rows: readonly AgencyYears[]; readonly next: string | null }>
  /** Years that reports are on, newest first. */
  years(): Promise<readonly number[]>
  /** The current document of a report. */
  documentOfReport(id: string): Promise<string | null>
  /** The agency's report on a year. */
  reportOf(agency: string, year: number): Promise<{ readonly id: string; readonly sha256: string } | null>
  /** Documents that came to an end since, oldest first. */
  finishedSince(
    at: number,
    limit: number,
  ): Promise<readonly { readonly sha256: string; readonly state: DocumentState; readonly finishedAt: number }[]>

  // trends ---------------------------------------------------------------------------------------
  /** Reports whose current reading is not among the figures of this version. */
  figuresDue(
    version: number,
    limit: number,
  ): Promise<readonly { readonly reportId: string; readonly extractionId: string; readonly sha256: string }[]>
  saveFigures(
    version: number,
    rows: readonly { readonly reportId: string; readonly extractionId: string; readonly figures: readonly (number | null)[] }[],
  ): Promise<void>
  /** By report id; `after` continues. */
  figures(version: number, after: string, limit: number): Promise<readonly ReportFigures[]>
}
