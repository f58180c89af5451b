// 大汉's disclosure module: annual reports have an endpoint of their own, asked by year and area.
import { normalise } from '../address.js'
import type { Page } from '../page/page.js'
import { yearOf } from '../titles.js'
import type { DataRequest, Family, ListContext, ListReading } from './family.js'
import { fragmentLinks } from './fragment-links.js'

const FIRST_YEAR = 2008
/** So many years in a row without a report, and older ones are not asked for. */
const EMPTY_YEARS = 3
const ENDPOINT = '/module/xxgk/xxgkAnnualReport.jsp'

export const jcmsAnnual: Family = {
  name: 'jcms-annual',
  recognises: ({ html }) => /module\/xxgk\//.test(html) && areaIn(html) !== null,
  read,
  readData,
}

function areaIn(html: string): string | null {
  return /[?&;]area=([\w-]{1,40})/.exec(html)?.[1] ?? /["']?area["']?\s*[:=]\s*["']([\w-]{1,40})["']/.exec(html)?.[1] ?? null
}

function read(page: Page, { now }: ListContext): ListReading | null {
  const area = areaIn(page.html)
  const endpoint = normalise(ENDPOINT, page.url)
  if (area === null || endpoint === null) return null
  return { items: page.links, next: [ask({ endpoint, area, year: yearOf(now) - 1, empty: 0 }, false)] }
}

interface Want {
  readonly endpoint: string
  readonly area: string
  readonly year: number
  readonly empty: number
}

function ask(want: Want, paging: boolean): DataRequest {
  const url = `${want.endpoint}?fbtime=${want.year}&area=${want.area}`
  return { request: { url, method: 'GET' }, data: { ...want }, paging }
}

function readData(text: string, url: string, { data }: ListContext): ListReading {
  const want = data as unknown as Want
  const items = fragmentLinks(text, url)
  const empty = items.length === 0 ? want.empty + 1 : 0
  if (empty >= EMPTY_YEARS || want.year <= FIRST_YEAR) return { items, next: [] }
  return { items, next: [ask({ ...want, year: want.year - 1, empty }, true)] }
}
