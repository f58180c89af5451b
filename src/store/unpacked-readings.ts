// Current readings, unpacked, the last used kept: the page asks for the same ones over and over. They are known by the
// hash of what is packed, so none is ever out of date.
import type { Extraction, Reading } from '../pipeline/index.js'
import type { Database } from './database.js'
import { unpack } from './pack.js'

/** Some 400 KB each; a finding on the page names a few others beside its own. */
const MOST_KEPT = 24

export class UnpackedReadings {
  /** The one used longest ago first. */
  readonly #kept = new Map<string, Extraction>()

  /** By sha256 of the document; those without a reading are left out. */
  async of(database: Database, sha256s: readonly string[]): Promise<Map<string, Extraction>> {
    const current = await database.read((db) =>
      db
        .selectFrom('document')
        .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
        .select(['document.sha256', 'extraction.id', 'extraction.hash'])
        .where('document.sha256', 'in', [...sha256s])
        .execute(),
    )
    const found = new Map<string, Extraction>()
    for (const { sha256, hash } of current) {
      const kept = this.#kept.get(hash)
      if (!kept) continue
      this.#use(hash, kept)
      found.set(sha256, kept)
    }
    const missing = current.filter(({ sha256 }) => !found.has(sha256))
    for (const [sha256, extraction] of await this.#read(database, missing)) found.set(sha256, extraction)
    return found
  }

  async #read(
    database: Database,
    missing: readonly { readonly sha256: string; readonly id: string }[],
  ): Promise<Map<string, Extraction>> {
    const found = new Map<string, Extraction>()
    if (missing.length === 0) return found
    const documents = new Map(missing.map(({ sha256, id }) => [id, sha256]))
    const ids = [...documents.keys()]
    const rows = await database.read((db) =>
      db.selectFrom('extraction').select(['id', 'hash', 'pack']).where('id', 'in', ids).execute(),
    )
    for (const { id, hash, pack } of rows) {
      const { extraction } = unpack<Reading>(pack)
      this.#use(hash, extraction)
      found.set(documents.get(id) as string, extraction)
    }
    return found
  }

  #use(hash: string, extraction: Extraction): void {
    this.#kept.delete(hash)
    this.#kept.set(hash, extraction)
    const oldest = this.#kept.size > MOST_KEPT ? this.#kept.keys().next().value : undefined
    if (oldest !== undefined) this.#kept.delete(oldest)
  }
}
