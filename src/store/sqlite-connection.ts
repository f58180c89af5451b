// libsql behind the interface that Kysely's SQLite dialect asks for. Statements are prepared once, and every
// value is looked at first, because libsql ends the process on some that it does not know.

import type { SqliteDatabase as KyselySqlite, SqliteStatement } from 'kysely'
import Libsql from 'libsql'
import { Bug } from '../errors.js'
import { storableText } from './storable-text.js'

/** Prepared statements kept: the store has about a hundred, lists of different lengths make some more. */
const MOST_STATEMENTS = 300

export class SqliteConnection implements KyselySqlite {
  readonly #db: Libsql.Database
  readonly #statements = new Map<string, SqliteStatement>()

  constructor(file: string) {
    this.#db = new Libsql(file)
  }

  /** Runs statements that give nothing back. */
  exec(sql: string): void {
    this.#db.exec(sql)
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql)
    if (known) return known
    const prepared = checked(this.#db.prepare(sql === 'begin' ? 'begin immediate' : sql))
    const made = sql === 'rollback' ? this.#unlessOver(prepared) : prepared
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear()
    this.#statements.set(sql, made)
    return made
  }

  /** A full disk ends the transaction by itself; a failing rollback would then hide what had happened. */
  #unlessOver(rollback: SqliteStatement): SqliteStatement {
    const run: SqliteStatement['run'] = (parameters) =>
      this.#db.inTransaction ? rollback.run(parameters) : { changes: 0, lastInsertRowid: 0 }
    return { ...rollback, run }
  }

  /** Moves what the log beside the file holds into the file, as far as no reader needs it. */
  checkpoint(): void {
    this.#db.prepare('pragma wal_checkpoint(truncate)').all([])
  }

  close(): void {
    this.#statements.clear()
    this.#db.close()
  }
}

function checked(statement: Libsql.Statement): SqliteStatement {
  return {
    reader: statement.reader,
    all: (parameters) => statement.all(parameters.map(bindable)),
    run: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(parameters.map(bindable))
      return { changes, lastInsertRowid }
    },
    iterate: (parameters) => statement.iterate(parameters.map(bindable)),
  }
}

function bindable(value: unknown): unknown {
  if (value === null || typeof value === 'number') return value
  if (typeof value === 'string') return storableText(value)
  if (value instanceof Uint8Array) return value
  throw new Bug(`A ${typeof value} cannot be stored`)
}
