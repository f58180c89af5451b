// Fetches one page the polite way: robots.txt first, through the gate of its host, redirects followed by hand with
// every hop checked like a first address, and a row for the log whatever came of it.
import { createHash } from 'node:crypto'
import { normalise, withoutSecrets } from '../address.js'
import type { FetchRow, PageRequest, Remembered, StoredRobots } from '../crawl-state.js'
import { isOnSite, type Site } from '../sites/site.js'
import type { Surroundings } from '../surroundings.js'
import { FetchFailure } from './fetch-failure.js'
import { addressName, dispositionName } from './file-name.js'
import type { HostGate, Visit } from './host-gate.js'
import { failureOf } from './judge-answer.js'
import { keptHeaders } from './kept-headers.js'
import { pageRedirect } from './page-redirect.js'
import { rangeOf } from './private-address.js'
import { MOST_ROBOTS_BYTES, robotsFrom, rule, stillGood } from './robots.js'
import { endsWell, type Sniffed, sniff } from './sniff.js'
import type { Wire, WireAnswer } from './wire.js'

/** A body that came whole. */
export interface Body {
  readonly url: string
  readonly bytes: Uint8Array
  readonly sha256: string
  readonly kind: Sniffed
  /** As declared; a hint only. */
  readonly mediaType: string
  readonly name: string | null
  readonly etag: string | null
  readonly lastModified: string | null
}

/** Exactly one of `body`, `unchanged` and `failure` tells what came of it. */
export interface Fetched {
  readonly row: FetchRow
  readonly body: Body | null
  /** 304, or the very bytes that are remembered. */
  readonly unchanged: boolean
  readonly failure: FetchFailure | null
  /** Requests made: hops and robots.txt. */
  readonly requests: number
}

export interface FetchOrder {
  readonly request: PageRequest
  readonly site: Site
  readonly remembered: Remembered | null
  /** Decoded bytes. */
  readonly limitBytes: number
}

const MOST_HOPS = 5
const ACCEPT = 'text/html,application/xhtml+xml,application/json,application/pdf,*/*;q=0.8'

/** A fetch under way. */
interface Trip {
  readonly order: FetchOrder
  readonly chain: { readonly url: string; readonly by: string }[]
  request: PageRequest
  requests: number
  robots: FetchRow['robots']
  answer: WireAnswer | null
}

export class PoliteFetcher {
  constructor(
    private readonly means: {
      readonly wire: Wire
      readonly gate: HostGate
      readonly surroundings: Surroundings
      readonly userAgent: string
      readonly newId: () => string
    },
  ) {}

  /** Never throws for what the network does. Throws `HostBusy`, and errors of the state. */
  async fetch(order: FetchOrder): Promise<Fetched> {
    const trip: Trip = { order, chain: [], request: order.request, requests: 0, robots: 'no-rules', answer: null }
    const at = this.means.surroundings.now()
    const started = performance.now()
    let body: Body | null = null
    let failure: FetchFailure | null = null
    try {
      body = bodyOf(await this.#travel(trip))
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error
      failure = error
    }
    const unchanged =
      failure === null && (trip.answer?.status === 304 || (body !== null && body.sha256 === order.remembered?.sha256))
    const row = this.#row(trip, { at, ms: Math.round(performance.now() - started), body, failure })
    return { row, body: failure || trip.answer?.status === 304 ? null : body, unchanged, failure, requests: trip.requests }
  }

  /** From hop to hop until something is not a redirect. */
  async #travel(trip: Trip): Promise<WireAnswer> {
    const seen = new Set<string>()
    for (;;) {
      const { url, method } = trip.request
      if (seen.has(`${method} ${url}`)) throw new FetchFailure('redirect-loop', withoutSecrets(url))
      seen.add(`${method} ${url}`)
      const answer = await this.#hop(trip)
      trip.answer = answer
      const next = redirectOf(answer)
      if (next === null) return answer
      trip.chain.push({ url: withoutSecrets(url), by: next.by })
      if (trip.chain.length > MOST_HOPS) throw new FetchFailure('too-many-redirects', withoutSecrets(url))
      trip.request = next.keepsMethod ? { ...trip.request, url: next.url } : { url: next.url, method: 'GET' }
    }
  }

  async #hop(trip: Trip): Promise<WireAnswer> {
    const { site, remembered } = trip.order
    const { url } = trip.request
    const { wire, gate } = this.means
    const parsed = new URL(url)
    wire.guard.assertAddress(parsed)
    if (!isOnSite(site, parsed)) throw new FetchFailure('off-site', withoutSecrets(url))
    const host = hostAndPort(parsed)
    const [ip = ''] = await wire.guard.addressesOf(parsed.hostname, withoutSecrets(url))
    const address = { ip, loopback: rangeOf(ip) === 'loopback' }
    let visit = await gate.enter(host, withoutSecrets(url), address)
    if (site.robots === 'obey' && !stillGood(visit.terms.robots, this.means.surroundings.now())) {
      trip.requests++
      await this.#fetchRobots(visit, parsed, site)
      visit = await gate.enter(host, withoutSecrets(url), address)
    }
    let failure: FetchFailure | null = null
    let delayMs = site.delayMs
    let asked = false
    try {
      delayMs = Math.max(delayMs, this.#assertAllowed(trip, visit.terms.robots))
      trip.requests++
      asked = true
      const answer = await wire.ask({
        ...trip.request,
        url,
        headers: this.#headers(trip.request, trip.chain.length === 0 ? remembered : null),
        limitBytes: trip.order.limitBytes,
        overflow: 'fail',
        tls: site.tls,
      })
      trip.answer = answer
      failure = failureOf(answer, this.means.surroundings.now())
      if (failure) throw failure
      return answer
    } catch (error) {
      if (error instanceof FetchFailure) failure = error
      throw error
    } finally {
      // What was never asked costs the host nothing and says nothing about its health.
      const nextAt = asked ? {} : { terms: { nextAt: visit.terms.nextAt } }
      await visit.leave({ failure: asked ? failure : null, delayMs, ...nextAt })
    }
  }

  /** Redirects of robots.txt are followed on the same host only; elsewhere it speaks for someone else. */
  async #fetchRobots(visit: Visit, page: URL, site: Site): Promise<void> {
    const { wire, surroundings } = this.means
    let url = new URL('/robots.txt', page).href
    let answer: WireAnswer | null = null
    let failure: FetchFailure | null = null
    try {
      for (let hop = 0; hop <= MOST_HOPS; hop++) {
        const headers = this.#headers({ url, method: 'GET' }, null)
        answer = await wire.ask({ url, method: 'GET', headers, limitBytes: MOST_ROBOTS_BYTES, overflow: 'cut', tls: site.tls })
        const next = answer.status >= 300 && answer.status < 400 ? normalise(answer.headers.location ?? '', url) : null
        if (next === null || new URL(next).host !== page.host) break
        url = next
      }
    } catch (error) {
      if (!(error instanceof FetchFailure)) throw error
      answer = null
      failure = error
    }
    const robots = robotsFrom(answer, surroundings.now())
    await visit.leave({ failure, delayMs: site.delayMs, terms: { robots } })
    // What time does not heal is said as it is: behind "unreachable" nobody would find a certificate to mend.
    if (failure && !failure.heals) throw failure
  }

  /** Notes how the address stands in robots.txt; returns its Crawl-delay. */
  #assertAllowed(trip: Trip, robots: StoredRobots | null): number {
    if (trip.order.site.robots === 'ignore' || robots === null) {
      trip.robots = 'ignored'
      return 0
    }
    const { url } = trip.request
    if (robots.verdict === 'unreachable') throw new FetchFailure('robots-unreachable', withoutSecrets(url))
    const { allowed, crawlDelayMs } = rule(robots, url)
    trip.robots = robots.verdict === 'allow' ? 'no-rules' : allowed ? 'allowed' : 'refused'
    if (!allowed) throw new FetchFailure('robots', withoutSecrets(url))
    return crawlDelayMs
  }

  #headers(request: PageRequest, remembered: Remembered | null): Record<string, string> {
    return {
      'user-agent': this.means.userAgent,
      accept: ACCEPT,
      'accept-language': 'zh-CN,zh;q=0.9',
      'accept-encoding': 'gzip',
      ...(request.type && { 'content-type': request.type }),
      ...(remembered?.etag && { 'if-none-match': remembered.etag }),
      ...(remembered?.lastModified && { 'if-modified-since': remembered.lastModified }),
    }
  }

  #row(
    { order, chain, request, robots, answer }: Trip,
    { at, ms, body, failure }: { at: number; ms: number; body: Body | null; failure: FetchFailure | null },
  ): FetchRow {
    return {
      id: this.means.newId(),
      site: order.site.name,
      at,
      method: order.request.method,
      url: withoutSecrets(order.request.url),
      chain,
      finalUrl: withoutSecrets(request.url),
      status: answer?.status ?? null,
      headers: keptHeaders(answer?.headers ?? {}),
      ip: answer?.ip ?? null,
      tlsProfile: order.site.tls.profile,
      tlsProblem: answer?.tlsProblem ?? null,
      robots: failure?.kind === 'robots' ? 'refused' : robots,
      ms,
      wireBytes: answer?.wireBytes ?? 0,
      bytes: answer?.bytes.length ?? 0,
      sha256: body?.sha256 ?? null,
      failure: failure?.kind ?? null,
    }
  }
}

export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}

interface Redirect {
  readonly url: string
  readonly by: string
  readonly keepsMethod: boolean
}

function redirectOf(answer: WireAnswer): Redirect | null {
  const { status, url } = answer
  if (status >= 300 && status < 400 && status !== 304) {
    const location = locationOf(answer)
    if (location === null) throw new FetchFailure('headers', withoutSecrets(url))
    const target = URL.canParse(location, url) ? new URL(location, url) : null
    if (target && target.protocol !== 'http:' && target.protocol !== 'https:')
      throw new FetchFailure('refused-scheme', withoutSecrets(target.href))
    if (!target) throw new FetchFailure('headers', withoutSecrets(url))
    target.hash = ''
    return { url: target.href, by: String(status), keepsMethod: status === 307 || status === 308 }
  }
  const leaving = status === 200 ? pageRedirect(answer) : null
  return leaving === null ? null : { ...leaving, keepsMethod: false }
}

/** Servers write Chinese names into Location as they are, in UTF-8. */
function locationOf({ headers }: WireAnswer): string | null {
  const raw = headers.location
  return raw ? Buffer.from(raw, 'latin1').toString('utf8') : null
}

function bodyOf(answer: WireAnswer): Body | null {
  const { bytes, headers, url } = answer
  if (answer.status === 304) return null
  if (bytes.length === 0) throw new FetchFailure('empty', withoutSecrets(url))
  const kind = sniff(bytes)
  const hasEnd = 'content-length' in headers || /chunked/i.test(headers['transfer-encoding'] ?? '')
  if (!hasEnd && !endsWell(bytes, kind)) throw new FetchFailure('short', withoutSecrets(url))
  return {
    url,
    bytes,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    kind,
    mediaType: headers['content-type'] ?? '',
    name: dispositionName(headers['content-disposition'] ?? '') ?? addressName(url),
    etag: headers.etag || null,
    lastModified: headers['last-modified'] || null,
  }
}
