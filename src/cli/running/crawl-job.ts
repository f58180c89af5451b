// Jobs of kind `crawl`: the key is the name of a site, whose settings and orders stand in the store. A job that comes
// twice, or for an order that was answered, does nothing.
import type { App } from '../../app.js'
import { type Crawler, goesOn, siteFromText } from '../../crawl/index.js'
import type { Lang } from '../../pipeline/index.js'
import type { Next } from '../../work/index.js'
import { openAppCrawler } from './open-app-crawler.js'

/** Whoever holds the site may have died; a look costs one query. */
const BUSY_MS = 60_000
/** Before a job that was put down is taken up again. */
const LEAST_MS = 1_000

export interface CrawlJobs {
  handle(name: string): Promise<Next>
  close(): Promise<void>
}

export function crawlJobs(app: App, lang: Lang, signal: AbortSignal): CrawlJobs {
  const crawlers = new Map<string, Crawler>()
  const crawlerOf = (contact: string) => {
    const crawler = crawlers.get(contact) ?? openAppCrawler(app, contact, lang)
    crawlers.set(contact, crawler)
    return crawler
  }
  return {
    handle: async (name) => {
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
    },
    close: async () => {
      for (const crawler of crawlers.values()) await crawler.close()
    },
  }
}
