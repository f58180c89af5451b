// 博达 VSB: articles are /info/<column>/<id>.htm; list pages count down from the oldest, so the second page of seven
// is 6.htm beside a folder named for the list. Its link is 下页; where a script makes it, the number is in the script.
import { normalise } from '../address.js'
import type { Page } from '../page/page.js'
import type { Family, ListReading } from './family.js'

const ARTICLE = /\/info\/\d+\/\d+\.htm$/

export const vsb: Family = {
  name: 'vsb',
  recognises: ({ links, html }) =>
    /vsb_|_vsb|Vsbpage|visual sitebuilder/i.test(html) && links.some((link) => ARTICLE.test(link.url)),
  read,
}

function read(page: Page): ListReading | null {
  const linked = page.links.find((link) => /^下一?页$/.test(link.text))
  const next = linked?.url ?? fromScript(page)
  return { items: page.links, next: next === null ? [] : [{ request: { url: next, method: 'GET' }, data: {}, paging: true }] }
}

/** `_simple_list_gotopage_fun(7,'…',…)` tells how many pages there are; the first has the list's own name. */
function fromScript(page: Page): string | null {
  const total = Number(/_gotopage_fun\(\s*(\d+)/.exec(page.html)?.[1] ?? 0)
  const path = new URL(page.url).pathname
  const number = /\/(\d+)\.htm$/.exec(path)
  if (number) return Number(number[1]) > 1 ? normalise(`${Number(number[1]) - 1}.htm`, page.url) : null
  const stem = /\/([\w-]+)\.htm$/.exec(path)?.[1]
  return total > 1 && stem ? normalise(`${stem}/${total - 1}.htm`, page.url) : null
}
