/**
 * Tables without any rule: runs of lines with many figures in the same columns. Only what strongly
 * looks like the tables of these reports counts; a list of amounts in prose does not.
 */
import type { Box } from '../../../src/document/index.js'
import { isFigure } from './crowding.js'
import type { WordLine } from './text-rows.js'

/** Lines of figures and figures a line that make a table; or one line with as many as the disputes table has. */
const FEWEST_ROWS = 3
const FEWEST_FIGURES = 5
const LONE_ROW_FIGURES = 12
/** Lines of label that may stand between two lines of figures, and of header over the first. */
const MOST_LINES_BETWEEN = 4
const MOST_HEADER_LINES = 10
/** Gap that ends a table, in heights of a line. */
const WIDE_GAP = 3
const HEADING = /^[一二三四五六七八九十]+、/u

/** The boxes of bare tables among lines of text, from top to bottom. */
export function bareTables(lines: readonly WordLine[]): Box[] {
  const rows = lines.map((line) => line.words.filter((word) => isFigure(word.text)).length)
  const runs: { from: number; to: number; count: number; most: number }[] = []
  rows.forEach((figures, i) => {
    if (figures < FEWEST_FIGURES) return
    const open = runs.at(-1)
    if (open && i - open.to <= MOST_LINES_BETWEEN + 1)
      Object.assign(open, { to: i, count: open.count + 1, most: Math.max(open.most, figures) })
    else runs.push({ from: i, to: i, count: 1, most: figures })
  })
  return runs
    .filter(({ count, most }) => count >= FEWEST_ROWS || most >= LONE_ROW_FIGURES)
    .map(({ from, to }, i, all) => boxOf(lines, headerStart(lines, from, all[i - 1]?.to ?? -1), tailEnd(lines, to)))
}

function headerStart(lines: readonly WordLine[], from: number, after: number): number {
  let start = from
  while (start - 1 > after && from - start < MOST_HEADER_LINES) {
    const line = lines[start - 1] as WordLine
    const next = lines[start] as WordLine
    if (next.y0 - line.y1 > WIDE_GAP * (line.y1 - line.y0)) break
    if (line.words.length === 1 && HEADING.test(line.words[0]?.text ?? '')) break
    start--
  }
  return start
}

/** The rest of the last row's label: unnumbered lines close below it. */
function tailEnd(lines: readonly WordLine[], to: number): number {
  let end = to
  while (end + 1 < lines.length && end - to < 2) {
    const [line, next] = [lines[end] as WordLine, lines[end + 1] as WordLine]
    const close = next.y0 - line.y1 < 0.6 * (line.y1 - line.y0)
    if (!close || next.words.length !== 1 || /^[一二三四五六七八九十\d（(]/u.test(next.words[0]?.text ?? '')) break
    end++
  }
  return end
}

function boxOf(lines: readonly WordLine[], from: number, to: number): Box {
  const words = lines.slice(from, to + 1).flatMap((line) => line.words)
  return {
    x0: Math.min(...words.map((word) => word.x0)) - 2,
    y0: Math.min(...words.map((word) => word.y0)) - 1,
    x1: Math.max(...words.map((word) => word.x1)) + 2,
    y1: Math.max(...words.map((word) => word.y1)) + 1,
  }
}
