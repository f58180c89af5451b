// One run over one site: takes entries from the frontier until nothing is left, a budget is used up, or the site does
// not want to be asked. Everything that was learnt is settled entry by entry, so a run can die at any moment.

import { pageKey } from './address.js'
import type { CrawlSink } from './crawl-sink.js'
import type { CrawlState, Entry, NewEntry, Run, RunStatus, Settlement } from './crawl-state.js'
import { type FetchFailure, retryDelay } from './fetch/fetch-failure.js'
import { HostBusy, LEASE_MS } from './fetch/host-gate.js'
import type { Fetched, PoliteFetcher } from './fetch/polite-fetcher.js'
import { otherAttachment } from './find/choose-attachments.js'
import { recheckAfter } from './find/recheck.js'
import type { Finding } from './find/visit.js'
import { visitArticle } from './find/visit-article.js'
import { QUIET_PAGES, visitList } from './find/visit-list.js'
import { LostPages } from './lost-pages.js'
import { withinHours } from './sites/schedule.js'
import type { Site } from './sites/site.js'
import type { Surroundings } from './surroundings.js'
import { type SaidTwice, say } from './words.js'

/** Something the operator should hear of: what, where, what to do. */
export interface Remark extends SaidTwice {
  readonly code: string
  readonly url: string
}

export interface CrawlOutcome {
  readonly site: string
  /**
   * `waiting`: entries are left that have to wait until `dueAt`; `busy`: another worker has the site or its host, try at
   * `dueAt`; `budget`: the rest follows in the next run; `stopped`: was asked to stop, goes on where it is.
   */
  readonly status: RunStatus | 'waiting' | 'busy' | 'stopped'
  readonly dueAt: number | null
  readonly requests: number
  readonly bytes: number
  readonly reports: number
  readonly remarks: readonly Remark[]
}

export interface CrawlMeans {
  readonly state: CrawlState
  readonly fetcher: PoliteFetcher
  readonly sink: CrawlSink
  readonly surroundings: Surroundings
  readonly owner: string
  /** Milliseconds that a run itself waits for entries that are not due yet; beyond, it ends as `waiting`. */
  readonly patienceMs: number
  readonly signal?: AbortSignal
}

/** Bytes: list pages and data; a larger one is a dump. */
const LARGEST_LIST = 20 * 1024 ** 2
/** Bytes, as for uploads. */
export const LARGEST_DOCUMENT = 100 * 1024 ** 2
/** More remarks than a person reads. */
const MOST_REMARKS = 200

/** Crawls one site as far as it goes now. Throws only for errors of the state or the sink. */
export async function crawlSite(site: Site, means: CrawlMeans): Promise<CrawlOutcome> {
  return new SiteRun(site, means).go()
}

class SiteRun {
  #requests = 0
  #bytes = 0
  #reports = 0
  readonly #remarks: Remark[] = []
  readonly #lostPages: LostPages

  constructor(
    private readonly site: Site,
    private readonly means: CrawlMeans,
  ) {
    const { fetcher, surroundings, state } = means
    this.#lostPages = new LostPages({ site, fetcher, surroundings, frontier: state.frontier })
  }

  async go(): Promise<CrawlOutcome> {
    const { state, owner, surroundings } = this.means
    if (!(await this.#leased())) return this.#outcome('busy', surroundings.now() + LEASE_MS)
    const run = await state.frontier.begin(this.site.name, [seedOf(this.site)], surroundings.now())
    this.#requests = run.spent.requests
    this.#bytes = run.spent.bytes
    this.#reports = run.spent.reports
    try {
      return await this.#work(run)
    } catch (error) {
      if (error instanceof HostBusy) return this.#outcome('busy', surroundings.now() + error.ms)
      // A wait was cut short.
      if (this.means.signal?.aborted && (error as Error).name === 'AbortError') return this.#outcome('stopped', null)
      throw error
    } finally {
      await state.leases.release(owner)
    }
  }

  async #leased(): Promise<boolean> {
    const taken = await this.means.state.leases.take(`site ${this.site.name}`, this.means.owner, LEASE_MS)
    return 'terms' in taken
  }

  async #work(run: Run): Promise<CrawlOutcome> {
    const { state, surroundings, signal, patienceMs } = this.means
    let renewed = performance.now()
    for (;;) {
      if (signal?.aborted) return this.#outcome('stopped', null)
      const resumesAt = this.#resumesAt()
      if (resumesAt !== null) return this.#outcome('waiting', resumesAt)
      const over = this.#overBudget(run)
      if (over !== null) return this.#end(run, 'budget', over)
      const entry = await state.frontier.next(run, surroundings.now())
      if (entry === null) return this.#end(run, 'done', '')
      if ('dueAt' in entry) {
        const wait = entry.dueAt - surroundings.now()
        if (wait > patienceMs) return this.#outcome('waiting', entry.dueAt)
        await surroundings.sleep(Math.max(wait, 0), signal)
        continue
      }
      if (performance.now() - renewed > LEASE_MS / 3) {
        if (!(await this.#leased())) return this.#outcome('busy', surroundings.now() + LEASE_MS)
        renewed = performance.now()
      }
      const refusal = await this.#read(run, entry)
      if (refusal !== null) return this.#end(run, refusal, refusal)
    }
  }

  /** One entry from fetch to settlement. A status where the whole run has to end. */
  async #read(run: Run, entry: Entry): Promise<'blocked' | 'disallowed' | 'failed' | null> {
    const { fetcher, surroundings, state } = this.means
    const limitBytes = entry.kind === 'list' ? LARGEST_LIST : LARGEST_DOCUMENT
    const fetched = await fetcher.fetch({ request: entry.request, site: this.site, remembered: entry.remembered, limitBytes })
    this.#requests += fetched.requests
    this.#bytes += fetched.row.bytes
    const now = surroundings.now()
    const finding = this.#orElse(entry, await this.#finding(run, entry, fetched, now))
    const asked = this.#lostPages.taken()
    const beside = asked.reduce((sum, { requests }) => sum + requests, 0)
    this.#requests += beside
    const reports = await this.#deliver(entry, fetched, finding)
    this.#reports += reports
    const settlement: Settlement = {
      entry,
      end: finding.end,
      fetches: [...asked.map(({ row }) => row), fetched.row],
      requests: fetched.requests + beside,
      found: finding.found,
      now: rememberedOf(entry, fetched, now),
      reports,
    }
    await state.frontier.settle(run, settlement, now)
    for (const code of finding.remarks) this.#remark(code, fetched.row.finalUrl)
    if (fetched.failure && !fetched.failure.heals && fetched.failure.kind !== 'not-found') this.#remarkFailure(fetched.failure)
    if (fetched.failure?.kind === 'challenge') return 'blocked'
    const refused = fetched.failure?.kind === 'forbidden' || fetched.failure?.kind === 'robots'
    if (refused && entry.depth === 0) return fetched.failure?.kind === 'robots' ? 'disallowed' : 'blocked'
    if (!isStart(entry) || !fetched.failure || finding.end.as !== 'left') return null
    if (fetched.failure.heals || fetched.failure.kind === 'not-found') this.#remarkFailure(fetched.failure)
    return 'failed'
  }

  async #finding(run: Run, entry: Entry, fetched: Fetched, now: number): Promise<Finding> {
    const { frontier } = this.means.state
    const recheckAt = recheckAfter(entry, now)
    const nothing = { found: [], report: null, remarks: [] }
    if (fetched.failure) return { ...nothing, end: this.#endOfFailure(entry, fetched.failure, now) }
    if (fetched.unchanged) {
      const quiet = entry.quiet + 1
      return { ...nothing, end: { as: 'unchanged', quiet: quiet >= QUIET_PAGES ? null : quiet, recheckAt } }
    }
    const body = fetched.body
    if (body === null) return { ...nothing, end: { as: 'left', reason: 'empty', recheckAt } }
    // List data may come twice where a server does not obey; its family knows what that means.
    const isPage = entry.kind === 'list' && entry.hint.data === undefined
    if (isPage && (await frontier.listBodySeen(run, body.sha256, entry.key)))
      return { ...nothing, end: { as: 'left', reason: 'same-body', recheckAt }, remarks: entry.hint.guessed ? [] : ['same-body'] }
    const unknown = (keys: readonly string[]) => frontier.unknown(this.site.name, keys)
    const visited = { site: this.site, entry, body, now, unknown }
    const finding = await (entry.kind === 'list' ? visitList(visited) : visitArticle(visited))
    const doubt = await this.#lostPages.doubt(finding, body, entry.key)
    return doubt === null ? finding : { ...nothing, end: { as: 'left', reason: doubt, recheckAt }, remarks: [doubt] }
  }

  /** An attachment that gave nothing is replaced by the next best. */
  #orElse(entry: Entry, finding: Finding): Finding {
    return finding.end.as === 'left' ? { ...finding, found: [...finding.found, ...otherAttachment(entry)] } : finding
  }

  #endOfFailure(entry: Entry, failure: FetchFailure, now: number): Finding['end'] {
    // A list that cannot be read hides all behind it: the next run asks again.
    const recheckAt = entry.kind === 'list' ? now : recheckAfter(entry, now)
    // A paused host is no fault of the entry, so it does not count as an attempt.
    const paused = failure.kind === 'host-paused'
    const attempts = paused ? entry.attempts : entry.attempts + 1
    const delay = paused ? (failure.details.retryAfterMs ?? 0) : retryDelay(failure, attempts, this.means.surroundings.random)
    if (delay !== null) return { as: 'retry', reason: failure.kind, dueAt: now + delay, attempts }
    return { as: 'left', reason: failure.kind, recheckAt }
  }

  async #deliver(entry: Entry, { row, unchanged }: Fetched, { report }: Finding): Promise<number> {
    if (report === null || unchanged) return 0
    if (await this.means.state.frontier.delivered(this.site.name, report.sha256, entry.key)) return 0
    await this.means.sink.deliver({ ...report, site: this.site.name, fetchId: row.id, fetchedAt: row.at })
    return 1
  }

  /** Outside the hours that the site allows: when they begin next. */
  #resumesAt(): number | null {
    const { hours } = this.site.schedule
    const now = this.means.surroundings.now()
    const at = hours === null ? now : withinHours(now, hours)
    return at > now ? at : null
  }

  #overBudget(run: Run): string | null {
    const { budget } = this.site
    if (this.#requests >= budget.requests) return 'budget-requests'
    if (this.#bytes >= budget.bytes) return 'budget-bytes'
    return this.means.surroundings.now() - run.startedAt >= budget.minutes * 60_000 ? 'budget-minutes' : null
  }

  async #end(run: Run, status: RunStatus, reason: string): Promise<CrawlOutcome> {
    if (status === 'budget') this.#remark(reason, this.site.start)
    await this.means.state.frontier.end(run, status, reason, this.means.surroundings.now())
    return this.#outcome(status, null)
  }

  #remark(code: string, url: string): void {
    if (this.#remarks.length < MOST_REMARKS) this.#remarks.push({ code, url, ...say(code, { url }) })
  }

  #remarkFailure({ kind, url, said }: FetchFailure): void {
    if (this.#remarks.length < MOST_REMARKS) this.#remarks.push({ code: kind, url, ...said })
  }

  #outcome(status: CrawlOutcome['status'], dueAt: number | null): CrawlOutcome {
    const { name } = this.site
    return {
      site: name,
      status,
      dueAt,
      requests: this.#requests,
      bytes: this.#bytes,
      reports: this.#reports,
      remarks: this.#remarks,
    }
  }
}

/** The page that everything else is found from. */
function isStart({ depth, kind, paging, hint }: Entry): boolean {
  return depth === 0 && kind === 'list' && !paging && hint.data === undefined
}

function rememberedOf(entry: Entry, { row, body, unchanged }: Fetched, now: number): Settlement['now'] {
  if (unchanged) return { ...(entry.remembered ?? EMPTY), fetchedAt: now }
  if (body === null) return null
  return { fetchedAt: now, etag: body.etag, lastModified: body.lastModified, sha256: row.sha256 }
}

const EMPTY = { etag: null, lastModified: null, sha256: null }

function seedOf({ start }: Site): NewEntry {
  const hash = new URL(start).hash
  const url = start.replace(/#.*$/, '')
  return {
    key: `${pageKey(url)}${hash}`.slice(0, 500),
    request: { url, method: 'GET' },
    kind: 'list',
    depth: 0,
    paging: false,
    quiet: 0,
    hint: { page: 1, ...(hash !== '' && { hash }) },
  }
}
