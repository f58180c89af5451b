// 开普云 UCAP: articles are /c<channel>/<yyyymm>/<32 hex>.shtml, lists list.shtml, list_2.shtml. How many list pages
// there are is known to scripts only, so the next one is guessed and taken where it brings new articles.
import { normalise } from '../address.js'
import type { Page } from '../page/page.js'
import type { Family, ListReading } from './family.js'

const ARTICLE = /\/20\d{4}\/[0-9a-f]{32}\.s?html?$/
const LIST = /\/(list|common_list|index)(?:_(\d+))?\.s?html$/

export const ucap: Family = {
  name: 'ucap',
  recognises: ({ url, links, html }) =>
    (LIST.test(url) && links.some((link) => ARTICLE.test(link.url))) || /<ucapcontent|ucap-core|name="UCAP/i.test(html),
  read,
}

function read(page: Page): ListReading | null {
  const found = LIST.exec(new URL(page.url).pathname)
  if (!found || !page.links.some((link) => ARTICLE.test(link.url))) return null
  const number = Number(found[2] ?? 1) + 1
  const next = normalise(`${found[1]}_${number}.shtml`, page.url)
  return {
    items: page.links,
    next: next === null ? [] : [{ request: { url: next, method: 'GET' }, data: {}, guessed: true, paging: true }],
  }
}
