// Brings a store to the schema of this program. Two processes that open a store at once take turns; a store that
// a newer gouji made is refused, since this one does not know what its tables mean.
import { sql } from 'kysely'
import type { Database, Reader } from './database.js'
import { appendOnly } from './migrations/append-only.js'
import { migrations } from './migrations/index.js'
import type { Dialect } from './migrations/migration.js'

const DIALECTS: Readonly<Record<Database['engine'], Dialect>> = {
  sqlite: { engine: 'sqlite', text: 'text', bytes: 'blob', keyed: 'without rowid' },
  postgres: { engine: 'postgres', text: 'text collate "C"', bytes: 'bytea', keyed: '' },
}

/** A store that this program cannot use; says why and what to do. */
export class StoreRefused extends Error {
  override readonly name = 'StoreRefused'
}

/** Runs the steps that the store lacks, each in its own transaction. `steps` is for tests of later ones. */
export async function migrate(database: Database, steps = migrations): Promise<void> {
  if ((await stepOf(database)) === newest(steps)) return
  for (const step of steps) {
    await database.write(
      async (tx) => {
        await database.exclusive(tx, 'migrate')
        await sql`create table if not exists gouji_step (number bigint primary key, name text not null, at bigint not null)`.execute(
          tx,
        )
        const reached = await stepIn(tx)
        refuseNewer(reached, steps)
        if (reached >= step.number) return
        const dialect = DIALECTS[database.engine]
        const guards = (step.appendOnly ?? []).flatMap((table) => appendOnly(table, dialect))
        for (const statement of [...step.statements(dialect), ...guards]) await sql.raw(statement).execute(tx)
        await sql`insert into gouji_step (number, name, at) values (${step.number}, ${step.name}, ${Date.now()})`.execute(tx)
      },
      { durable: true },
    )
  }
}

/** Throws where the store is not at the schema of this program; for those who open it to read. */
export async function assertMigrated(database: Database, steps = migrations): Promise<void> {
  const reached = await stepOf(database)
  refuseNewer(reached, steps)
  if (reached < newest(steps)) {
    throw new StoreRefused(
      `数据库是旧版本建立的（结构 ${reached}，需要 ${newest(steps)}）；请先运行一次 gouji ingest 或 gouji serve 升级。` +
        `The store has schema ${reached}, this gouji needs ${newest(steps)}: run gouji ingest or gouji serve once to bring it up.`,
    )
  }
}

function newest(steps: typeof migrations): number {
  return steps.at(-1)?.number ?? 0
}

function refuseNewer(reached: number, steps: typeof migrations): void {
  if (reached <= newest(steps)) return
  throw new StoreRefused(
    `数据库是更新版本的 gouji 建立的（结构 ${reached}，本程序只认到 ${newest(steps)}）；请升级 gouji，或换一个数据目录。` +
      `The store was made by a newer gouji (schema ${reached}, this one knows ${newest(steps)}): update gouji or use another store.`,
  )
}

/** The step that a store has reached; 0 for one without tables. */
async function stepOf(database: Database): Promise<number> {
  return database.read(async (db) => ((await hasSteps(database, db)) ? stepIn(db) : 0))
}

async function hasSteps({ engine }: Database, db: Reader): Promise<boolean> {
  const found =
    engine === 'sqlite'
      ? sql`select 1 from sqlite_master where type = 'table' and name = 'gouji_step'`
      : sql`select 1 from pg_tables where schemaname = current_schema() and tablename = 'gouji_step'`
  return (await found.execute(db)).rows.length > 0
}

async function stepIn(db: Reader): Promise<number> {
  const { rows } = await sql<{ number: number | null }>`select max(number) as number from gouji_step`.execute(db)
  return rows[0]?.number ?? 0
}
