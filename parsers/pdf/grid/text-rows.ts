/**
 * Rows of a table, or of a stretch of one, that has no rules across: one for each line of values, with
 * the label that stands beside it, however many lines that is wrapped over. Labels of groups stand in
 * columns of their own, further left, and may lie across several rows. A label without values is a
 * blank row only where the rows above and below leave it the room of a row. Values that no label, or
 * a label of other values too, stands beside are doubtful.
 */
import type { Box } from '../../../src/document/index.js'
import { boxAround } from '../page/text-line.js'
import { levelOf } from './label-levels.js'
import { numberingOf } from './numbering.js'
import { isValue, middleOf, sizeOf, type Word, type WordLine } from './words.js'

export interface TextRows {
  /** Heights between the rows, and the x from which on they part them: labels of groups go on. */
  readonly separators: readonly { readonly at: number; readonly from: number }[]
  /** Stretches in which the values may not be those of their row. */
  readonly doubtful: readonly { readonly from: number; readonly to: number }[]
}

/** Lines of one label without a number are this close, in em, middle to middle. */
const WRAP_PITCH = 1.5
/** Boxes of text in two rows overlap by no more, in points: they are advances, not ink. */
const HANG = 1
/** What a blank row's room may lack, in points. */
const ROOM_SLACK = 2
/** A rule between columns of labels stands this far left of the text, in points. */
const PADDING = 1

interface LabelBlock extends Box {
  readonly level: number
  readonly words: readonly Word[]
}

interface Row {
  y0: number
  y1: number
  readonly level: number
  /** Whether its label is the first of a group. */
  readonly first: boolean
  /** Lines of values. */
  values: number
  doubtful: boolean
}

/** `levels`: where columns of labels begin. `labelEdge`: where values do. */
export function textRows(lines: readonly WordLine[], levels: readonly number[], labelEdge: number): TextRows {
  const blocks = labelBlocks(lines, levels, labelEdge)
  const { rows, owned } = rowsOfValues(lines, blocks, levels.length - 1, labelEdge)
  const unowned = blocks.filter((block) => !owned.has(block))
  const groups = addBlankRows(rows, unowned)
  rows.sort((a, b) => a.y0 - b.y0)
  doubtTorn(rows)
  const separators = rows.slice(1).map((row, i) => {
    const above = rows[i] as Row
    const at = (above.y1 + row.y0) / 2
    return { at, from: startOf(levels, Math.min(levels.length - 1, cutLevel(above, row, at, groups))) }
  })
  const edges = [-Infinity, ...separators.map(({ at }) => at), Infinity]
  const doubtful = rows.flatMap((row, i) => (row.doubtful ? [{ from: edges[i] as number, to: edges[i + 1] as number }] : []))
  return { separators, doubtful }
}

function startOf(levels: readonly number[], level: number): number {
  return level === 0 ? -Infinity : (levels[level] as number) - PADDING
}

/** Labels with all their lines, from top to bottom. */
function labelBlocks(lines: readonly WordLine[], levels: readonly number[], labelEdge: number): LabelBlock[] {
  const entries = lines.flatMap(({ words }) => {
    const beside = words.some(isValue)
    return words
      .filter((word) => word.x0 < labelEdge && !isValue(word))
      .map((word) => ({ word, beside, level: levelOf(levels, word.x0) }))
  })
  const numbered = levels.map((_, level) => entries.some((entry) => entry.level === level && numberingOf(entry.word.text)))
  const blocks: { level: number; words: Word[]; beside: boolean }[] = []
  const open: ((typeof blocks)[number] | undefined)[] = levels.map(() => undefined)
  for (const { word, beside, level } of entries) {
    const block = open[level]
    const last = block?.words.at(-1)
    const goesOn =
      block !== undefined &&
      last !== undefined &&
      numberingOf(word.text) === null &&
      (numbered[level] || (middleOf(word) - middleOf(last) <= WRAP_PITCH * sizeOf(word) && !(block.beside && beside)))
    if (goesOn) {
      block.words.push(word)
      block.beside ||= beside
    } else {
      const started = { level, words: [word], beside }
      open[level] = started
      blocks.push(started)
    }
  }
  return blocks.map(({ level, words }) => ({ level, words, ...boxAround(words) }))
}

function rowsOfValues(
  lines: readonly WordLine[],
  blocks: readonly LabelBlock[],
  deepest: number,
  labelEdge: number,
): { rows: Row[]; owned: Set<LabelBlock> } {
  const rows: Row[] = []
  const byBlock = new Map<LabelBlock, Row>()
  for (const line of lines) {
    const values = line.words.filter((word) => isValue(word) && word.x1 > labelEdge)
    if (values.length === 0) continue
    const box = boxAround(values)
    const own = labelBeside(box, blocks)
    const known = own && byBlock.get(own)
    if (known) {
      // Two lines of values beside one label: a number on two lines, or a row whose label is missing.
      known.y1 = Math.max(known.y1, box.y1)
      known.values++
      known.doubtful = true
      continue
    }
    const row: Row = {
      y0: Math.min(box.y0, own?.y0 ?? box.y0),
      y1: Math.max(box.y1, own?.y1 ?? box.y1),
      level: own?.level ?? deepest,
      first: isFirst(own),
      values: 1,
      doubtful: own === null && blocks.length > 0,
    }
    rows.push(row)
    if (own) byBlock.set(own, row)
  }
  return { rows, owned: new Set(byBlock.keys()) }
}

function isFirst(block: LabelBlock | null): boolean {
  return numberingOf(block?.words[0]?.text ?? '')?.first ?? false
}

/** The innermost label whose lines a line of values stands beside. */
function labelBeside(values: Box, blocks: readonly LabelBlock[]): LabelBlock | null {
  const middle = middleOf(values)
  let best: LabelBlock | null = null
  for (const block of blocks) {
    if (middle < block.y0 - HANG || middle > block.y1 + HANG) continue
    if (!best || block.level > best.level) best = block
  }
  return best
}

/** Adds rows for labels that have the room of a row without values; answers the others, which are groups. */
function addBlankRows(rows: Row[], blocks: readonly LabelBlock[]): LabelBlock[] {
  const filled = [...rows].sort((a, b) => a.y0 - b.y0)
  const gaps = filled.slice(1).map((row, i) => row.y0 - (filled[i] as Row).y1)
  // Where blank rows are many, most gaps hold one: the usual gap is among the smaller.
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 2] ?? 0
  return blocks.filter((block) => {
    const above = filled.findLast((row) => row.y0 < block.y0)
    const below = filled.find((row) => row.y0 >= block.y0)
    const clear = (above?.y1 ?? -Infinity) <= block.y0 + HANG && (below?.y0 ?? Infinity) >= block.y1 - HANG
    const room = (below?.y0 ?? Infinity) - (above?.y1 ?? -Infinity)
    if (!clear || room < block.y1 - block.y0 + 2 * usual - ROOM_SLACK) return true
    rows.push({ y0: block.y0, y1: block.y1, level: block.level, first: isFirst(block), values: 0, doubtful: false })
    return false
  })
}

/** Rows that run into each other, and blank rows beside values without a label, are not told apart for sure. */
function doubtTorn(rows: readonly Row[]): void {
  const orphans = rows.map((row) => row.doubtful)
  rows.forEach((row, i) => {
    const next = rows[i + 1]
    if (next && next.y0 < row.y1 - 2 * HANG) row.doubtful = next.doubtful = true
    if (row.values === 0 && (orphans[i - 1] || orphans[i + 1])) row.doubtful = true
  })
}

/** The outermost column of labels that ends between two rows; labels of groups are never cut. */
function cutLevel(above: Row, below: Row, at: number, groups: readonly LabelBlock[]): number {
  const outermost = Math.min(above.level, below.level)
  let level = below.first && below.level > 0 ? Math.min(outermost, below.level - 1) : outermost
  for (const group of groups) if (group.y0 + HANG < at && group.y1 - HANG > at) level = Math.max(level, group.level + 1)
  return level
}
