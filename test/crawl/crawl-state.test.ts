import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { openPostgresStore, openSqliteStore } from '../../src/store/index.js'
import { crawlStateContract } from '../contracts/crawl-state.js'
import { startPostgres } from '../services/index.js'

const folder = mkdtempSync(join(tmpdir(), 'gouji-crawl-state-'))
const postgres = await startPostgres()
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await postgres?.stop()
})

crawlStateContract('sqlite', () => openSqliteStore(folder))
if (postgres) crawlStateContract('postgres', async () => openPostgresStore(await postgres.createDatabase()))
else describe.skip('crawl state: postgres', () => it('needs PostgreSQL, which is not here', () => undefined))
