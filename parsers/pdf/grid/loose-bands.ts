/**
 * Groups rules across that meet no rule down into tables: neighbours that overlap in x, with a row of
 * text between them. A heading or running prose between two rules parts two tables.
 */
import type { Box } from '../../../src/document/index.js'
import type { RuleLine } from './rule-line.js'
import { isFigure, isValue, sizeOf, type Word, type WordLine, wordsOf } from './words.js'

export interface LooseTable {
  readonly box: Box
  readonly lines: readonly RuleLine[]
}

/** The tallest row, in points: rows of reports stay below a tenth of the page. */
const TALLEST_ROW = 120
/** Rules that make a table: above the header, below it, below the last row; two around a row of values. */
const FEWEST_RULES = 3
/** Lines this near to the last rule, in heights of a line, belong to a row that the page end left without its rule. */
const NEAR_RULE = 1
const HEADING = /^[一二三四五六七八九十]+、/u
/** Lines of one row: a label wraps over two to four. */
const MOST_LINES_IN_ROW = 4
const SIDE_BY_SIDE = 3
/** Rules at one height that cover this share of a table's width span it. */
const SPANNED = 0.9
/** Lines below a rule that are looked at for values, and by how much headings are larger than tables. */
const LINES_BELOW = 3
const LARGER = 1.15
/** Labels of one column begin within this of each other, in points. */
const FLUSH = 2
/** A word this long, over this share of the width, is prose. */
const PROSE_LENGTH = 24
const PROSE_SHARE = 0.7

/** Tables between loose rules; `words` are all lines of text on the page, from top to bottom. */
export function looseTables(rules: readonly RuleLine[], words: readonly WordLine[]): LooseTable[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from)
  const groups: RuleLine[][] = []
  for (const rule of sorted) {
    const open = groups.at(-1)
    const before = open?.at(-1)
    if (open && before && joins(open, before, rule, words)) open.push(rule)
    else groups.push([rule])
  }
  return groups.flatMap((lines, i) => {
    const heights = new Set(lines.map((line) => Math.round(line.at)))
    const box = {
      x0: Math.min(...lines.map((line) => line.from)),
      x1: Math.max(...lines.map((line) => line.to)),
      y0: (lines[0] as RuleLine).at,
      y1: (lines.at(-1) as RuleLine).at,
    }
    const row = heights.size > 1 && words.some((line) => line.y0 > box.y0 - 1 && line.y1 < box.y1 + 1 && hasRowValues(line))
    if (heights.size < FEWEST_RULES && !row) return []
    const above = words.filter((line) => line.y1 < box.y0 + 1).reverse()
    const below = words.filter((line) => line.y0 > box.y1 - 1)
    const [before, after] = [groups[i - 1]?.at(-1)?.at ?? -Infinity, groups[i + 1]?.[0]?.at ?? Infinity]
    const y0 = Math.min(openEnd(box, above, false, before), groupLabelsEnd(lines, box, words, before))
    return [{ box: { ...box, y0, y1: openEnd(box, below, true, after) }, lines }]
  })
}

/** Values beside a label, or so many that the label may stand on lines of its own. */
function hasRowValues({ words }: WordLine): boolean {
  const values = words.filter(isValue).length
  return values >= SIDE_BY_SIDE || (values > 0 && values < words.length)
}

/**
 * How far a table reaches up or down beyond its outermost rule: over one row that a page end left
 * without its own. `lines` run away from the rule, and so does `limit`, the next rule of another table.
 */
function openEnd(box: Box, lines: readonly WordLine[], down: boolean, limit: number): number {
  const away = (line: WordLine) => (down ? line.y1 : -line.y0)
  const near = (line: WordLine) => (down ? line.y0 : -line.y1)
  const rule = down ? box.y1 : -box.y0
  let end = rule
  let values = false
  for (const line of lines.slice(0, MOST_LINES_IN_ROW)) {
    if (near(line) - end > NEAR_RULE * (line.y1 - line.y0) || away(line) > (down ? limit : -limit) || !fits(line, box)) break
    end = away(line) + 1
    values ||= hasRowValues(line)
  }
  if (!values) end = rule
  return down ? end : -end
}

/**
 * How far a table reaches up where its topmost rules do not span it: such a rule parts the label of a group from
 * those of its columns, so the header goes on above it.
 */
function groupLabelsEnd(rules: readonly RuleLine[], box: Box, words: readonly WordLine[], limit: number): number {
  const topmost = rules.filter((rule) => rule.at < box.y0 + 1)
  if (topmost.reduce((sum, { from, to }) => sum + to - from, 0) > SPANNED * (box.x1 - box.x0)) return box.y0
  const isOver = (word: Word) => topmost.some(({ from, to }) => word.x0 >= from - 1 && word.x1 <= to + 1)
  let [end, reached] = [box.y0, box.y0]
  for (const line of words
    .filter(({ y0 }) => y0 < box.y0)
    .reverse()
    .slice(0, MOST_LINES_IN_ROW)) {
    if (reached - line.y1 > NEAR_RULE * (line.y1 - line.y0) || line.y0 < limit || !fits(line, box)) break
    reached = line.y0 - 1
    if (line.y1 > box.y0 || line.words.some(isOver)) end = reached
  }
  return end
}

/** Whether a line may be one of a table: inside its sides, and neither prose nor a heading. */
function fits({ words }: WordLine, { x0, x1 }: Box): boolean {
  const [first] = words
  if (first && words.length === 1 && (isProse(first, x1 - x0) || isHeading(first))) return false
  return words.every((word) => word.x0 >= x0 - 1 && word.x1 <= x1 + 1)
}

function joins(open: readonly RuleLine[], before: RuleLine, rule: RuleLine, words: readonly WordLine[]): boolean {
  if (rule.at - before.at > TALLEST_ROW) return false
  const from = Math.min(...open.slice(-40).map((line) => line.from))
  const to = Math.max(...open.slice(-40).map((line) => line.to))
  if (Math.min(to, rule.to) - Math.max(from, rule.from) < 0.5 * Math.min(to - from, rule.to - rule.from)) return false
  const between = words.filter((line) => (line.y0 + line.y1) / 2 > before.at && (line.y0 + line.y1) / 2 < rule.at)
  if (between.length === 0) return true
  const figures = between.some((line) => line.words.some((word) => isFigure(word.text)))
  if (!figures && between.some((line) => partsTables(line, rule, words))) return false
  return figures || !between.some((line) => line.words.length === 1 && isProse(line.words[0] as Word, to - from))
}

/** Whether values stand close under a rule: then what stands over it is a row without any. */
function valuesBelow(rule: RuleLine, words: readonly WordLine[]): boolean {
  const next = words.findIndex((line) => line.y0 > rule.at - 1)
  return next >= 0 && words.slice(next, next + LINES_BELOW).some((line) => line.words.some(isValue))
}

/**
 * Whether a line is a heading between two tables: set larger than what follows; or not flush with the
 * row above it, and with no values near below.
 */
function partsTables(line: WordLine, rule: RuleLine, words: readonly WordLine[]): boolean {
  const [word] = line.words
  if (!word || line.words.length > 1 || !isHeading(word)) return false
  const below = words.find((other) => other.y0 > rule.at - 1)?.words[0]
  if (below !== undefined && sizeOf(word) > LARGER * sizeOf(below)) return true
  const above = words.findLast((other) => other.y1 < line.y0)
  const flush = above?.words.some(isValue) && Math.abs((above.words[0]?.x0 ?? 0) - word.x0) <= FLUSH
  return !flush && !valuesBelow(rule, words)
}

function isHeading(word: Word): boolean {
  return HEADING.test(word.text.normalize('NFKC'))
}

/** Narrow columns stand closer together than words: what parts at half a gap is no prose. */
function isProse(word: Word, width: number): boolean {
  return wordsOf(word, 0.5).some((part) => part.text.length > PROSE_LENGTH && part.x1 - part.x0 > PROSE_SHARE * width)
}
