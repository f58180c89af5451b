// What robots.txt says, read as RFC 9309 asks: no file means allowed, a failing server means nothing for now.
import robotsParser from 'robots-parser'
import { decode } from '../../decode/index.js'
import type { StoredRobots } from '../crawl-state.js'

// The package is CommonJS and declares a default export; under ESM its namespace is what is called.
const parseRobots = robotsParser as unknown as (url: string, text: string) => ReturnType<typeof robotsParser.default>

/** The RFC asks for at least 500 KiB to be read; what stands behind is ignored. */
export const MOST_ROBOTS_BYTES = 512 * 1024
const DAY_MS = 24 * 3_600_000
/** An unreachable file is asked for again soon, since the whole site waits for it. */
const UNREACHABLE_MS = 10 * 60_000
/** Seconds; a site that asks for more than this is not meant to be crawled in one go, and is not. */
const LONGEST_CRAWL_DELAY_S = 600
const AGENT = 'gouji'

export function stillGood(robots: StoredRobots | null, now: number): robots is StoredRobots {
  if (robots === null) return false
  return now - robots.fetchedAt < (robots.verdict === 'unreachable' ? UNREACHABLE_MS : DAY_MS)
}

/** `answer`: status and body, or null where the server could not be reached. */
export function robotsFrom(
  answer: { readonly status: number; readonly bytes: Uint8Array } | null,
  fetchedAt: number,
): StoredRobots {
  if (answer === null || answer.status >= 500 || answer.status === 429) return { fetchedAt, verdict: 'unreachable', text: '' }
  if (answer.status < 200 || answer.status >= 300) return { fetchedAt, verdict: 'allow', text: '' }
  const { text } = decode(answer.bytes.subarray(0, MOST_ROBOTS_BYTES))
  // Sites without the file often answer with a page of theirs and status 200.
  const rules = /^\s*(?:user-agent|disallow|allow)\s*:/im.test(text) && !/^\s*<(?:!doctype|html)/i.test(text)
  return rules ? { fetchedAt, verdict: 'rules', text: relevant(text) } : { fetchedAt, verdict: 'allow', text: '' }
}

export interface RobotsRuling {
  readonly allowed: boolean
  /** Milliseconds; 0 without one. */
  readonly crawlDelayMs: number
}

export function rule(robots: StoredRobots, url: string): RobotsRuling {
  if (robots.verdict === 'allow') return { allowed: true, crawlDelayMs: 0 }
  if (robots.verdict === 'unreachable') return { allowed: false, crawlDelayMs: 0 }
  const rules = parsed(robots.text, new URL('/robots.txt', url).href)
  const delay = rules.getCrawlDelay(AGENT) ?? 0
  return {
    allowed: rules.isAllowed(url, AGENT) !== false,
    crawlDelayMs: Number.isFinite(delay) ? Math.min(Math.max(delay, 0), LONGEST_CRAWL_DELAY_S) * 1000 : 0,
  }
}

let last: { readonly text: string; readonly url: string; readonly rules: ReturnType<typeof parseRobots> } | null = null

/** One host is asked many times in a row, so the last file stays parsed. */
function parsed(text: string, url: string): ReturnType<typeof parseRobots> {
  if (last?.text !== text || last.url !== url) last = { text, url, rules: parseRobots(url, text) }
  return last.rules
}

/** Lines that mean something; a file of half a megabyte is mostly others, and it is stored. */
function relevant(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .filter((line) => /^\s*(?:user-agent|disallow|allow|crawl-delay)\s*:/i.test(line))
    .map((line) => line.trim().slice(0, 2_000))
    .join('\n')
}
