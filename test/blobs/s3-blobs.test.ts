// Blobs in a bucket: the contract on a server on this machine, and what a server can do to it.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, describe, expect, it } from 'vitest'
import { copyBlobs, openBlobs } from '../../src/blobs/index.js'
import { TryLater } from '../../src/errors.js'
import { blobContract, sha256 } from '../contracts/blobs.js'
import { startS3 } from '../services/index.js'

const s3 = await startS3()
Object.assign(process.env, s3.env)
const client = new S3Client({ region: 'us-east-1', forcePathStyle: true })
const dataFolder = mkdtempSync(join(tmpdir(), 'gouji-s3-'))
afterAll(async () => {
  client.destroy()
  rmSync(dataFolder, { recursive: true, force: true })
  await s3.stop()
})
const newSpec = () => `s3://${s3.bucket}/test/${randomUUID()}/`

blobContract({
  kind: 's3',
  newSpec,
  tamper: async (spec, path, bytes) => {
    const Key = `${spec.slice(`s3://${s3.bucket}/`.length)}${path}`
    await client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: bytes }))
  },
})

it('copies a folder into a bucket and back', async () => {
  const from = await openBlobs(join(dataFolder, 'from'), { dataFolder })
  const bucket = await openBlobs(newSpec(), { dataFolder })
  const back = await openBlobs(join(dataFolder, 'back'), { dataFolder })
  for (let i = 0; i < 25; i++) {
    const bytes = randomBytes(1000 + i)
    await from.put(sha256(bytes), bytes)
  }
  expect(await copyBlobs(from, bucket)).toMatchObject({ copied: 25, skipped: 0, damaged: [] })
  expect(await copyBlobs(bucket, back)).toMatchObject({ copied: 25, skipped: 0, damaged: [] })
  expect(readdirSync(join(dataFolder, 'blob-copies'))).toEqual([])
})

it('lists more than one page of a thousand', async () => {
  const spec = newSpec()
  const blobs = await openBlobs(spec, { dataFolder })
  const names = Array.from({ length: 1005 }, (_, i) => sha256(Buffer.from(`b${i}`)))
  const put = (name: string) => {
    const Key = `${spec.slice(`s3://${s3.bucket}/`.length)}${name.slice(0, 2)}/${name.slice(2, 4)}/${name}`
    return client.send(new PutObjectCommand({ Bucket: s3.bucket, Key, Body: 'x' }))
  }
  for (let at = 0; at < names.length; at += 50) await Promise.all(names.slice(at, at + 50).map(put))
  const listed: string[] = []
  for await (const name of blobs.list()) listed.push(name)
  expect(listed).toEqual(names.sort())
}, 60_000)

it('says which bucket is not there', async () => {
  const blobs = await openBlobs('s3://no-such-bucket', { dataFolder })
  const bytes = randomBytes(10)
  await expect(blobs.put(sha256(bytes), bytes)).rejects.toThrow('no-such-bucket')
})

describe.skipIf(!s3.ours)('a server of its own', () => {
  it('asks to try later while the server is away, and goes on after', async () => {
    const blobs = await openBlobs(newSpec(), { dataFolder })
    const bytes = randomBytes(10)
    await s3.kill()
    await expect(blobs.put(sha256(bytes), bytes)).rejects.toBeInstanceOf(TryLater)
    await expect(blobs.get(sha256(bytes))).rejects.toBeInstanceOf(TryLater)
    await s3.restart()
    await blobs.put(sha256(bytes), bytes)
    expect(await blobs.has(sha256(bytes))).toBe(true)
  }, 30_000)
})
