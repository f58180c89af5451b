// What happens to servers: Redis and PostgreSQL go away and come back, and clocks do not agree.
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Redis } from 'ioredis'
import type { Drill } from './drill.js'
import type { Ground } from './ground.js'
import { judge } from './judge.js'
import { must } from './verdict.js'
import { UNDER_WAY } from './worker-drills.js'

/** Long enough for every loop of a worker to run into it, ms. */
const AWAY_MS = 2_000
const CLOCK_OFF_MS = 10 * 60_000

interface Outage {
  readonly name: string
  readonly about: string
  readonly redis?: readonly string[]
  disturb(ground: Ground & { readonly services: NonNullable<Ground['services']> }): Promise<string>
}

function outage({ disturb, ...about }: Outage): Drill {
  return {
    ...about,
    modes: ['distributed'],
    short: about.name === 'redis-flushed' ? ['distributed'] : [],
    run: async (ground) => {
      const { services } = ground
      must(services !== null, 'needs servers of its own')
      await ground.admit()
      await Promise.all([ground.worker(), ground.worker()])
      await ground.untilEnded(UNDER_WAY)
      const seen = await disturb(Object.assign(ground, { services }))
      await ground.untilQuiet()
      return `${seen}; ${await judge(ground)}`
    },
  }
}

async function killedRedis({ services: { redis } }: { readonly services: NonNullable<Ground['services']> }): Promise<string> {
  await redis.kill()
  await sleep(AWAY_MS)
  await redis.restart()
  return `Redis away for ${AWAY_MS / 1000} s, ${await keysOf(redis.url)} keys kept`
}

async function keysOf(url: string): Promise<number> {
  return withRedis(url, (client) => client.dbsize())
}

async function withRedis<Value>(url: string, ask: (client: Redis) => Promise<Value>): Promise<Value> {
  const client = new Redis(url)
  try {
    return await ask(client)
  } finally {
    client.disconnect()
  }
}

const shiftClock = pathToFileURL(fileURLToPath(new URL('./shift-clock.js', import.meta.url))).href

const clocksApart: Drill = {
  name: 'clocks-apart',
  about: 'one worker whose clock is ten minutes ahead, one whose clock is ten minutes behind',
  modes: ['distributed'],
  short: [],
  run: async (ground) => {
    await ground.admit()
    const off = (ms: number) => ({ NODE_OPTIONS: `--import=${shiftClock}`, DRILL_CLOCK_MS: String(ms) })
    await Promise.all([ground.worker({}, off(CLOCK_OFF_MS)), ground.worker({}, off(-CLOCK_OFF_MS))])
    await ground.untilQuiet()
    const again = (await ground.rows()).filter(({ starts }) => starts !== 1).length
    must(again === 0, `${again} documents were begun more than once`)
    return `every document begun once; ${await judge(ground)}`
  },
}

export const serverDrills: readonly Drill[] = [
  outage({ name: 'redis-killed', about: 'Redis is killed and comes back with its file', disturb: killedRedis }),
  outage({
    name: 'redis-killed-without-file',
    about: 'Redis is killed and comes back empty',
    redis: ['--appendonly', 'no'],
    disturb: killedRedis,
  }),
  outage({
    name: 'redis-flushed',
    about: 'all of Redis is flushed',
    disturb: async ({ services: { redis } }) => {
      const keys = await keysOf(redis.url)
      await withRedis(redis.url, (client) => client.flushall())
      return `${keys} keys flushed`
    },
  }),
  outage({
    name: 'postgres-stopped',
    about: 'PostgreSQL stops at once and comes back',
    disturb: async ({ services: { postgres } }) => {
      await postgres.kill()
      await sleep(AWAY_MS)
      await postgres.restart()
      return `PostgreSQL away for ${AWAY_MS / 1000} s`
    },
  }),
  clocksApart,
]
