import { setTimeout as sleep } from 'node:timers/promises'
import { asTryLater, isRepeatable } from './storage-errors.js'

/** Milliseconds for which a transaction that meets others is repeated before the caller is told to try later. */
const PATIENCE = 30_000

/** Longest wait between two tries, in milliseconds; the true one is random, so that two do not meet again. */
const LONGEST_WAIT = 100

/** Runs `once` until nobody is in its way. Errors of the environment come out as `TryLater`. */
export async function repeat<T>(once: () => Promise<T>): Promise<T> {
  const end = Date.now() + PATIENCE
  for (let tries = 1; ; tries++) {
    try {
      return await once()
    } catch (error) {
      if (!isRepeatable(error) || Date.now() > end) throw asTryLater(error)
      await sleep(Math.random() * Math.min(LONGEST_WAIT, 2 ** tries))
    }
  }
}
