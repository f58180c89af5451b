// The engine for many workers and reviewers. Transactions read what is committed; where two touch the same rows,
// the store locks them in one order, and what meets all the same is repeated.
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import type { Database, Reader, Writer } from './database.js'
import { repeat } from './repeat.js'
import type { Schema } from './schema.js'
import { storableText } from './storable-text.js'

/** Connections of one process: a worker has few things in flight, and PostgreSQL allows 100 in all by default. */
const MOST_CONNECTIONS = 8

/** Milliseconds to wait for a connection before the caller is told to try later. */
const CONNECT_TIMEOUT = 10_000

/** Type numbers of bigint and numeric, which `pg` gives as text: ours are counts and times, below 2^53. */
const NUMBERS = new Set([20, 1700])

export interface PostgresOptions {
  /** Every transaction is refused that writes. */
  readonly readonly?: boolean
  /** Schema of the database that the tables are in; the connection's own by default. */
  readonly schema?: string
}

export class PostgresDatabase implements Database {
  readonly engine = 'postgres'
  readonly now = sql<number>`cast(extract(epoch from now()) * 1000 as bigint)`
  readonly #db: Kysely<Schema>

  constructor(url: string, options: PostgresOptions = {}) {
    const pool = new pg.Pool({
      connectionString: url,
      max: MOST_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      application_name: 'gouji',
      types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
      options: settings(options),
    })
    // A connection that broke: the pool drops it, the query that ran fails by itself, and the next use connects anew
    // or says why not. Without a listener the event would end the process.
    pool.on('error', () => undefined)
    pool.on('connect', (client) => client.on('error', () => undefined))
    this.#db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: cleaning(pool) }) })
  }

  read<T>(work: (db: Reader) => Promise<T>): Promise<T> {
    return repeat(() => work(this.#db))
  }

  write<T>(work: (tx: Writer) => Promise<T>): Promise<T> {
    return repeat(() => this.#db.transaction().execute(work))
  }

  async exclusive(tx: Writer, name: string): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtext(${`gouji ${name}`}))`.execute(tx)
  }

  async close(): Promise<void> {
    await this.#db.destroy()
  }
}

/** A pool whose clients are given only text that PostgreSQL can hold. */
function cleaning(pool: pg.Pool): PostgresPool {
  return {
    connect: async () => {
      const client = await pool.connect()
      const query = (text: string, values: readonly unknown[] = []) => client.query(text, values.map(storable))
      // Kysely also asks for cursors, which the store does not use: it reads in batches by key.
      return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() }
    },
    end: () => pool.end(),
  }
}

function storable(value: unknown): unknown {
  return typeof value === 'string' ? storableText(value) : value
}

function settings({ readonly, schema }: PostgresOptions): string {
  return [...(readonly ? ['-c default_transaction_read_only=on'] : []), ...(schema ? [`-c search_path=${schema}`] : [])].join(' ')
}

function parserOf(type: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (NUMBERS.has(type) && format !== 'binary') return Number
  return pg.types.getTypeParser(type, format as 'text') as (text: string) => unknown
}
