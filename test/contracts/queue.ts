// What every queue must do: one contract, one file, longer than most. A queue passes the suite before anything is built on it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setImmediate as breathe, setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { JobKind, Lease, Queue, QueueOptions } from '../../src/queue/index.js'
import { openQueue } from '../../src/queue/index.js'

/** Short, so that the suite can wait for it to run out; long beside a slow machine's pauses. */
const LEASE_MS = 1500
/** A lease and two looks, twice, for a machine that is busy with other tests. */
const RECOVERED_MS = 6 * LEASE_MS
const CLAIM_AND_HANG = fileURLToPath(new URL('../queue/claim-and-hang.ts', import.meta.url))

export function queueContract(engine: Queue['engine'], options: Omit<QueueOptions, 'leaseMs'>): void {
  describe(`queue: ${engine}`, () => {
    let queue: Queue
    let other: Queue
    const opened: Queue[] = []
    const open = async () => {
      const made = await openQueue({ ...options, leaseMs: LEASE_MS })
      opened.push(made)
      return made
    }
    beforeEach(async () => {
      queue ??= await open()
      other ??= await open()
      await queue.clear()
    })
    afterEach(() => queue.clear())
    afterAll(() => Promise.all(opened.map((one) => one.close())))

    const add = (key: string, more: { priority?: number; delayMs?: number; kind?: JobKind } = {}) =>
      queue.enqueue([{ kind: 'process', key, ...more }])
    const take = async (from = queue, waitMs = 0) => (await from.claim(['process'], waitMs))?.job.key ?? null
    const leased = async (from = queue, waitMs = 1000): Promise<Lease> => {
      const lease = await from.claim(['process', 'recheck', 'crawl'], waitMs)
      if (!lease) throw new Error('nothing to claim')
      return lease
    }

    it('says which engine it is', () => expect(queue.engine).toBe(engine))

    describe('order', () => {
      it('gives higher priorities first, and the oldest of a priority', async () => {
        await queue.enqueue([
          { kind: 'process', key: 'ingest1' },
          { kind: 'process', key: 'ingest2', priority: 0 },
          { kind: 'process', key: 'watch', priority: 20 },
          { kind: 'process', key: 'upload', priority: 30 },
          { kind: 'process', key: 'crawl', priority: 10 },
        ])
        const order = [await take(), await take(), await take(), await take(), await take(), await take()]
        expect(order).toEqual(['upload', 'watch', 'crawl', 'ingest1', 'ingest2', null])
      })

      it('gives only the kinds asked for, in the order asked for', async () => {
        await add('a', { priority: 30 })
        await add('b', { kind: 'crawl' })
        expect(await queue.claim(['recheck'], 0)).toBeNull()
        expect((await queue.claim(['recheck', 'crawl', 'process'], 0))?.job).toEqual({ id: 'crawl-b', kind: 'crawl', key: 'b' })
      })

      it('holds a delayed job back', async () => {
        await add('later', { delayMs: 700 })
        expect((await queue.counts()).process).toEqual({ waiting: 0, delayed: 1, running: 0 })
        expect(await take()).toBeNull()
        expect(await take(queue, 5000)).toBe('later')
      })
    })

    describe('one job a kind and key', () => {
      it('takes the same job once, and the higher priority', async () => {
        await queue.enqueue([
          { kind: 'process', key: 'first' },
          { kind: 'process', key: 'again' },
        ])
        await add('again')
        await add('again', { priority: 30 })
        await add('again', { priority: 10 })
        await add('again', { kind: 'recheck' })
        expect((await queue.counts()).process.waiting).toBe(2)
        expect([await take(), await take(), await take()]).toEqual(['again', 'first', null])
      })

      it('leaves the delay of a job as it is', async () => {
        await add('a', { delayMs: 60_000 })
        await add('a', { priority: 30 })
        expect(await take()).toBeNull()
      })

      it('takes any key, and the same key again once it is done', async () => {
        for (const key of ['site:1', '政府/..%2F', '123']) {
          for (let round = 0; round < 2; round++) {
            await add(key)
            const lease = await leased()
            expect(lease.job.key).toBe(key)
            expect(await queue.complete(lease)).toBe(true)
          }
        }
      })

      it('runs a job once more that was enqueued while it ran', async () => {
        await add('a')
        const lease = await leased()
        await add('a')
        await add('a', { priority: 20 })
        expect(await take()).toBeNull()
        await add('b', { priority: 10 })
        expect(await queue.complete(lease)).toBe(true)
        const second = await leased()
        expect(second.job.key).toBe('a')
        expect(await queue.complete(second)).toBe(true)
        expect([await take(), await take()]).toEqual(['b', null])
      })

      it('does not run a job once more that was given back and so reads the store anew', async () => {
        await add('a')
        const lease = await leased()
        await add('a')
        await queue.release(lease, 0)
        await queue.complete(await leased())
        expect((await queue.counts()).process).toEqual({ waiting: 0, delayed: 0, running: 0 })
      })

      it('loses no job that is enqueued just as the one before completes', async () => {
        let version = 0
        let seen = 0
        let ended = false
        const worker = (async () => {
          while (!ended) {
            const lease = await queue.claim(['recheck'], 100)
            if (!lease) continue
            seen = version
            await queue.complete(lease)
          }
        })()
        // As soon as the work has read the store, the store changes: the job is still running, completing, or gone.
        for (const end = Date.now() + 15_000; version < 300 && Date.now() < end; ) {
          version++
          await queue.enqueue([{ kind: 'recheck', key: 'a' }])
          while (seen < version && Date.now() < end) await (version % 2 ? breathe() : sleep(1))
        }
        ended = true
        await worker
        expect([version, seen]).toEqual([300, 300])
      }, 30_000)
    })

    describe('leases', () => {
      it('gives a job to one of many claimers', async () => {
        const keys = Array.from({ length: 400 }, (_, i) => `k${i}`)
        const got: string[] = []
        const claimer = async (from: Queue) => {
          for (let lease = await from.claim(['process'], 300); lease; lease = await from.claim(['process'], 300)) {
            got.push(lease.job.key)
            if (got.length % 2) await from.complete(lease)
          }
        }
        const all = Promise.all([queue, other, queue, other, queue, other].map(claimer))
        await queue.enqueue(keys.map((key) => ({ kind: 'process', key })))
        await all
        expect(got.sort()).toEqual(keys.sort())
      })

      it('takes a job from whoever does not renew, and refuses the late finisher', async () => {
        await add('a')
        const late = await leased()
        expect(late.leaseMs).toBe(LEASE_MS)
        const next = await leased(other, RECOVERED_MS)
        expect(next.job).toEqual(late.job)
        expect(await queue.renew(late)).toBe(false)
        expect(await queue.release(late, 0)).toBe(false)
        expect(await queue.complete(late)).toBe(false)
        expect(await other.complete(next)).toBe(true)
        expect(await other.complete(next)).toBe(false)
        expect((await queue.counts()).process).toEqual({ waiting: 0, delayed: 0, running: 0 })
      })

      it('refuses a finisher as soon as the lease ran out', async () => {
        await add('a')
        const late = await leased()
        await sleep(LEASE_MS + 100)
        expect(await queue.complete(late)).toBe(false)
      })

      it('leaves a job with whoever renews', async () => {
        await add('a')
        const lease = await leased()
        for (const end = Date.now() + 2 * LEASE_MS; Date.now() < end; await sleep(LEASE_MS / 5)) {
          expect(await queue.renew(lease)).toBe(true)
          expect(await take(other)).toBeNull()
        }
        expect(await queue.complete(lease)).toBe(true)
      })

      it('gives a job back at once, or after a delay', async () => {
        await add('a')
        expect(await queue.release(await leased(), 0)).toBe(true)
        const again = await leased()
        const released = Date.now()
        expect(await queue.release(again, 600)).toBe(true)
        expect(await queue.complete(again)).toBe(false)
        expect(await take()).toBeNull()
        expect(await take(other, 5000)).toBe('a')
        expect(Date.now() - released).toBeGreaterThanOrEqual(590)
      })

      it('sweeps up leases that ran out, and tells how many', async () => {
        await queue.enqueue([
          { kind: 'process', key: 'a' },
          { kind: 'crawl', key: 'b' },
        ])
        await leased()
        await leased()
        await Promise.all([queue.sweep(), other.sweep()])
        let count = 0
        for (const end = Date.now() + RECOVERED_MS; count < 2 && Date.now() < end; await sleep(100))
          count += (await queue.sweep()) + (await other.sweep())
        expect(count).toBe(2)
        expect(await queue.sweep()).toBe(0)
        expect([(await queue.counts()).process.waiting, (await queue.counts()).crawl.waiting]).toEqual([1, 1])
      })

      it('gives the job of a killed process to another', async () => {
        await add('a')
        const child = spawn(
          process.execPath,
          ['--import', 'tsx', CLAIM_AND_HANG, JSON.stringify({ ...options, leaseMs: LEASE_MS })],
          {
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        )
        const [said] = (await once(child.stdout, 'data')) as [Buffer]
        expect(said.toString()).toBe('a')
        expect(await take()).toBeNull()
        child.kill('SIGKILL')
        await once(child, 'exit')
        expect(await take(queue, RECOVERED_MS)).toBe('a')
      })
    })

    describe('waiting', () => {
      it('wakes for a job of the same process, and of another', async () => {
        for (const from of [queue, other]) {
          const begun = Date.now()
          const claim = take(from, 10_000)
          await sleep(100)
          await add('a')
          expect(await claim).toBe('a')
          expect(Date.now() - begun).toBeLessThan(2000)
          await queue.clear()
        }
      })

      it('gives up after the time', async () => {
        const begun = Date.now()
        expect(await take(queue, 300)).toBeNull()
        expect(Date.now() - begun).toBeGreaterThanOrEqual(290)
        expect(Date.now() - begun).toBeLessThan(2000)
      })

      it('ends waiting claims with the queue', async () => {
        const third = await open()
        const claim = third.claim(['process'], 60_000)
        await sleep(50)
        await third.close()
        expect(await claim).toBeNull()
      })
    })

    describe('figures', () => {
      it('counts by kind and state', async () => {
        await queue.enqueue([
          { kind: 'process', key: 'a' },
          { kind: 'process', key: 'b' },
          { kind: 'crawl', key: 'c', delayMs: 60_000 },
        ])
        await leased()
        expect(await queue.counts()).toEqual({
          process: { waiting: 1, delayed: 0, running: 1 },
          recheck: { waiting: 0, delayed: 0, running: 0 },
          crawl: { waiting: 0, delayed: 1, running: 0 },
        })
      })

      it('tells how long the oldest job has waited', async () => {
        expect(await queue.oldestWaitingMs()).toBe(0)
        await add('old')
        await sleep(250)
        await add('new', { priority: 30 })
        await add('elsewhere', { kind: 'crawl' })
        expect(await queue.oldestWaitingMs()).toBeGreaterThanOrEqual(240)
        await take()
        expect(await queue.oldestWaitingMs()).toBeGreaterThanOrEqual(240)
        await take()
        expect(await queue.oldestWaitingMs()).toBeLessThan(240)
      })

      it('forgets everything', async () => {
        await queue.enqueue(Array.from({ length: 50 }, (_, i) => ({ kind: 'process', key: `k${i}` })))
        const lease = await leased()
        await add('later', { delayMs: 60_000 })
        await queue.clear()
        expect((await queue.counts()).process).toEqual({ waiting: 0, delayed: 0, running: 0 })
        expect(await queue.complete(lease)).toBe(false)
        await add('a')
        expect(await take(other)).toBe('a')
      })

      it('holds ten thousand jobs', async () => {
        await queue.enqueue(Array.from({ length: 10_000 }, (_, i) => ({ kind: 'process', key: `k${i}`, priority: (i % 4) * 10 })))
        expect((await queue.counts()).process.waiting).toBe(10_000)
        const done = new Set<string>()
        const claimer = async (from: Queue) => {
          for (let lease = await from.claim(['process'], 0); lease; lease = await from.claim(['process'], 0)) {
            done.add(lease.job.key)
            await from.complete(lease)
          }
        }
        await Promise.all([queue, queue, queue, other, other, other].map(claimer))
        expect(done.size).toBe(10_000)
        expect((await queue.counts()).process).toEqual({ waiting: 0, delayed: 0, running: 0 })
      }, 60_000)
    })
  })
}
