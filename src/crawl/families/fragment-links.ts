import type { Link } from '../page/page.js'
import { readPage } from '../page/read-page.js'

/** The links of a piece of HTML that came inside list data. */
export function fragmentLinks(html: string, base: string): readonly Link[] {
  return readPage(html, base).links
}
