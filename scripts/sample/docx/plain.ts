/** DOCX as Word writes it: gridSpan, vMerge, headings as styles. */
import type { Variant } from '../variant.js'
import { documentBody } from './document.js'
import { docxBytes } from './package.js'

export const plain: Variant = {
  name: 'plain',
  shows: 'the official tables with gridSpan and vMerge, all blocks of section 2 in one table',
  print: (record) => docxBytes({ body: documentBody(record), title: record.title.join('') }),
}
