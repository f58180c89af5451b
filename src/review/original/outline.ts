// A document as it is shown again: its blocks in reading order, as text with ids by place. Nothing of the source's own
// markup is among it.
import type { Block, Table } from '../../document/index.js'
import type { OutlineView } from '../api.js'
import { placeId } from '../place-id.js'
import type { ReadDocument } from './document-reader.js'

/** Blocks and cells that are shown: a report has about 1,000; what is longer is no report. */
const MOST_SHOWN = 20_000
/** Characters of one block or cell. */
const LONGEST = 20_000

export function outlineOf({ format, blocks }: ReadDocument): OutlineView {
  const shown: OutlineView['blocks'][number][] = []
  let count = 0
  for (const block of blocks) {
    // What is hidden in the document was not printed; what is furniture of a page stands between paragraphs.
    if (block.furniture === 'hidden') continue
    count += block.type === 'table' ? block.cells.length : 1
    if (count > MOST_SHOWN) break
    shown.push(shownBlock(block))
  }
  return { format, blocks: shown }
}

function shownBlock(block: Block): OutlineView['blocks'][number] {
  const id = placeId(block.place)
  if (block.type === 'table') return { type: 'table', id, rows: rowsOf(block) }
  const text = block.text.now.slice(0, LONGEST)
  return block.type === 'heading' ? { type: 'heading', level: block.level, text, id } : { type: 'paragraph', text, id }
}

type Row = Extract<OutlineView['blocks'][number], { type: 'table' }>['rows'][number]

/** Cells by row; positions that no cell covers are empty cells, so that columns stay under each other. */
function rowsOf({ rows, cols, cells }: Table): Row[] {
  const covered = new Set<number>()
  const made: Row[number][][] = Array.from({ length: rows }, () => [])
  const byPlace = new Map(cells.map((cell) => [cell.row * cols + cell.col, cell]))
  for (let at = 0; at < rows * cols; at++) {
    if (covered.has(at)) continue
    const cell = byPlace.get(at)
    const row = made[Math.floor(at / cols)] as Row[number][]
    if (cell === undefined) {
      row.push({ text: '', rowSpan: 1, colSpan: 1, id: '' })
      continue
    }
    const { rowSpan, colSpan, text, place } = cell
    for (let down = 0; down < rowSpan; down++) for (let right = 0; right < colSpan; right++) covered.add(at + down * cols + right)
    row.push({ text: text.now.slice(0, LONGEST), rowSpan, colSpan, id: placeId(place) })
  }
  return made
}
