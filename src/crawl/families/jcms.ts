// 大汉 jcms: the first records stand inside the column page, the others come from dataproxy.jsp. Servers differ in
// what they obey, `startrecord` or `page`, and in how many they give at once, so what came is counted, not assumed.
import { normalise } from '../address.js'
import type { Page } from '../page/page.js'
import { type DataRequest, type Family, type ListContext, type ListReading, ListUnreadable } from './family.js'
import { fragmentLinks } from './fragment-links.js'

const PROXY = /(?:https?:\/\/[^"'\s<>]*)?\/module\/(?:web\/)?jpage\/dataproxy\.jsp/
/** Most servers truncate above some hundreds; this stays below what all of them give. */
const MOST_PER_PAGE = 100
const FORM = ['col', 'appid', 'webid', 'path', 'columnid', 'sourceContentType', 'unitid', 'webname', 'permissiontype']

export const jcms: Family = {
  name: 'jcms',
  recognises: ({ html, scripts }) => PROXY.test(scripts) || PROXY.test(html),
  read,
  readData,
}

function read(page: Page): ListReading | null {
  const items = recordsIn(page.scripts, page.url)
  const total = numberIn(page.html, /totalRecord["']?\s*[:=]\s*["']?(\d+)/i) ?? numberIn(page.html, /<totalrecord>(\d+)/i)
  const proxy = PROXY.exec(page.html)?.[0]
  if (proxy === undefined || (items.length === 0 && total === null)) return null
  const fields = formIn(page.html)
  const perPage = Math.min(numberIn(page.html, /perPage["']?\s*[:=]\s*["']?(\d+)/i) ?? 15, MOST_PER_PAGE)
  if (total !== null && items.length >= total) return { items, next: [] }
  return {
    items,
    next: [
      ask({
        proxy: normalise(proxy, page.url) ?? page.url,
        fields,
        perPage,
        got: items.length,
        total: total ?? 0,
        by: 'start',
        page: 1,
        first: items[0]?.url ?? '',
      }),
    ],
  }
}

interface Want {
  readonly proxy: string
  /** Form fields, encoded. */
  readonly fields: string
  readonly perPage: number
  readonly got: number
  readonly total: number
  readonly by: 'start' | 'page'
  readonly page: number
  /** First address of the answer before: the same again means that the server does not obey. */
  readonly first: string
}

function ask(want: Want): DataRequest {
  const range =
    want.by === 'start'
      ? `startrecord=${want.got + 1}&endrecord=${want.got + want.perPage}&perpage=${want.perPage}`
      : `page=${want.page + 1}&perpage=${want.perPage}`
  const request = {
    url: `${want.proxy}?${range}`,
    method: 'POST' as const,
    body: want.fields,
    type: 'application/x-www-form-urlencoded',
  }
  return { request, data: { ...want }, paging: true }
}

function readData(text: string, url: string, { data }: ListContext): ListReading {
  if (!/<(?:datastore|recordset|record)\b/i.test(text)) throw new ListUnreadable('no recordset')
  const want = data as unknown as Want
  const items = recordsIn(text, url)
  const total = numberIn(text, /<totalrecord>(\d+)/i) ?? want.total
  const first = items[0]?.url ?? ''
  if (items.length === 0) return { items, next: [] }
  // The first page again, or the page before: this server counts pages.
  if (want.by === 'start' && first === want.first)
    return { items, next: [ask({ ...want, by: 'page', page: Math.floor(want.got / want.perPage), first: '' })] }
  const got = want.got + items.length
  if (total > 0 && got >= total) return { items, next: [] }
  return { items, next: [ask({ ...want, got, total, page: want.page + 1, first })] }
}

function recordsIn(text: string, url: string): ListReading['items'] {
  const records = [...text.matchAll(/<record>([\s\S]*?)<\/record>/gi)].map(([, inner = '']) =>
    inner.replace(/<!\[CDATA\[|\]\]>/g, ''),
  )
  return fragmentLinks(records.join('\n'), url)
}

function formIn(html: string): string {
  const fields = new URLSearchParams()
  for (const name of FORM) {
    const found = new RegExp(`[{,&?\\s"']${name}["']?\\s*[:=]\\s*["']?([^"',&}\\s<>]*)`, 'i').exec(html)
    if (found) fields.set(name, safeDecode(found[1] as string))
  }
  return fields.toString()
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // Encoded in GBK; the server takes it back as it gave it.
    return text
  }
}

function numberIn(text: string, pattern: RegExp): number | null {
  const found = pattern.exec(text)
  return found ? Number(found[1]) : null
}
