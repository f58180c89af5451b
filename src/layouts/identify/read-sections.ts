// Parts the running text of a document into what stands before the first section, and the sections.
// Headings are recognised by their words; a list of contents (headings with nothing between them that
// come again) and headings inside a section of the same kind are not sections. Lines that were read as
// rows of tables are not prose.
import { type Block, type ParsedDocument, sliceText, type TracedText } from '../../document/index.js'
import type { Prose, Section } from '../report.js'
import { compactText } from './compact.js'
import { furtherHeading, type HeadingFound, headingOf, usualNumber } from './section-kind.js'

/** A heading at a block of the document. `rest` is what follows it in the same block. */
export interface HeadingAt {
  readonly block: number
  readonly found: HeadingFound
  readonly heading: Prose
  readonly rest: Prose | null
}

/** Sections, and the prose before the first of them. */
export interface SectionsRead {
  readonly preamble: readonly Prose[]
  readonly sections: readonly Section[]
}

/** Finds the headings of the document's sections, in order. */
export function findHeadings(document: ParsedDocument): HeadingAt[] {
  const all = document.blocks.flatMap((block, index) => headingAt(block, index) ?? [])
  const formal = all.filter((heading) => heading.found.formal)
  const kinds = new Set(formal.map((heading) => heading.found.kind))
  const usable = all.filter((heading) => heading.found.formal || !kinds.has(heading.found.kind))
  const known = withoutNested(withoutContents(usable, document))
  return [...known, ...furtherHeadings(document, known.at(-1))]
}

/** Headings behind 六、 that count on from it: the form has no seventh section, but reports do. */
function furtherHeadings(document: ParsedDocument, last: HeadingAt | undefined): HeadingAt[] {
  const further: HeadingAt[] = []
  if (!last?.found.formal || last.found.number !== 6) return further
  for (const [index, block] of document.blocks.entries()) {
    if (index <= last.block || block.type === 'table' || block.furniture) continue
    const found = furtherHeading(compactText(block.text, block.place).text)
    if (found?.number !== 7 + further.length) continue
    further.push({ block: index, found, heading: { text: block.text, place: block.place }, rest: null })
  }
  return further
}

function headingAt(block: Block, index: number): HeadingAt | null {
  if (block.type === 'table' || block.furniture) return null
  const compact = compactText(block.text, block.place)
  const found = headingOf(compact.text)
  if (!found) return null
  if (found.end >= compact.text.length)
    return { block: index, found, heading: { text: block.text, place: block.place }, rest: null }
  const cut = offsetInNow(block.text, found.end)
  return {
    block: index,
    found,
    heading: { text: sliceText(block.text, 0, cut), place: block.place },
    rest: { text: sliceText(block.text, cut, block.text.now.length), place: block.place },
  }
}

/** Offset in `now` after the first `count` characters that are not blank. */
function offsetInNow(text: TracedText, count: number): number {
  let seen = 0
  for (let i = 0; i < text.now.length; i++) {
    if (!/\s/u.test(text.now[i] as string)) seen++
    if (seen === count) return i + 1
  }
  return text.now.length
}

/** Three headings in a row with nothing between them, each of which comes again, are a list of contents. */
function withoutContents(headings: readonly HeadingAt[], document: ParsedDocument): HeadingAt[] {
  let run = 1
  while (run < headings.length && onlyFurnitureBetween(document, headings[run - 1] as HeadingAt, headings[run] as HeadingAt))
    run++
  const later = new Set(headings.slice(run).map((heading) => heading.found.kind))
  const isContents = run >= 3 && headings.slice(0, run - 1).every((heading) => later.has(heading.found.kind))
  return isContents ? headings.slice(later.has(headings[run - 1]?.found.kind ?? 'other') ? run : run - 1) : [...headings]
}

function onlyFurnitureBetween(document: ParsedDocument, a: HeadingAt, b: HeadingAt): boolean {
  return a.rest === null && document.blocks.slice(a.block + 1, b.block).every((block) => block.furniture !== undefined)
}

/** 五 may hold a list 一、存在的问题 二、改进措施: the same kind again with a smaller number is inside it. */
function withoutNested(headings: readonly HeadingAt[]): HeadingAt[] {
  const kept: HeadingAt[] = []
  for (const heading of headings) {
    const last = kept[kept.length - 1]
    const nested = last?.found.kind === heading.found.kind && (heading.found.number ?? 0) < (last.found.number ?? 0)
    if (!nested) kept.push(heading)
  }
  return kept
}

/** Parts the document. `taken` are blocks that belong to tables read from lines, or to the title. */
export function readSections(document: ParsedDocument, headings: readonly HeadingAt[], taken: ReadonlySet<number>): SectionsRead {
  const proseBetween = (from: number, to: number): Prose[] =>
    document.blocks.flatMap((block, i) => {
      const running = i >= from && i < to && block.type !== 'table' && !block.furniture && !taken.has(i)
      return running && block.text.now.trim() !== '' ? [{ text: block.text, place: block.place }] : []
    })
  const sections = headings.map((at, i): Section => {
    const own = proseBetween(at.block + 1, headings[i + 1]?.block ?? document.blocks.length)
    return {
      number: at.found.number ?? (at.found.kind && usualNumber(at.found.kind)),
      kind: at.found.kind,
      heading: at.heading,
      prose: at.rest ? [at.rest, ...own] : own,
    }
  })
  return { preamble: proseBetween(0, headings[0]?.block ?? document.blocks.length), sections }
}
