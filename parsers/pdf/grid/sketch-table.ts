/**
 * What the text of a table without rules asks for: its sections with the x between their columns, and
 * the columns of labels. Rules that are there win over text: where one ends, a column does.
 */
import type { Box } from '../../../src/document/index.js'
import type { Settled } from './build-grid.js'
import type { Interval } from './intervals.js'
import { labelLevels } from './label-levels.js'
import type { RuleLine } from './rule-line.js'
import { type Section, sectionsOf } from './sections.js'
import { type ValueColumns, valueColumns } from './value-columns.js'
import { isValue, middleOf, type Word, type WordLine } from './words.js'

/** Rules across inside a table from which on a missing one says that two lines share a cell. */
export const RULED = 2
/** Heights nearer than this bound no row, in points. */
export const LEAST_HEIGHT = 2
/** What may hang over a separator and not cross it, in points. */
export const HANG = 0.5
/** Blank kept beside a separator that has text on one side only, in points. */
const MARGIN = 2
/** A level of labels found by rules and one found by text are the same within this, in points. */
const SAME_LEVEL = 8
/** Labels reach further than those that one page shows, values hardly: their edge stands so far across the gap. */
const LABEL_EDGE = 0.75

/** A section with its place on the page and the x of its separators; the first is the edge of the labels. */
export interface Laid extends Pick<Settled, 'separators' | 'labelled'> {
  readonly section: Section
  readonly found: ValueColumns | null
  readonly y0: number
  readonly y1: number
}

export interface Sketch {
  readonly box: Box
  readonly across: readonly RuleLine[]
  readonly levels: readonly number[]
  readonly laid: readonly Laid[]
}

/** `null` when no section has values in columns. `known`: see `inferTable`. */
export function sketchTable(box: Box, across: readonly RuleLine[], lines: readonly WordLine[], known?: Settled): Sketch | null {
  const laid = layOut(box, across, lines, known)
  if (!laid) return null
  const labels = laid.flatMap(({ section, separators }) => labelsOf(section, separators[0] as number))
  return { box, across, laid, levels: levelsOf(box, across, labels, laid[0]?.separators[0] ?? box.x0, known) }
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
