// Copies of web pages often come as one line: prose, labels and figures without a break. Such a line is
// cut at the section headings, and inside the sections with tables before and after every label of the
// forms, so that the rest of stage 4 sees lines again. Nothing is dropped, and digits that stand between
// two labels stay together. Left alone: paragraphs that hold no table.
import { type Block, type Paragraph, type ParsedDocument, sliceText } from '../../document/index.js'
import { layouts } from '../forms.js'
import { headingsWithin } from '../identify/section-kind.js'
import type { OfficialLabel } from '../layout.js'

/** Characters; no table with its labels and figures is shorter. */
const SHORTEST_RUN = 60
/** Labels that show a stretch of text to be a table and not a sentence about one. */
const ENOUGH_LABELS = 4
/**
 * Edges of labels; the tables of a report have about four hundred. Each cut walks through the repairs of
 * its line, so a line made of labels and damage alone would cost their product.
 */
const MOST_EDGES = 4000
/** Characters of a line that are looked at; a table and its labels take about two thousand. */
const LONGEST_RUN = 200_000
const TABLES = /第二十条第|信息内容|（本列数据|申请人情况|行政复议\s*行政诉讼/u

/** The document with every such line cut into paragraphs; other blocks are the same objects. */
export function unfoldLines(document: ParsedDocument): ParsedDocument {
  const blocks = document.blocks.flatMap((block): Block[] => (isRunTogether(block) ? cut(block) : [block]))
  return blocks.length === document.blocks.length ? document : { ...document, blocks }
}

function isRunTogether(block: Block): block is Paragraph {
  if (block.type !== 'paragraph' || block.furniture || block.text.now.length < SHORTEST_RUN) return false
  return (
    block.text.now.length <= LONGEST_RUN && block.text.folded.length === block.text.now.length && TABLES.test(block.text.folded)
  )
}

function cut(block: Paragraph): Paragraph[] {
  const line = block.text.folded
  const cuts = new Set<number>()
  const headings = headingsWithin(line)
  for (const heading of headings) cuts.add(heading.from).add(heading.to)
  for (const [from, to] of tableStretches(line, headings)) for (const at of labelEdges(line, from, to)) cuts.add(at)
  const ends = [...cuts, line.length].filter((at) => at > 0).sort((a, b) => a - b)
  let from = 0
  return ends.flatMap((to) => {
    const part = { ...block, text: sliceText(block.text, from, to) }
    from = to
    return part.text.now.trim() === '' ? [] : [part]
  })
}

/** Where tables can stand: in the sections that have one, or anywhere in a line without headings. */
function tableStretches(line: string, headings: ReturnType<typeof headingsWithin>): [number, number][] {
  if (headings.length === 0) return [[0, line.length]]
  return headings.flatMap((heading, i): [number, number][] =>
    heading.kind === 'proactive' || heading.kind === 'applications' || heading.kind === 'disputes'
      ? [[heading.to, headings[i + 1]?.from ?? line.length]]
      : [],
  )
}

/** The edges of all labels after the first sign of a table; none where there are too few for a table. */
function labelEdges(line: string, from: number, to: number): number[] {
  const table = TABLES.exec(line.slice(from, to))
  if (!table) return []
  const start = from + table.index
  const edges = [...line.slice(start, to).matchAll(labelPattern())].flatMap((found) => [
    start + found.index,
    start + found.index + found[0].length,
  ])
  return edges.length >= 2 * ENOUGH_LABELS && edges.length <= MOST_EDGES ? [start, ...edges] : []
}

const FURTHER_LABELS = ['信息内容', '申请人情况', '法人或其他组织', '未经复议直接起诉', '复议后起诉', '行政复议', '行政诉讼']
const HAN = '一二三四五六七八九十'
let pattern: RegExp | undefined

/** Every label of the forms, the longest first, with blanks allowed inside and its own enumerator before it. */
function labelPattern(): RegExp {
  if (pattern) return pattern
  const labels = layouts.flatMap(({ blocks, groups }) => [
    ...blocks.flatMap((block) => [...block.rows, ...block.columns]),
    ...groups.map((group) => ({ key: '', groups: [], ...group })),
  ])
  const written = labels.filter((label) => label.label !== '').flatMap(patternsOf)
  const all = [
    ...new Set([
      ...written,
      ...FURTHER_LABELS.map(spaced),
      '第二十条第[（(][一二三四五六七八九][）)]项',
      '[（(]本列数据[^（()）]{10,60}[）)]',
    ]),
  ]
  pattern = new RegExp(
    `(?:${all.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).join('|')})(?:[（(][^（()）]{5,40}[）)])?`,
    'gu',
  )
  return pattern
}

function patternsOf(label: OfficialLabel): string[] {
  const prefix = label.numbering ? enumerator(label.numbering.style, label.numbering.ordinal) : ''
  return [label.label, ...label.variants].filter((wording) => wording.length >= 2).map((wording) => prefix + spaced(wording))
}

function enumerator(style: string, ordinal: number): string {
  if (style === 'arabic') return `(?:${ordinal}\\s*[.．、]\\s*)?`
  return style === 'han' ? `(?:${HAN[ordinal - 1]}\\s*、\\s*)?` : `(?:[（(]${HAN[ordinal - 1]}[）)]\\s*)?`
}

function spaced(label: string): string {
  return [...label].map((char) => char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')).join('\\s*')
}
