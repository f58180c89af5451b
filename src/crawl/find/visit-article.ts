// Reads what a report's link leads to. The page with the tables is the report; where the page is only a cover, what
// hangs on it is; both are one report, never two.

import { decode } from '../../decode/index.js'
import { pageKey, withoutSecrets } from '../address.js'
import type { NewEntry } from '../crawl-state.js'
import type { Page } from '../page/page.js'
import { readPage } from '../page/read-page.js'
import { FEWEST_LABELS } from '../page/table-labels.js'
import { isOnSite } from '../sites/site.js'
import { asAgency, judgeTitle, type TitleVerdict, tidyTitle, yearIn } from '../titles.js'
import { chooseAttachments } from './choose-attachments.js'
import { recheckAfter } from './recheck.js'
import type { Finding, Visited } from './visit.js'

/** Characters outside links: a report in prose has thousands, a cover page a few lines. */
const LEAST_PROSE = 800
/** A page that says an error and little else. */
const ERROR_PAGE =
  /(?:404|403|500)\s*(?:错误|not found|forbidden|error)?|页面(?:不存在|找不到|未找到|已删除)|(?:内容|文件|信息|文章)不存在|访问(?:出错|被拒绝|受限)|无法访问|系统(?:出错|繁忙)|not found|抱歉/i
const LONGEST_ERROR = 300

export async function visitArticle(visited: Visited): Promise<Finding> {
  const { entry, body, now } = visited
  const recheckAt = recheckAfter(entry, now)
  const left = (reason: string, loud: boolean): Finding => ({
    found: [],
    report: null,
    end: { as: 'left', reason, recheckAt },
    remarks: loud ? [reason] : [],
  })
  if (body.kind === 'image' || body.kind === 'json') return left('no-report-in-page', true)
  if (body.kind !== 'html' && body.kind !== 'xml' && body.kind !== 'text') return deliver(visited, null, [])
  const { text } = decode(body.bytes, { mediaType: body.mediaType })
  const page = readPage(text, body.url)
  if (isErrorPage(page)) return left('error-page', true)
  const named = nameOf(page, visited)
  if (named.is === 'other' && named.why !== 'not-a-report') return left(named.why, false)
  const attachments = chooseAttachments(page, visited, named)
  if (page.tableLabels >= FEWEST_LABELS) return deliver(visited, page, attachments.length > 0 ? ['has-attachments'] : [])
  if (entry.kind !== 'attachment') {
    const found = attachments.length > 0 ? attachments : framesOf(page, visited)
    if (found.length > 0) return { found, report: null, end: { as: 'done', reason: 'cover', recheckAt }, remarks: [] }
  }
  if (page.proseLength < LEAST_PROSE) return left('no-report-in-page', true)
  return deliver(visited, page, [page.images > 0 ? 'tables-are-images' : 'no-tables'])
}

function isErrorPage(page: Page): boolean {
  const text = page.text.replace(/\s+/g, '')
  return text.length <= LONGEST_ERROR && page.tableLabels === 0 && (ERROR_PAGE.test(page.title) || ERROR_PAGE.test(text))
}

/** The page's own name decides over the link's, where it says anything. */
function nameOf(page: Page, { entry, now }: Visited): TitleVerdict {
  const own = [page.articleTitle, page.heading, ...page.title.split(/[_|]/)].map((name) =>
    judgeTitle(name, { inColumn: false, now }),
  )
  const hinted = judgeTitle(entry.hint.title ?? '', { inColumn: true, now })
  return (
    own.find(({ is }) => is === 'report') ??
    own.find((verdict) => verdict.is === 'other' && verdict.why !== 'not-a-report') ??
    own.find(({ is }) => is === 'maybe') ??
    (hinted.is === 'other' ? (own[0] ?? hinted) : hinted)
  )
}

function framesOf(page: Page, { entry, site, body }: Visited): NewEntry[] {
  if (entry.depth + 1 > site.budget.depth) return []
  return page.frames
    .filter((url) => isOnSite(site, new URL(url)) && url !== body.url)
    .slice(0, 5)
    .map((url) => ({
      key: pageKey(url).slice(0, 500),
      request: { url, method: 'GET' },
      kind: 'article',
      depth: entry.depth + 1,
      paging: false,
      quiet: 0,
      hint: { ...entry.hint, article: withoutSecrets(body.url) },
    }))
}

function deliver(visited: Visited, page: Page | null, notes: readonly string[]): Finding {
  const { entry, body, site, now } = visited
  const title = titleOf(page, visited)
  const agency = agencyFrom(title, now) ?? entry.hint.agency ?? site.agency ?? publisherOf(page)
  const year = yearFrom(title, now) ?? entry.hint.year ?? null
  return {
    found: [],
    report: {
      url: withoutSecrets(body.url),
      article: entry.hint.article ?? null,
      title,
      agency,
      year,
      name: body.name,
      mediaType: body.mediaType,
      bytes: body.bytes,
      sha256: body.sha256,
      notes,
    },
    end: { as: 'done', reason: 'delivered', recheckAt: recheckAfter(entry, now) },
    remarks: [],
  }
}

function titleOf(page: Page | null, { entry, body, now }: Visited): string {
  const names = [
    page?.articleTitle,
    page?.heading,
    ...(page?.title.split(/[_|]/) ?? []),
    entry.hint.title,
    body.name ?? undefined,
  ]
  const said = names.flatMap((name) => (name ? [tidyTitle(name)] : []))
  return (
    said.find((name) => judgeTitle(name, { inColumn: false, now }).is === 'report') ??
    said.find((name) => yearIn(name) !== null) ??
    said[0] ??
    ''
  )
}

function agencyFrom(title: string, now: number): string | null {
  const verdict = judgeTitle(title, { inColumn: true, now })
  return verdict.is === 'other' ? null : verdict.agency
}

function yearFrom(title: string, now: number): number | null {
  const verdict = judgeTitle(title, { inColumn: true, now })
  return verdict.is === 'other' ? null : verdict.year
}

/** 发布机构 in the table of metadata above the text. */
function publisherOf(page: Page | null): string | null {
  const found = page ? /(?:发布机构|公开主体|发布单位)\s*[:：]\s*([\u4e00-\u9fff]{3,30})/.exec(page.text) : null
  return found ? asAgency(found[1] as string) : null
}
