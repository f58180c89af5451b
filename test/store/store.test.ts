// The store's contract on both engines.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import pg from 'pg'
import { afterAll, describe, it } from 'vitest'
import { openPostgresStore, openSqliteStore, STORE_FILE } from '../../src/store/index.js'
import { describeStore } from '../contracts/store.js'
import { startPostgres } from '../services/index.js'

const postgres = await startPostgres()
afterAll(() => postgres?.stop())

describeStore('sqlite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gouji-store-'))
  return {
    open: () => openSqliteStore(folder),
    run: async (statement) => {
      const db = new Libsql(join(folder, STORE_FILE))
      try {
        db.exec(statement)
      } finally {
        db.close()
      }
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
})

if (postgres) {
  describeStore('postgres', async () => {
    const url = await postgres.createDatabase()
    return {
      open: () => openPostgresStore(url),
      run: async (statement) => {
        const client = new pg.Client({ connectionString: url })
        await client.connect()
        try {
          await client.query(statement)
        } finally {
          await client.end()
        }
      },
      remove: async () => undefined,
    }
  })
} else describe.skip('the postgres store', () => it('needs PostgreSQL, which is not here', () => undefined))
