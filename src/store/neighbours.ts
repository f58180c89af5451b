// Which reports are to be compared with which, by small indexed tables: the same agency in the years beside, a
// government and its members, prose that is alike. Every list is bounded, so that no template makes the work endless.
import { sql } from 'kysely'
import type { AcrossKeys } from '../pipeline/index.js'
import type { Reader, Writer } from './database.js'
import { sha256Of } from './pack.js'
import type { AcrossKeyTable } from './schema.js'

/**
 * Reports of one agency: three years in all their versions, of which there are seldom more than three a year. Where a
 * report came in hundreds of versions, comparing each with each would take time that grows with their square.
 */
const MOST_OWN = 24

/** Members of a government: a large city has some 120 departments and streets. */
const MOST_MEMBERS = 400

/** Reports with the like prose: comparing looks at no more than a dozen for each hash. */
const MOST_ALIKE = 24

/** Texts that share a hash, of which the alike are chosen: more than this is a template that all use. */
const MOST_WITH_HASH = 64

/** Hashes that must be shared: texts that are alike share four of six or more, and chance gives one. */
const SHARED_HASHES = 2

const SECTIONS = { overview: 1, problems: 2 } as const

/** Digits of a hashed name. */
const NAME_DIGITS = 32

/** Writes by what a document is found; null where it cannot be compared. */
export async function replaceKeys(tx: Writer, sha256: string, keys: AcrossKeys | null): Promise<void> {
  await tx.deleteFrom('across_key').where('sha256', '=', sha256).execute()
  await tx.deleteFrom('prose_hash').where('sha256', '=', sha256).execute()
  if (!keys) {
    await tx.deleteFrom('across').where('sha256', '=', sha256).execute()
    return
  }
  const { agency, government, year } = keys
  const row: AcrossKeyTable = {
    sha256,
    year,
    agency_base: nameKey(agency.base),
    agency_variant: nameKey(agency.variant),
    government_base: government && nameKey(government.base),
    government_variant: government && nameKey(government.variant),
  }
  await tx.insertInto('across_key').values(row).execute()
  const hashes = keys.hashes.map(({ section, hash }) => ({ section: SECTIONS[section], hash, sha256 }))
  if (hashes.length > 0) {
    await tx
      .insertInto('prose_hash')
      .values(hashes)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
}

function nameKey(name: string): string {
  return name === '' ? '' : sha256Of(name).slice(0, NAME_DIGITS)
}

/** Documents that this one is to be compared with; empty for one that cannot be. */
export async function neighboursOf(db: Reader, sha256: string): Promise<string[]> {
  const key = await keyOf(db, sha256)
  if (!key) return []
  const lists = [
    await ofAgency(db, key, [key.year - 1, key.year, key.year + 1]),
    await membersOf(db, key),
    await governmentOf(db, key),
    await alike(db, sha256),
  ]
  return others(lists, sha256)
}

/** Documents whose comparison may come out otherwise when this one changes. */
export async function touchedBy(db: Reader, sha256: string): Promise<string[]> {
  const key = await keyOf(db, sha256)
  if (!key) return []
  return others([await ofAgency(db, key, [key.year + 1]), await governmentOf(db, key), await alike(db, sha256)], sha256)
}

function others(lists: readonly (readonly string[])[], sha256: string): string[] {
  const all = new Set(lists.flat())
  all.delete(sha256)
  return [...all].sort()
}

function keyOf(db: Reader, sha256: string): Promise<AcrossKeyTable | undefined> {
  return db.selectFrom('across_key').selectAll().where('sha256', '=', sha256).executeTakeFirst()
}

/** Two of one name may be one body unless both say which they are, and differently: the comparison decides. */
function fitting(variant: string): string[] {
  return [variant, '']
}

async function ofAgency(db: Reader, key: AcrossKeyTable, years: readonly number[]): Promise<string[]> {
  const own = db
    .selectFrom('across_key')
    .select('across_key.sha256')
    .where('agency_base', '=', key.agency_base)
    .where('across_key.year', 'in', years)
    .$if(key.agency_variant !== '', (query) => query.where('agency_variant', 'in', fitting(key.agency_variant)))
    .orderBy('across_key.sha256')
    .limit(MOST_OWN)
  const some = listed(await own.execute())
  if (some.length < MOST_OWN) return some
  // Of many versions those that stand must not be the ones left out.
  const current = own
    .innerJoin('report_version', 'report_version.sha256', 'across_key.sha256')
    .where('report_version.is_current', '=', 1)
  return [...some, ...listed(await current.execute())]
}

async function membersOf(db: Reader, key: AcrossKeyTable): Promise<string[]> {
  return listed(
    await db
      .selectFrom('across_key')
      .select('sha256')
      .where('government_base', '=', key.agency_base)
      .where('year', '=', key.year)
      .$if(key.agency_variant !== '', (query) => query.where('government_variant', 'in', fitting(key.agency_variant)))
      .orderBy('sha256')
      .limit(MOST_MEMBERS)
      .execute(),
  )
}

async function governmentOf(db: Reader, key: AcrossKeyTable): Promise<string[]> {
  const { government_base: base, government_variant: variant } = key
  if (base === null) return []
  return ofAgency(db, { ...key, agency_base: base, agency_variant: variant ?? '' }, [key.year])
}

/** Documents that share enough hashes of one section, those that share most first. */
async function alike(db: Reader, sha256: string): Promise<string[]> {
  const own = await db.selectFrom('prose_hash').select(['section', 'hash']).where('sha256', '=', sha256).execute()
  if (own.length === 0) return []
  const lists = own.map(
    ({ section, hash }) => sql`select * from (select sha256, section from prose_hash
      where section = ${section} and hash = ${hash} order by sha256 limit ${MOST_WITH_HASH}) as sharing`,
  )
  const { rows } = await sql<{ sha256: string; section: number }>`${sql.join(lists, sql` union all `)}`.execute(db)
  const shared = new Map<string, number>()
  for (const row of rows) {
    const key = `${row.sha256} ${row.section}`
    shared.set(key, (shared.get(key) ?? 0) + 1)
  }
  const best = [...shared]
    .filter(([key, count]) => count >= SHARED_HASHES && !key.startsWith(sha256))
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
  return [...new Set(best.map(([key]) => key.split(' ')[0] as string))].slice(0, MOST_ALIKE)
}

function listed(rows: readonly { readonly sha256: string }[]): string[] {
  return rows.map(({ sha256 }) => sha256)
}
