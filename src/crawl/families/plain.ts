// The rest: plain pages of links. The next page is the link that says so; where there is none and the list looks full,
// the usual names of a second page are guessed, and taken only where they bring new links of the same column.
import { normalise } from '../address.js'
import type { Link, Page } from '../page/page.js'
import type { DataRequest, Family, ListContext, ListReading } from './family.js'

const NEXT = /^(?:下一?页|后一?页|下一頁|下頁|next|›|»|>|>>|＞)\s*[>»›]*$/i
/** Lists have pages of ten to thirty; a shorter one is whole. */
const FULL_LIST = 10

export const plain: Family = {
  name: 'plain',
  recognises: () => true,
  read,
}

function read(page: Page, { page: number }: ListContext): ListReading {
  const linked = page.links.find((link) => NEXT.test(link.text.trim())) ?? numbered(page, number)
  if (linked && linked.url !== page.url) return { items: page.links, next: [get(linked.url)] }
  const hasPaging = page.links.some((link) => /^(?:上一?页|尾页|末页|首页\s*上|共\d+页)/.test(link.text))
  const guesses = number === 1 && !hasPaging && page.links.length >= FULL_LIST ? secondPages(page.url) : []
  return { items: page.links, next: guesses.map((url) => ({ ...get(url), guessed: true })) }
}

/** A bare number one above this page's, beside others of its kind. */
function numbered(page: Page, number: number): Link | undefined {
  return page.links.find(
    (link) =>
      link.text === String(number + 1) &&
      page.links.some((other) => other.text === String(number + 2) || other.text === String(number)),
  )
}

function get(url: string): DataRequest {
  return { request: { url, method: 'GET' }, data: {}, paging: true }
}

function secondPages(url: string): string[] {
  const { pathname, search } = new URL(url)
  if (search !== '') return []
  const file = /^(.*\/)([\w-]+)\.(s?html?|jhtml)$/.exec(pathname)
  if (file) return candidates(url, [`${file[1]}${file[2]}_1.${file[3]}`, `${file[1]}${file[2]}_2.${file[3]}`])
  return pathname.endsWith('/') && pathname !== '/' ? candidates(url, [`${pathname}index_1.html`, `${pathname}index_2.html`]) : []
}

function candidates(url: string, paths: readonly string[]): string[] {
  return paths.flatMap((path) => normalise(path, url) ?? [])
}
