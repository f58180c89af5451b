// Crawls sites: in this process, or with Redis by ordering them from the workers. Either way the store says how it went.
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../../app.js'
import { type Crawler, type CrawlOutcome, goesOn, type Site, siteAsText } from '../../crawl/index.js'
import { TryLater } from '../../errors.js'
import type { Lang } from '../../pipeline/index.js'
import { notice } from '../output.js'
import { CRAWL_SAYS } from './crawl-says.js'
import { openAppCrawler } from './open-app-crawler.js'
import { SAYS } from './says.js'

/** Crawls one site to where it ends or has to wait. Null where `signal` came before anything was known. */
export type CrawlOne = (site: Site) => Promise<CrawlOutcome | null>

interface Means {
  readonly app: App
  readonly contact: string
  readonly lang: Lang
  readonly signal: AbortSignal
}

/** Between looks at what a worker does, or whether a site is free, ms. */
const LOOK_MS = 1_000
/** A queue that forgot the job is told again, ms; twice is once. */
const ENQUEUE_AGAIN_MS = 60_000
/** Beside uploads (30) and above the reading of what is there already. */
const PRIORITY = 10

/** Opens what is needed; `close` when all is done. */
export function openCrawling(means: Means): { readonly one: CrawlOne; close(): Promise<void> } {
  if (means.app.config.redisUrl !== null) {
    notice(CRAWL_SAYS[means.lang].waitsForCrawlers)
    return { one: (site) => byQueue(site, means), close: async () => {} }
  }
  const crawler = openAppCrawler(means.app, means.contact, means.lang)
  return { one: (site) => here(site, crawler, means), close: () => crawler.close() }
}

async function here(site: Site, crawler: Crawler, { app, contact, lang, signal }: Means): Promise<CrawlOutcome> {
  const { sites } = app.store.crawl
  const ordered = await sites.order(site.name, siteAsText(site, contact))
  let saidBusy = false
  for (;;) {
    const outcome = await patiently(() => crawler.crawl(site, signal), lang, signal)
    if (outcome.status !== 'busy' || signal.aborted) {
      await sites.answer(site.name, ordered, outcome)
      return outcome
    }
    // Another process crawls it, or died lately; its lease ends or runs out.
    if (!saidBusy) notice(CRAWL_SAYS[lang].busy(site.name))
    saidBusy = true
    await pause(5 * LOOK_MS, signal)
  }
}

/** A store that is away for a moment costs nothing: the run is taken up where it is. */
async function patiently<T>(work: () => Promise<T>, lang: Lang, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof TryLater) || signal.aborted) throw error
      notice(SAYS[lang].notReady(error.message))
      await pause(error.delayMs, signal)
    }
  }
}

async function byQueue(site: Site, { app, contact, lang, signal }: Means): Promise<CrawlOutcome | null> {
  const { sites } = app.store.crawl
  const ordered = await sites.order(site.name, siteAsText(site, contact))
  let rung = Number.NEGATIVE_INFINITY
  let outcome: CrawlOutcome | null = null
  while (!signal.aborted) {
    if (performance.now() - rung > ENQUEUE_AGAIN_MS) {
      await patiently(() => app.queue.enqueue([{ kind: 'crawl', key: site.name, priority: PRIORITY }]), lang, signal)
      rung = performance.now()
    }
    const kept = await patiently(() => sites.kept(site.name), lang, signal)
    outcome = (await patiently(() => sites.standing(site.name), lang, signal)).outcome
    if (kept && kept.answered >= ordered) return outcome
    if (outcome && goesOn(outcome) && outcome.status === 'waiting') return outcome
    await pause(LOOK_MS, signal)
  }
  return outcome
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {}) // stopped: whoever waits looks at the signal
}
