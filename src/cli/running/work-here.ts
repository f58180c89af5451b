import type { App } from '../../app.js'
import type { Lang } from '../../pipeline/index.js'
import type { WorkMetrics } from '../../work/index.js'
import { notice } from '../output.js'
import { SAYS } from './says.js'

/** The same sentence is said again after this, ms: whoever looks at the terminal shall see that it still holds. */
const SAID_AGAIN_MS = 60_000

/**
 * Works the queue in this process, where that is its business: with Redis the workers do it, and of an embedded store
 * one process at a time. Says which it is, and takes over when that one ends. `onWorking` gets the numbers of the workers.
 */
export function workHere(app: App, lang: Lang, onWorking?: (metrics: WorkMetrics) => void): void {
  const says = SAYS[lang]
  if (app.config.redisUrl !== null) {
    notice(says.waitsForWorkers)
    return
  }
  const work = () => {
    const { metrics } = app.work({ onWaiting: sayNowAndThen((message) => notice(says.notReady(message))) })
    onWorking?.(metrics)
  }
  if (app.lock === null) {
    work()
    return
  }
  notice(says.heldElsewhere(app.lock.heldBy))
  app.takeOver().then(
    (ours) => {
      if (!ours) return
      notice(says.takenOver)
      work()
    },
    (error: unknown) => app.log.error({ error: String(error) }, 'the queue could not be taken over'),
  )
}

function sayNowAndThen(say: (message: string) => void): (message: string) => void {
  const saidAt = new Map<string, number>()
  return (message) => {
    const now = performance.now()
    if (now - (saidAt.get(message) ?? Number.NEGATIVE_INFINITY) < SAID_AGAIN_MS) return
    saidAt.set(message, now)
    say(message)
  }
}
