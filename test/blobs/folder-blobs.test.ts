// Blobs in a folder: the contract, and what a disk can do to it.
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { openBlobs } from '../../src/blobs/index.js'
import { TryLater } from '../../src/errors.js'
import { blobContract, sha256 } from '../contracts/blobs.js'

const folder = mkdtempSync(join(tmpdir(), 'gouji-folder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let count = 0
const newSpec = () => join(folder, `store${count++}`)

blobContract({
  kind: 'folder',
  newSpec,
  tamper: async (spec, path, bytes) => {
    mkdirSync(dirname(join(spec, path)), { recursive: true })
    writeFileSync(join(spec, path), bytes)
  },
})

it('stands in the data folder by default', async () => {
  const dataFolder = newSpec()
  await openBlobs(undefined, { dataFolder })
  expect(existsSync(join(dataFolder, 'blobs'))).toBe(true)
  await expect(openBlobs('ftp://elsewhere', { dataFolder })).rejects.toThrow('ftp://elsewhere')
})

it('clears away what dead processes left, and leaves what is being written', async () => {
  const spec = newSpec()
  mkdirSync(join(spec, '.tmp'), { recursive: true })
  for (const name of ['old', 'young']) writeFileSync(join(spec, '.tmp', name), 'x')
  const yesterday = Date.now() / 1000 - 86_400
  utimesSync(join(spec, '.tmp', 'old'), yesterday, yesterday)
  await openBlobs(spec, { dataFolder: folder })
  expect(readdirSync(join(spec, '.tmp'))).toEqual(['young'])
})

it('holds whole blobs only when the writer is killed', async () => {
  const spec = newSpec()
  const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL('write-for-ever.ts', import.meta.url)), spec], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const blobs = await openBlobs(spec, { dataFolder: folder })
  let whole = 0
  for await (const name of blobs.list()) if (await blobs.get(name)) whole++
  expect(whole).toBeGreaterThan(0)
})

const small = mountSmallDisk()
it.skipIf(small === null)('says that the disk is full, and leaves no partial file', async () => {
  const spec = join(small ?? '', 'store')
  const blobs = await openBlobs(spec, { dataFolder: folder })
  const kept = randomBytes(500_000)
  await blobs.put(sha256(kept), kept)
  const large = randomBytes(4_000_000)
  await expect(blobs.put(sha256(large), large)).rejects.toBeInstanceOf(TryLater)
  await expect(blobs.putStream(parts(large), 5_000_000)).rejects.toBeInstanceOf(TryLater)
  expect(await blobs.has(sha256(large))).toBe(false)
  expect(readdirSync(join(spec, '.tmp'))).toEqual([])
  expect(await blobs.get(sha256(kept))).not.toBeNull()
  expect(await blobs.freeBytes()).toBeLessThan(4_000_000)
})

async function* parts(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 100_000) yield bytes.subarray(at, at + 100_000)
}

/** Only root may mount; others skip the test of a full disk. */
function mountSmallDisk(): string | null {
  const at = join(folder, 'small')
  mkdirSync(at)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', at], { stdio: 'pipe' })
  } catch (error) {
    console.warn(`skipped: full disk. Mounting one takes root: ${String(error).split('\n')[0]}`)
    return null
  }
  afterAll(() => execFileSync('umount', [at]))
  return at
}
