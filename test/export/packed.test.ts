// Exports of documents as the store has them: what threads unpack and encode is what comes of the documents themselves.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXPORT_FORMATS, exportTo } from '../../src/export/index.js'
import { openSqliteStore, type PackedItems, unpackItems } from '../../src/store/index.js'
import { acrossFindings, collected, shaOf, stored } from '../store/made-readings.js'

const OPTIONS = { createdAt: 0 }
/** More than are encoded before threads begin, and than may be under way. */
const BATCHES = 12

let folder: string
let packed: PackedItems
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gouji-packed-'))
  const store = await openSqliteStore(folder)
  for (const at of [1, 2, 3])
    await stored(store, { document: `d${at}`, agency: `平川县第${at}局`, year: 2020 + at, findings: [{ about: `f${at}` }] })
  await store.saveAcross(shaOf('d2'), acrossFindings({ about: 'beside', rule: 'in-force-continues' }))
  await store.decide({
    identity: (await store.anomalies({ agency: '第2局' }, { limit: 1 })).rows[0]?.identity ?? '',
    action: 'confirmed',
    actor: 'wang',
    note: '核对过',
    lockVersion: 1,
    idempotencyKey: 'one',
  })
  const all = await collected(store.packedItems())
  expect(all).toHaveLength(1)
  packed = all[0] as PackedItems
  await store.close()
})
afterAll(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)

async function* batches(times: number): AsyncGenerator<PackedItems> {
  for (let time = 0; time < times; time++) yield packed
}

async function* items(times: number) {
  for (let time = 0; time < times; time++) yield* unpackItems(packed)
}

async function rowsOf(name: string) {
  return parquetReadObjects({ file: await asyncBufferFromFile(at(name)) })
}

describe('documents that come packed', () => {
  it('give the same rows and counts as the documents themselves, encoded in threads', async () => {
    const threads = await exportTo(at('threads.parquet'), batches(BATCHES), OPTIONS)
    const plain = await exportTo(at('plain.parquet'), items(BATCHES), OPTIONS)
    expect(threads.rows).toEqual(plain.rows)
    expect(threads.rows).toMatchObject({ reports: 3 * BATCHES, findings: 4 * BATCHES, decisions: BATCHES })
    for (const table of ['', '-reports', '-findings', '-decisions'])
      expect(await rowsOf(`threads${table}.parquet`)).toEqual(await rowsOf(`plain${table}.parquet`))
    const { row_groups } = await parquetMetadataAsync(await asyncBufferFromFile(at('threads.parquet')))
    expect(row_groups).toHaveLength(BATCHES)
  })

  it('give the same bytes each time, in their order whatever the threads do', async () => {
    await exportTo(at('one.parquet'), batches(BATCHES), OPTIONS)
    await exportTo(at('two.parquet'), batches(BATCHES), OPTIONS)
    expect(await readFile(at('one.parquet'))).toEqual(await readFile(at('two.parquet')))
  })

  it.each(EXPORT_FORMATS)('give what the documents themselves give as %s', async (format) => {
    const one = await exportTo(at(`packed.${format}`), batches(2), OPTIONS)
    const other = await exportTo(at(`unpacked.${format}`), items(2), OPTIONS)
    expect(one.rows).toEqual(other.rows)
    const [packedFile, unpackedFile] = [await readFile(at(`packed.${format}`)), await readFile(at(`unpacked.${format}`))]
    // Row groups of Parquet are those of the batches; its rows are compared above.
    if (format !== 'parquet') expect(packedFile).toEqual(unpackedFile)
  })

  it('end the export when one cannot be unpacked, and leave nothing', async () => {
    async function* broken(): AsyncGenerator<PackedItems> {
      yield* batches(6)
      yield { ...packed, packed: { ...packed.packed, details: null } }
      yield* batches(6)
    }
    await expect(exportTo(at('broken.parquet'), broken(), OPTIONS)).rejects.toThrow()
    expect((await readdir(folder)).filter((name) => name.includes('broken'))).toEqual([])
  })

  it('end with their threads when the export is cancelled', async () => {
    const stop = new AbortController()
    const progress = (documents: number) => {
      if (documents >= 15) stop.abort()
    }
    const cancelled = exportTo(at('cancelled.parquet'), batches(1_000), { ...OPTIONS, signal: stop.signal, progress })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect((await readdir(folder)).filter((name) => name.includes('cancelled'))).toEqual([])
  })
})
