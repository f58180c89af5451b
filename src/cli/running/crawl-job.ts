// Jobs of kind `crawl`: the key is the name of a site, whose settings and orders stand in the store. A job that comes
// twice, or for an order that was answered, does nothing.
import type { App } from '../../app.js'
import { type Crawler, goesOn, siteFromText } from '../../crawl/index.js'
import type { Lang } from '../../pipeline/index.js'
import type { Next } from '../../work/index.js'
import { openAppCrawler } from './open-app-crawler.js'

/** Whoever holds the site may have died; a look costs one query. */
const BUSY_MS = 15_000
/** Before a job that was put down is taken up again. */
const LEAST_MS = 1_000

/** The handler. `signal` puts down what is being crawled, where it is. */
export function crawlJobs(app: App, lang: Lang, signal: AbortSignal): (name: string) => Promise<Next> {
  const crawlers = new Map<string, Crawler>()
  let active = 0
  const crawlerOf = (contact: string) => {
    const crawler = crawlers.get(contact) ?? openAppCrawler(app, contact, lang)
    crawlers.set(contact, crawler)
    return crawler
  }
  return async (name) => {
    active++
    try {
      return await crawlOrdered(name, { app, crawlerOf, signal })
    } finally {
      active--
      // Connections are shared by the sites of one time, and do not hold up the end of the process.
      const idle = active === 0 ? [...crawlers.values()] : []
      if (active === 0) crawlers.clear()
      for (const crawler of idle) await crawler.close()
    }
  }
}

interface Means {
  readonly app: App
  readonly crawlerOf: (contact: string) => Crawler
  readonly signal: AbortSignal
}

async function crawlOrdered(name: string, { app, crawlerOf, signal }: Means): Promise<Next> {
  const { sites } = app.store.crawl
  const kept = await sites.kept(name)
  if (kept === null || kept.answered >= kept.ordered) return { done: true }
  const { site, contact } = siteFromText(kept.settings)
  const outcome = await crawlerOf(contact).crawl(site, signal)
  await sites.answer(name, kept.ordered, outcome)
  const { status, requests, reports } = outcome
  app.log.info({ site: name, status, requests, reports }, 'crawled')
  if (!goesOn(outcome)) return { done: true }
  const againMs = Math.max(LEAST_MS, (outcome.dueAt ?? 0) - Date.now())
  return { againMs: status === 'busy' ? Math.min(againMs, BUSY_MS) : againMs }
}
