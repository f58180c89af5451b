// The tables as TypeScript sees them. Both engines have the same: text, whole numbers (milliseconds since 1970,
// 0 and 1 for no and yes), bytes; lists and objects are JSON in text. What each column means stands in the migrations.
import type { Channel, DocumentState } from './store.js'

/** What comes out of a column of bytes: `Buffer` from PostgreSQL, `ArrayBuffer` from libsql. Goes in as `Uint8Array`. */
export type Bytes = Uint8Array | ArrayBuffer

export interface EngineTable {
  number: number
  version: string
  layouts: string
  rules: string
}

export interface DocumentTable {
  sha256: string
  bytes: number
  state: DocumentState
  engine: number
  starts: number
  token: string | null
  worker: string | null
  lease_until: number
  touched_at: number
  received_at: number
  finished_at: number | null
  reason: string | null
  message_zh: string | null
  message_en: string | null
  extraction_id: string | null
  report_id: string | null
  agency_order: string | null
  year_order: number | null
}

export interface ArrivalTable {
  id: string
  sha256: string
  channel: Channel
  origin_hash: string
  origin: string
  bytes: number
  name: string | null
  media_type: string | null
  charset: string | null
  actor: string | null
  received_at: number
  fetch_id: string | null
}

export interface ExtractionTable {
  id: string
  sha256: string
  engine: number
  finished_at: number
  hash: string
  pack: Bytes
}

export interface ReportTable {
  id: string
  agency: string | null
  agency_order: string
  agency_code: string | null
  year: number | null
  year_order: number
  title: string | null
  sha256: string
  versions: number
}

export interface ReportVersionTable {
  report_id: string
  sha256: string
  signed_on: string
  received_at: number
  is_current: number
}

export interface AnomalyTable {
  identity: string
  id: string
  rule: string
  severity: number
  cause: 'document' | 'damage' | 'reading'
  is_across: number
  content: string
  evidence_hash: string
  sha256: string
  report_id: string
  agency: string | null
  year: number | null
  status: 'open' | 'confirmed' | 'dismissed' | 'corrected'
  is_stale: number
  is_present: number
  decided_hash: string | null
  assignee: string | null
  lock_version: number
  updated_at: number
}

export interface SightingTable {
  identity: string
  extraction_id: string
  evidence_hash: string
}

export interface FindingCountTable {
  rule: string
  severity: number
  cause: string
  status: string
  is_stale: number
  is_present: number
  year: number
  shard: number
  findings: number
}

export interface DecisionTable {
  id: string
  identity: string
  action: 'confirmed' | 'dismissed' | 'corrected' | 'reopened'
  actor: string
  note: string
  decided_at: number
  evidence_hash: string
  idempotency_key: string
  audit_seq: number
}

export interface CorrectionTable {
  decision_id: string
  place: number
  report_id: string
  cell: string
  value: number | null
  printed: string
}

export interface AuditTable {
  seq: number
  at: number
  actor: string
  action: string
  object: string
  payload: string
  prev_hash: string
  hash: string
}

export interface OutboxTable {
  kind: 'process' | 'recheck' | 'crawl'
  key: string
  id: string
  created_at: number
}

export interface AcrossKeyTable {
  sha256: string
  year: number
  agency_base: string
  agency_variant: string
  government_base: string | null
  government_variant: string | null
}

export interface ProseHashTable {
  section: number
  hash: number
  sha256: string
}

export interface RecheckTable {
  sha256: string
  touched: number
  seen: number
  is_due: number
  touched_at: number
  spread: string | null
}

export interface AcrossTable {
  sha256: string
  hash: string
  pack: Bytes
}

export interface AccountTable {
  name: string
  role: 'reader' | 'reviewer' | 'admin'
  password: string
  is_disabled: number
  created_at: number
}

export interface AccountSessionTable {
  hash: string
  account: string
  created_at: number
  expires_at: number
}

export interface AccountTokenTable {
  id: string
  hash: string
  account: string
  label: string
  role: 'reader' | 'reviewer' | 'admin'
  created_at: number
  used_at: number | null
}

export interface ReportFigureTable {
  report_id: string
  extraction_id: string
  version: number
  figures: string
}

export interface Schema {
  engine: EngineTable
  document: DocumentTable
  arrival: ArrivalTable
  extraction: ExtractionTable
  report: ReportTable
  report_version: ReportVersionTable
  anomaly: AnomalyTable
  anomaly_sighting: SightingTable
  finding_count: FindingCountTable
  decision: DecisionTable
  correction: CorrectionTable
  audit: AuditTable
  outbox: OutboxTable
  across_key: AcrossKeyTable
  prose_hash: ProseHashTable
  recheck: RecheckTable
  across: AcrossTable
  account: AccountTable
  account_session: AccountSessionTable
  account_token: AccountTokenTable
  report_figure: ReportFigureTable
}
