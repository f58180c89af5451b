import { chunks } from './chunks.js'
import type { Database } from './database.js'
import type { DocumentState } from './store.js'

/** See `Store.states`. */
export async function statesOf(database: Database, hashes: readonly string[]): Promise<ReadonlyMap<string, DocumentState>> {
  const states = new Map<string, DocumentState>()
  for (const some of chunks(hashes)) {
    const rows = await database.read((db) =>
      db.selectFrom('document').select(['sha256', 'state']).where('sha256', 'in', some).execute(),
    )
    for (const { sha256, state } of rows) states.set(sha256, state)
  }
  return states
}
