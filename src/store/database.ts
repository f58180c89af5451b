// What the store needs of an engine: reading, and transactions that either happen or say what to do. Everything
// that differs between SQLite and PostgreSQL is behind this; what stands above writes one SQL.
import type { Kysely, RawBuilder, Transaction } from 'kysely'
import type { Schema } from './schema.js'

export type Reader = Kysely<Schema>
export type Writer = Transaction<Schema>

export interface Database {
  readonly engine: 'sqlite' | 'postgres'
  /** Milliseconds since 1970 by the clock that leases go by: the server's, or this machine's for a file. */
  readonly now: RawBuilder<number>
  /** Outside a transaction. Throws `TryLater` where the environment is not ready. */
  read<T>(work: (db: Reader) => Promise<T>): Promise<T>
  /**
   * In a transaction that is repeated when another one was in the way, so `work` may run more than once.
   * `durable`: what is committed survives loss of power also where others may lose the last moments.
   */
  write<T>(work: (tx: Writer) => Promise<T>, options?: { readonly durable?: boolean }): Promise<T>
  /** Serialises transactions that take the same name, until they end. SQLite has one writer at a time anyway. */
  exclusive(tx: Writer, name: string): Promise<void>
  close(): Promise<void>
}
