// An S3 server for tests: the one named by GOUJI_TEST_S3_ENDPOINT (with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY
// for it), or the npm package s3rver as a child of its own, so that it can be killed.

import { once } from 'node:events'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { Child, freePort, tempFolder } from './child.js'

/** The one pair of keys that s3rver knows. */
const KEY = 'S3RVER'

export interface TestS3 {
  /** http://127.0.0.1:port */
  readonly url: string
  /** A bucket that exists. */
  readonly bucket: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly ours: boolean
  /** The AWS_* variables a program needs to find it. */
  readonly env: Readonly<Record<string, string>>
  kill(): Promise<void>
  restart(): Promise<void>
  stop(): Promise<void>
}

export async function startS3(): Promise<TestS3> {
  const named = process.env.GOUJI_TEST_S3_ENDPOINT
  if (named) return theirs(named)
  const folder = await tempFolder('s3')
  const port = await freePort()
  const bin = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js')
  const child = new Child({
    command: process.execPath,
    args: [
      // It enciphers the token of a second page of names with an algorithm that OpenSSL 3 has retired.
      '--openssl-legacy-provider',
      bin,
      '--directory',
      folder.path,
      '--address',
      '127.0.0.1',
      '--port',
      String(port),
      '--silent',
      '--no-vhost-buckets',
      '--configure-bucket',
      'gouji',
    ],
    probe: () => reach(port),
  })
  await child.start()
  return {
    ...access(`http://127.0.0.1:${port}`, 'gouji', KEY, KEY),
    ours: true,
    kill: () => child.kill(),
    restart: () => child.stop().then(() => child.start()),
    stop: () => child.stop().then(folder.remove),
  }
}

function theirs(url: string): TestS3 {
  const { GOUJI_TEST_S3_BUCKET: bucket = 'gouji', AWS_ACCESS_KEY_ID: id = KEY, AWS_SECRET_ACCESS_KEY: secret = KEY } = process.env
  return { ...access(url, bucket, id, secret), ours: false, kill: notOurs, restart: notOurs, stop: async () => {} }
}

function access(url: string, bucket: string, accessKeyId: string, secretAccessKey: string) {
  const env = {
    AWS_ENDPOINT_URL_S3: url,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
  }
  return { url, bucket, accessKeyId, secretAccessKey, env }
}

async function reach(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  socket.destroy()
}

function notOurs(): Promise<never> {
  return Promise.reject(new Error('This S3 server was started by somebody else; the test should have been skipped.'))
}
