// Decides what each link of a list page leads to: an article, a file, a column, a next page's worth of things that
// are no reports. What is left is kept with its reason, so that it is known next time and can be asked about.
import { columnOf, normalise, pageKey, shapeOf } from '../address.js'
import type { EntryHint, NewEntry } from '../crawl-state.js'
import type { Link, Page } from '../page/page.js'
import { isOnSite, type Site } from '../sites/site.js'
import { asAgency, judgeTitle, type TitleVerdict, tidyTitle, yearIn } from '../titles.js'

export interface LinkContext {
  readonly site: Site
  readonly url: string
  readonly depth: number
  readonly inColumn: boolean
  readonly hint: EntryHint
  readonly now: number
}

/** Columns that lead to the annual reports when they are not linked themselves. */
const GATEWAY = /^(?:政府)?信息公开(?:专栏|平台|专区|网)?$|^政[务府](?:信息)?公开$|^法定主动公开(?:内容)?$|^公开$|^信息公开工作$/u
const DEEPEST_GATEWAY = 2
/** Folders that columns of annual reports have, whatever their links are called. */
const COLUMN_SLUG = /\/(?:\w*xxgk(?:gz)?n(?:db?g?|b)\w*|gknb\w*|ndbg\w*|bmnb|jdbsc|nb)(?:[/_]|\d|$)/i
const FILE = /\.(?:pdf|docx?|wps|ofd|xlsx?|rtf|zip|rar)$/i
const NOT_A_PAGE = /\.(?:jpe?g|png|gif|css|js|mp4|mp3|apk|exe|ico|svg|webp)$/i
/** Links without meaning that are kept as known, per page. */
const MOST_LEFT = 500
const LONGEST_TITLE = 200

/** Whether a page is a column of annual reports, by its names and its address. */
export function isReportColumn(page: Page, now: number): boolean {
  const names = [page.heading, ...page.title.split(/[_\-|—–>]/u)]
  return (
    COLUMN_SLUG.test(new URL(page.url).pathname) ||
    names.some((name) => judgeTitle(name, { inColumn: false, now }).is === 'column')
  )
}

/** Entries for the links of one page; `items` are those that its list consists of. */
export function judgeLinks(links: readonly Link[], items: ReadonlySet<Link>, context: LinkContext): NewEntry[] {
  const entries = new Map<string, NewEntry>()
  let left = 0
  for (const link of links) {
    const entry = judgeLink(link, items.has(link), context)
    if (entry === null) continue
    if (entry.left !== undefined && ++left > MOST_LEFT) continue
    const known = entries.get(entry.key)
    if (!known || (known.left !== undefined && entry.left === undefined)) entries.set(entry.key, entry)
  }
  return withoutNeedlessGateways([...entries.values()])
}

/** Where the column or reports are in sight, nobody has to look for them. */
function withoutNeedlessGateways(entries: readonly NewEntry[]): NewEntry[] {
  const found = entries.some((entry) => entry.left === undefined && (entry.kind !== 'list' || entry.hint.inColumn))
  return entries.filter((entry) => !found || entry.kind !== 'list' || entry.hint.inColumn)
}

function judgeLink(link: Link, isItem: boolean, context: LinkContext): NewEntry | null {
  const { site, now, inColumn } = context
  const target = new URL(link.url)
  const verdict = judgeTitle(link.text, { inColumn, now })
  const isReport = verdict.is === 'report' || verdict.is === 'maybe'
  if (link.url === context.url && link.hash === '') return null
  if (!isOnSite(site, target)) return isReport ? leave(link, context, 'off-site') : null
  if (NOT_A_PAGE.test(target.pathname)) return null
  if (site.detail.some((pattern) => pattern.test(link.url))) return byPattern(link, verdict, context)
  if (site.list.some((pattern) => pattern.test(link.url))) return list(link, context, { inColumn: true })
  if (isReport && site.detail.length > 0) return leave(link, context, 'outside-patterns')
  if (isReport) return document(link, verdict, context)
  if (verdict.is === 'column') return list(link, context, { inColumn: true, ...(verdict.agency && { agency: verdict.agency }) })
  if (verdict.is === 'other' && verdict.why !== 'not-a-report') return leave(link, context, verdict.why)
  return descend(link, context) ?? (isItem ? leave(link, context, 'not-a-report') : null)
}

function byPattern(link: Link, verdict: TitleVerdict, context: LinkContext): NewEntry {
  if (verdict.is === 'other' && verdict.why !== 'not-a-report') return leave(link, context, verdict.why)
  return document(link, verdict.is === 'other' ? { is: 'maybe', year: null, agency: null } : verdict, context)
}

function document(link: Link, verdict: Exclude<TitleVerdict, { is: 'other' }>, context: LinkContext): NewEntry {
  const title = link.text.slice(0, LONGEST_TITLE)
  const year = verdict.year ?? context.hint.year
  const agency = verdict.agency ?? context.hint.agency
  const date = /\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.exec(`${link.after} ${link.text}`)?.[0]
  const hint: EntryHint = {
    title,
    ...(year && { year }),
    ...(agency && { agency }),
    ...(date && { date }),
    inColumn: context.inColumn,
  }
  return entry(link, context, FILE.test(new URL(link.url).pathname) ? 'attachment' : 'article', hint)
}

/** From a directory of years or offices into one of them; from a portal into its disclosure pages. */
function descend(link: Link, context: LinkContext): NewEntry | null {
  const text = tidyTitle(link.text)
  if (context.inColumn) {
    const below = columnOf(link.url).startsWith(columnOf(context.url))
    const year = /^(?:20\d{2})年?度?$/.test(text) ? yearIn(`${text.replace(/年?度?$/, '')}年`) : null
    if (year !== null && (below || link.hash !== '' || /\d/.test(link.url))) return list(link, context, { inColumn: true })
    const agency = below && text.length <= 25 && !/\d/.test(text) ? asAgency(text) : null
    if (agency !== null) return list(link, context, { inColumn: true, agency })
    return null
  }
  if (COLUMN_SLUG.test(new URL(link.url).pathname) && text !== '' && text.length <= 25 && !isArticleAddress(link.url))
    return list(link, context, { inColumn: true })
  return GATEWAY.test(text) && context.depth <= DEEPEST_GATEWAY ? list(link, context, {}) : null
}

function isArticleAddress(url: string): boolean {
  return /\/(?:19|20)\d{2}[-/]?\d{0,2}\/|\/art\/|\/info\/|\/content\/|t20\d{6}_\d+/.test(url)
}

function list(link: Link, context: LinkContext, hint: EntryHint): NewEntry {
  return entry(link, context, 'list', {
    ...hint,
    ...(hint.agency === undefined && context.hint.agency && { agency: context.hint.agency }),
    ...(link.hash !== '' && { hash: link.hash }),
    page: 1,
  })
}

function leave(link: Link, context: LinkContext, why: string): NewEntry {
  return { ...entry(link, context, 'article', { title: link.text.slice(0, LONGEST_TITLE) }), left: why }
}

const LONGEST_KEY = 500

function entry(link: Link, { site, depth }: LinkContext, kind: NewEntry['kind'], hint: EntryHint): NewEntry {
  const routed = kind === 'list' && link.hash !== '' ? link.hash : ''
  const made: NewEntry = {
    key: `${pageKey(link.url)}${routed}`.slice(0, LONGEST_KEY),
    request: { url: link.url, method: 'GET' },
    kind,
    depth: depth + 1,
    paging: false,
    quiet: 0,
    hint,
  }
  return depth + 1 > site.budget.depth ? { ...made, left: 'too-deep' } : made
}

/** Forms of addresses that the items of a list have, the most frequent first. */
export function shapesOf(entries: readonly NewEntry[]): string[] {
  const counts = new Map<string, number>()
  for (const { kind, request } of entries) {
    if (kind === 'list') continue
    const shape = shapeOf(request.url)
    counts.set(shape, (counts.get(shape) ?? 0) + 1)
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([shape]) => shape)
    .slice(0, 8)
}

/** The file behind a viewer (`viewer.html?file=…`), or the address itself where it is a file; null otherwise. */
export function fileBehind(url: string): string | null {
  const target = new URL(url)
  if (FILE.test(target.pathname)) return url
  for (const name of ['file', 'url', 'src', 'path']) {
    const value = target.searchParams.get(name)
    const file = value ? normalise(value, url) : null
    if (file !== null && FILE.test(new URL(file).pathname)) return file
  }
  return null
}
