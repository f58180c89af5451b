// How sites stand, as a table for people and as an object for programs.
import { reasonInWords, SITE_STATES, type SiteStanding, siteState } from '../../crawl/index.js'
import type { Lang } from '../../pipeline/index.js'
import { safe } from '../../safe-text.js'
import { CRAWL_SAYS } from './crawl-says.js'
import { widthOf } from './site-lines.js'

/** What a person reads of one site's remarks. */
const MOST_REMARKS = 5

export function siteTable(standings: readonly SiteStanding[], lang: Lang): string {
  const rows = [[...CRAWL_SAYS[lang].headings], ...standings.map((standing) => rowOf(standing, lang))]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? '')))) ?? []
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}

function rowOf(standing: SiteStanding, lang: Lang): string[] {
  const { site, outcome, lastRun, found, fresh, changed, failed } = standing
  const state = siteState(standing)
  const until = outcome?.dueAt ? ` ${CRAWL_SAYS[lang].until(timeOf(outcome.dueAt))}` : ''
  const years = Object.entries(found).sort(([a], [b]) => (a < b ? 1 : -1))
  const trouble = Object.entries(failed).map(([reason, count]) => `${reasonInWords(reason, lang)} ${count}`)
  return [
    safe(site),
    state === null ? '–' : `${SITE_STATES[lang][state]}${until}`,
    years.map(([year, count]) => `${year}:${count}`).join(' ') || '–',
    String(fresh),
    String(changed),
    trouble.join(lang === 'zh' ? '、' : ', ') || '0',
    String(lastRun?.requests ?? 0),
  ]
}

/** What an operator should hear of one site, a line each. */
export function remarksOf({ site, outcome }: SiteStanding, lang: Lang): string[] {
  const said = outcome?.remarks ?? []
  const lines = said.slice(0, MOST_REMARKS).map((remark) => `  ${safe(site)}  ${safe(remark[lang])}`)
  return said.length > MOST_REMARKS ? [...lines, `  … +${said.length - MOST_REMARKS}`] : lines
}

/** The object of `--json`. Times are milliseconds since 1970. */
export function standingJson(standing: SiteStanding, lang: Lang) {
  const { site, outcome, lastRun, found, fresh, changed, failed, due } = standing
  const remarks = (outcome?.remarks ?? []).map(({ code, url, ...said }) => ({ code, url, message: said[lang] }))
  return {
    site,
    state: siteState(standing),
    dueAt: outcome?.dueAt ?? null,
    startedAt: lastRun?.startedAt ?? null,
    endedAt: lastRun?.endedAt ?? null,
    requests: lastRun?.requests ?? 0,
    bytes: lastRun?.bytes ?? 0,
    found,
    new: fresh,
    changed,
    failed,
    due,
    remarks,
  }
}

/** The reader's own time, to the minute. */
export function timeOf(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}
