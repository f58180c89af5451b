// Redis for tests: the one named by GOUJI_TEST_REDIS_URL, or redis-server of this machine with an append-only file.

import { once } from 'node:events'
import { connect } from 'node:net'
import { Child, freePort, missing, tempFolder } from './child.js'
import { findProgram } from './find-program.js'

export interface TestRedis {
  readonly url: string
  /** False: somebody else's, which a test must neither flush nor end. */
  readonly ours: boolean
  /** SIGKILL. */
  kill(): Promise<void>
  /** Starts it again on the same port with what its append-only file holds. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/** Null, with a word on the console, where there is no Redis. `args`: more options of redis-server. */
export async function startRedis(args: readonly string[] = []): Promise<TestRedis | null> {
  const named = process.env.GOUJI_TEST_REDIS_URL
  if (named) return { url: named, ours: false, kill: notOurs, restart: notOurs, stop: async () => {} }
  const command = await findProgram('redis-server')
  if (!command) return missing('Redis', 'Debian and Ubuntu: apt-get install redis-server; or set GOUJI_TEST_REDIS_URL.')
  const folder = await tempFolder('redis')
  const port = await freePort()
  const child = new Child({
    command,
    args: [...options(port, folder.path), ...args],
    probe: () => ping(port),
  })
  await child.start()
  return {
    url: `redis://127.0.0.1:${port}`,
    ours: true,
    kill: () => child.kill(),
    restart: () => child.stop().then(() => child.start()),
    stop: () => child.stop().then(folder.remove),
  }
}

function options(port: number, folder: string): string[] {
  const values = { port, bind: '127.0.0.1', dir: folder, appendonly: 'yes', save: '', 'maxmemory-policy': 'noeviction' }
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, String(value)])
}

/** A server that still reads its file answers LOADING, which is not yet an answer. */
async function ping(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    socket.write('PING\r\n')
    const [answer] = (await once(socket, 'data')) as [Buffer]
    if (!answer.toString().startsWith('+PONG')) throw new Error(`Redis says ${answer}`)
  } finally {
    socket.destroy()
  }
}

function notOurs(): Promise<never> {
  return Promise.reject(new Error('This Redis was started by somebody else; the test should have been skipped.'))
}
