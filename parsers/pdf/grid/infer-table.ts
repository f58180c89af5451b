/**
 * The grid of a table that lacks rules: those that its text asks for are added to those that it has,
 * and the grid is then built like any other. Columns are found section by section, rows where several
 * lines of values stand between two rules, columns of labels by the ends of rules or by where
 * numbered labels begin. A header that does not fit the values becomes one cell: a header that is
 * read wrongly would give its values to other columns.
 */
import type { Box } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { buildGrid, type Grid, type GridCell, type Settled } from './build-grid.js'
import { captionOf, type HeaderBlock, isUnder } from './header-blocks.js'
import type { Interval } from './intervals.js'
import { labelLevels } from './label-levels.js'
import type { RuleLine } from './rule-line.js'
import { type Section, sectionsOf } from './sections.js'
import { textRows } from './text-rows.js'
import { type ValueColumns, valueColumns } from './value-columns.js'
import { isValue, linesIn, middleOf, partAt, type Word, type WordLine } from './words.js'

/** Rules across inside a table from which on a missing one says that two lines share a cell. */
const RULED = 2
/** Blank kept beside a separator that has text on one side only, in points. */
const MARGIN = 2
/** What may hang over a separator and not cross it, in points. */
const HANG = 0.5
/** A level of labels found by rules and one found by text are the same within this, in points. */
const SAME_LEVEL = 8
/** Labels reach further than those that one page shows, values hardly: their edge stands so far across the gap. */
const LABEL_EDGE = 0.75
/** Share of a word's height that makes it a part of a band. */
const GOOD_PART = 0.25
/** Heights nearer than this bound no row, in points. */
const LEAST_HEIGHT = 2

/** A section with its place on the page and the x of its separators; the first is the edge of the labels. */
interface Laid extends Pick<Settled, 'separators' | 'labelled'> {
  readonly section: Section
  readonly found: ValueColumns | null
  readonly y0: number
  readonly y1: number
}

interface Sketch {
  readonly box: Box
  readonly across: readonly RuleLine[]
  readonly levels: readonly number[]
  readonly laid: readonly Laid[]
}

/**
 * The grid of a box with the rules that it has and those that its text asks for, or `null` without
 * columns of values. `known`: columns of the piece of the table on the page before, for rows over the
 * first header.
 */
export function inferTable(
  box: Box,
  rules: readonly RuleLine[],
  lines: readonly WordLine[],
  glyphs: readonly Glyph[],
  known?: Settled,
): Grid | null {
  const across = rules.filter((rule) => rule.across)
  const laid = layOut(box, across, lines, known)
  if (!laid) return null
  const labels = laid.flatMap(({ section, separators }) => labelsOf(section, separators[0] as number))
  const levels = levelsOf(box, across, labels, laid[0]?.separators[0] ?? box.x0, known)
  const sketch: Sketch = { box, across, levels, laid }
  const { drawn, doubtful } = missingRows(sketch)
  const down = rulesDown(sketch, drawn)
  const region = { box, lines: [...rules, ...drawn, ruleAcross(box.y0, box), ruleAcross(box.y1, box), ...down] }
  const readBy = across.length > RULED && !drawn.some((rule) => rule.from <= box.x0) ? 'horizontal-rules' : 'text-columns'
  const grid = buildGrid(region, readBy, glyphs)
  const last = laid.at(-1)
  if (!grid || !last) return null
  const headless = laid[0]?.section.header.length === 0
  const settled = { separators: last.separators, levels, labelled: last.labelled, headless }
  return { ...grid, settled, cells: grid.cells.map((cell) => withDoubt(cell, doubtful, laid)) }
}

/** The sections with their separators. `null` when no section has values in columns. */
function layOut(box: Box, across: readonly RuleLine[], lines: readonly WordLine[], known?: Settled): Laid[] | null {
  const parted = partedBy(box, across)
  const sections = sectionsOf(lines)
  const found = sections.map((section, i) =>
    known && i === 0 && section.header.length === 0 ? null : valueColumns(section, parted),
  )
  if (!known && found.every((columns) => columns === null)) return null
  const labelEnd = Math.max(...found.map((columns) => columns?.labelEnd ?? -Infinity))
  const gaps = shareGaps(found.map((columns) => columns && gapsOf(columns, labelEnd)))
  const heights = [box.y0, ...sections.slice(1).map((section, i) => between(sections[i] as Section, section)), box.y1]
  const laid = sections.map((section, i): Laid => {
    const own = gaps[i]?.map((gap, k) => separatorIn(gap, across, k === 0 ? LABEL_EDGE : 0.5))
    const place = { section, found: found[i] ?? null, y0: heights[i] as number, y1: heights[i + 1] as number }
    if (own) return { ...place, separators: own, labelled: found[i]?.labelEnd !== -Infinity }
    return { ...place, ...(known ? continued(known, section) : { separators: [box.x1], labelled: true }) }
  })
  return laid.some(({ section, separators }) => crossed(section, separators)) ? null : laid
}

/** Where a rule across ends between two columns, there they part; else at a share of the gap. */
function separatorIn({ from, to }: Interval, across: readonly RuleLine[], share: number): number {
  const ends = across.flatMap((rule) => [rule.from, rule.to])
  return ends.find((x) => x >= from - HANG && x <= to + HANG) ?? from + share * (to - from)
}

/** The columns of the piece before. A header that was cut from its rows did not tell that they have labels. */
function continued({ separators, labelled }: Settled, section: Section): Pick<Settled, 'separators' | 'labelled'> {
  const [, edge] = separators
  const rows = section.data.filter((line) => line.words.some(isValue))
  const labels = rows.flatMap(({ words }) => (words[0] && !isValue(words[0]) ? [words[0]] : []))
  const beside = edge !== undefined && labels.length > 0 && labels.every((word) => word.x1 <= edge)
  return !labelled && beside ? { separators: separators.slice(1), labelled: true } : { separators, labelled }
}

/** Whether a value does not fit the columns. */
function crossed(section: Section, separators: readonly number[]): boolean {
  const values = section.data.flatMap((line) => line.words.filter(isValue))
  return values.some((value) => separators.some((at) => value.x0 < at - HANG && value.x1 > at + HANG))
}

/** Where separators may stand: between labels and values, and between the columns. */
function gapsOf({ columns, labelEnd }: ValueColumns, widest: number): Interval[] {
  const begin = (columns[0] as Interval).from
  const end = labelEnd === -Infinity ? begin - 2 * MARGIN : Math.min(widest, begin)
  return [
    { from: end, to: begin },
    ...columns.slice(1).map((column, i) => ({ from: (columns[i] as Interval).to, to: column.from })),
  ]
}

/**
 * Sections with the same columns share their separators, and all share the edge of the labels; each
 * sees only a part of the text that bounds them.
 */
function shareGaps(gaps: readonly (readonly Interval[] | null)[]): (readonly Interval[] | null)[] {
  const edge = common(gaps.flatMap((own) => own?.slice(0, 1) ?? []))
  return gaps.map((own) => {
    if (!own) return null
    const alike = gaps.filter((other) => other?.length === own.length)
    return own.map((gap, k) => {
      if (k === 0) return edge ?? gap
      return common(alike.map((other) => other?.[k] as Interval)) ?? gap
    })
  })
}

function common(gaps: readonly Interval[]): Interval | null {
  const from = Math.max(...gaps.map((gap) => gap.from))
  const to = Math.min(...gaps.map((gap) => gap.to))
  return from <= to ? { from, to } : null
}

function between(above: Section, below: Section): number {
  const last = [...above.header, ...above.data].at(-1)
  const first = below.header[0] ?? below.data[0]
  return ((last?.y1 ?? 0) + (first?.y0 ?? 0)) / 2
}

/** Where a table has rules across, two lines without a rule between them share their cell. */
function partedBy(box: Box, across: readonly RuleLine[]): (above: Box, below: Box) => boolean | null {
  const inside = across.filter(({ at }) => at > box.y0 + LEAST_HEIGHT && at < box.y1 - LEAST_HEIGHT)
  return (above, below) => {
    if (inside.length < RULED) return null
    const x = (below.x0 + below.x1) / 2
    return inside.some(({ at, from, to }) => at > middleOf(above) && at < middleOf(below) && x > from && x < to)
  }
}

function labelsOf({ data }: Section, edge: number): Word[] {
  return data.flatMap((line) => line.words.filter((word) => word.x0 < edge && !isValue(word)))
}

/** Where rules across end inside the table a column of labels ends; else labels tell by where they begin. */
function levelsOf(box: Box, across: readonly RuleLine[], labels: readonly Word[], edge: number, known?: Settled): number[] {
  const ends = across.map((rule) => rule.from).filter((x) => x > box.x0 + SAME_LEVEL && x < edge - SAME_LEVEL)
  const found = [...ends, ...(known?.levels.slice(1) ?? []), ...labelLevels(labels).slice(1)]
  const levels: number[] = [box.x0]
  for (const x of found.sort((a, b) => a - b)) if (x - (levels.at(-1) as number) > SAME_LEVEL) levels.push(x)
  return levels
}

function ruleAcross(at: number, box: Box, from = -Infinity): RuleLine {
  return { across: true, at, from: Math.max(from, box.x0), to: box.x1, width: 0 }
}

/** Rules across that are missing: between sections, under headers, between rows. */
function missingRows({ box, across, levels, laid }: Sketch): { drawn: RuleLine[]; doubtful: Doubtful[] } {
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
function rulesDown({ box, across, levels, laid }: Sketch, drawn: readonly RuleLine[]): RuleLine[] {
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

/** A stretch of rows in which values are doubtful; they stand right of `edge`. */
interface Doubtful {
  readonly from: number
  readonly to: number
  readonly edge: number
}

function withDoubt(cell: GridCell, doubtful: readonly Doubtful[], laid: readonly Laid[]): GridCell {
  const [x, y] = [(cell.box.x0 + cell.box.x1) / 2, middleOf(cell.box)]
  const section = laid.find(({ y0, y1 }) => y >= y0 && y <= y1)
  const inData = (section?.section.data[0]?.y0 ?? -Infinity) < y
  return inData && doubtful.some(({ from, to, edge }) => x > edge && y >= from && y <= to)
    ? { ...cell, doubt: 'straddles-rule' }
    : cell
}
