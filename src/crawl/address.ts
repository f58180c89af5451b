// Addresses as the crawler compares, shows and follows them. Two spellings of one page must not be two pages, and
// what identifies a visitor (session, time, chance) belongs neither into the frontier nor into a log.

/** Parameters that change with the visit and never with the page. */
const VISIT = /^(?:jsessionid|phpsessid|aspsessionid\w*|sessionid|session_id|_t|_|timestamp|rnd|rand|random|utm_\w+)$/i
/** A `t`, `v` or `sid` may mean something; a long number or hash in it never does. */
const MAYBE_VISIT = /^(?:t|v|time|sid|ts|r)$/i
const VISIT_VALUE = /^(?:\d{10,}|0\.\d{6,}|[0-9a-f]{16,})$/i
const SECRET = /^(?:token|access_token|sid|sessionid|jsessionid|phpsessid|key|ticket|auth|password|pwd)$/i
/** Longer ones are traps that grow with every step. */
const LONGEST = 2_000

/** The absolute address of a link without fragment and visit's marks; null for what is no address to ask. */
export function normalise(link: string, base?: string): string | null {
  const text = link.trim().replace(/[\t\r\n]/g, '')
  if (text === '' || text.length > LONGEST || !URL.canParse(text, base)) return null
  const url = new URL(text, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  url.hash = ''
  url.username = ''
  url.password = ''
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/gi, '').replace(/\/{2,}/g, '/')
  for (const [name, value] of [...url.searchParams])
    if (VISIT.test(name) || (MAYBE_VISIT.test(name) && VISIT_VALUE.test(value))) url.searchParams.delete(name)
  return url.href
}

/** What makes two addresses one page: the scheme, a copy for telephones and an index page's name do not count. */
export function pageKey(address: string): string {
  const url = new URL(address)
  const path = url.pathname.replace(/_wap(?=\.s?html?$)/i, '').replace(/\/(?:index|default)\.s?html?$/i, '/')
  const query = [...url.searchParams].map(([name, value]) => `${name}=${value}`).sort()
  return `${url.host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`
}

/** For rows and messages: without user, password and values that open something. */
export function withoutSecrets(address: string): string {
  if (!URL.canParse(address)) return address.slice(0, LONGEST)
  const url = new URL(address)
  url.username = ''
  url.password = ''
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.set(name, '…')
  return decodeEllipsis(url.href).slice(0, LONGEST)
}

function decodeEllipsis(href: string): string {
  return href.replaceAll('%E2%80%A6', '…')
}

/**
 * Where a page belongs: its folders up to the first that is a date, a number or a hash. `/zfxxgknb/202401/t1.html` and
 * `/zfxxgknb/index_2.html` share `host/zfxxgknb/`.
 */
export function columnOf(address: string): string {
  const url = new URL(address)
  const folders = url.pathname.split('/').slice(1, -1)
  const end = folders.findIndex((folder) => /^\d+$|^[0-9a-f]{32}$/i.test(folder))
  const kept = end < 0 ? folders : folders.slice(0, end)
  return `${url.host}/${kept.map((folder) => `${folder}/`).join('')}`
}

/** The form of an address, its numbers and hashes taken out: pages of one column share few forms. */
export function shapeOf(address: string): string {
  const url = new URL(address)
  return `${url.host}${url.pathname.replace(/[0-9a-f]{16,}|\d+/gi, '#')}`
}
