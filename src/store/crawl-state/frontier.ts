// The frontier in `crawl_entry` and `crawl_run`. One transaction settles an entry with all that it led to, so that a
// run that dies is taken up with at most one page asked twice.
import type { Entry, EntryKind, Frontier, NewEntry, Run, RunStatus, Settlement } from '../../crawl/index.js'
import { chunks } from '../chunks.js'
import type { Database, Writer } from '../database.js'
import { sortableId } from '../sortable-id.js'
import type { CrawlEntryTable, CrawlRunTable, CrawlSchema } from './crawl-schema.js'
import { fetchRowOf } from './fetch-log.js'
import { meetAgain } from './meet-again.js'
import { revive } from './revive.js'

const TURNS: Readonly<Record<EntryKind, number>> = { attachment: 0, article: 1, list: 2 }

export class SqlFrontier implements Frontier {
  constructor(private readonly database: Database) {}

  async begin(site: string, seeds: readonly NewEntry[], now: number): Promise<Run> {
    return this.database.write(async (tx) => {
      const db = tx.withTables<CrawlSchema>()
      const open = await db
        .selectFrom('crawl_run')
        .selectAll()
        .where('site', '=', site)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      if (open) return runOf(open, true)
      const row = {
        id: sortableId(),
        site,
        started_at: now,
        ended_at: null,
        status: null,
        reason: null,
        requests: 0,
        bytes: 0,
        reports: 0,
      }
      await db.insertInto('crawl_run').values(row).execute()
      const run = runOf(row, false)
      await meet(tx, run, seeds, null, now)
      return run
    })
  }

  async next(run: Run, now: number): Promise<Entry | { dueAt: number } | null> {
    return this.database.read(async (reader) => {
      const db = reader.withTables<CrawlSchema>()
      const due = db.selectFrom('crawl_entry').where('site', '=', run.site).where('state', '=', 'due')
      const row = await due
        .selectAll()
        .where('due_at', '<=', now)
        .orderBy('turn')
        .orderBy('depth')
        .orderBy('ordinal')
        .limit(1)
        .executeTakeFirst()
      if (row) return entryOf(row)
      const first = await due.select('due_at').orderBy('due_at').limit(1).executeTakeFirst()
      return first ? { dueAt: Number(first.due_at) } : null
    })
  }

  async unknown(site: string, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const left = new Set(keys)
    await this.database.read(async (reader) => {
      const db = reader.withTables<CrawlSchema>()
      for (const some of chunks([...new Set(keys)])) {
        const rows = await db.selectFrom('crawl_entry').select('key').where('site', '=', site).where('key', 'in', some).execute()
        for (const { key } of rows) left.delete(key)
      }
    })
    return left
  }

  async settle(run: Run, settlement: Settlement, now: number): Promise<void> {
    const { entry, end, found, fetches, requests, reports } = settlement
    await this.database.write(async (tx) => {
      const db = tx.withTables<CrawlSchema>()
      for (const row of fetches) await db.insertInto('crawl_fetch').values(fetchRowOf(row)).execute()
      await db
        .updateTable('crawl_entry')
        .set({ ...endColumns(settlement), ...(fetches.at(-1) && { fetch_id: fetches.at(-1)?.id ?? null }) })
        .where('site', '=', run.site)
        .where('key', '=', entry.key)
        .execute()
      if (end.as === 'unchanged') await revive(tx, run, { parent: entry.key, quiet: end.quiet, now })
      await meet(tx, run, found, entry.key, now)
      await db
        .updateTable('crawl_run')
        .set((eb) => ({
          requests: eb('requests', '+', requests),
          bytes: eb(
            'bytes',
            '+',
            fetches.reduce((sum, row) => sum + row.bytes, 0),
          ),
          reports: eb('reports', '+', reports),
        }))
        .where('id', '=', run.id)
        .execute()
    })
  }

  async listBodySeen(run: Run, sha256: string, key: string): Promise<boolean> {
    return this.database.read(async (reader) => {
      const row = await reader
        .withTables<CrawlSchema>()
        .selectFrom('crawl_entry')
        .select('key')
        .where('site', '=', run.site)
        .where('sha256', '=', sha256)
        .where('kind', '=', 'list')
        .where('fetched_at', '>=', run.startedAt)
        .where('key', '<>', key)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    })
  }

  async delivered(site: string, sha256: string, key: string): Promise<boolean> {
    return this.database.read(async (reader) => {
      const row = await reader
        .withTables<CrawlSchema>()
        .selectFrom('crawl_entry')
        .select('key')
        .where('site', '=', site)
        .where('sha256', '=', sha256)
        .where('delivered', '=', 1)
        .where('key', '<>', key)
        .limit(1)
        .executeTakeFirst()
      return row !== undefined
    })
  }

  async sameBody(site: string, sha256: string, key: string): Promise<number> {
    const { count } = await this.database.read((reader) =>
      reader
        .withTables<CrawlSchema>()
        .selectFrom('crawl_entry')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('site', '=', site)
        .where('sha256', '=', sha256)
        .where('key', '<>', key)
        .executeTakeFirstOrThrow(),
    )
    return Number(count)
  }

  async end(run: Run, status: RunStatus, reason: string, now: number): Promise<void> {
    await this.database.write(async (tx) => {
      const ended = { ended_at: now, status, reason }
      await tx.withTables<CrawlSchema>().updateTable('crawl_run').set(ended).where('id', '=', run.id).execute()
    })
  }
}

function endColumns({ end, now, reports }: Settlement): Partial<CrawlEntryTable> {
  if (end.as === 'retry') return { reason: end.reason, due_at: end.dueAt, attempts: end.attempts }
  return {
    state: end.as === 'left' ? 'left' : 'done',
    reason: end.as === 'unchanged' ? 'unchanged' : end.reason,
    attempts: 0,
    recheck_at: end.recheckAt,
    ...(now && { etag: now.etag, last_modified: now.lastModified, sha256: now.sha256, fetched_at: now.fetchedAt }),
    ...(reports > 0 && { delivered: 1 }),
  }
}

/** Takes in entries that were found: new ones as they are, known ones as the contract says. */
async function meet(tx: Writer, run: Run, found: readonly NewEntry[], parent: string | null, now: number): Promise<void> {
  const db = tx.withTables<CrawlSchema>()
  const byKey = new Map(found.map((entry) => [entry.key, entry]))
  for (const some of chunks([...byKey.keys()], ENTRIES_IN_STATEMENT)) {
    const known = await db.selectFrom('crawl_entry').selectAll().where('site', '=', run.site).where('key', 'in', some).execute()
    const knownKeys = new Set(known.map(({ key }) => key))
    for (const row of known) await meetAgain(tx, run, { row, entry: byKey.get(row.key) as NewEntry, now, mark: markOf })
    const fresh = some.flatMap((key, index) =>
      knownKeys.has(key) ? [] : [rowOf(run, byKey.get(key) as NewEntry, { parent, ordinal: now * 1000 + index })],
    )
    if (fresh.length > 0) await db.insertInto('crawl_entry').values(fresh).execute()
  }
}

/** Times 24 columns stays far below what either engine takes in one statement. */
const ENTRIES_IN_STATEMENT = 200

function rowOf(run: Run, entry: NewEntry, { parent, ordinal }: { parent: string | null; ordinal: number }): CrawlEntryTable {
  return {
    site: run.site,
    key: entry.key,
    request: JSON.stringify(entry.request),
    kind: entry.kind,
    turn: TURNS[entry.kind],
    depth: entry.depth,
    paging: entry.paging ? 1 : 0,
    quiet: entry.quiet,
    hint: JSON.stringify(entry.hint),
    mark: markOf(entry),
    parent,
    state: entry.left === undefined ? 'due' : 'left',
    reason: entry.left ?? null,
    attempts: 0,
    due_at: 0,
    ordinal,
    run: run.id,
    etag: null,
    last_modified: null,
    sha256: null,
    fetched_at: null,
    recheck_at: null,
    delivered: 0,
    fetch_id: null,
  }
}

/** What a change of the link is seen by. */
function markOf({ hint }: NewEntry): string {
  return `${hint.title ?? ''}\n${hint.date ?? ''}`
}

function entryOf(row: CrawlEntryTable): Entry {
  return {
    site: row.site,
    key: row.key,
    request: JSON.parse(row.request) as Entry['request'],
    kind: row.kind as EntryKind,
    depth: Number(row.depth),
    paging: Number(row.paging) === 1,
    quiet: Number(row.quiet),
    hint: JSON.parse(row.hint) as Entry['hint'],
    attempts: Number(row.attempts),
    remembered:
      row.fetched_at === null
        ? null
        : { fetchedAt: Number(row.fetched_at), etag: row.etag, lastModified: row.last_modified, sha256: row.sha256 },
  }
}

function runOf(row: CrawlRunTable, resumed: boolean): Run {
  const spent = { requests: Number(row.requests), bytes: Number(row.bytes), reports: Number(row.reports) }
  return { id: row.id, site: row.site, startedAt: Number(row.started_at), resumed, spent }
}
