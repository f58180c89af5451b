import { setTimeout as sleep } from 'node:timers/promises'
import { Failed } from './drill.js'

/** Longest that a drill waits for anything, ms: a loaded machine is ten times as slow as a quiet one. */
const MOST_MS = 180_000
const LOOK_MS = 100

/** Waits until `probe` gives something else than false, null or undefined, and returns that. Throws `Failed` after three minutes. */
export async function until<Value>(
  what: string,
  probe: () => Promise<Value | false | null | undefined> | Value | false | null | undefined,
): Promise<Value> {
  const end = Date.now() + MOST_MS
  for (;;) {
    const value = await probe()
    if (value !== false && value !== null && value !== undefined) return value
    if (Date.now() > end) throw new Failed(`waited ${MOST_MS / 1000} s in vain: ${what}`)
    await sleep(LOOK_MS)
  }
}
