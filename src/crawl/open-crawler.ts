// Puts the crawler together for one process. Several sites may be crawled at once by one crawler; two crawlers keep
// out of each other's way through the leases of the state.
import { randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import type { CrawlSink } from './crawl-sink.js'
import { type CrawlMeans, type CrawlOutcome, crawlSite, LARGEST_DOCUMENT } from './crawl-site.js'
import type { CrawlState } from './crawl-state.js'
import { HostGate, LEASE_MS } from './fetch/host-gate.js'
import { PoliteFetcher } from './fetch/polite-fetcher.js'
import { Turns } from './fetch/turns.js'
import { WIRE_LIMITS, Wire, type WireLimits } from './fetch/wire.js'
import { type FetchedOne, fetchOne } from './fetch-one.js'
import type { Site } from './sites/site.js'
import { realSurroundings, type Surroundings } from './surroundings.js'
import type { SaidTwice } from './words.js'

export interface CrawlerOptions {
  readonly state: CrawlState
  readonly sink: CrawlSink
  /** Mail address or page, for the user agent; without one only single documents should be asked for. */
  readonly contact: string | null
  /** Of gouji. */
  readonly version: string
  /** Lets 127.0.0.0/8, ::1 and any port be asked; `warn` is told. For tests and demos only. */
  readonly allowLoopback?: boolean
  readonly warn?: (said: SaidTwice) => void
  readonly surroundings?: Surroundings
  readonly limits?: Partial<WireLimits>
  /** Milliseconds; see `CrawlMeans`. */
  readonly patienceMs?: number
}

export interface Crawler {
  crawl(site: Site, signal?: AbortSignal): Promise<CrawlOutcome>
  /** The document at an address. Throws only for errors of the state, and `AbortError`. */
  fetch(address: string, signal?: AbortSignal): Promise<FetchedOne>
  close(): Promise<void>
}

/**
 * Whose process holds a lease, where it is one of this machine; null for others. A process that died gives nothing back,
 * and whoever knows that it is gone may do it for it.
 */
export function processOfOwner(owner: string): number | null {
  const [machine, pid] = owner.split(' ')
  return machine === hostname() && pid !== undefined ? Number(pid) : null
}

/** Short waits are waited for; a job that waits longer gives its worker to others. */
const PATIENCE_MS = 2 * 60_000

const LOOPBACK_WARNING: SaidTwice = {
  zh: '警告：GOUJI_ALLOW_LOOPBACK=1，爬虫可以访问本机地址和任意端口；只用于测试和演示，正式运行请去掉。',
  en: 'WARNING: GOUJI_ALLOW_LOOPBACK=1 lets the crawler reach this machine and any port; for tests and demos only, unset it for real use.',
}

export function openCrawler(options: CrawlerOptions): Crawler {
  const { state, sink, surroundings = realSurroundings, allowLoopback = false } = options
  if (allowLoopback) options.warn?.(LOOPBACK_WARNING)
  const wire = new Wire(surroundings, { allowLoopback, limits: { ...WIRE_LIMITS, ...options.limits } })
  const turns = new Turns()
  // One owner a run, so that two runs in one process keep apart as two processes do.
  const asker = (signal?: AbortSignal) => {
    const owner = `${hostname()} ${process.pid} ${randomBytes(6).toString('hex')}`
    const gate = new HostGate(state.leases, owner, surroundings, turns, signal)
    const newId = () => fetchId(surroundings.now())
    const fetcher = new PoliteFetcher({ wire, gate, surroundings, userAgent: userAgentOf(options), newId })
    return { state, fetcher, surroundings, owner, ...(signal && { signal }) }
  }
  return {
    crawl: (site, signal) => {
      const means: CrawlMeans = { ...asker(signal), sink, patienceMs: options.patienceMs ?? PATIENCE_MS }
      return keepLeases(means, () => crawlSite(site, means))
    },
    fetch: (address, signal) => {
      const means = { ...asker(signal), limitBytes: LARGEST_DOCUMENT }
      return keepLeases(means, () => fetchOne(address, means))
    },
    close: () => wire.close(),
  }
}

/** Renews what `owner` holds while `work` goes on, however long a host makes it wait. */
async function keepLeases<T>({ state, owner }: { state: CrawlState; owner: string }, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => {
    // A lease that runs out meanwhile is noticed where it is used next.
    state.leases.renew(owner, LEASE_MS).catch(() => undefined)
  }, LEASE_MS / 4)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** Says who asks and how to reach them; a header holds no characters beyond ASCII. */
function userAgentOf({ version, contact }: CrawlerOptions): string {
  const reached = contact === null ? '' : `; contact: ${contact.replace(/[^\x21-\x7e]/g, '')}`
  return `gouji/${version} (reads annual reports on government information disclosure${reached})`
}

/** Sorts by time; 32 characters. */
function fetchId(now: number): string {
  return `${now.toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`
}
