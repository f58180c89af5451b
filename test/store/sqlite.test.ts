// What only the embedded store does: one worker at a time, several processes on one file, copies, a full disk.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TryLater } from '../../src/errors.js'
import { acquireWorkerLock, backupStore, openSqliteStore, restoreStore, STORE_FILE, StoreRefused } from '../../src/store/index.js'
import { arrival, ENGINE, stored } from './made-readings.js'

let folder: string
const children: ChildProcess[] = []
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gouji-sqlite-'))
})
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

/** Another process that does one thing on the folder and says when it has. */
async function other(what: 'lock' | 'admit', name = ''): Promise<{ child: ChildProcess; said: string }> {
  const script = new URL('./other-process.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--import', 'tsx', script, what, folder, name], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  const [said] = (await once(lines, 'line')) as [string]
  return { child, said }
}

describe('the lock of the worker', () => {
  it('is held by one, says by whom, and is free after release', async () => {
    const lock = await acquireWorkerLock(folder)
    expect(await acquireWorkerLock(folder)).toMatchObject({ heldBy: process.pid })
    if ('heldBy' in lock) throw new Error('not free')
    await lock.release()
    const again = await acquireWorkerLock(folder)
    expect(again).not.toHaveProperty('heldBy')
    if (!('heldBy' in again)) await again.release()
  })

  it('is free again when its holder was killed, and not before', async () => {
    const { child, said } = await other('lock')
    expect(said).toBe('locked')
    expect(await acquireWorkerLock(folder)).toMatchObject({ heldBy: child.pid })
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    const lock = await acquireWorkerLock(folder)
    expect(lock).not.toHaveProperty('heldBy')
    if (!('heldBy' in lock)) await lock.release()
  })

  it('lets others admit and read meanwhile', async () => {
    const lock = await acquireWorkerLock(folder)
    const said = await Promise.all(['a', 'b', 'c'].map((name) => other('admit', name)))
    expect(said.map(({ said }) => said)).toEqual(['admitted 100', 'admitted 100', 'admitted 100'])
    const store = await openSqliteStore(folder, { readonly: true })
    expect((await store.status()).documents.queued).toBe(300)
    await store.close()
    if (!('heldBy' in lock)) await lock.release()
  })
})

describe('reading only', () => {
  it('says that there is no store, and makes none', async () => {
    await expect(openSqliteStore(folder, { readonly: true })).rejects.toThrow(StoreRefused)
    expect(await readdir(folder)).toEqual([])
  })

  it('changes nothing', async () => {
    await (await openSqliteStore(folder)).close()
    const store = await openSqliteStore(folder, { readonly: true })
    await expect(async () => store.admit([arrival('a')], ENGINE)).rejects.toThrow(/reading only/)
    await store.close()
  })
})

describe('work in a row', () => {
  it('leaves a turn to timers and to requests', async () => {
    const store = await openSqliteStore(folder)
    let turns = 0
    const timer = setInterval(() => turns++, 0)
    const until = performance.now() + 200
    while (performance.now() < until) await store.admit([arrival('the same')], ENGINE)
    clearInterval(timer)
    await store.close()
    expect(turns).toBeGreaterThan(5)
  })
})

describe('copies', () => {
  it('are whole, come to the same digest, and never replace a file unasked', async () => {
    const store = await openSqliteStore(folder)
    await stored(store, { document: 'a', findings: [{ about: 'x' }] })
    const digest = await store.digest()
    const copy = join(folder, 'copy.db')
    await backupStore(folder, copy)
    await expect(backupStore(folder, copy)).rejects.toThrow(/not written over/)
    await stored(store, { document: 'b' })
    await store.close()
    await expect(restoreStore(folder, copy)).rejects.toThrow(/not written over/)
    const { movedTo } = await restoreStore(folder, copy, { replace: true })
    const restored = await openSqliteStore(folder, { readonly: true })
    expect(await restored.digest()).toBe(digest)
    await restored.close()
    const aside = join(folder, 'aside')
    mkdirSync(aside)
    await copyFile(movedTo ?? '', join(aside, STORE_FILE))
    const before = await openSqliteStore(aside, { readonly: true })
    expect((await before.status()).documents.complete).toBe(2)
    await before.close()
  })

  it('are refused while somebody works, and when they are no store', async () => {
    await (await openSqliteStore(folder)).close()
    const lock = await acquireWorkerLock(folder)
    await expect(backupStore(folder, join(folder, 'copy.db'))).rejects.toThrow(StoreRefused)
    await expect(restoreStore(folder, join(folder, STORE_FILE))).rejects.toThrow(StoreRefused)
    if (!('heldBy' in lock)) await lock.release()
    const junk = join(folder, 'junk.db')
    await writeFile(junk, 'no database'.repeat(1000))
    await expect(restoreStore(folder, junk, { replace: true })).rejects.toThrow(StoreRefused)
    await (await openSqliteStore(folder, { readonly: true })).close()
  })
})

/** A folder on a disk of 2 MB; null where this user may not make one. */
function smallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const place = join(folder, 'disk')
  mkdirSync(place)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place], { stdio: 'ignore' })
    return place
  } catch {
    // Containers forbid it; then the test says that it was skipped.
    return null
  }
}

it('says to try later when the disk is full, keeps what was committed, and goes on when there is room', async (test) => {
  const place = smallDisk()
  if (place === null) return test.skip('needs the right to mount a small disk')
  try {
    const store = await openSqliteStore(place)
    const fill = async () => {
      for (let at = 0; ; at++) await store.admit([arrival(`f${at}`, { origin: `/${at}/${'x'.repeat(20_000)}` })], ENGINE)
    }
    const failed = await fill().catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(TryLater)
    expect((failed as Error).message).toMatch(/disk is full/i)
    const kept = (await store.status()).documents.queued
    expect(kept).toBeGreaterThan(10)
    execFileSync('mount', ['-o', 'remount,size=20m', place])
    await store.admit([arrival('after')], ENGINE)
    expect((await store.status()).documents.queued).toBe(kept + 1)
    await store.close()
  } finally {
    execFileSync('umount', ['-l', place])
  }
})
