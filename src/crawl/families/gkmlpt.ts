// Guangdong's gkmlpt platform: one page for everything, routed by its fragment; the tree of categories stands in a
// script, the articles come as JSON. Some servers give all on page 1 and answer 404 for page 2.
import { normalise } from '../address.js'
import type { Link, Page } from '../page/page.js'
import { judgeTitle } from '../titles.js'
import { type DataRequest, type Family, type ListContext, type ListReading, ListUnreadable } from './family.js'
import { isObject, parseJsonObject, textOf } from './parse-json.js'

export const gkmlpt: Family = {
  name: 'gkmlpt',
  recognises: ({ url, html }) => /\/gkmlpt\//.test(url) && /\bSID\s*:/.test(html),
  read,
  readData,
}

/** Categories that an agency's tree may name so; more is no tree. */
const MOST_CATEGORIES = 40

function read(page: Page, { hash, now }: ListContext): ListReading | null {
  const sid = /\bSID\s*:\s*["'](\w{1,40})["']/.exec(page.scripts)?.[1]
  if (sid === undefined) return null
  const byHash = /^#(\d+)$/.exec(hash)?.[1]
  const ids = byHash ? [byHash] : categoriesIn(page.scripts, now)
  const next = ids.flatMap((id) => {
    const base = normalise(`/gkmlpt/api/all/${id}`, page.url)
    return base === null ? [] : [ask({ base, sid, page: 1, got: 0 })]
  })
  return { items: [], next }
}

/** `{"id":721,"name":"政府信息公开年报",…}`: id and name stand beside each other, in either order. */
function categoriesIn(scripts: string, now: number): string[] {
  const pairs = [
    ...[...scripts.matchAll(/"id"\s*:\s*"?(\d+)"?\s*,\s*"name"\s*:\s*"([^"]{1,80})"/g)].map(([, id, name]) => [id, name]),
    ...[...scripts.matchAll(/"name"\s*:\s*"([^"]{1,80})"\s*,\s*"id"\s*:\s*"?(\d+)"?/g)].map(([, name, id]) => [id, name]),
  ]
  const named = pairs.filter(([, name]) => {
    const is = judgeTitle(unescaped(name as string), { inColumn: true, now }).is
    return is === 'column' || is === 'report'
  })
  return [...new Set(named.map(([id]) => id as string))].slice(0, MOST_CATEGORIES)
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

interface Want {
  readonly base: string
  readonly sid: string
  readonly page: number
  readonly got: number
}

function ask(want: Want): DataRequest {
  const url = `${want.base}?page=${want.page}&sid=${want.sid}`
  return { request: { url, method: 'GET' }, data: { ...want }, paging: want.page > 1, guessed: want.page > 1 }
}

function readData(text: string, url: string, { data }: ListContext): ListReading {
  const answer = parseJsonObject(text)
  if (!Array.isArray(answer.articles)) throw new ListUnreadable('no articles')
  const want = data as unknown as Want
  const items = answer.articles.flatMap((article): Link[] => {
    if (!isObject(article)) return []
    const link = normalise(textOf(article.url) || textOf(article.post_url), url)
    return link === null ? [] : [{ url: link, hash: '', text: textOf(article.title), after: textOf(article.created_at) }]
  })
  const total = isObject(answer.classify) ? Number(answer.classify.post_count) : Number.NaN
  const got = want.got + items.length
  const more = items.length > 0 && (Number.isFinite(total) ? got < total : true)
  return { items, next: more ? [ask({ ...want, page: want.page + 1, got })] : [] }
}
