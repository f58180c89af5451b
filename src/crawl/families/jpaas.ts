// jpaas, 大汉's newer platform: the list is a unit of the page that a gateway renders; it counts pages in `paramJson`
// and ignores every other parameter.
import { normalise } from '../address.js'
import type { Page } from '../page/page.js'
import { type DataRequest, type Family, type ListContext, type ListReading, ListUnreadable } from './family.js'
import { fragmentLinks } from './fragment-links.js'
import { isObject, parseJsonObject, textOf } from './parse-json.js'

const UNIT = /\/[\w/-]*jpaas-publish-server\/front\/page\/build\/unit/
const PAGE_SIZE = 15
const FIELDS = ['webId', 'pageId', 'tplSetId', 'tagId', 'parseType', 'pageType']

export const jpaas: Family = {
  name: 'jpaas',
  recognises: ({ html }) => /jpaas-publish-server/.test(html) && /queryData/i.test(html),
  read,
  readData,
}

function read(page: Page): ListReading | null {
  const found = /queryData\s*=\s*"(\{[^"]{1,2000}\})"|queryData\s*=\s*'(\{[^']{1,2000}\})'/i.exec(page.html)
  const query = found ? fieldsIn(found[1] ?? found[2] ?? '') : null
  const unit = normalise(UNIT.exec(page.html)?.[0] ?? '/api-gateway/jpaas-publish-server/front/page/build/unit', page.url)
  if (query === null || unit === null) return null
  return { items: [], next: [ask(`${unit}?${query}`, 1)] }
}

/** The query is JavaScript, quotes of either kind, entities perhaps. */
function fieldsIn(text: string): string | null {
  const plain = text.replaceAll('&quot;', '"').replaceAll('&#39;', "'")
  const query = new URLSearchParams()
  for (const name of FIELDS) {
    const value = new RegExp(`['"]?${name}['"]?\\s*:\\s*['"]([^'"]*)['"]`).exec(plain)?.[1]
    if (value !== undefined) query.set(name, value)
  }
  return query.has('tagId') || query.has('pageId') ? query.toString() : null
}

function ask(base: string, page: number): DataRequest {
  const paramJson = encodeURIComponent(JSON.stringify({ pageNo: page, pageSize: String(PAGE_SIZE) }))
  return { request: { url: `${base}&paramJson=${paramJson}`, method: 'GET' }, data: { base, page }, paging: page > 1 }
}

function readData(text: string, url: string, { data }: ListContext): ListReading {
  const answer = parseJsonObject(text)
  const html = isObject(answer.data) ? textOf(answer.data.html) : ''
  if (!isObject(answer.data)) throw new ListUnreadable('no data.html')
  const items = fragmentLinks(html, url)
  const page = Number(data.page)
  return { items, next: items.length === 0 ? [] : [ask(String(data.base), page + 1)] }
}
