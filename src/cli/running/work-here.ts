import type { App } from '../../app.js'
import type { Lang } from '../../pipeline/index.js'
import { notice } from '../output.js'
import { SAYS } from './says.js'

/**
 * Works the queue in this process, where that is its business: with Redis the workers do it, and of an embedded store
 * one process alone. Says which it is.
 */
export function workHere(app: App, lang: Lang): ReturnType<App['work']> | null {
  if (app.config.redisUrl !== null) {
    notice(SAYS[lang].waitsForWorkers)
    return null
  }
  if (app.lock !== null) {
    notice(SAYS[lang].heldElsewhere(app.lock.heldBy))
    return null
  }
  return app.work()
}
