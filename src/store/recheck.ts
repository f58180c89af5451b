// Comparisons that are due. A reading makes its own comparison due; when that begins, it is passed on to those
// whose comparison it may change. Passing on waits for the commit, because two readings that end at once do not
// see each other: whichever is compared later then sees both.
import { applyFindings, rememberFindings } from './apply-findings.js'
import { chunks } from './chunks.js'
import type { Database, Writer } from './database.js'
import { ring } from './doorbell.js'
import { findingsAcross } from './finding.js'
import { FindingCounts } from './finding-counts.js'
import { neighboursOf, touchedBy } from './neighbours.js'
import { pack } from './pack.js'
import { lockDocument, lockReport } from './row-lock.js'
import type { RecheckTable } from './schema.js'
import type { AcrossFindings } from './store.js'

/** Makes the comparison of a document due that was read, to be passed on also to those that it was a neighbour of before. */
export async function touchToSpread(database: Database, tx: Writer, sha256: string, before: readonly string[]): Promise<void> {
  await touch(database, tx, [sha256])
  const row = await tx.selectFrom('recheck').select('spread').where('sha256', '=', sha256).executeTakeFirst()
  const spread = new Set([...before, ...(JSON.parse(row?.spread ?? '[]') as string[])])
  await tx
    .updateTable('recheck')
    .set({ spread: JSON.stringify([...spread].sort()) })
    .where('sha256', '=', sha256)
    .execute()
}

async function touch(database: Database, tx: Writer, hashes: Iterable<string>): Promise<void> {
  const all = [...new Set(hashes)].sort()
  for (const some of chunks(all)) {
    await tx
      .insertInto('recheck')
      .values(some.map((sha256) => ({ sha256, touched: 1, seen: 0, is_due: 1, touched_at: database.now, spread: null })))
      .onConflict((conflict) =>
        conflict.column('sha256').doUpdateSet((row) => ({
          touched: row('recheck.touched', '+', 1),
          is_due: 1,
          touched_at: row.ref('excluded.touched_at'),
        })),
      )
      .execute()
  }
  await ring(tx, 'recheck', all)
}

/** Whom a comparison is with, and how much of what happened it knows of. `mark` is null where none is due. */
export interface Comparison {
  readonly neighbours: readonly string[]
  readonly mark: number | null
}

/** Begins the comparison of a document, and passes its change on where that is still to be done. */
export async function beginComparison(database: Database, sha256: string): Promise<Comparison> {
  const before = await dueOf(database, sha256)
  if (before && before.spread !== null) await spreadAll(database)
  // Whatever touched it until here is seen by what follows.
  const due = before && (await dueOf(database, sha256))
  const neighbours = await database.read((db) => neighboursOf(db, sha256))
  return { neighbours, mark: due?.touched ?? null }
}

function dueOf(database: Database, sha256: string): Promise<RecheckTable | undefined> {
  return database.read((db) => db.selectFrom('recheck').selectAll().where('sha256', '=', sha256).executeTakeFirst())
}

/** Documents whose change is passed on by one transaction: it holds their rows and those of their neighbours. */
const SPREAD_AT_ONCE = 50

/**
 * Passes on what all are still to pass on, before anything is compared: after many were read at once, each is then compared
 * once, and not again for every neighbour whose turn comes later.
 */
async function spreadAll(database: Database): Promise<void> {
  for (let some = SPREAD_AT_ONCE; some === SPREAD_AT_ONCE; ) some = await database.write((tx) => spreadSome(database, tx))
}

async function spreadSome(database: Database, tx: Writer): Promise<number> {
  // Two that pass on to each other at the same time would wait for each other's rows, time and again.
  await database.exclusive(tx, 'spread')
  const rows = await tx
    .selectFrom('recheck')
    .select(['sha256', 'spread'])
    .where('is_due', '=', 1)
    .where('spread', 'is not', null)
    .orderBy('sha256')
    .limit(SPREAD_AT_ONCE)
    .$if(database.engine === 'postgres', (query) => query.forUpdate())
    .execute()
  if (rows.length === 0) return 0
  const hashes = rows.map(({ sha256 }) => sha256)
  await tx.updateTable('recheck').set({ spread: null }).where('sha256', 'in', hashes).execute()
  const touched = new Set<string>()
  for (const { sha256, spread } of rows)
    for (const other of [...(await touchedBy(tx, sha256)), ...(JSON.parse(spread ?? '[]') as string[])])
      if (other !== sha256) touched.add(other)
  await touch(database, tx, touched)
  return rows.length
}

function lockRecheck(database: Database, tx: Writer, sha256: string): Promise<RecheckTable | undefined> {
  return tx
    .selectFrom('recheck')
    .selectAll()
    .where('sha256', '=', sha256)
    .$if(database.engine === 'postgres', (query) => query.forUpdate())
    .executeTakeFirst()
}

/** Replaces the findings across reports of a document; `mark` as `beginComparison` gave it, null for as of now. */
export function saveAcross(database: Database, sha256: string, found: AcrossFindings, mark: number | null): Promise<void> {
  return database.write(async (tx) => {
    const document = await lockDocument(database, tx, sha256)
    if (!document) return
    const due = await lockRecheck(database, tx, sha256)
    const seen = mark ?? due?.touched ?? 0
    // A comparison that knew of more has been saved meanwhile.
    if (due && seen < due.seen) return
    if (document.report_id !== null && document.extraction_id !== null) {
      await replaceAcross(database, tx, { sha256, reportId: document.report_id, extractionId: document.extraction_id }, found)
    }
    if (due) {
      const is_due = Number(due.touched > seen)
      await tx.updateTable('recheck').set({ seen, is_due }).where('sha256', '=', sha256).execute()
    }
  })
}

async function replaceAcross(
  database: Database,
  tx: Writer,
  { sha256, reportId, extractionId }: { readonly sha256: string; readonly reportId: string; readonly extractionId: string },
  found: AcrossFindings,
): Promise<void> {
  const { anomalies, undecided, english } = found
  const packed = pack({ anomalies, undecided, english } satisfies AcrossFindings)
  await tx
    .insertInto('across')
    .values({ sha256, ...packed })
    .onConflict((conflict) => conflict.column('sha256').doUpdateSet(packed))
    .execute()
  const report = await lockReport(database, tx, reportId)
  const counts = new FindingCounts()
  const all = { report, sha256, extractionId, findings: findingsAcross(found), scope: 'across' } as const
  if (report.sha256 === sha256) await applyFindings(database, tx, counts, all)
  else await rememberFindings(tx, counts, all)
  await counts.write(database, tx)
}
