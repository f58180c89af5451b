/**
 * What was noticed about a document on the way: pages without text, text that nobody sees, tables
 * without rules, tables joined over pages.
 */
import { type Note, roundBox } from '../../../src/document/index.js'
import type { Aside } from '../page/sift-glyphs.js'
import { boxAround } from '../page/text-line.js'
import type { PageTrace } from '../read-page.js'
import type { FlowElement } from './join-tables.js'

export function notesOn(pages: readonly PageTrace[], flow: readonly FlowElement[]): Note[] {
  const notes: Note[] = []
  for (const page of pages) {
    if (page.sifted.seen.length === 0) notes.push({ code: 'page-without-text', data: { page: page.page } })
    for (const why of ['hidden', 'double', 'watermark'] as const) notes.push(...asideNote(page, why))
  }
  for (const element of flow) {
    if (element.kind !== 'table') continue
    const [first, last] = [element.pieces[0], element.pieces.at(-1)]
    if (!first || !last) continue
    const place = { in: 'pdf' as const, page: first.page.page, box: roundBox(first.page.content.toPage(first.grid.box)) }
    if (first !== last) notes.push({ code: 'joined-over-pages', data: { from: first.page.page, to: last.page.page }, place })
    if (element.pieces.some(({ grid }) => grid.readBy === 'text-columns')) notes.push({ code: 'table-without-rules', place })
  }
  return notes
}

function asideNote(page: PageTrace, why: Aside): Note[] {
  const glyphs = page.sifted.aside.filter((entry) => entry.why === why).map((entry) => entry.glyph)
  if (glyphs.length === 0) return []
  return [
    {
      code: 'hidden-text',
      data: { why, glyphs: glyphs.length, page: page.page },
      place: { in: 'pdf', page: page.page, box: roundBox(page.content.toPage(boxAround(glyphs))) },
    },
  ]
}
