/**
 * The labels of a header without cells: words under each other that are lines of one label become one
 * block (结果维 over 持). A word with two words side by side below it is the label of a group instead.
 */
import type { Box } from '../../../src/document/index.js'
import { boxAround } from '../page/text-line.js'
import { middleOf, sizeOf, type Word, type WordLine } from './words.js'

export interface HeaderBlock extends Box {
  readonly words: readonly Word[]
}

/** Whether a rule, or the lack of one, settles that two words under each other stand in two cells; `null`: it does not say. */
export type Parted = (above: Box, below: Box) => boolean | null

/** Lines of one label are this close, in em of their glyphs, middle to middle; rows are further apart. */
const WRAP_PITCH = 1.5
/** No two lines of one label are further apart than this, in em, whatever rules say. */
const WIDEST_PITCH = 2.6
/** Words that overlap less do not stand under each other, in points. */
const LEAST_OVERLAP = 0.5
/** More words than any header has are no header, and would cost their square. */
const MOST_WORDS = 400

/** The blocks of a header, from top to bottom. `lines` run from top to bottom too. */
export function headerBlocks(lines: readonly WordLine[], parted: Parted): HeaderBlock[] {
  if (lines.reduce((sum, line) => sum + line.words.length, 0) > MOST_WORDS) return []
  const blocks: Word[][] = []
  for (const { words } of lines) {
    const above = words.map((word) => blockOver(word, blocks, parted))
    words.forEach((word, i) => {
      const block = above[i]
      if (block && above.filter((other) => other === block).length === 1) block.push(word)
      else blocks.push([word])
    })
  }
  return blocks.map((words) => ({ ...boxAround(words), words }))
}

/** The block whose last line a word goes on. */
function blockOver(word: Word, blocks: readonly Word[][], parted: Parted): Word[] | null {
  let nearest: Word[] | null = null
  for (const block of blocks) {
    const last = block.at(-1) as Word
    if (!isUnder(word, last)) continue
    if (nearest && middleOf(nearest.at(-1) as Word) > middleOf(last)) continue
    nearest = block
  }
  const last = nearest?.at(-1)
  if (!nearest || !last) return null
  const pitch = (middleOf(word) - middleOf(last)) / sizeOf(word)
  const apart = parted(last, word)
  return pitch <= WIDEST_PITCH && !(apart ?? pitch > WRAP_PITCH) ? nearest : null
}

/** Whether a box stands under another, with more than an edge in common. */
export function isUnder(below: Box, above: Box): boolean {
  return middleOf(below) > middleOf(above) && Math.min(below.x1, above.x1) - Math.max(below.x0, above.x0) > LEAST_OVERLAP
}

/** Blocks with none under them: the labels of columns. From left to right. */
export function leavesOf(blocks: readonly HeaderBlock[]): HeaderBlock[] {
  const caption = captionOf(blocks)
  return blocks
    .filter((block) => block !== caption && !blocks.some((other) => other !== block && isUnder(other, block)))
    .sort((a, b) => a.x0 - b.x0)
}

/** The first block, when it stands alone over all others: it names the table, wherever it stands. */
export function captionOf([first, ...others]: readonly HeaderBlock[]): HeaderBlock | undefined {
  return others.length > 0 && others.every((other) => middleOf(other) > (first as HeaderBlock).y1) ? first : undefined
}
