import { sql } from 'kysely'
import { type HostLease, type HostTerms, NEW_HOST, type StoredRobots } from '../../crawl/index.js'
import type { Database } from '../database.js'
import type { CrawlHostTable, CrawlSchema } from './crawl-schema.js'

/** Leases of hosts in the table `crawl_host`, by the clock of the store. */
export class HostLeases implements HostLease {
  constructor(private readonly database: Database) {}

  async take(host: string, owner: string, forMs: number): Promise<{ terms: HostTerms } | { busyMs: number }> {
    const { now } = this.database
    return this.database.write(async (tx) => {
      const db = tx.withTables<CrawlSchema>()
      const { nextAt, pausedUntil, failures } = NEW_HOST
      await db
        .insertInto('crawl_host')
        .values({ host, owner, until_at: sql<number>`${now} + ${forMs}`, next_at: nextAt, paused_until: pausedUntil, failures })
        .onConflict((conflict) =>
          conflict
            .column('host')
            .doUpdateSet({ owner, until_at: sql<number>`${now} + ${forMs}` })
            .where((eb) =>
              eb.or([
                eb('crawl_host.owner', 'is', null),
                eb('crawl_host.owner', '=', owner),
                eb('crawl_host.until_at', '<=', now),
              ]),
            ),
        )
        .execute()
      const row = await db
        .selectFrom('crawl_host')
        .selectAll()
        .select(sql<number>`until_at - ${now}`.as('left'))
        .where('host', '=', host)
        .executeTakeFirstOrThrow()
      return row.owner === owner ? { terms: termsOf(row) } : { busyMs: Math.max(1, Number(row.left)) }
    })
  }

  async settle(host: string, owner: string, terms: HostTerms): Promise<boolean> {
    return this.database.write(async (tx) => {
      const { numUpdatedRows } = await tx
        .withTables<CrawlSchema>()
        .updateTable('crawl_host')
        .set({
          next_at: terms.nextAt,
          paused_until: terms.pausedUntil,
          failures: terms.failures,
          robots_at: terms.robots?.fetchedAt ?? null,
          robots_verdict: terms.robots?.verdict ?? null,
          robots_text: terms.robots?.text ?? null,
        })
        .where('host', '=', host)
        .where('owner', '=', owner)
        .where('until_at', '>', this.database.now)
        .executeTakeFirst()
      return numUpdatedRows > 0n
    })
  }

  async renew(owner: string, forMs: number): Promise<void> {
    const { now } = this.database
    await this.database.write(async (tx) => {
      await tx
        .withTables<CrawlSchema>()
        .updateTable('crawl_host')
        .set({ until_at: sql<number>`${now} + ${forMs}` })
        .where('owner', '=', owner)
        .where('until_at', '>', now)
        .execute()
    })
  }

  async release(owner: string): Promise<void> {
    await this.database.write(async (tx) => {
      await tx.withTables<CrawlSchema>().updateTable('crawl_host').set({ owner: null }).where('owner', '=', owner).execute()
    })
  }

  async owners(): Promise<readonly string[]> {
    const rows = await this.database.read((reader) =>
      reader
        .withTables<CrawlSchema>()
        .selectFrom('crawl_host')
        .select('owner')
        .distinct()
        .where('owner', 'is not', null)
        .where('until_at', '>', this.database.now)
        .execute(),
    )
    return rows.flatMap(({ owner }) => owner ?? [])
  }
}

function termsOf(row: CrawlHostTable): HostTerms {
  const robots: StoredRobots | null =
    row.robots_at === null
      ? null
      : { fetchedAt: Number(row.robots_at), verdict: row.robots_verdict as StoredRobots['verdict'], text: row.robots_text ?? '' }
  return { nextAt: Number(row.next_at), pausedUntil: Number(row.paused_until), failures: Number(row.failures), robots }
}
