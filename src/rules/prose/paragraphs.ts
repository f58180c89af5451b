import type { Prose } from '../../layouts/index.js'
import type { Piece } from './pieces.js'

/** Shortest line that may have been broken by the page rather than by its author, in characters. */
const SHORTEST_BROKEN_LINE = 15

const NUMBERED =
  /^\s*(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+[、.．]|\d+[.．、]|第[一二三四五六七八九十]+[章节部]|表[一二三四五六七八九十\d])/
const FINISHED = /[。；！？：;!?:”」』）)…]\s*$/

/**
 * Running text as paragraphs. A line that ends in mid-sentence goes on in the next one (a page or line
 * break), unless that one starts with a number of its own or this one is itself a numbered heading.
 */
export function paragraphsOf(prose: readonly Prose[]): Piece[][] {
  const paragraphs: Piece[][] = []
  for (const line of prose.flatMap(linesOf)) {
    const last = paragraphs.at(-1)
    if (last && goesOn(last, line)) last.push(line)
    else paragraphs.push([line])
  }
  return paragraphs
}

function linesOf(prose: Prose): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const text of prose.text.folded.split('\n')) {
    if (text.trim() !== '') pieces.push({ prose, from, text })
    from += text.length + 1
  }
  return pieces
}

function goesOn(paragraph: readonly Piece[], next: Piece): boolean {
  const last = (paragraph.at(-1) as Piece).text.trim()
  if (FINISHED.test(last) || NUMBERED.test(next.text)) return false
  // A short line inside a paragraph that already goes over several lines is not a heading.
  if (paragraph.length > 1 || /[，、,]\s*$/.test(last)) return true
  return last.length >= SHORTEST_BROKEN_LINE && !(NUMBERED.test(last) && !/[，,。]/.test(last))
}
