// The store over either engine: each method is its file's one function, and this is where they are together.

import type { CrawlBook } from '../crawl/index.js'
import type { Extraction, Reading } from '../pipeline/index.js'
import { admit } from './admit.js'
import { storedAnomaly } from './anomaly-row.js'
import { failAttempt, renewAttempt, startAttempt } from './attempts.js'
import { verifyAudit } from './audit.js'
import { chunks } from './chunks.js'
import { Comparables } from './comparables.js'
import { sqlCrawlState } from './crawl-state/sql-crawl-state.js'
import type { Database } from './database.js'
import { decide } from './decide.js'
import { decisionLog } from './decision-log.js'
import type { Desk } from './desk/desk.js'
import { sqlDesk } from './desk/sql-desk.js'
import { digestOf } from './digest.js'
import { documentDetails } from './document-detail.js'
import { removeSent, unsent, waiting } from './doorbell.js'
import { exportItems, packedItems } from './export-items.js'
import { finishAttempt } from './finish-attempt.js'
import { countsByRule, listAnomalies } from './list-anomalies.js'
import { listDocuments, listReports } from './list-reports.js'
import { unpack } from './pack.js'
import { beginComparison, saveAcross } from './recheck.js'
import { statesOf } from './states.js'
import { statusOf } from './status.js'
import type { AcrossFindings, AnomalyFilter, Attempt, AttemptFailure, EngineKey, Store } from './store.js'
import { UnpackedReadings } from './unpacked-readings.js'
import { readAgain, retry } from './want-again.js'

/** Readings unpacked at once while streaming. */
const READINGS_AT_ONCE = 50

/** Comparisons that were begun and not saved, which are remembered; one that is forgotten counts as begun at its end. */
const MOST_BEGUN = 10_000

type Listed<Method extends keyof Store> = Store[Method] extends (filter: infer Filter, page: infer Page) => unknown
  ? [Filter, Page]
  : never

export class SqlStore implements Store {
  readonly engine: Database['engine']
  readonly desk: Desk
  readonly crawl: CrawlBook
  readonly #database: Database
  readonly #begun = new Map<string, number>()
  readonly #unpacked = new UnpackedReadings()
  readonly #comparables = new Comparables()

  constructor(database: Database) {
    this.#database = database
    this.engine = database.engine
    this.desk = sqlDesk(database)
    this.crawl = sqlCrawlState(database)
  }

  admit = (...given: Parameters<Store['admit']>) => admit(this.#database, ...given)
  readAgain = (engine: EngineKey) => readAgain(this.#database, engine)
  retry = (...given: Parameters<Store['retry']>) => retry(this.#database, ...given)

  startAttempt = (...given: Parameters<Store['startAttempt']>) => startAttempt(this.#database, ...given)
  renewAttempt = (attempt: Attempt, leaseMs: number) => renewAttempt(this.#database, attempt, leaseMs)
  finishAttempt = (attempt: Attempt, reading: Reading) => finishAttempt(this.#database, attempt, reading)
  failAttempt = (attempt: Attempt, failure: AttemptFailure) => failAttempt(this.#database, attempt, failure)

  async neighbours(sha256: string): Promise<readonly string[]> {
    const { neighbours, mark } = await beginComparison(this.#database, sha256)
    this.#begun.delete(sha256)
    if (mark !== null) this.#begun.set(sha256, mark)
    const oldest = this.#begun.size > MOST_BEGUN ? this.#begun.keys().next().value : undefined
    if (oldest !== undefined) this.#begun.delete(oldest)
    return neighbours
  }

  async *extractions(hashes: readonly string[]): AsyncGenerator<Extraction> {
    for (const some of chunks(hashes, READINGS_AT_ONCE)) {
      const extractions = await this.#unpacked.of(this.#database, some)
      for (const sha256 of some) {
        const extraction = extractions.get(sha256)
        if (extraction) yield extraction
      }
    }
  }

  comparables = (hashes: readonly string[]) => this.#comparables.of(this.#database, hashes)

  async saveAcross(sha256: string, found: AcrossFindings): Promise<void> {
    await saveAcross(this.#database, sha256, found, this.#begun.get(sha256) ?? null)
    this.#begun.delete(sha256)
  }

  outbox = (limit: number) => unsent(this.#database, limit)
  markSent = (ids: readonly string[]) => removeSent(this.#database, ids)
  pending = (olderThanMs: number, limit: number) => waiting(this.#database, olderThanMs, limit)

  anomalies = (...given: Listed<'anomalies'>) => listAnomalies(this.#database, ...given)

  async anomaly(identity: string) {
    const row = await this.#database.read((db) =>
      db.selectFrom('anomaly').selectAll().where('identity', '=', identity).executeTakeFirst(),
    )
    return row ? storedAnomaly(row) : null
  }

  decide = (...given: Parameters<Store['decide']>) => decide(this.#database, ...given)

  async decisions(identity: string) {
    return (await this.#database.read((db) => decisionLog(db, [identity]))).get(identity) ?? []
  }

  countsByRule = (filter: AnomalyFilter = {}) => countsByRule(this.#database, filter)
  reports = (...given: Listed<'reports'>) => listReports(this.#database, ...given)
  documents = (...given: Listed<'documents'>) => listDocuments(this.#database, ...given)

  async document(sha256: string) {
    return (await this.#database.read((db) => documentDetails(db, [sha256]))).get(sha256) ?? null
  }

  states = (hashes: readonly string[]) => statesOf(this.#database, hashes)

  async readings(sha256: string) {
    const rows = await this.#database.read((db) =>
      db.selectFrom('extraction').select('pack').where('sha256', '=', sha256).orderBy('engine').execute(),
    )
    return rows.map(({ pack }) => unpack<Reading>(pack))
  }

  status = () => statusOf(this.#database)
  exportItems = () => exportItems(this.#database)
  packedItems = () => packedItems(this.#database)
  digest = () => digestOf(this.#database)
  verifyAudit = () => verifyAudit(this.#database)
  close = () => this.#database.close()
}
