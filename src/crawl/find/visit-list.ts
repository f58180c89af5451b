// Reads a list page, or the data that its software loads: entries for what it links to, and for where it goes on.

import { decode } from '../../decode/index.js'
import { pageKey, shapeOf } from '../address.js'
import type { NewEntry } from '../crawl-state.js'
import { type DataRequest, families, type ListReading, ListUnreadable } from '../families/index.js'
import type { Page } from '../page/page.js'
import { readPage } from '../page/read-page.js'
import { FEWEST_LABELS } from '../page/table-labels.js'
import { isOnSite } from '../sites/site.js'
import { isReportColumn, judgeLinks, shapesOf } from './judge-links.js'
import { recheckAfter } from './recheck.js'
import type { Finding, Visited } from './visit.js'
import { visitArticle } from './visit-article.js'

/** So many pages in a row without anything new, and the rest is known too: lists begin with the newest. */
export const QUIET_PAGES = 2

export async function visitList(visited: Visited): Promise<Finding> {
  const { entry, body, now } = visited
  if (body.kind === 'pdf' || body.kind === 'zip' || body.kind === 'ole') return visitArticle(visited)
  const { text } = decode(body.bytes, { mediaType: body.mediaType })
  const recheckAt = recheckAfter(entry, now)
  const read = readList(text, visited)
  if (typeof read === 'string') return ended({ as: 'left', reason: read, recheckAt }, entry.hint.guessed ? [] : [read])
  const { page, reading, family } = read
  // A link that named a column may lead to the report itself.
  if (page && page.tableLabels >= FEWEST_LABELS && !entry.paging) return visitArticle(visited)
  const inColumn = entry.hint.inColumn === true || (page !== null && isReportColumn(page, now))
  const context = { site: visited.site, url: body.url, depth: entry.depth, inColumn, hint: entry.hint, now }
  const items = new Set(reading.items)
  const found = judgeLinks([...items, ...(page?.links ?? []).filter((link) => !items.has(link))], items, context)
  const remarks = page?.manyLinks ? ['many-links'] : []
  const frames = framesOf(page, visited, inColumn)
  const paging = await turn(visited, { found, reading, family, inColumn })
  if (paging.stop === 'other-column') return ended({ as: 'left', reason: 'other-column', recheckAt }, [])
  const end = { as: 'done' as const, reason: paging.stop ?? 'read', recheckAt }
  return {
    found: [...found, ...frames, ...paging.next],
    report: null,
    end,
    remarks: paging.loud ? [...remarks, paging.stop as string] : remarks,
  }
}

function ended(end: Finding['end'], remarks: readonly string[]): Finding {
  return { found: [], report: null, end, remarks }
}

interface Read {
  readonly page: Page | null
  readonly reading: ListReading
  readonly family: string
}

/** A code of words.ts where the data cannot be read. */
function readList(text: string, { entry, body, now }: Visited): Read | string {
  const context = { hash: entry.hint.hash ?? '', page: entry.hint.page ?? 1, data: entry.hint.data ?? {}, now }
  const own = families.find(({ name }) => name === entry.hint.family)
  try {
    if (own?.readData && entry.hint.data && Object.keys(entry.hint.data).length > 0)
      return { page: null, reading: own.readData(text, body.url, context), family: own.name }
  } catch (error) {
    if (!(error instanceof ListUnreadable)) throw error
    return 'unreadable'
  }
  const page = readPage(text, body.url)
  for (const family of families) {
    const reading = family.recognises(page) ? family.read(page, context) : null
    if (reading !== null) return { page, reading, family: family.name }
  }
  return { page, reading: { items: page.links, next: [] }, family: 'plain' }
}

function framesOf(page: Page | null, { entry, site }: Visited, inColumn: boolean): NewEntry[] {
  if (page === null || entry.depth + 1 > site.budget.depth) return []
  return page.frames
    .filter((url) => isOnSite(site, new URL(url)))
    .map((url) => ({
      key: pageKey(url).slice(0, 500),
      request: { url, method: 'GET' },
      kind: 'list',
      depth: entry.depth + 1,
      paging: false,
      quiet: 0,
      hint: { inColumn, page: 1 },
    }))
}

interface Turned {
  readonly next: readonly NewEntry[]
  readonly stop: string | null
  /** The operator should hear of it. */
  readonly loud: boolean
}

/** Whether the list goes on. A page that people never see the end of is a trap, or leads into other columns. */
async function turn(
  visited: Visited,
  { found, reading, family, inColumn }: { found: readonly NewEntry[]; reading: ListReading; family: string; inColumn: boolean },
): Promise<Turned> {
  const { entry, site } = visited
  const page = entry.hint.page ?? 1
  const ofColumn = ownItems(found, reading, entry.hint.shapes)
  if (entry.paging && family === 'plain' && entry.hint.shapes !== undefined && ofColumn.length === 0)
    return { next: [], stop: 'other-column', loud: false }
  const fresh = await visited.unknown(ofColumn.map(({ key }) => key))
  if (entry.hint.guessed && fresh.size === 0) return { next: [], stop: 'other-column', loud: false }
  const quiet = fresh.size > 0 || ofColumn.length === 0 ? 0 : entry.quiet + 1
  if (quiet >= QUIET_PAGES) return { next: [], stop: 'no-new-links', loud: false }
  if (reading.next.length > 0 && page >= site.budget.listPages) return { next: [], stop: 'column-pages', loud: true }
  const shapes = entry.hint.shapes ?? shapesOf(ofColumn)
  return {
    next: reading.next.flatMap((one) => follow(one, { visited, quiet, shapes, inColumn, family, page })),
    stop: null,
    loud: false,
  }
}

/** Articles of the list itself: on later pages those whose addresses look like the first page's. */
function ownItems(found: readonly NewEntry[], { items, next }: ListReading, shapes: readonly string[] | undefined): NewEntry[] {
  const urls = new Set(items.map(({ url }) => url))
  // Links that turn pages are new on every page, which is what makes a loop look alive.
  for (const { request } of next) urls.delete(request.url)
  return found.filter(
    ({ kind, request, hint }) =>
      kind !== 'list' &&
      urls.has(request.url) &&
      !TURNS_PAGES.test(hint.title ?? '') &&
      (!shapes || shapes.length === 0 || shapes.includes(shapeOf(request.url))),
  )
}

const TURNS_PAGES = /^(?:\d{1,5}|上一?页|下一?页|首页|尾页|末页)$/u

function follow(
  { request, data, guessed, paging }: DataRequest,
  {
    visited,
    quiet,
    shapes,
    inColumn,
    family,
    page,
  }: { visited: Visited; quiet: number; shapes: readonly string[]; inColumn: boolean; family: string; page: number },
): NewEntry[] {
  const { entry, site } = visited
  if (!isOnSite(site, new URL(request.url))) return []
  const hasData = Object.keys(data).length > 0
  return [
    {
      key: `${request.method === 'POST' ? `POST ${request.body ?? ''} ` : ''}${hasData ? request.url : pageKey(request.url)}`.slice(
        -500,
      ),
      request,
      kind: 'list',
      depth: entry.depth,
      paging,
      quiet: paging ? quiet : 0,
      hint: {
        inColumn,
        page: paging ? page + 1 : page,
        ...(entry.hint.agency && { agency: entry.hint.agency }),
        // A data request that is the list itself has no page before it to be like.
        ...(paging && shapes.length > 0 && { shapes }),
        ...(guessed && { guessed }),
        ...(hasData && { family, data }),
      },
    },
  ]
}
