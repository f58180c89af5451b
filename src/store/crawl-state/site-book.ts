// What is kept about sites: `crawl_site`, `crawl_found`, and what can be counted in the tables of runs and entries.
import { sql } from 'kysely'
import {
  type CrawlOutcome,
  type FoundNote,
  goesOn,
  type KeptSite,
  type Novelty,
  type RunRecord,
  type SiteBook,
  type SiteStanding,
  TROUBLES,
} from '../../crawl/index.js'
import type { Database, Reader, Writer } from '../database.js'
import { sha256Of } from '../pack.js'
import { storableText } from '../storable-text.js'
import type { CrawlSchema } from './crawl-schema.js'

export class SqlSiteBook implements SiteBook {
  constructor(private readonly database: Database) {}

  async order(name: string, settings: string): Promise<number> {
    return this.database.write(async (tx) => {
      const { ordered } = await tx
        .withTables<CrawlSchema>()
        .insertInto('crawl_site')
        .values({ name, settings, ordered: 1, answered: 0, outcome: null })
        .onConflict((conflict) =>
          conflict.column('name').doUpdateSet({ settings, outcome: null, ordered: sql<number>`crawl_site.ordered + 1` }),
        )
        .returning('ordered')
        .executeTakeFirstOrThrow()
      return Number(ordered)
    })
  }

  async kept(name: string): Promise<KeptSite | null> {
    const row = await this.database.read((reader) =>
      reader.withTables<CrawlSchema>().selectFrom('crawl_site').selectAll().where('name', '=', name).executeTakeFirst(),
    )
    return row ? { name, settings: row.settings, ordered: Number(row.ordered), answered: Number(row.answered) } : null
  }

  async answer(name: string, ordered: number, outcome: CrawlOutcome): Promise<void> {
    await this.database.write(async (tx) => {
      await tx
        .withTables<CrawlSchema>()
        .updateTable('crawl_site')
        .set({ outcome: JSON.stringify(outcome), ...(!goesOn(outcome) && { answered: ordered }) })
        .where('name', '=', name)
        .where('answered', '<', ordered)
        .execute()
    })
  }

  async note(found: FoundNote): Promise<Novelty> {
    return this.database.write(async (tx) => {
      const novelty = await noveltyOf(tx, found)
      const made = await tx
        .withTables<CrawlSchema>()
        .insertInto('crawl_found')
        .values({
          site: found.site,
          sha256: found.sha256,
          url_hash: sha256Of(found.url),
          url: found.url,
          article: found.article,
          title: storableText(found.title),
          agency: found.agency === null ? null : storableText(found.agency),
          year: found.year,
          notes: JSON.stringify(found.notes),
          fetch_id: found.fetchId,
          found_at: found.foundAt,
          novelty,
        })
        .onConflict((conflict) => conflict.columns(['site', 'sha256', 'url_hash']).doNothing())
        .returning('sha256')
        .execute()
      return made.length > 0 ? novelty : 'known'
    })
  }

  async foundSince(site: string, since: number): Promise<readonly string[]> {
    const rows = await this.database.read((reader) =>
      reader
        .withTables<CrawlSchema>()
        .selectFrom('crawl_found')
        .select('sha256')
        .distinct()
        .where('site', '=', site)
        .where('found_at', '>=', since)
        .orderBy('sha256')
        .execute(),
    )
    return rows.map(({ sha256 }) => sha256)
  }

  async names(): Promise<readonly string[]> {
    const rows = await this.database.read((reader) =>
      reader.withTables<CrawlSchema>().selectFrom('crawl_site').select('name').orderBy('name').execute(),
    )
    return rows.map(({ name }) => name)
  }

  async standing(name: string): Promise<SiteStanding> {
    return this.database.read(async (reader) => {
      const db = reader.withTables<CrawlSchema>()
      const kept = await db.selectFrom('crawl_site').select('outcome').where('name', '=', name).executeTakeFirst()
      const run = await db
        .selectFrom('crawl_run')
        .selectAll()
        .where('site', '=', name)
        .orderBy('started_at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      const counted = await novelties(reader, name, run ? Number(run.started_at) : 0)
      return {
        site: name,
        lastRun: run ? recordOf(run) : null,
        outcome: kept?.outcome ? (JSON.parse(kept.outcome) as CrawlOutcome) : null,
        due: await dueOf(reader, name),
        failed: run ? await failuresOf(reader, name, run.id) : {},
        found: await yearsOf(reader, name),
        fresh: counted.new ?? 0,
        changed: counted.changed ?? 0,
      }
    })
  }
}

async function noveltyOf(tx: Writer, { site, sha256, url, agency, year }: FoundNote): Promise<Novelty> {
  const found = () => tx.withTables<CrawlSchema>().selectFrom('crawl_found').select('url').where('site', '=', site).limit(1)
  if (await found().where('sha256', '=', sha256).executeTakeFirst()) return 'known'
  if (await found().where('url_hash', '=', sha256Of(url)).executeTakeFirst()) return 'changed'
  if (agency === null || year === null) return 'new'
  const before = await found().where('agency', '=', storableText(agency)).where('year', '=', year).executeTakeFirst()
  return before ? 'changed' : 'new'
}

type RunRow = { started_at: number; ended_at: number | null; status: string | null } & Record<
  'requests' | 'bytes' | 'reports',
  number
>

function recordOf({ started_at, ended_at, status, requests, bytes, reports }: RunRow): RunRecord {
  const endedAt = ended_at === null ? null : Number(ended_at)
  const spent = { requests: Number(requests), bytes: Number(bytes), reports: Number(reports) }
  return { startedAt: Number(started_at), endedAt, status, ...spent }
}

async function dueOf(reader: Reader, site: string): Promise<number> {
  const { count } = await reader
    .withTables<CrawlSchema>()
    .selectFrom('crawl_entry')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('site', '=', site)
    .where('state', '=', 'due')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Left after a fetch, and entries whose next try is still to come. */
async function failuresOf(reader: Reader, site: string, run: string): Promise<Record<string, number>> {
  const rows = await reader
    .withTables<CrawlSchema>()
    .selectFrom('crawl_entry')
    .select((eb) => ['reason', eb.fn.countAll<number>().as('count')])
    .where('site', '=', site)
    .where('run', '=', run)
    .where('fetch_id', 'is not', null)
    .where('reason', 'in', TROUBLES)
    .where('state', 'in', ['left', 'due'])
    .groupBy('reason')
    .orderBy('reason')
    .execute()
  return Object.fromEntries(rows.map(({ reason, count }) => [reason ?? '?', Number(count)]))
}

/** An address counts once, with the year that it had last. */
async function yearsOf(reader: Reader, site: string): Promise<Record<string, number>> {
  const rows = await reader
    .withTables<CrawlSchema>()
    .selectFrom('crawl_found')
    .select((eb) => ['year', eb.fn.count<number>('url_hash').distinct().as('count')])
    .where('site', '=', site)
    .groupBy('year')
    .orderBy('year', 'desc')
    .execute()
  return Object.fromEntries(rows.map(({ year, count }) => [year === null ? '?' : String(Number(year)), Number(count)]))
}

async function novelties(reader: Reader, site: string, since: number): Promise<Partial<Record<string, number>>> {
  const rows = await reader
    .withTables<CrawlSchema>()
    .selectFrom('crawl_found')
    .select((eb) => ['novelty', eb.fn.countAll<number>().as('count')])
    .where('site', '=', site)
    .where('found_at', '>=', since)
    .groupBy('novelty')
    .execute()
  return Object.fromEntries(rows.map(({ novelty, count }) => [novelty, Number(count)]))
}
