// TRS WCM: static pages, whose number stands in `createPageHTML(total, current, "index", "html")`, counted from 0:
// page 1 is index.html, page 2 index_1.html. Past the end the server sends back to the first page.
import { normalise } from '../address.js'
import type { Page } from '../page/page.js'
import type { Family, ListReading } from './family.js'

const CALL =
  /createPage(?:HTML)?\s*\(\s*["']?(\d+)["']?\s*,\s*["']?(\d+)["']?\s*,\s*["']([\w./-]{1,80})["']\s*,\s*["'](\w{2,6})["']/

export const trs: Family = {
  name: 'trs',
  recognises: ({ html }) => CALL.test(html),
  read,
}

function read(page: Page): ListReading | null {
  const found = CALL.exec(page.html)
  if (!found) return null
  const [total, current, stem, suffix] = [Number(found[1]), Number(found[2]), found[3] as string, found[4] as string]
  const next = current + 1 < total ? normalise(`${stem}_${current + 1}.${suffix}`, page.url) : null
  return { items: page.links, next: next === null ? [] : [{ request: { url: next, method: 'GET' }, data: {}, paging: true }] }
}
