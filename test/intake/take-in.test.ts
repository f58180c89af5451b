// One file or stream in, with real blobs and a real store.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type About, sayRefusal, takeIn } from '../../src/intake/index.js'
import { MOST_BYTES } from '../../src/intake/read-whole.js'
import { newPlace, type Place } from './intake-place.js'

let place: Place
beforeAll(async () => {
  place = await newPlace()
  mkdirSync(place.inbox)
})
afterAll(() => place.close())

const about = (name: string): About => ({ channel: 'upload', origin: `upload:${name}`, name })
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const take = (path: string) => takeIn({ path }, about('a.pdf'), place)

function inbox(name: string, bytes: Uint8Array | string = name): string {
  const path = join(place.inbox, name)
  writeFileSync(path, bytes)
  return path
}

async function blobCount(): Promise<number> {
  let count = 0
  for await (const _ of place.blobs.list()) count++
  return count
}

it('takes a file in, small or large, and knows it the second time', async () => {
  for (const size of [0, 10, 5 * 1024 ** 2]) {
    const bytes = Buffer.alloc(size, 'x')
    const path = inbox(`size${size}.txt`, bytes)
    expect(await take(path)).toMatchObject({ ok: true, admitted: { sha256: sha256(bytes), newDocument: true, work: true } })
    expect(bytes.equals((await place.blobs.get(sha256(bytes))) as Uint8Array)).toBe(true)
    expect(await take(path)).toMatchObject({ ok: true, admitted: { newDocument: false, work: false } })
  }
})

it('takes a stream in, and cleans its name', async () => {
  async function* pieces() {
    yield Buffer.from('a stream ')
    yield Buffer.from('in pieces')
  }
  const taken = await takeIn({ stream: pieces() }, { ...about('x'), name: '..\\年报\u202E\n.pdf' }, place)
  expect(taken).toMatchObject({ ok: true, admitted: { sha256: sha256('a stream in pieces') } })
  const detail = await place.store.document(sha256('a stream in pieces'))
  expect(detail?.document.name).toBe('年报.pdf')
})

it('keeps nothing of a stream that breaks, and says what broke', async () => {
  const before = await blobCount()
  async function* broken() {
    yield Buffer.from('the first half')
    throw new Error('connection lost')
  }
  await expect(takeIn({ stream: broken() }, about('a.pdf'), place)).rejects.toThrow('connection lost')
  expect(await blobCount()).toBe(before)
})

it('refuses what is too large', async () => {
  const before = await blobCount()
  truncateSync(inbox('large.pdf'), MOST_BYTES + 1)
  expect(await take(join(place.inbox, 'large.pdf'))).toMatchObject({ ok: false, refusal: { code: 'too-large' } })
  async function* endless() {
    for (const piece = Buffer.alloc(8 * 1024 ** 2); ; ) yield piece
  }
  const taken = await takeIn({ stream: endless() }, about('a.pdf'), place)
  expect(taken).toMatchObject({ ok: false, refusal: { code: 'too-large' }, message: sayRefusal({ code: 'too-large' }) })
  expect(await blobCount()).toBe(before)
})

it('follows no link, opens no pipe and no folder', async () => {
  symlinkSync('/etc/hostname', join(place.inbox, 'link.pdf'))
  mkdirSync(join(place.inbox, 'folder.pdf'))
  execFileSync('mkfifo', [join(place.inbox, 'pipe.pdf')])
  expect(await take(join(place.inbox, 'link.pdf'))).toMatchObject({ refusal: { code: 'link' } })
  expect(await take(join(place.inbox, 'folder.pdf'))).toMatchObject({ refusal: { code: 'not-a-file' } })
  expect(await take(join(place.inbox, 'pipe.pdf'))).toMatchObject({ refusal: { code: 'not-a-file' } })
  expect(await take(join(place.inbox, 'nowhere.pdf'))).toMatchObject({ refusal: { code: 'gone' } })
})

it.skipIf(process.getuid?.() === 0)('says that a file cannot be read (root can read everything: skipped there)', async () => {
  const path = inbox('secret.pdf')
  chmodSync(path, 0)
  expect(await take(path)).toMatchObject({ refusal: { code: 'unreadable', system: 'EACCES' } })
})

it('reads a file that grows meanwhile until it stands still, and keeps nothing torn', async () => {
  const piece = Buffer.alloc(6 * 1024 ** 2, 'y')
  const path = inbox('growing.txt', piece)
  const before = await blobCount()
  const TIMES = 150
  const writing = (async () => {
    // More often than 6 MB can be read, so that no reading falls between two of them.
    for (let i = 0; i < TIMES; i++) {
      appendFileSync(path, 'more')
      await sleep(1)
    }
  })()
  const whole = Buffer.concat([piece, Buffer.from('more'.repeat(TIMES))])
  const taken = await take(path)
  await writing
  expect(taken).toMatchObject({ ok: true, admitted: { sha256: sha256(whole) } })
  expect(await blobCount()).toBe(before + 1)
})

it('gives up on a file that never stands still', async () => {
  const path = inbox('restless.txt', Buffer.alloc(20 * 1024 ** 2))
  let going = true
  const writing = (async () => {
    while (going) {
      appendFileSync(path, 'x')
      await new Promise(setImmediate)
    }
  })()
  const taken = await take(path)
  going = false
  await writing
  expect(taken).toMatchObject({ ok: false, refusal: { code: 'still-changing' } })
})
