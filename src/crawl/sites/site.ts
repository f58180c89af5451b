// One site as the crawler works with it: what sites.yaml says, with everything it leaves out filled in.
import type { TlsTerms } from '../fetch/tls-terms.js'

export interface Site {
  readonly name: string
  readonly start: string
  /** Name of the one agency whose reports these are; null where they are of many. */
  readonly agency: string | null
  /** Host names that belong to the site, without port; each stands for its subdomains too. */
  readonly hosts: readonly string[]
  /** Milliseconds between two requests to one host, at least. */
  readonly delayMs: number
  /** Patterns of addresses; empty: the crawler finds out by itself. */
  readonly list: readonly RegExp[]
  readonly detail: readonly RegExp[]
  readonly robots: 'obey' | 'ignore'
  readonly tls: TlsTerms
  readonly budget: Budget
  readonly schedule: Schedule
}

/** Of one run. */
export interface Budget {
  readonly requests: number
  /** Decoded bytes. */
  readonly bytes: number
  readonly minutes: number
  /** Clicks from the start. */
  readonly depth: number
  /** Pages of one list. */
  readonly listPages: number
}

/** Real sites hold some hundreds of reports; a county's tree of all offices has a few thousand pages. */
export const USUAL_BUDGET: Budget = { requests: 5_000, bytes: 2 * 1024 ** 3, minutes: 360, depth: 6, listPages: 200 }

export interface Schedule {
  /** Milliseconds between runs. */
  readonly everyMs: number
  /** The same from 15 January to 10 April, when reports are published. */
  readonly seasonMs: number
  /** Hours of China's day between which the site is asked, as `[from, to)`; null: at any time. */
  readonly hours: readonly [number, number] | null
}

/** Milliseconds; the usual manners, see operations of public crawlers. */
export const USUAL_DELAY_MS = 3_000

const DAY_MS = 24 * 3_600_000
export const USUAL_SCHEDULE: Schedule = { everyMs: 30 * DAY_MS, seasonMs: 3 * DAY_MS, hours: null }

/** Whether an address belongs to the site. */
export function isOnSite({ hosts }: Site, { hostname }: URL): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}

/**
 * What stands for the site's hosts where nothing is said: the start's host without `www.`, so that 财政局's pages on
 * czj.example.gov.cn belong to www.example.gov.cn. Never a whole public suffix.
 */
export function hostsOf(start: URL): string[] {
  const bare = start.hostname.replace(/^www\./, '')
  const suffix = /^(?:[^.]+|(?:gov|org|com|net|edu|ac|mil|[a-z]{2})\.(?:cn|hk|mo|tw))$/.test(bare)
  return [suffix ? start.hostname : bare]
}
