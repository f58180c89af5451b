// The queue on Redis: the contract, and what a server can do to it.
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { afterAll, describe, expect, it } from 'vitest'
import { TryLater } from '../../src/errors.js'
import { openQueue, type Queue } from '../../src/queue/index.js'
import { queueContract } from '../contracts/queue.js'
import { startRedis } from '../services/index.js'

const redis = await startRedis()
afterAll(() => redis?.stop())
const url = redis?.url ?? ''
const prefix = `gouji-test-${randomUUID()}`

if (redis) queueContract('bullmq', { redisUrl: url, dataFolder: tmpdir(), prefix })
else describe.skip('queue: bullmq (no Redis on this machine)', () => it('is skipped', () => {}))

describe.skipIf(!redis?.ours)('a Redis of its own', () => {
  const said: string[] = []
  const open = (leaseMs = 3000) =>
    openQueue({ redisUrl: url, dataFolder: tmpdir(), prefix, leaseMs, warn: (message) => said.push(message) })

  it('goes on with its jobs after Redis was killed and restarted', async () => {
    const queue = await open()
    await queue.enqueue(Array.from({ length: 200 }, (_, i) => ({ kind: 'process', key: `k${i}` })))
    const held = await queue.claim(['process'], 0)
    await redis?.kill()
    await sleep(300)
    await expect(queue.enqueue([{ kind: 'process', key: 'x' }])).rejects.toBeInstanceOf(TryLater)
    await expect(queue.claim(['process'], 0)).rejects.toBeInstanceOf(TryLater)
    await expect(queue.counts()).rejects.toBeInstanceOf(TryLater)
    await redis?.restart()
    const done = new Set<string>()
    for (const end = Date.now() + 30_000; done.size < 200 && Date.now() < end; ) {
      const lease = await patiently(() => queue.claim(['process'], 500))
      if (lease && (await queue.complete(lease))) done.add(lease.job.key)
    }
    expect(done.size).toBe(200)
    expect(done).toContain(held?.job.key)
    expect(said.filter((message) => message.includes('reconnecting'))).toHaveLength(1)
    await queue.close()
  }, 60_000)

  it('ends claims that wait while Redis is away', async () => {
    const queue = await open()
    const claim = queue.claim(['process'], 60_000)
    await sleep(100)
    await redis?.kill()
    await expect(claim).rejects.toBeInstanceOf(TryLater)
    await queue.close()
    await redis?.restart()
  }, 30_000)

  it('is of use after FLUSHALL', async () => {
    const queue = await open()
    await queue.enqueue([
      { kind: 'process', key: 'a' },
      { kind: 'process', key: 'b' },
    ])
    const lost = await queue.claim(['process'], 0)
    await command((client) => client.flushall())
    expect((await queue.counts()).process).toEqual({ waiting: 0, delayed: 0, running: 0 })
    expect(lost && (await queue.complete(lost))).toBe(false)
    await queue.enqueue([{ kind: 'process', key: 'a' }])
    const lease = await queue.claim(['process'], 0)
    expect(lease && (await queue.complete(lease))).toBe(true)
    await queue.close()
  })

  it('keeps nothing but ids, and nothing at all once work is done', async () => {
    const queue = await open()
    await queue.clear()
    await queue.enqueue([{ kind: 'process', key: 'only' }])
    await command(async (client) => {
      expect(await client.hget(`${prefix}:process:process-only`, 'data')).toBe('null')
    })
    const lease = await queue.claim(['process'], 0)
    await queue.enqueue([{ kind: 'process', key: 'only' }])
    if (lease) await queue.complete(lease)
    const again = await queue.claim(['process'], 0)
    if (again) await queue.complete(again)
    await command(async (client) => {
      const left = await client.keys(`${prefix}:*`)
      expect(left.filter((key) => /only|again/.test(key))).toEqual([])
    })
    await queue.close()
  })

  it('warns where Redis would drop jobs', async () => {
    said.length = 0
    await command((client) => client.config('SET', 'maxmemory-policy', 'allkeys-lru'))
    await (await open()).close()
    await command((client) => client.config('SET', 'maxmemory-policy', 'noeviction'))
    expect(said.some((message) => message.includes('maxmemory-policy'))).toBe(true)
    said.length = 0
    await (await open()).close()
    expect(said).toEqual([])
  })

  it('tells when Redis is full', async () => {
    const queue = await open()
    await command((client) => client.config('SET', 'maxmemory', '1'))
    await expect(queue.enqueue([{ kind: 'process', key: 'z' }])).rejects.toBeInstanceOf(TryLater)
    await command((client) => client.config('SET', 'maxmemory', '0'))
    await queue.close()
  })

  async function command<T>(work: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(url)
    try {
      return await work(client)
    } finally {
      client.disconnect()
    }
  }
})

it('says at once that no Redis answers', async () => {
  await expect(openQueue({ redisUrl: 'redis://127.0.0.1:1', dataFolder: tmpdir() })).rejects.toBeInstanceOf(TryLater)
})

async function patiently(claim: () => ReturnType<Queue['claim']>): ReturnType<Queue['claim']> {
  try {
    return await claim()
  } catch (error) {
    if (!(error instanceof TryLater)) throw error
    await sleep(100)
    return null
  }
}
