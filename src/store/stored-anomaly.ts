// The nouns that the contracts of the store and of the desk share.
import type { Extraction, Lang, Status } from '../pipeline/index.js'

/** `failed`: the environment's fault, tried again on request; `quarantined`: crashed or overran its bounds twice. */
export type DocumentState = 'queued' | 'running' | Status | 'failed' | 'quarantined'

export type AnomalyStatus = 'open' | 'confirmed' | 'dismissed' | 'corrected'

/** An anomaly as lists show it. Carries the values that it shows, so that no pack of cells is opened for a list. */
export interface StoredAnomaly {
  readonly identity: string
  readonly rule: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly cause: 'document' | 'damage' | 'reading'
  readonly message: Readonly<Record<Lang, string>>
  readonly cells: readonly string[]
  readonly expected: number | null
  readonly actual: number | null
  readonly evidence: Extraction['anomalies'][number]['evidence']
  readonly against: readonly string[]
  /** The document that it was seen in last. */
  readonly sha256: string
  readonly reportId: string | null
  readonly agency: string | null
  readonly year: number | null
  readonly status: AnomalyStatus
  /** Decided on, and the values have changed since. */
  readonly stale: boolean
  /** Still seen by the newest reading of the report. */
  readonly present: boolean
  readonly assignee: string | null
  readonly lockVersion: number
  /** Milliseconds since 1970. */
  readonly updatedAt: number
}
