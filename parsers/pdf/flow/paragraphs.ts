/**
 * Lines outside tables to paragraphs and headings. A new paragraph starts where a line is indented,
 * where the line before ended short, at a vertical gap, and where size or weight change; a paragraph
 * goes on over a page end. Headings are only what is clearly set as one: larger, bold or centred.
 */
import { type Block, roundBox, traced } from '../../../src/document/index.js'
import { boxAround, isHan } from '../page/text-line.js'
import type { LineElement } from './elements.js'

/** The measures of a document's running text. */
export interface TextMeasures {
  /** Most common glyph size, in points. */
  readonly size: number
  /** Most common distance from one line to the next, in points. */
  readonly pitch: number
  /** Left and right edge of the text of each page, in points, by page number. */
  readonly edges: ReadonlyMap<number, { readonly left: number; readonly right: number }>
}

const OTHER_SIZE = 0.12
/** Indent that starts a paragraph, in em; Chinese text indents by two. */
const INDENT = 0.8
/** Room at a line's end that Han text would have filled, in em: one glyph and a mark that may not start a line. */
const SHORT_BY = 2.2
/** Line distances beyond this many usual ones part paragraphs. */
const WIDE_PITCH = 1.45
/** Text of a page reaches at least so far to the right, as a share of the page's width; else all its lines are short. */
const NARROWEST = 0.7
const HEADING_SIZE = 1.15
const TITLE_SIZE = 1.3
/** A heading is not longer than this, in characters. */
const LONGEST_HEADING = 60
const SECTION = /^\s*[一二三四五六七八九十]+、/u
const NUMBERED = /^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）])/u

export function measureText(lines: readonly LineElement[]): TextMeasures {
  const sizes = new Map<number, number>()
  for (const { line } of lines) {
    const size = Math.round(line.size * 2) / 2
    sizes.set(size, (sizes.get(size) ?? 0) + line.glyphs.length)
  }
  const size = mostCommon(sizes)
  const pitches = new Map<number, number>()
  const edges = new Map<number, { left: number; right: number }>()
  lines.forEach(({ page, line }, i) => {
    if (Math.abs(line.size - size) > OTHER_SIZE * size) return
    const edge = edges.get(page.page)
    edges.set(page.page, { left: Math.min(edge?.left ?? Infinity, line.x0), right: Math.max(edge?.right ?? -Infinity, line.x1) })
    const before = lines[i - 1]
    const pitch = before && before.page === page ? Math.round(line.y0 - before.line.y0) : 0
    if (pitch > 0 && pitch < 4 * size) pitches.set(pitch, (pitches.get(pitch) ?? 0) + 1)
  })
  for (const { page } of lines) {
    const edge = edges.get(page.page)
    if (edge && edge.right < NARROWEST * page.content.width) edge.right = NARROWEST * page.content.width
  }
  return { size, pitch: mostCommon(pitches) || size * 1.5, edges: widened(edges) }
}

function mostCommon(counts: ReadonlyMap<number, number>): number {
  let best = 0
  let most = 0
  for (const [value, count] of counts) {
    if (count > most || (count === most && value < best)) {
      best = value
      most = count
    }
  }
  return best
}

/** Pages with little text take their width from the widest page near them in size. */
function widened(edges: Map<number, { left: number; right: number }>): Map<number, { left: number; right: number }> {
  const widest = [...edges.values()].reduce((most, edge) => Math.max(most, edge.right - edge.left), 0)
  const model = [...edges.values()].find((edge) => edge.right - edge.left === widest)
  for (const [page, edge] of edges) {
    if (model && edge.right - edge.left < 0.8 * widest)
      edges.set(page, { left: Math.min(edge.left, model.left), right: Math.max(edge.right, model.right) })
  }
  return edges
}

/** Paragraphs and headings of consecutive lines: no table stands between them. */
export function paragraphs(lines: readonly LineElement[], measures: TextMeasures): Block[] {
  const groups: LineElement[][] = []
  for (const element of lines) {
    const open = groups.at(-1)
    if (open && continues(open, element, measures)) open.push(element)
    else groups.push([element])
  }
  return groups.map((group) => blockOf(group, measures))
}

function continues(open: readonly LineElement[], next: LineElement, measures: TextMeasures): boolean {
  const before = open.at(-1) as LineElement
  if (before.line.sideways || next.line.sideways)
    return before.line.sideways === true && next.line.sideways === true && before.page === next.page
  if (Math.abs(before.line.size - next.line.size) > OTHER_SIZE * measures.size) return false
  if (isBold(before) !== isBold(next)) return false
  const headings = isSetAsHeading(before, measures) && isSetAsHeading(next, measures)
  if (before.page === next.page && next.line.y0 - before.line.y0 > pitchAt(before, measures) * WIDE_PITCH) return false
  // The line before may be the longest of its page and end there all the same.
  if (SECTION.test(next.line.text) && /[。；：！？]$/u.test(before.line.text)) return false
  const goesOn = !startsIndented(next, measures) && !endsShort(before, next, measures)
  if (!headings) return goesOn
  if (before.page !== next.page) return false
  return (isCentred(before, measures) && isCentred(next, measures)) || (goesOn && !NUMBERED.test(next.line.text))
}

function pitchAt({ line }: LineElement, measures: TextMeasures): number {
  return measures.pitch * Math.max(1, line.size / measures.size)
}

function startsIndented({ page, line }: LineElement, { edges }: TextMeasures): boolean {
  return line.x0 > (edges.get(page.page)?.left ?? line.x0) + INDENT * line.size
}

function endsShort({ page, line }: LineElement, next: LineElement, { edges }: TextMeasures): boolean {
  const right = edges.get(page.page)?.right ?? line.x1
  const glyphs = next.line.glyphs
  const stop = glyphs.findIndex((glyph, i) => isHan(glyph.text) || (i > 0 && glyph.blankBefore))
  const word = stop === 0 ? 0 : (glyphs[(stop < 0 ? glyphs.length : stop) - 1]?.x1 ?? 0) - next.line.x0
  return line.x1 < right - Math.max(SHORT_BY * line.size, word + line.size)
}

function isBold({ line }: LineElement): boolean {
  return line.glyphs.filter((glyph) => glyph.bold).length * 2 > line.glyphs.length
}

function isCentred({ page, line }: LineElement, { edges }: TextMeasures): boolean {
  const edge = edges.get(page.page) ?? { left: 0, right: page.content.width }
  const [left, right] = [line.x0 - edge.left, edge.right - line.x1]
  // A first line of two indented glyphs has room on the right only.
  return left > 2.5 * line.size && right > 2.5 * line.size && Math.abs(left - right) < 2 * line.size
}

function isSetAsHeading(element: LineElement, measures: TextMeasures): boolean {
  const { line } = element
  if (line.text.length > LONGEST_HEADING || /[。；;，,]$/u.test(line.text)) return false
  return line.size > HEADING_SIZE * measures.size || isBold(element) || isCentred(element, measures)
}

function blockOf(group: readonly LineElement[], measures: TextMeasures): Block {
  const first = group[0] as LineElement
  const here = group.filter(({ page }) => page === first.page)
  const place = {
    in: 'pdf' as const,
    page: first.page.page,
    box: roundBox(first.page.content.toPage(boxAround(here.map(({ line }) => line)))),
  }
  const heading =
    !first.furniture && !first.line.sideways && group.length <= 3 && group.every((element) => isSetAsHeading(element, measures))
  const text = traced(joinText(group, heading))
  if (heading) return { type: 'heading', level: first.line.size > TITLE_SIZE * measures.size ? 1 : 2, text, place }
  return { type: 'paragraph', text, place, ...(first.furniture && { furniture: first.furniture }) }
}

function joinText(group: readonly LineElement[], heading: boolean): string {
  let text = ''
  group.forEach(({ line }, i) => {
    const before = group[i - 1]?.line.text ?? ''
    const words =
      /[A-Za-z0-9]$/.test(before) && /^[A-Za-z0-9]/.test(line.text) && !(/[0-9]$/.test(before) && /^[0-9]/.test(line.text))
    text += `${i === 0 ? '' : heading ? '\n' : words ? ' ' : ''}${line.text}`
  })
  return text
}
