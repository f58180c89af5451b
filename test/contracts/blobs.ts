// What every store of blobs must do.
import { createHash, randomBytes } from 'node:crypto'
import { access, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BlobDamaged, type Blobs, BlobTooLarge, copyBlobs, openBlobs } from '../../src/blobs/index.js'

const ABSENT = '0'.repeat(64)
const LIMIT = 10_000_000

export interface BlobStore {
  readonly kind: Blobs['kind']
  /** Of a place that nobody else uses; another each time. */
  newSpec(): string
  /** Overwrites or makes what is stored under `path` (ab/cd/…) behind the store's back. */
  tamper(spec: string, path: string, bytes: Uint8Array): Promise<void>
}

export function blobContract(store: BlobStore): void {
  describe(`blobs: ${store.kind}`, () => {
    let dataFolder = ''
    let spec = ''
    let blobs: Blobs
    const opened: Blobs[] = []
    const open = async (where = store.newSpec()) => {
      const made = await openBlobs(where, { dataFolder })
      opened.push(made)
      return made
    }
    beforeAll(async () => {
      dataFolder = await mkdtemp(join(tmpdir(), 'gouji-blobs-'))
    })
    beforeEach(async () => {
      spec = store.newSpec()
      blobs = await open(spec)
    })
    afterAll(async () => {
      await Promise.all(opened.map((one) => one.close()))
      await rm(dataFolder, { recursive: true, force: true })
    })

    it('says what it is, and how much is free', async () => {
      expect(blobs.kind).toBe(store.kind)
      const free = await blobs.freeBytes()
      if (free !== null) expect(free).toBeGreaterThan(1_000_000)
    })

    it('gives back what was put, also to another', async () => {
      for (const bytes of [new Uint8Array(), Buffer.from('报告'), randomBytes(3_000_000)]) {
        const name = sha256(bytes)
        expect(await blobs.has(name)).toBe(false)
        await blobs.put(name, bytes)
        expect(await blobs.has(name)).toBe(true)
        const found = (await (await open(spec)).get(name)) ?? new Uint8Array(1)
        expect(Buffer.compare(bytes, found)).toBe(0)
      }
    })

    it('streams in, and tells hash and size', async () => {
      const parts = [randomBytes(100_000), Buffer.from([]), randomBytes(1_000_000)]
      const whole = Buffer.concat(parts)
      expect(await blobs.putStream(stream(parts), whole.length)).toEqual({ sha256: sha256(whole), bytes: whole.length })
      expect(sha256((await blobs.get(sha256(whole))) ?? Buffer.from('?'))).toBe(sha256(whole))
    })

    it('keeps nothing of what is too large, or of a stream that breaks', async () => {
      const part = randomBytes(1000)
      await expect(blobs.putStream(stream([part, part]), 1999)).rejects.toBeInstanceOf(BlobTooLarge)
      const broken = async function* () {
        yield part
        throw new Error('line went dead')
      }
      await expect(blobs.putStream(broken(), LIMIT)).rejects.toThrow('line went dead')
      expect(await all(blobs)).toEqual([])
      expect(await leftOvers()).toEqual([])
    })

    it('takes the same bytes any number of times, at once too', async () => {
      const bytes = randomBytes(50_000)
      const name = sha256(bytes)
      await Promise.all([1, 2, 3, 4].flatMap(() => [blobs.put(name, bytes), blobs.putStream(stream([bytes]), LIMIT)]))
      expect(await all(blobs)).toEqual([name])
      expect(await leftOvers()).toEqual([])
    })

    it('refuses bytes under a wrong name, and names that are none', async () => {
      await expect(blobs.put(ABSENT, randomBytes(10))).rejects.toThrow()
      for (const name of ['../../../etc/passwd', '', 'A'.repeat(64), `${ABSENT}/`]) {
        await expect(blobs.get(name)).rejects.toThrow()
        await expect(blobs.local(name)).rejects.toThrow()
        await expect(blobs.has(name)).rejects.toThrow()
      }
      expect(await all(blobs)).toEqual([])
    })

    it('has an answer for what is not there', async () => {
      expect(await blobs.get(ABSENT)).toBeNull()
      expect(await blobs.local(ABSENT)).toBeNull()
      expect(await blobs.has(ABSENT)).toBe(false)
    })

    it('gives a local file, and takes its copy away', async () => {
      const bytes = randomBytes(200_000)
      await blobs.put(sha256(bytes), bytes)
      const file = await blobs.local(sha256(bytes))
      expect(sha256(await readFile(file?.path ?? ''))).toBe(sha256(bytes))
      await file?.release()
      if (store.kind === 's3') await expect(access(file?.path ?? '')).rejects.toThrow()
      expect(await blobs.has(sha256(bytes))).toBe(true)
      expect(await leftOvers()).toEqual([])
    })

    it('does not hand out what was altered, and heals what was cut short', async () => {
      const bytes = randomBytes(5000)
      const name = sha256(bytes)
      await blobs.put(name, bytes)
      await store.tamper(spec, pathOf(name), randomBytes(5000))
      await expect(blobs.get(name)).rejects.toBeInstanceOf(BlobDamaged)
      await expect(blobs.local(name)).rejects.toBeInstanceOf(BlobDamaged)
      await store.tamper(spec, pathOf(name), bytes.subarray(0, 100))
      await expect(blobs.get(name)).rejects.toBeInstanceOf(BlobDamaged)
      await blobs.put(name, bytes)
      expect(sha256((await blobs.get(name)) ?? Buffer.from('?'))).toBe(name)
      expect(await leftOvers()).toEqual([])
    })

    it('lists all names in order, and only names', async () => {
      const names: string[] = []
      for (let i = 0; i < 30; i++) {
        const bytes = Buffer.from(`blob ${i}`)
        names.push(sha256(bytes))
        await blobs.put(sha256(bytes), bytes)
      }
      await store.tamper(spec, `${names[0]?.slice(0, 2)}/${names[0]?.slice(2, 4)}/notes.txt`, Buffer.from('not ours'))
      expect(await all(blobs)).toEqual(names.sort())
    })

    it('copies into another store what is not there, and tells what is damaged', async () => {
      const to = await open()
      const sizes = [0, 10, 100_000, 7]
      const all4 = sizes.map((size) => randomBytes(size))
      for (const bytes of all4) await blobs.put(sha256(bytes), bytes)
      const [empty, ten, large, seven] = all4 as [Buffer, Buffer, Buffer, Buffer]
      await to.put(sha256(ten), ten)
      await store.tamper(spec, pathOf(sha256(seven)), Buffer.from('changed'))
      const told = await copyBlobs(blobs, to)
      expect(told).toEqual({ copied: 2, bytes: 100_000, skipped: 1, damaged: [sha256(seven)] })
      expect(await all(to)).toEqual([empty, ten, large].map(sha256).sort())
      expect(await copyBlobs(blobs, to)).toMatchObject({ copied: 0, skipped: 3 })
    })

    /** Files on their way in or out that nobody took away. */
    async function leftOvers(): Promise<string[]> {
      const folder = store.kind === 's3' ? join(dataFolder, 'blob-copies') : join(spec, '.tmp')
      return readdir(folder)
    }
  })
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function pathOf(name: string): string {
  return `${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
}

async function* stream(parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* parts
}

async function all(blobs: Blobs): Promise<string[]> {
  const names: string[] = []
  for await (const name of blobs.list()) names.push(name)
  return names
}
