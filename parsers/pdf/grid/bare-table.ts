/**
 * Tables without any rule: runs of lines with values beside labels, or with many values. Only what
 * strongly looks like the tables of these reports counts; a list of amounts in prose does not.
 */
import type { Box } from '../../../src/document/index.js'
import { boxAround } from '../page/text-line.js'
import { isEnumerated } from './numbering.js'
import { isValue, sizeOf, type WordLine } from './words.js'

/** Values of one line that make a table with nothing else, and with two more lines like it. */
const LONE_ROW_VALUES = 5
const ROW_VALUES = 3
const FEWEST_ROWS = 3
/** Lines of values beside labels that make a table under a header. */
const FEWEST_LABELLED = 2
/** Lines of label, of captions and headers that may stand between two lines of values, and over the first. */
const MOST_LINES_BETWEEN = 8
const MOST_HEADER_LINES = 12
/** Gap that ends a table, in heights of a line. */
const WIDE_GAP = 3
/** Text larger than the values by this factor is a heading; a line this wide, as a share of the table's, is prose. */
const LARGER = 1.15
const WIDE_LINE = 0.75
const HEADING = /^[一二三四五六七八九十]+、/u

/** A run of lines of values, by the indices of its first and last. */
interface Run {
  readonly from: number
  to: number
  x0: number
  x1: number
}

/** The boxes of bare tables among lines of text, from top to bottom. */
export function bareTables(lines: readonly WordLine[]): Box[] {
  const runs: Run[] = []
  lines.forEach((line, i) => {
    if (!hasValues(line)) return
    const { x0, x1 } = boxAround(line.words)
    const open = runs.at(-1)
    if (open && goesOn(lines, open, i)) Object.assign(open, { to: i, x0: Math.min(open.x0, x0), x1: Math.max(open.x1, x1) })
    else runs.push({ from: i, to: i, x0, x1 })
  })
  const boxes: Box[] = []
  let after = -1
  for (const run of runs) {
    const from = headerStart(lines, run, after)
    if (!isTable(lines.slice(from, run.to + 1))) continue
    const to = tailEnd(lines, run.to)
    boxes.push(boxOf(lines, from, to))
    after = to
  }
  return boxes
}

/** Values beside a label, or some side by side. */
function hasValues({ words }: WordLine): boolean {
  const values = words.filter(isValue).length
  return values >= ROW_VALUES || (values > 0 && words.length > 1 && !isValue(words[0] as WordLine['words'][number]))
}

function goesOn(lines: readonly WordLine[], run: Run, next: number): boolean {
  if (next - run.to > MOST_LINES_BETWEEN + 1) return false
  for (let i = run.to + 1; i <= next; i++) {
    const [above, line] = [lines[i - 1] as WordLine, lines[i] as WordLine]
    if (line.y0 - above.y1 > WIDE_GAP * (line.y1 - line.y0) || (i < next && isOutside(line, lines[run.to] as WordLine, run)))
      return false
  }
  return true
}

/** A heading or a line of prose: alone in its line, and larger than the values or as wide as the table. */
function isOutside({ words }: WordLine, values: WordLine, { x0, x1 }: { x0: number; x1: number }): boolean {
  const [word] = words
  const value = values.words.find(isValue)
  if (!word || !value || words.length > 1) return false
  return sizeOf(word) > LARGER * sizeOf(value) || word.x1 - word.x0 > WIDE_LINE * (x1 - x0)
}

function isTable(lines: readonly WordLine[]): boolean {
  const values = lines.map((line) => line.words.filter(isValue).length)
  if (Math.max(...values) >= LONE_ROW_VALUES || values.filter((count) => count >= ROW_VALUES).length >= FEWEST_ROWS) return true
  const header = Math.max(...lines.map((line, i) => (values[i] === 0 ? line.words.length : 0)))
  if (header > ROW_VALUES && Math.max(...values) >= ROW_VALUES) return true
  return header > 1 && lines.filter(hasValues).length >= FEWEST_LABELLED
}

function headerStart(lines: readonly WordLine[], run: Run, after: number): number {
  let start = run.from
  while (start - 1 > after && run.from - start < MOST_HEADER_LINES) {
    const line = lines[start - 1] as WordLine
    const next = lines[start] as WordLine
    if (next.y0 - line.y1 > WIDE_GAP * (line.y1 - line.y0) || isOutside(line, lines[run.from] as WordLine, run)) break
    if (line.words.length === 1 && HEADING.test(line.words[0]?.text.normalize('NFKC') ?? '')) break
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
    const values = (lines[to] as WordLine).words.filter(isValue).map((word) => word.x0)
    if (!close || next.words.some((word) => isEnumerated(word.text) || word.x1 > Math.min(...values))) break
    end++
  }
  return end
}

function boxOf(lines: readonly WordLine[], from: number, to: number): Box {
  const { x0, y0, x1, y1 } = boxAround(lines.slice(from, to + 1).flatMap((line) => line.words))
  return { x0: x0 - 2, y0: y0 - 1, x1: x1 + 2, y1: y1 + 1 }
}
