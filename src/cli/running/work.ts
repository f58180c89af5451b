// `gouji work`: works the queue of a distributed installation until it is stopped.
import { once } from 'node:events'
import type { JobKind } from '../../queue/index.js'
import { startHealth } from '../../work/index.js'
import { exitAtLeast, WRONG_USAGE } from '../exit-code.js'
import { notice } from '../output.js'
import { crawlJobs } from './crawl-job.js'
import { SAYS } from './says.js'
import { configOf, type RunningFlags, saying, withApp } from './with-app.js'

export interface WorkFlags extends RunningFlags {
  readonly healthHost?: string
  readonly healthPort?: number
  readonly kinds?: readonly JobKind[]
}

/** Beside the port of the review page, 4173. */
export const HEALTH_PORT = 4174

export async function work(flags: WorkFlags): Promise<void> {
  await saying(flags.lang, async () => {
    const { databaseUrl, redisUrl } = await configOf(flags)
    if (databaseUrl !== null && redisUrl !== null) return workQueue(flags)
    notice(SAYS[flags.lang].needsServers)
    exitAtLeast(WRONG_USAGE)
  })
}

function workQueue(flags: WorkFlags): Promise<void> {
  return withApp(flags, { work: true }, async ({ app, signal }) => {
    const crawls = crawlJobs(app, flags.lang, signal)
    const { metrics } = app.work({
      ...(flags.kinds && { kinds: flags.kinds }),
      handlers: { crawl: crawls },
    })
    // A worker that reaches neither store nor queue is not well, whatever its process does.
    const well = async () => (await Promise.all([app.store.states([]), app.queue.oldestWaitingMs()])).length === 2
    const health = await startHealth(metrics, well, {
      port: flags.healthPort ?? HEALTH_PORT,
      ...(flags.healthHost === undefined ? {} : { host: flags.healthHost }),
    })
    notice(SAYS[flags.lang].working(app.config.concurrency, health.url))
    if (!signal.aborted) await once(signal, 'abort')
    await health.close()
  })
}
