/**
 * Columns of values of one section of a table that has no rules down, from its values and the header
 * over them: values that overlap in x stand in one column, and so do a header and the values that it
 * alone stands over. Where headers and values do not overlap (one centred, the other not) they are
 * paired in order, but only if there are equally many. A column may have a header and no value; a
 * header that fits in no way gives no column, and is not used.
 */
import { type HeaderBlock, headerBlocks, leavesOf, type Parted } from './header-blocks.js'
import { type Interval, merge, spanOf, touch } from './intervals.js'
import type { Section } from './sections.js'
import { isValue, type WordLine, wordsOf } from './words.js'

export interface ValueColumns {
  /** From left to right, each as wide as its header and its values. */
  readonly columns: readonly Interval[]
  /** How far labels reach; -Infinity where rows have none. */
  readonly labelEnd: number
  /** The blocks of the header with its words parted as the columns ask; `null` where it does not fit them. */
  readonly header: readonly HeaderBlock[] | null
}

/** Gaps that may part two headers, in em. Justified headers have gaps inside: the values under them tell. */
const HEADER_GAPS = [1, 0.5, 0.25]
/** A header without any value under it has at least so many characters; fewer are a part of one. */
const SHORTEST_HEADER = 2
/** A column more weighs more than any number of characters. */
const SIZE_OF_LEAF = 1000

/** The columns of a section, or `null` when there are none. */
export function valueColumns(section: Section, parted: Parted): ValueColumns | null {
  const values = merge(section.data.flatMap((line) => line.words.filter(isValue).map(spanOf)))
  const first = values[0]?.from ?? Infinity
  const labels = section.data.flatMap((line) => line.words.filter((word) => !isValue(word) && word.x0 < first).map(spanOf))
  const ends = labels.map((label) => label.to)
  let best: (ValueColumns & { size: number }) | null = null
  for (const gap of HEADER_GAPS) {
    const blocks = headerBlocks(partedHeader(section.header, gap), parted)
    const all = leavesOf(blocks)
    const leaves = withoutLabelHeader(all, labels, values)
    const left = Math.min(first, leaves[0]?.x0 ?? first)
    // The header of the labels, a note often, shows how far their column reaches.
    const beside = labels.length === 0 ? [] : all.map((leaf) => leaf.x1).filter((x) => x <= left)
    const labelEnd = Math.max(-Infinity, ...ends, ...beside)
    const columns = overlapping(values, leaves) ?? paired(values, leaves)
    // Of several ways to part a header that fit, the others take neighbours for one, or for a group.
    const size = leaves.reduce((sum, leaf) => sum + SIZE_OF_LEAF + lengthOf(leaf), 0)
    if (columns && size > (best?.size ?? 0)) best = { columns, labelEnd, header: blocks, size }
  }
  return best ?? (values.length > 0 ? { columns: values, labelEnd: Math.max(-Infinity, ...ends), header: null } : null)
}

function partedHeader(header: readonly WordLine[], gap: number): WordLine[] {
  return header.map((line) => ({ ...line, words: line.words.flatMap((word) => wordsOf(word, gap)) }))
}

/**
 * The headers of values alone. What stands over the labels is the header of the labels; where labels
 * are short and it stands beside them, it is the first of more headers than there are columns.
 */
function withoutLabelHeader(
  leaves: readonly HeaderBlock[],
  labels: readonly Interval[],
  values: readonly Interval[],
): HeaderBlock[] {
  if (labels.length === 0) return [...leaves]
  const beside = leaves.filter((leaf) => !labels.some((label) => touch(label, spanOf(leaf))))
  const [first] = beside
  const over = beside.length < leaves.length
  const free = first && !values.some((value) => touch(value, spanOf(first))) && first.x1 <= (values[0]?.from ?? Infinity)
  return !over && free && leaves.length > values.length ? beside.slice(1) : beside
}

function overlapping(values: readonly Interval[], leaves: readonly HeaderBlock[]): Interval[] | null {
  if (leaves.length === 0) return null
  const under = leaves.map((leaf) => values.filter((value) => touch(value, spanOf(leaf))))
  if (under.some((list) => list.length > 1) || new Set(under.flat()).size < values.length) return null
  if (under.flat().length > values.length) return null
  if (leaves.some((leaf, i) => under[i]?.length === 0 && lengthOf(leaf) < SHORTEST_HEADER)) return null
  return apart(
    leaves.map((leaf, i) => ({
      from: Math.min(leaf.x0, under[i]?.[0]?.from ?? Infinity),
      to: Math.max(leaf.x1, under[i]?.[0]?.to ?? -Infinity),
    })),
  )
}

function lengthOf(block: HeaderBlock): number {
  return block.words.reduce((sum, word) => sum + word.text.length, 0)
}

function paired(values: readonly Interval[], leaves: readonly HeaderBlock[]): Interval[] | null {
  if (leaves.length === 0 || leaves.length !== values.length) return null
  return apart(
    values.map((value, i) => ({
      from: Math.min(value.from, (leaves[i] as HeaderBlock).x0),
      to: Math.max(value.to, (leaves[i] as HeaderBlock).x1),
    })),
  )
}

function apart(columns: Interval[]): Interval[] | null {
  return columns.every((column, i) => i === 0 || column.from >= (columns[i - 1] as Interval).to - 0.5) ? columns : null
}
