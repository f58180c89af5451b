/**
 * The rules that a table lacks, drawn where its text leaves room for them: across between sections,
 * under headers and between rows; down between columns, row by row.
 */
import type { Box } from '../../../src/document/index.js'
import { captionOf, type HeaderBlock, isUnder } from './header-blocks.js'
import type { RuleLine } from './rule-line.js'
import { HANG, LEAST_HEIGHT, RULED, type Sketch } from './sketch-table.js'
import { textRows } from './text-rows.js'
import { isValue, linesIn, middleOf, partAt, type Word, type WordLine } from './words.js'

/** Share of a word's height that makes it a part of a band. */
const GOOD_PART = 0.25

/** A stretch of rows in which values are doubtful; they stand right of `edge`. */
export interface Doubtful {
  readonly from: number
  readonly to: number
  readonly edge: number
}

export function ruleAcross(at: number, box: Box, from = -Infinity): RuleLine {
  return { across: true, at, from: Math.max(from, box.x0), to: box.x1, width: 0 }
}

/** Rules across that are missing: between sections, under headers, between rows. */
export function missingRows({ box, across, levels, laid }: Sketch): { drawn: RuleLine[]; doubtful: Doubtful[] } {
  const drawn: RuleLine[] = []
  const doubtful: Doubtful[] = []
  const add = (rule: RuleLine, above: number, below: number) => {
    const there = across.some(({ at, from, to }) => at > above && at < below && to - from > 0.5 * (box.x1 - box.x0))
    if (!there) drawn.push(rule)
  }
  let above: WordLine | undefined
  for (const { section, separators, found, y0 } of laid) {
    const edge = separators[0] as number
    const [head, top] = [section.header.at(-1), section.data[0]]
    const first = section.header[0] ?? top
    if (above && first) add(ruleAcross(y0, box), middleOf(above), middleOf(first))
    above = section.data.at(-1) ?? head
    if (head && top) add(ruleAcross((head.y1 + top.y0) / 2, box), middleOf(head), middleOf(top))
    if (across.length <= RULED) drawn.push(...headerRules(found?.header ?? [], box, separators))
    for (const band of bandsOf(box, across)) {
      const lines = linesIn(section.data, { ...box, ...band })
      if (lines.filter((line) => line.words.some(isValue)).length < 2) continue
      const rows = textRows(
        lines.map((line) => ({ ...line, words: partAt(line.words, levels) })),
        levels,
        edge,
      )
      drawn.push(...rows.separators.map(({ at, from }) => ruleAcross(at, box, from)))
      doubtful.push(...rows.doubtful.map((rows) => ({ ...rows, edge })))
    }
  }
  return { drawn, doubtful }
}

/** Rules between the labels of a header that stand under each other, in each column where no label is cut. */
function headerRules(blocks: readonly HeaderBlock[], box: Box, separators: readonly number[]): RuleLine[] {
  const caption = captionOf(blocks)
  const heights = blocks.flatMap((above) => {
    const below = blocks.filter((block) => block !== above && (above === caption || isUnder(block, above)))
    return below.length > 0 ? [Math.min(...below.map((block) => block.y0)) - HANG] : []
  })
  const edges = [box.x0, ...separators, box.x1]
  const apart = heights.sort((a, b) => a - b).filter((at, i) => i === 0 || at - (heights[i - 1] as number) > LEAST_HEIGHT)
  return apart.flatMap((at) =>
    edges.slice(1).flatMap((to, i) => {
      const from = edges[i] as number
      const cut = blocks.some((block) => block.y0 < at && block.y1 > at && block.x0 < to && block.x1 > from)
      return cut ? [] : [{ across: true, at, from, to, width: 0 }]
    }),
  )
}

/**
 * Rules between columns, row by row, where no word crosses. Columns of labels are parted only beside
 * an inner label: a label that is short does not end at them.
 */
export function rulesDown({ box, across, levels, laid }: Sketch, drawn: readonly RuleLine[]): RuleLine[] {
  const rules: RuleLine[] = []
  for (const { section, separators, found, labelled, y0, y1 } of laid) {
    const edge = separators[0] as number
    const inner = levels
      .slice(1)
      .filter((x) => x < edge)
      .map((x) => x - 1)
    const columns = labelled ? separators : separators.slice(1)
    const garbled = section.header.length > 0 && found !== null && found.header === null
    const lines = [...section.header, ...section.data].map((line) => ({
      ...line,
      words: partAt(line.words, [...inner, ...separators]),
    }))
    const dataFrom = section.data[0]?.y0 ?? Infinity
    for (const band of bandsOf({ ...box, y0, y1 }, [...across, ...drawn])) {
      const row = wordsInBand(lines, band)
      const crosses = (at: number) => row.some((word) => word.x0 < at - HANG && word.x1 > at + HANG)
      const beside = inner.filter((at) => row.some((word) => word.x0 >= at && word.x0 < edge && word.x1 <= edge + HANG))
      const values = garbled && band.y1 <= dataFrom + LEAST_HEIGHT ? columns.slice(0, labelled ? 1 : 0) : columns
      for (const at of [...beside, ...values].filter((x) => !crosses(x)))
        rules.push({ across: false, at, from: band.y0, to: band.y1, width: 0 })
    }
  }
  return rules
}

/** Words with a good part in a band: one that no rule across may cut lies in two. */
function wordsInBand(lines: readonly WordLine[], { y0, y1 }: Band): Word[] {
  const near = lines.filter((line) => line.y1 > y0 && line.y0 < y1)
  return near.flatMap(({ words }) =>
    words.filter((word) => Math.min(word.y1, y1) - Math.max(word.y0, y0) > GOOD_PART * (word.y1 - word.y0)),
  )
}

interface Band {
  readonly y0: number
  readonly y1: number
}

function bandsOf(box: Band, across: readonly RuleLine[]): Band[] {
  const inside = across.map((line) => line.at).filter((at) => at > box.y0 && at < box.y1)
  const heights = [box.y0, ...inside, box.y1].sort((a, b) => a - b)
  return heights
    .slice(1)
    .flatMap((y1, i) => (y1 - (heights[i] as number) > LEAST_HEIGHT ? [{ y0: heights[i] as number, y1 }] : []))
}
