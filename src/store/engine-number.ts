import type { Database, Reader, Writer } from './database.js'
import type { EngineKey } from './store.js'

/** The number of an engine, given at its first appearance: later ones are higher. */
export async function engineNumber(database: Database, tx: Writer, engine: EngineKey): Promise<number> {
  const known = await find(tx, engine)
  if (known !== undefined) return known
  await database.exclusive(tx, 'engine')
  const meanwhile = await find(tx, engine)
  if (meanwhile !== undefined) return meanwhile
  const { last } = await tx
    .selectFrom('engine')
    .select((of) => of.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  const { version, layouts, rules } = engine
  await tx
    .insertInto('engine')
    .values({ number: (last ?? 0) + 1, version, layouts, rules })
    .execute()
  return (last ?? 0) + 1
}

async function find(db: Reader, { version, layouts, rules }: EngineKey): Promise<number | undefined> {
  const row = await db
    .selectFrom('engine')
    .select('number')
    .where('version', '=', version)
    .where('layouts', '=', layouts)
    .where('rules', '=', rules)
    .executeTakeFirst()
  return row?.number
}
