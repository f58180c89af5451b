// `gouji crawl`: finds reports on the sites of a file and takes them in, once or again and again by their schedules.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '../../app.js'
import { nextRunAt, readSites, type Site, type SiteStanding, type Sites, SitesInvalid, siteState } from '../../crawl/index.js'
import { TryLater } from '../../errors.js'
import { codeOf } from '../../intake/index.js'
import { safe } from '../../safe-text.js'
import { exitAtLeast, INPUT_FAILED, WRONG_USAGE } from '../exit-code.js'
import { notice, print } from '../output.js'
import { WORDS } from '../words/index.js'
import { awaitResults } from './await-results.js'
import { CRAWL_SAYS } from './crawl-says.js'
import { type CrawlOne, openCrawling } from './crawl-sites.js'
import { loopbackAllowed, releaseDead } from './open-app-crawler.js'
import { printPlan } from './print-plan.js'
import { SAYS } from './says.js'
import { SiteLines } from './site-lines.js'
import { remarksOf, siteTable, standingJson, timeOf } from './site-table.js'
import { type RunningFlags, withApp } from './with-app.js'
import { workHere } from './work-here.js'
import { writeArchive } from './write-archive.js'

export interface CrawlFlags extends RunningFlags {
  readonly json?: boolean
  /** Say what would be done, and ask nothing. */
  readonly check?: boolean
  /** Keep running and crawl each site when it is due. */
  readonly repeat?: boolean
  /** A file for all fetches and the reports that they brought, as WARC. */
  readonly warc?: string
}

/** Sites at the same time in one process; each waits most of the time. */
const AT_ONCE = 8
/** Between looks, ms. */
const LOOK_MS = 1_000
/** Longest wait before schedules are looked at again, ms: a clock may be set meanwhile. */
const LONGEST_WAIT_MS = 10 * 60_000

export async function crawl(path: string, flags: CrawlFlags): Promise<void> {
  const sites = sitesOf(path, flags)
  if (sites === null) return
  if (flags.check) return printPlan(sites, flags)
  await withApp(flags, { work: true, quiet: true }, async ({ app, signal }) => {
    workHere(app, flags.lang)
    await releaseDead(app)
    const { one, close } = openCrawling({ app, contact: sites.contact, lang: flags.lang, signal })
    try {
      if (flags.repeat) await again(app, sites.sites, one, { flags, signal })
      else await once(app, sites.sites, one, { flags, signal })
    } finally {
      await close()
    }
    if (flags.warc !== undefined) await writeArchive(app, sites.sites, flags.warc, flags.lang)
  })
}

/** Null, with every mistake said by its line, where the file cannot be used. */
export function sitesOf(path: string, { lang }: Pick<CrawlFlags, 'lang'>): Sites | null {
  try {
    const readFile = (named: string) => readFileSync(resolve(dirname(path), named), 'utf8')
    return readSites(readFileSync(path, 'utf8'), { allowLoopback: loopbackAllowed(), readFile })
  } catch (error) {
    if (error instanceof SitesInvalid)
      for (const { line, ...said } of error.problems) notice(`${safe(path)}:${line}: ${safe(said[lang])}`)
    else notice(WORDS[lang].unreadable(safe(path), codeOf(error)))
    exitAtLeast(WRONG_USAGE)
    return null
  }
}

interface How {
  readonly flags: CrawlFlags
  readonly signal: AbortSignal
}

async function once(app: App, sites: readonly Site[], one: CrawlOne, { flags, signal }: How): Promise<void> {
  const active = new Set<string>()
  const left = [...sites]
  const work = async () => {
    for (let site = left.shift(); site !== undefined && !signal.aborted; site = left.shift()) {
      active.add(site.name)
      await one(site)
      active.delete(site.name)
    }
  }
  const workers = app.config.redisUrl === null ? Math.min(AT_ONCE, sites.length) : sites.length
  await watched(app, active, flags, Promise.all(Array.from({ length: workers }, work)))
  await report(app, sites, { flags, signal })
}

/** Shows a line for each active site until `all` is settled. */
async function watched(app: App, active: ReadonlySet<string>, { lang }: CrawlFlags, all: Promise<unknown>): Promise<void> {
  const lines = new SiteLines()
  const ended = all.then(
    () => true,
    () => true,
  )
  for (let over = false; !over; over = await Promise.race([ended, sleep(LOOK_MS, false)])) {
    await showLines(app, active, lines, lang)
  }
  lines.end()
  await all
}

/** A store that is away for a moment is looked at next time; whoever works with it says so. */
async function showLines(app: App, active: ReadonlySet<string>, lines: SiteLines, lang: CrawlFlags['lang']): Promise<void> {
  const shown = new Map<string, string>()
  try {
    for (const site of active) shown.set(site, `${safe(site)}  ${lineOf(await app.store.crawl.sites.standing(site), lang)}`)
  } catch (error) {
    if (error instanceof TryLater) return
    throw error
  }
  lines.show(shown)
}

function lineOf({ lastRun, due }: SiteStanding, lang: CrawlFlags['lang']): string {
  return CRAWL_SAYS[lang].line(lastRun?.requests ?? 0, lastRun?.reports ?? 0, due)
}

/** Waits for what was found to be read, then the table. */
async function report(app: App, sites: readonly Site[], { flags, signal }: How): Promise<void> {
  const { lang, json } = flags
  const book = app.store.crawl.sites
  const standings: SiteStanding[] = []
  const hashes: string[] = []
  for (const { name } of sites) {
    const standing = await book.standing(name)
    standings.push(standing)
    if (standing.lastRun) hashes.push(...(await book.foundSince(name, standing.lastRun.startedAt)))
  }
  const states = await awaitResults(hashes, { store: app.store, signal, lang })
  const bad = [...states.values()].some((state) => state === 'refused' || state === 'failed' || state === 'quarantined')
  if (bad || standings.some(isTrouble)) exitAtLeast(INPUT_FAILED)
  if (json) {
    for (const standing of standings) await print(`${JSON.stringify(standingJson(standing, lang))}\n`)
    return
  }
  await print(siteTable(standings, lang))
  for (const standing of standings) for (const line of remarksOf(standing, lang)) await print(`${line}\n`)
  if (signal.aborted && app.config.redisUrl !== null) notice(CRAWL_SAYS[lang].workersGoOn)
  else if (standings.some((standing) => standing.due > 0)) notice(CRAWL_SAYS[lang].goesOn)
  if (hashes.length > 0) notice(SAYS[lang].next)
}

/** A site that gave nothing because it could not or must not be asked. */
function isTrouble(standing: SiteStanding): boolean {
  const state = siteState(standing)
  return state === 'failed' || state === 'blocked' || state === 'disallowed' || state === 'busy'
}

/** Starts each site when its schedule says so, until stopped; a slow site holds up no other. */
async function again(app: App, sites: readonly Site[], one: CrawlOne, { flags, signal }: How): Promise<void> {
  const running = new Map<string, Promise<void>>()
  const active = new Set<string>()
  const failures: unknown[] = []
  const lines = new SiteLines()
  let said = 0
  const start = async (site: Site) => {
    active.add(site.name)
    await one(site)
    active.delete(site.name)
    lines.end()
    if (!signal.aborted) await report(app, [site], { flags, signal })
  }
  while (!signal.aborted && failures.length === 0) {
    const times = await dueTimes(app, sites, Date.now())
    for (const site of sites) {
      if ((times.get(site.name) ?? 0) > Date.now() || running.has(site.name) || running.size >= AT_ONCE) continue
      const run = start(site).catch((error: unknown) => failures.push(error))
      running.set(
        site.name,
        run.then(() => void running.delete(site.name)),
      )
    }
    await showLines(app, active, lines, flags.lang)
    const next = Math.min(...times.values())
    if (running.size === 0 && next !== said) notice(CRAWL_SAYS[flags.lang].nextAt(timeOf(next)))
    if (running.size === 0) said = next
    const wait = running.size > 0 ? LOOK_MS : Math.min(LONGEST_WAIT_MS, Math.max(LOOK_MS, next - Date.now()))
    await sleep(wait, undefined, { signal }).catch(() => {}) // stopped: the loop ends
  }
  await Promise.all(running.values())
  if (failures.length > 0) throw failures[0]
}

async function dueTimes(app: App, sites: readonly Site[], now: number): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number>()
  for (const { name, schedule } of sites) {
    const { lastRun, outcome } = await app.store.crawl.sites.standing(name)
    const open = lastRun !== null && lastRun.endedAt === null
    times.set(name, open ? (outcome?.dueAt ?? now) : nextRunAt(schedule, lastRun?.startedAt ?? null, now))
  }
  return times
}
