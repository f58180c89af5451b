// The programs that other tests rely on start, survive a kill with their data, and are gone after `stop`.
import { Redis } from 'ioredis'
import pg from 'pg'
import { afterAll, describe, expect, it } from 'vitest'
import { startPostgres, startRedis, startS3 } from './index.js'

const redis = await startRedis()
const postgres = await startPostgres({ durable: true })
const s3 = await startS3()
afterAll(async () => {
  await redis?.stop()
  await postgres?.stop()
  await s3.stop()
})

describe.skipIf(!redis?.ours)('Redis', () => {
  it('keeps what was appended when it is killed', async () => {
    await ask((client) => client.set('a', '1'))
    await redis?.kill()
    await redis?.restart()
    expect(await ask((client) => client.get('a'))).toBe('1')
  })

  async function ask<T>(question: (client: Redis) => Promise<T>): Promise<T> {
    const client = new Redis(redis?.url ?? '')
    try {
      return await question(client)
    } finally {
      client.disconnect()
    }
  }
})

describe.skipIf(!postgres?.ours)('PostgreSQL', () => {
  it('gives databases of their own, and keeps what was committed when it is killed', async () => {
    const one = (await postgres?.createDatabase()) ?? ''
    expect(await postgres?.createDatabase()).not.toBe(one)
    await ask(one, 'CREATE TABLE t AS SELECT 7 AS n')
    await postgres?.kill()
    await postgres?.restart()
    expect(await ask(one, 'SELECT n FROM t')).toEqual([{ n: 7 }])
  })

  async function ask(url: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(sql)).rows
    } finally {
      await client.end()
    }
  }
})

describe('S3', () => {
  it('answers again after a restart, and no more after the end', async () => {
    if (s3.ours) {
      await s3.kill()
      await expect(fetch(s3.url)).rejects.toThrow()
      await s3.restart()
    }
    expect((await fetch(s3.url)).status).toBeLessThan(500)
  })
})
