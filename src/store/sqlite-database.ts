// The embedded engine: one file in write-ahead mode. One connection writes and one reads, so that readers never
// wait. Two connections that write would wait for each other inside one thread, which then can do neither; so the
// writing one changes its mode of synchronising instead where a transaction must survive loss of power.
import { setImmediate as breathe } from 'node:timers/promises'
import { Kysely, SqliteDialect, sql } from 'kysely'
import type { Database, Reader, Writer } from './database.js'
import { repeat } from './repeat.js'
import type { Schema } from './schema.js'
import { SqliteConnection } from './sqlite-connection.js'
import { asTryLater } from './storage-errors.js'

/** Milliseconds that SQLite itself waits for another process; it blocks the thread, so the longer wait is ours. */
const BUSY_TIMEOUT = 250

export class SqliteDatabase implements Database {
  readonly engine = 'sqlite'
  readonly now = sql<number>`cast(unixepoch('subsec') * 1000 as integer)`
  readonly #writing: SqliteConnection | null
  readonly #writer: Kysely<Schema> | null
  readonly #reader: Kysely<Schema>
  #last: Promise<unknown> = Promise.resolve()

  /** `readonly`: nothing can be written by this object, and the file must be there. */
  constructor(file: string, options: { readonly readonly?: boolean } = {}) {
    this.#writing = options.readonly ? null : connect(file, ['journal_mode = WAL', 'synchronous = NORMAL', 'foreign_keys = ON'])
    this.#writer = this.#writing && kyselyOn(this.#writing)
    this.#reader = kyselyOn(connect(file, ['query_only = ON']))
  }

  read<T>(work: (db: Reader) => Promise<T>): Promise<T> {
    return repeat(() => work(this.#reader))
  }

  write<T>(work: (tx: Writer) => Promise<T>, options: { readonly durable?: boolean } = {}): Promise<T> {
    const [connection, writer] = [this.#writing, this.#writer]
    if (!connection || !writer) throw new Error('The store was opened for reading only')
    const turn = this.#last.then(async () => {
      // Nothing here waits for anything outside, so that writes in a row would leave no turn to timers and to requests; and
      // what statements hold of native memory is given back in such turns only.
      await breathe()
      return repeat(async () => {
        if (options.durable) connection.exec('pragma synchronous = FULL')
        try {
          return await writer.transaction().execute(work)
        } finally {
          if (options.durable) connection.exec('pragma synchronous = NORMAL')
        }
      })
    })
    // The next one waits for this to end, whichever way; who asked for it gets the error.
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  async exclusive(): Promise<void> {
    // `begin immediate` has done it.
  }

  async close(): Promise<void> {
    await this.#last
    try {
      // Statements that are not collected yet keep libsql from doing this itself.
      this.#writing?.checkpoint()
    } catch {
      // On a full disk the log stays as it is, and the next opening reads it.
    }
    await this.#writer?.destroy()
    await this.#reader.destroy()
  }
}

function connect(file: string, pragmas: readonly string[]): SqliteConnection {
  try {
    const connection = new SqliteConnection(file)
    for (const pragma of [`busy_timeout = ${BUSY_TIMEOUT}`, ...pragmas]) connection.prepare(`pragma ${pragma}`).all([])
    return connection
  } catch (error) {
    throw asTryLater(error)
  }
}

function kyselyOn(connection: SqliteConnection): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: connection }) })
}
