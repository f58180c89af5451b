// What a crawl would do, as data: for `--check`, and for whoever answers for the crawler before it runs.
import { inSeason, nextRunAt } from './schedule.js'
import type { Budget, Site } from './site.js'

export interface SitePlan {
  readonly site: string
  readonly start: string
  readonly hosts: readonly string[]
  readonly agency: string | null
  /** Milliseconds. */
  readonly delayMs: number
  readonly robots: Site['robots']
  readonly tlsProfile: Site['tls']['profile']
  readonly intermediates: number
  /** `patterns`: list and detail addresses are given; `find`: the crawler looks for the column itself. */
  readonly finding: 'patterns' | 'find'
  readonly budget: Budget
  /** The fewest minutes that the budget of requests takes at this delay. */
  readonly minutesAtMost: number
  /** Milliseconds since 1970. */
  readonly nextRunAt: number
  readonly inSeason: boolean
}

/** `lastRunAt`: by site's name, for those that ran. */
export function describePlan(sites: readonly Site[], lastRunAt: ReadonlyMap<string, number>, now: number): SitePlan[] {
  return sites.map((site) => ({
    site: site.name,
    start: site.start,
    hosts: site.hosts,
    agency: site.agency,
    delayMs: site.delayMs,
    robots: site.robots,
    tlsProfile: site.tls.profile,
    intermediates: site.tls.intermediates.length,
    finding: site.detail.length > 0 ? 'patterns' : 'find',
    budget: site.budget,
    minutesAtMost: Math.min(site.budget.minutes, Math.ceil((site.budget.requests * site.delayMs) / 60_000)),
    nextRunAt: nextRunAt(site.schedule, lastRunAt.get(site.name) ?? null, now),
    inSeason: inSeason(now),
  }))
}
