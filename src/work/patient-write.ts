// Writes what became of a document even if the store is away for a while: reading it again would cost more, and count
// as one more start of a document that did nothing.
import { setTimeout as sleep } from 'node:timers/promises'
import { TryLater } from '../errors.js'
import type { WorkDeps } from './work-deps.js'

/** Longest wait between two tries, ms, whatever the error says: a try costs one refused connection. */
export const LONGEST_WAIT_MS = 5_000

/** Tries until the store takes it, or until `hurry` comes; then the last `TryLater` is thrown. */
export async function patientWrite<Answer>(
  write: () => Promise<Answer>,
  { hurry, log }: Pick<WorkDeps, 'hurry' | 'log'>,
): Promise<Answer> {
  for (;;) {
    try {
      return await write()
    } catch (error) {
      if (!(error instanceof TryLater) || hurry?.aborted) throw error
      log.warn({ message: error.message }, 'the store takes nothing now; tried again')
      const wait = sleep(Math.min(error.delayMs, LONGEST_WAIT_MS), undefined, hurry ? { signal: hurry } : {})
      await wait.catch(() => {}) // in a hurry: the last try follows
    }
  }
}
