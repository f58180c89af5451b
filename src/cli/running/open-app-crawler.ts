import { createRequire } from 'node:module'
import type { App } from '../../app.js'
import { type Crawler, openCrawler, processOfOwner } from '../../crawl/index.js'
import type { Lang } from '../../pipeline/index.js'
import { notice } from '../output.js'
import { crawlSink } from './crawl-sink.js'

/** Whether the environment lets the crawler ask this machine; for tests and demos. Nothing in a file can. */
export function loopbackAllowed(): boolean {
  return process.env.GOUJI_ALLOW_LOOPBACK === '1'
}

/** A crawler over the store of `app`. Says loudly where it may ask this machine. */
export function openAppCrawler(app: App, contact: string | null, lang: Lang): Crawler {
  const { version } = createRequire(import.meta.url)('gouji/package.json') as { version: string }
  return openCrawler({
    state: app.store.crawl,
    sink: crawlSink(app),
    contact,
    version,
    allowLoopback: loopbackAllowed(),
    warn: (said) => notice(said[lang]),
  })
}

/**
 * Gives back what processes of this machine held that are gone: a crawl that was killed is then taken up at once
 * instead of when its lease runs out. For an embedded store only: in containers two machines may have one name.
 */
export async function releaseDead(app: App): Promise<void> {
  if (app.config.databaseUrl !== null) return
  const { leases } = app.store.crawl
  for (const owner of await leases.owners()) {
    const pid = processOfOwner(owner)
    if (pid !== null && !isAlive(pid)) await leases.release(owner)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Somebody else's process is alive too.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
