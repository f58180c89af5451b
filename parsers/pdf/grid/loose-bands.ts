/**
 * Groups rules across that meet no rule down into tables: neighbours that overlap in x, with a row of
 * text between them. A heading or running prose between two rules parts two tables.
 */
import type { Box } from '../../../src/document/index.js'
import { isFigure } from './crowding.js'
import type { RuleLine } from './rule-line.js'
import type { WordLine } from './text-rows.js'

export interface LooseTable {
  readonly box: Box
  readonly lines: readonly RuleLine[]
}

/** The tallest row, in points: rows of reports stay below a tenth of the page. */
const TALLEST_ROW = 120
/** Rules that make a table: above the header, below it, below the last row. */
const FEWEST_RULES = 3
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
    if (heights.size < FEWEST_RULES) return []
    const box = {
      x0: Math.min(...lines.map((line) => line.from)),
      x1: Math.max(...lines.map((line) => line.to)),
      y0: (lines[0] as RuleLine).at,
      y1: (lines.at(-1) as RuleLine).at,
    }
    return [{ box, lines }]
  })
}

function joins(open: readonly RuleLine[], before: RuleLine, rule: RuleLine, words: readonly WordLine[]): boolean {
  if (rule.at - before.at > TALLEST_ROW) return false
  const from = Math.min(...open.slice(-40).map((line) => line.from))
  const to = Math.max(...open.slice(-40).map((line) => line.to))
  if (Math.min(to, rule.to) - Math.max(from, rule.from) < 0.5 * Math.min(to - from, rule.to - rule.from)) return false
  const between = words.filter((line) => (line.y0 + line.y1) / 2 > before.at && (line.y0 + line.y1) / 2 < rule.at)
  if (between.length === 0) return true
  const figures = between.some((line) => line.words.some((word) => isFigure(word.text)))
  const single = between.length === 1 && between[0]?.words.length === 1
  if (!figures && single && HEADING.test(between[0]?.words[0]?.text ?? '') && !figuresBelow(rule, words)) return false
  return figures || !between.some((line) => line.words.some((word) => isProse(word, to - from)))
}

/** Whether the next line of text under a rule holds figures: then what stands over it is a row without any. */
function figuresBelow(rule: RuleLine, words: readonly WordLine[]): boolean {
  const next = words.find((line) => line.y0 > rule.at - 1)
  return next?.words.some((word) => isFigure(word.text)) ?? false
}

function isProse(word: { x0: number; x1: number; text: string }, width: number): boolean {
  return word.text.length > PROSE_LENGTH && word.x1 - word.x0 > PROSE_SHARE * width
}
