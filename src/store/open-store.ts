// Where stores are opened: the embedded one by its folder, the other by its address. Opening brings the schema up.
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { TryLater } from '../errors.js'
import type { Database } from './database.js'
import { assertMigrated, migrate, StoreRefused } from './migrate.js'
import { PostgresDatabase, type PostgresOptions } from './postgres-database.js'
import { SqlStore } from './sql-store.js'
import { SqliteDatabase } from './sqlite-database.js'
import { asTryLater } from './storage-errors.js'
import type { Store } from './store.js'

/** The file of the embedded store, in the data folder. */
export const STORE_FILE = 'gouji.db'

/** `readonly`: for `status` and `export`; nothing is made or changed, and the store must be there. */
export interface OpenOptions {
  readonly readonly?: boolean
}

/** Opens the embedded store of a data folder, which is made where there is none. Throws `StoreRefused` and `TryLater`. */
export async function openSqliteStore(folder: string, options: OpenOptions = {}): Promise<Store> {
  const file = join(folder, STORE_FILE)
  if (options.readonly && !existsSync(file)) {
    throw new StoreRefused(
      `数据目录里还没有数据：${folder}。请先运行 gouji ingest。There is no store in ${folder} yet: run gouji ingest first.`,
    )
  }
  if (!options.readonly) await makeFolder(folder)
  return ready(new SqliteDatabase(file, options), options)
}

/** Opens a store in PostgreSQL by its address (`postgres://…`). Throws `StoreRefused` and `TryLater`. */
export async function openPostgresStore(
  url: string,
  options: OpenOptions & Pick<PostgresOptions, 'schema'> = {},
): Promise<Store> {
  return ready(new PostgresDatabase(url, options), options)
}

/** Opens the store that the configuration names: by `databaseUrl` where there is one, else the folder's. */
export function openStore(
  where: { readonly dataFolder: string; readonly databaseUrl?: string | undefined },
  options: OpenOptions = {},
): Promise<Store> {
  return where.databaseUrl ? openPostgresStore(where.databaseUrl, options) : openSqliteStore(where.dataFolder, options)
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
  } catch (error) {
    throw asTryLater(error)
  }
}

async function ready(database: Database, { readonly }: OpenOptions): Promise<Store> {
  try {
    await (readonly ? assertMigrated(database) : migrate(database))
    return new SqlStore(database)
  } catch (error) {
    await database.close()
    throw error instanceof StoreRefused || error instanceof TryLater ? error : asTryLater(error)
  }
}
