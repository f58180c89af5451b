// What the crawler takes from outside itself: time, chance and names. Handed in, so that a test can let a week
// pass in a millisecond, and so that no module reads a clock on its own.
import { lookup } from 'node:dns/promises'
import { setTimeout as wait } from 'node:timers/promises'

export interface Surroundings {
  /** Milliseconds since 1970. */
  now(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** From 0 to below 1. */
  random(): number
  /** All addresses of a host name. Rejects where there is none. */
  lookup(host: string): Promise<readonly string[]>
}

export const realSurroundings: Surroundings = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal ? { signal } : {})
  },
  random: () => Math.random(),
  lookup: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
}
