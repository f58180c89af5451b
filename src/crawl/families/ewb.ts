// 新点 EWB: the list is JSON that is asked for by POST, with the department, category and site that the page states.
import { normalise } from '../address.js'
import type { Link, Page } from '../page/page.js'
import { type DataRequest, type Family, type ListContext, type ListReading, ListUnreadable } from './family.js'
import { isObject, parseJsonObject, textOf } from './parse-json.js'

const ENDPOINT = '/rest/lightfrontaction/getgovinfolist'
const PAGE_SIZE = 20

export const ewb: Family = {
  name: 'ewb',
  recognises: ({ html }) => /EWB-FRONT|govInfoPub|lightfrontaction/i.test(html),
  read,
  readData,
}

function read(page: Page): ListReading | null {
  const field = (name: string) =>
    new RegExp(`["']?${name}["']?\\s*[:=]\\s*["']([\\w-]{1,60})["']`, 'i').exec(page.html)?.[1] ?? ''
  const category = field('categorynum')
  const url = normalise(/(?:\/[\w-]+)*\/rest\/lightfrontaction\/getgovinfolist/.exec(page.html)?.[0] ?? ENDPOINT, page.url)
  if (category === '' || url === null) return null
  return {
    items: page.links,
    next: [ask({ url, deptcode: field('deptcode'), categorynum: category, siteGuid: field('siteGuid'), page: 0, got: 0 })],
  }
}

interface Want {
  readonly url: string
  readonly deptcode: string
  readonly categorynum: string
  readonly siteGuid: string
  readonly page: number
  readonly got: number
}

function ask(want: Want): DataRequest {
  const { deptcode, categorynum, siteGuid } = want
  const body = JSON.stringify({ deptcode, categorynum, siteGuid, pageIndex: want.page, pageSize: PAGE_SIZE })
  return { request: { url: want.url, method: 'POST', body, type: 'application/json' }, data: { ...want }, paging: want.page > 0 }
}

function readData(text: string, url: string, { data }: ListContext): ListReading {
  const answer = parseJsonObject(text)
  const custom = isObject(answer.custom) ? answer.custom : answer
  const rows = Array.isArray(custom.data) ? custom.data : Array.isArray(custom.infodata) ? custom.infodata : null
  if (rows === null) throw new ListUnreadable('no data')
  const items = rows.flatMap((row): Link[] => {
    const link = isObject(row) ? normalise(textOf(row.infourl), url) : null
    return link === null ? [] : [{ url: link, hash: '', text: textOf(row.title), after: textOf(row.infodate) }]
  })
  const want = data as unknown as Want
  const got = want.got + items.length
  const total = Number(custom.total)
  const more = items.length > 0 && (!Number.isFinite(total) || got < total)
  return { items, next: more ? [ask({ ...want, page: want.page + 1, got })] : [] }
}
