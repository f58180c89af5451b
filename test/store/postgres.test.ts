// What only the store on PostgreSQL meets: a server that is away, or goes away in the middle.
import { afterAll, describe, expect, it } from 'vitest'
import { TryLater } from '../../src/errors.js'
import { openPostgresStore } from '../../src/store/index.js'
import { startPostgres } from '../services/index.js'
import { arrival, ENGINE, LEASE, shaOf, stored, variant } from './made-readings.js'

const postgres = await startPostgres({ durable: true })
afterAll(() => postgres?.stop())

it('says to try later when nobody answers', async () => {
  const opening = openPostgresStore('postgres://gouji@127.0.0.1:1/none')
  await expect(opening).rejects.toBeInstanceOf(TryLater)
  await expect(opening).rejects.toThrow(/cannot be reached/)
})

describe.skipIf(!postgres?.ours)('a server that is killed', () => {
  it('costs a TryLater, loses nothing that was answered, and is found again', async () => {
    const store = await openPostgresStore((await postgres?.createDatabase()) ?? '')
    await stored(store, { document: 'before' })
    await store.admit([arrival('a')], ENGINE)
    const attempt = await store.startAttempt(shaOf('a'), ENGINE, 'w', LEASE)
    if ('none' in attempt) throw new Error(attempt.none)
    await postgres?.kill()
    await expect(store.finishAttempt(attempt, await variant({ document: 'a' }))).rejects.toBeInstanceOf(TryLater)
    await expect(store.status()).rejects.toBeInstanceOf(TryLater)
    await postgres?.restart()
    expect(await store.finishAttempt(attempt, await variant({ document: 'a' }))).toBe(true)
    expect((await store.status()).documents.complete).toBe(2)
    await store.close()
  })
})

describe.skipIf(!postgres)('reading only', () => {
  it('is refused on a database without a store, and changes nothing on one with it', async () => {
    const url = (await postgres?.createDatabase()) ?? ''
    await expect(openPostgresStore(url, { readonly: true })).rejects.toThrow(/gouji ingest/)
    await (await openPostgresStore(url)).close()
    const store = await openPostgresStore(url, { readonly: true })
    await expect(store.admit([arrival('a')], ENGINE)).rejects.toThrow(/read-only/)
    expect((await store.status()).documents.queued).toBe(0)
    await store.close()
  })
})
