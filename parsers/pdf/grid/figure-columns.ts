/**
 * Columns of a table that has no rules down, from its figures and the headers over them: figures that
 * overlap in x stand in one column, and so do a header and the figures that it alone stands over.
 * Where headers and figures do not overlap (one centred, the other not) they are paired in order, but
 * only if there are equally many. What cannot be paired gives no columns at all.
 */
import { isFigure, type Word, wordsAt } from './crowding.js'
import type { WordLine } from './text-rows.js'

interface Interval {
  readonly from: number
  readonly to: number
}

/** Fewer figures in a line are prose, or a page number. */
const LEAST_FIGURES = 3
/** Gaps that may part two headers, in em; tried from the widest, for justified headers have gaps inside. */
const HEADER_GAPS = [1, 0.5, 0.25]
/** Blank kept beside a separator that has text on one side only, in points. */
const MARGIN = 2

/** Whether the figures of a line are many enough to be a row of the table. */
export function isFigureRow(words: readonly Word[]): boolean {
  return words.filter((word) => isFigure(word.text)).length >= LEAST_FIGURES
}

/**
 * The x of the separators of columns, from left to right: the first parts labels from figures.
 * `null` when there are no columns of figures, or when headers contradict them.
 */
export function columnSeparators(lines: readonly WordLine[]): number[] | null {
  const start = lines.findIndex((line) => isFigureRow(line.words))
  if (start < 0) return null
  const figures = merge(
    lines
      .filter((line) => isFigureRow(line.words))
      .flatMap((line) => line.words.filter((word) => isFigure(word.text)).map(spanOf)),
  )
  const first = (figures[0] as Interval).from
  const labelEnd = Math.max(
    -Infinity,
    ...lines
      .slice(start)
      .flatMap((line) => line.words.filter((word) => !isFigure(word.text) && word.x0 < first).map((word) => word.x1)),
  )
  if (labelEnd > first) return null
  const columns = withHeaders(figures, lines.slice(0, start), labelEnd)
  if (!columns) return null
  const begin = (columns[0] as Interval).from
  const edge = Number.isFinite(labelEnd) ? (Math.min(labelEnd, begin) + begin) / 2 : begin - MARGIN
  return [edge, ...columns.slice(1).map((column, i) => ((columns[i] as Interval).to + column.from) / 2)]
}

/** Columns wide enough for their headers, or `null` when the headers fit in no way. */
function withHeaders(figures: readonly Interval[], header: readonly WordLine[], labelEnd: number): Interval[] | null {
  let nothing = true
  for (const gap of HEADER_GAPS) {
    const words = header.map((line) => wordsAt(line.words, gap).filter((word) => word.x0 >= labelEnd - MARGIN))
    const leaves = leafHeaders(words)
    if (leaves.length > 0) nothing = false
    const columns = overlapping(figures, leaves) ?? paired(figures, leaves)
    if (columns) return columns
  }
  return nothing ? [...figures] : null
}

/** Header words with none under them: the lowest level of the header, without the captions over it. */
function leafHeaders(lines: readonly (readonly Word[])[]): Interval[] {
  const levels = lines.filter((words) => words.length > 0)
  const first = levels.findIndex((words) => words.length > 1)
  const words = levels.slice(Math.max(0, first)).flat()
  const leaves = words.filter((word) => {
    const middle = (word.y0 + word.y1) / 2
    return !words.some((other) => other.y0 > middle && touch(spanOf(other), spanOf(word)))
  })
  return merge(leaves.map(spanOf))
}

function overlapping(figures: readonly Interval[], leaves: readonly Interval[]): Interval[] | null {
  if (leaves.length === 0 || leaves.length > figures.length) return null
  const columns = figures.map((figure) => ({ ...figure }))
  for (const leaf of leaves) {
    const under = columns.filter((_, i) => touch(figures[i] as Interval, leaf))
    const [column] = under
    if (!column || under.length !== 1) return null
    Object.assign(column, { from: Math.min(column.from, leaf.from), to: Math.max(column.to, leaf.to) })
  }
  return apart(columns)
}

function paired(figures: readonly Interval[], leaves: readonly Interval[]): Interval[] | null {
  if (leaves.length !== figures.length) return null
  return apart(
    figures.map((figure, i) => ({
      from: Math.min(figure.from, (leaves[i] as Interval).from),
      to: Math.max(figure.to, (leaves[i] as Interval).to),
    })),
  )
}

function apart(columns: Interval[]): Interval[] | null {
  return columns.every((column, i) => i === 0 || column.from >= (columns[i - 1] as Interval).to) ? columns : null
}

function touch(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to
}

function spanOf({ x0, x1 }: Word): Interval {
  return { from: x0, to: x1 }
}

function merge(intervals: readonly Interval[]): Interval[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from || a.to - b.to)
  const merged: { from: number; to: number }[] = []
  for (const interval of sorted) {
    const open = merged.at(-1)
    if (open && interval.from < open.to) open.to = Math.max(open.to, interval.to)
    else merged.push({ ...interval })
  }
  return merged
}
