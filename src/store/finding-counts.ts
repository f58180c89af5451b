// Counts of findings by what they are filtered by, kept as findings change: counting hundreds of thousands of
// rows takes longer than a page may. A transaction adds up its changes and writes them once, at its end and in one
// order, so that transactions that count the same things neither wait long nor for each other in a circle.
import type { Database, Writer } from './database.js'
import type { AnomalyTable, FindingCountTable } from './schema.js'

/** Rows that one count is spread over on PostgreSQL, where many write at once; sums are over all of them. */
const SHARDS = 8

type Counted = Pick<AnomalyTable, 'rule' | 'severity' | 'cause' | 'status' | 'is_stale' | 'is_present' | 'year'>

export class FindingCounts {
  readonly #changes = new Map<string, { readonly of: Counted; by: number }>()

  /** A finding was `before` and is `after`; undefined where it was not there. */
  change(before: Counted | undefined, after: Counted): void {
    if (before) this.#add(before, -1)
    this.#add(after, 1)
  }

  #add({ rule, severity, cause, status, is_stale, is_present, year }: Counted, by: number): void {
    const of = { rule, severity, cause, status, is_stale, is_present, year }
    const key = JSON.stringify(Object.values(of))
    const known = this.#changes.get(key)
    if (known) known.by += by
    else this.#changes.set(key, { of, by })
  }

  /** Writes the changes; the last thing that a transaction does. */
  async write(database: Database, tx: Writer): Promise<void> {
    const shard = database.engine === 'sqlite' ? 0 : Math.floor(Math.random() * SHARDS)
    const rows = [...this.#changes]
      .filter(([, { by }]) => by !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { of, by }]): FindingCountTable => ({ ...of, year: of.year ?? 0, shard, findings: by }))
    if (rows.length === 0) return
    await tx
      .insertInto('finding_count')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['rule', 'severity', 'cause', 'status', 'is_stale', 'is_present', 'year', 'shard'])
          .doUpdateSet((row) => ({ findings: row('finding_count.findings', '+', row.ref('excluded.findings')) })),
      )
      .execute()
  }
}
