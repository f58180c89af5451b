import { type SqlBool, sql } from 'kysely'
import type { Database } from './database.js'

/** A condition that a column holds a text, character for character: LIKE is ten times slower on SQLite. */
export function contains({ engine }: Database, column: string, text: string) {
  const place = sql.ref(column)
  return engine === 'sqlite' ? sql<SqlBool>`instr(${place}, ${text}) > 0` : sql<SqlBool>`strpos(${place}, ${text}) > 0`
}
