// Files and folders in bulk: once, however often; through full disks; until stopped.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openBlobs } from '../../src/blobs/index.js'
import { ingestFiles, sayEvent } from '../../src/intake/index.js'
import { newPlace, type Place } from './intake-place.js'

let place: Place
beforeEach(async () => {
  place = await newPlace()
  mkdirSync(join(place.inbox, 'sub'), { recursive: true })
})
afterEach(() => place.close())

function fill(count: number): void {
  for (let i = 0; i < count; i++) writeFileSync(join(place.inbox, i % 2 ? 'sub' : '', `${i}.txt`), `document ${i}`)
}

it('takes a folder in, and makes no work of it the second time', async () => {
  fill(250)
  writeFileSync(join(place.inbox, 'same-as-0.txt'), 'document 0')
  const progress: number[] = []
  const first = await ingestFiles([place.inbox], place, { onProgress: ({ taken }) => progress.push(taken) })
  expect(first.progress).toMatchObject({ found: 251, taken: 251, new: 250, known: 1, refused: 0 })
  expect(new Set(first.documents.map(({ sha256 }) => sha256)).size).toBe(250)
  expect(progress).toEqual(Array.from({ length: 251 }, (_, index) => index + 1))
  const second = await ingestFiles([place.inbox], place)
  expect(second.progress).toMatchObject({ taken: 251, new: 0, known: 251 })
  expect((await place.store.status()).documents.queued).toBe(250)
})

it('names what it could not take, and takes the rest', async () => {
  fill(2)
  const odd = join(place.inbox, `行\n${'名'.repeat(80)}\u202E.pdf`)
  writeFileSync(odd, 'odd name')
  symlinkSync('/etc/hostname', join(place.inbox, 'link.txt'))
  execFileSync('mkfifo', [join(place.inbox, 'pipe.txt')])
  const pipe = join(place.inbox, 'pipe.txt')
  const done = await ingestFiles([place.inbox, pipe, join(place.inbox, 'gone.txt')], place)
  expect(done.progress).toMatchObject({ found: 4, taken: 3, refused: 1 })
  expect(done.refused).toEqual([{ path: pipe, refusal: { code: 'not-a-file' } }])
  expect(done.skipped).toMatchObject({ links: 1, otherNames: 1 })
  expect(done.unreachable).toEqual([{ path: join(place.inbox, 'gone.txt'), code: 'ENOENT' }])
  expect(place.events).toEqual([{ event: 'refused', path: pipe, refusal: { code: 'not-a-file' } }])
})

it('takes a file that is named through a link, since somebody asked for it', async () => {
  fill(1)
  symlinkSync(join(place.inbox, '0.txt'), join(place.folder, 'link.txt'))
  expect((await ingestFiles([join(place.folder, 'link.txt')], place)).progress).toMatchObject({ taken: 1 })
})

it('says that a name is not UTF-8 instead of losing the file', async () => {
  writeFileSync(
    Buffer.concat([Buffer.from(`${place.inbox}/`), Buffer.from([0xc4, 0xea, 0xb1, 0xa8]), Buffer.from('.pdf')]),
    'GBK',
  )
  const done = await ingestFiles([place.inbox], place)
  expect(done.unreachable).toMatchObject([{ code: 'EILSEQ' }])
})

it('stops when told to, with everything begun finished, and goes on from there', async () => {
  fill(300)
  const stop = new AbortController()
  const onProgress = ({ taken }: { taken: number }) => {
    if (taken === 50) stop.abort()
  }
  const first = await ingestFiles([place.inbox], place, { signal: stop.signal, onProgress })
  expect(first.stopped).toBe(true)
  expect(first.progress.taken).toBeGreaterThanOrEqual(50)
  expect(first.progress.taken).toBeLessThan(300)
  expect((await place.store.status()).documents.queued).toBe(first.progress.taken)
  const second = await ingestFiles([place.inbox], place)
  expect(second.progress).toMatchObject({ taken: 300, new: 300 - first.progress.taken, known: first.progress.taken })
})

it('waits while the disk is nearly full, says so once, and goes on', async () => {
  fill(20)
  let looks = 0
  const room = async () => ({ freeBytes: ++looks < 3 ? 1e6 : 1e12, totalBytes: 2e12 })
  const done = await ingestFiles([place.inbox], { ...place, room })
  expect(done.progress.taken).toBe(20)
  expect(place.events).toEqual([{ event: 'paused', freeBytes: 1e6 }, { event: 'resumed' }])
  expect(sayEvent({ event: 'paused', freeBytes: 1e6 }, 'en')).toContain('1 MB')
})

it('can be stopped while it waits for room', async () => {
  fill(3)
  const stop = new AbortController()
  const log = () => stop.abort()
  const done = await ingestFiles(
    [place.inbox],
    { ...place, log, room: async () => ({ freeBytes: 0, totalBytes: null }) },
    { signal: stop.signal },
  )
  expect(done).toMatchObject({ stopped: true, progress: { taken: 0 } })
})

const small = mountSmallDisk()
it.skipIf(small === null)('goes through a disk that is full (needs the right to mount)', async () => {
  const filler = join(small as string, 'filler')
  try {
    const blobs = await openBlobs(join(small as string, 'blobs'), { dataFolder: place.folder })
    writeFileSync(filler, Buffer.alloc(5_500_000))
    for (let i = 0; i < 4; i++) writeFileSync(join(place.inbox, `${i}.txt`), Buffer.alloc(400_000, String(i)))
    const log = (event: (typeof place.events)[number]) => {
      place.events.push(event)
      if (event.event === 'paused') rmSync(filler)
    }
    const room = async () => ({ freeBytes: 1e12, totalBytes: null })
    const done = await ingestFiles([place.inbox], { ...place, blobs, log, room })
    expect(done.progress).toMatchObject({ taken: 4, refused: 0 })
    expect(place.events.map(({ event }) => event)).toEqual(['paused', 'resumed'])
    for (const { sha256 } of done.documents) expect((await blobs.get(sha256))?.length).toBe(400_000)
  } finally {
    execFileSync('umount', [small as string])
    rmSync(small as string, { recursive: true, force: true })
  }
})

function mountSmallDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'gouji-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    if (existsSync(folder)) rmSync(folder, { recursive: true })
    return null
  }
}
