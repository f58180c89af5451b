// What is kept of current readings to compare them, the last used held in memory: a government with a hundred members is
// compared with all of them, and each of them with it, and unpacking a reading takes a millisecond each time. They are
// known by the hash of the reading, so none is ever out of date.
import { type Comparable, comparableOf, type Reading } from '../pipeline/index.js'
import { chunks } from './chunks.js'
import type { Database } from './database.js'
import { unpack } from './pack.js'

/** Some 13 KB each. */
const MOST_HELD = 2_000

/** Readings unpacked at once, some 200 KB each. */
const AT_ONCE = 20

export class Comparables {
  /** The one used longest ago first; null for a reading that cannot be compared. */
  readonly #held = new Map<string, Comparable | null>()

  /** In the order of `sha256s`; those without a reading, or that cannot be compared, are left out. */
  async *of(database: Database, sha256s: readonly string[]): AsyncGenerator<Comparable> {
    for (const some of chunks(sha256s, AT_ONCE)) {
      const current = await database.read((db) =>
        db
          .selectFrom('document')
          .innerJoin('extraction', 'extraction.id', 'document.extraction_id')
          .select(['document.sha256', 'extraction.id', 'extraction.hash'])
          .where('document.sha256', 'in', [...some])
          .execute(),
      )
      const hashes = new Map(current.map(({ sha256, hash }) => [sha256, hash]))
      const missing = current.filter(({ hash }) => !this.#held.has(hash)).map(({ id }) => id)
      const read = await this.#read(database, missing)
      for (const sha256 of some) {
        const hash = hashes.get(sha256)
        if (hash === undefined) continue
        const comparable = read.get(hash) ?? this.#held.get(hash)
        if (comparable === undefined) continue
        this.#hold(hash, comparable)
        if (comparable) yield comparable
      }
    }
  }

  async #read(database: Database, ids: readonly string[]): Promise<Map<string, Comparable | null>> {
    if (ids.length === 0) return new Map()
    const rows = await database.read((db) =>
      db
        .selectFrom('extraction')
        .select(['hash', 'pack'])
        .where('id', 'in', [...ids])
        .execute(),
    )
    return new Map(rows.map(({ hash, pack }) => [hash, comparableOf(unpack<Reading>(pack).extraction)]))
  }

  #hold(hash: string, comparable: Comparable | null): void {
    this.#held.delete(hash)
    this.#held.set(hash, comparable)
    const oldest = this.#held.size > MOST_HELD ? this.#held.keys().next().value : undefined
    if (oldest !== undefined) this.#held.delete(oldest)
  }
}
