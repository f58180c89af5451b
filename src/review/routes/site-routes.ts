// How the sites stand that the crawler visits.
import { reasonInWords, SITE_STATES, type SiteStanding, siteState } from '../../crawl/index.js'
import type { SiteRow, Sites } from '../api.js'
import type { Routes } from '../review-parts.js'
import { schemas } from './schemas.js'

interface SiteQuery {
  readonly q?: string
  readonly after?: string
  readonly limit?: number
}

/** Each site takes some queries, so a page is no longer than a screen or two. */
const PAGE = 25

export const siteRoutes: Routes = (server, { deps }) => {
  server.get<{ Querystring: SiteQuery }>(
    '/api/sites',
    { schema: { summary: 'Sites', querystring: schemas.sites } },
    async ({ query: { q = '', after = '', limit = PAGE } }): Promise<Sites> => {
      const book = deps.store.crawl.sites
      const named = (await book.names()).filter((name) => name.toLowerCase().includes(q.trim().toLowerCase()))
      // Engines sort names each in their own way: a page begins behind the name that ended the last one.
      const from = named.indexOf(after) + 1
      const shown = named.slice(from, from + limit)
      const rows = await Promise.all(shown.map(async (name) => rowOf(await book.standing(name))))
      const last = shown.at(-1)
      return { rows, total: named.length, next: last !== undefined && last !== named.at(-1) ? last : null }
    },
  )
}

function rowOf(standing: SiteStanding): SiteRow {
  const { site, lastRun, outcome, due, failed, found, fresh, changed } = standing
  const state = siteState(standing)
  return {
    site,
    state,
    said: state === null ? null : { zh: SITE_STATES.zh[state], en: SITE_STATES.en[state] },
    startedAt: lastRun?.startedAt ?? null,
    endedAt: lastRun?.endedAt ?? null,
    dueAt: outcome?.dueAt ?? null,
    requests: lastRun?.requests ?? 0,
    bytes: lastRun?.bytes ?? 0,
    fresh,
    changed,
    due,
    found: Object.entries(found)
      .map(([year, count]) => ({ year, count }))
      .sort((a, b) => (a.year < b.year ? 1 : -1)),
    failed: Object.entries(failed).map(([reason, count]) => ({
      said: { zh: reasonInWords(reason, 'zh'), en: reasonInWords(reason, 'en') },
      count,
    })),
    remarks: (outcome?.remarks ?? []).map(({ zh, en, url }) => ({ said: { zh, en }, url })),
  }
}
