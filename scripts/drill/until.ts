import { setTimeout as sleep } from 'node:timers/promises'
import { Failed } from './verdict.js'

/** Longest that a drill waits for anything, ms: minutes on a machine that ten others share, seconds on a quiet one. */
const MOST_MS = 600_000
const LOOK_MS = 100

/** Waits until `probe` gives something else than false, null or undefined, and returns that. Throws `Failed` after ten minutes. */
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
