/**
 * Groups rules across that meet no rule down into tables: neighbours that overlap in x, with a row of
 * text between them. A heading or running prose between two rules parts two tables.
 */
import type { Box } from '../../../src/document/index.js'
import type { RuleLine } from './rule-line.js'
import { isFigure, isValue, type WordLine, wordsOf } from './words.js'

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
  return groups.flatMap((lines) => {
    const heights = new Set(lines.map((line) => Math.round(line.at)))
    const box = {
      x0: Math.min(...lines.map((line) => line.from)),
      x1: Math.max(...lines.map((line) => line.to)),
      y0: (lines[0] as RuleLine).at,
      y1: (lines.at(-1) as RuleLine).at,
    }
    const row = heights.size > 1 && words.some((line) => line.y0 > box.y0 - 1 && line.y1 < box.y1 + 1 && hasLabelledValue(line))
    if (heights.size < FEWEST_RULES && !row) return []
    return [{ box: { ...box, y0: openHead(box, words), y1: openFoot(box, words) }, lines }]
  })
}

function hasLabelledValue({ words }: WordLine): boolean {
  return words.length > 1 && words.some(isValue) && !words.every(isValue)
}

/** Where a table ends whose last row has no rule below it: a page end cut it off. */
function openFoot(box: Box, words: readonly WordLine[]): number {
  let foot = box.y1
  let values = false
  for (const line of words) {
    if (line.y0 < box.y1 - 1) continue
    if (line.y0 - foot > NEAR_RULE * (line.y1 - line.y0) || !fits(line, box)) break
    foot = line.y1 + 1
    values ||= hasLabelledValue(line)
  }
  return values ? foot : box.y1
}

/** Where a table begins whose first row has no rule above it, for the same reason. */
function openHead(box: Box, words: readonly WordLine[]): number {
  const above = words.filter((line) => line.y1 < box.y0 + 1)
  let head = box.y0
  let values = false
  for (const line of above.reverse()) {
    if (head - line.y1 > NEAR_RULE * (line.y1 - line.y0) || !fits(line, box)) break
    head = line.y0 - 1
    values ||= hasLabelledValue(line)
  }
  return values ? head : box.y0
}

/** Whether a line may be one of a table: inside its sides, and no prose. */
function fits({ words }: WordLine, { x0, x1 }: Box): boolean {
  const [first] = words
  if (first && words.length === 1 && isProse(first, x1 - x0)) return false
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
  const heading = between.some((line) => line.words.length === 1 && HEADING.test(line.words[0]?.text.normalize('NFKC') ?? ''))
  if (!figures && heading && !figuresBelow(rule, words)) return false
  return (
    figures || !between.some((line) => line.words.length === 1 && isProse(line.words[0] as WordLine['words'][number], to - from))
  )
}

/** Whether the next line of text under a rule holds figures: then what stands over it is a row without any. */
function figuresBelow(rule: RuleLine, words: readonly WordLine[]): boolean {
  const next = words.find((line) => line.y0 > rule.at - 1)
  return next?.words.some((word) => isFigure(word.text)) ?? false
}

/** Narrow columns stand closer together than words: what parts at half a gap is no prose. */
function isProse(word: WordLine['words'][number], width: number): boolean {
  return wordsOf(word, 0.5).some((part) => part.text.length > PROSE_LENGTH && part.x1 - part.x0 > PROSE_SHARE * width)
}
