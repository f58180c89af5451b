/** HTML as it should be: the official tables with their spans, nothing around the article. */
import type { SampleRecord } from '../record.js'
import type { Variant } from '../variant.js'
import { tableHtml, utf8 } from './markup.js'
import { bodyHtml, pageHtml } from './page.js'

export const plain: Variant = {
  name: 'plain',
  shows: 'the official tables with rowspan and colspan, all blocks of section 2 in one table',
  print: (record) => utf8(plainPage(record)),
}

/** The plain page as text; other variants start from it. */
export function plainPage(record: SampleRecord): string {
  const body = bodyHtml(record, {
    table: (grid) => tableHtml(grid, { cell: (cell) => (cell.kind === 'label' ? 'class="label"' : '') }),
  })
  return pageHtml(record.title.join(''), `<main>\n${body}\n</main>`)
}
