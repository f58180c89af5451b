/**
 * The last line of a row that a page end cut: it hangs below the rules of its table, with each of its
 * words under a column. It is given back to the row that it belongs to.
 */
import { indexAt } from '../grid/find-edges.js'
import type { FilledCell, FilledGrid } from '../grid/place-text.js'
import { partAt, type Word, wordsOf } from '../grid/words.js'
import type { Element, GridElement, LineElement } from './elements.js'

/** How far below the table the line may begin, in heights of a line. */
const NEAR = 0.8
/** Fewer words in columns may be chance. */
const FEWEST_WORDS = 3

/** The elements of a page, a line that hangs below its last table put into the table. */
export function takeOverhang(elements: readonly Element[]): readonly Element[] {
  const flow = elements.filter((element) => element.kind === 'grid' || !element.furniture)
  const [above, last] = flow.slice(-2)
  if (above?.kind !== 'grid' || last?.kind !== 'line') return elements
  const grid = withLine(above.grid, last)
  if (!grid) return elements
  const filled: GridElement = { ...above, grid }
  return elements.filter((element) => element !== last).map((element) => (element === above ? filled : element))
}

function withLine(grid: FilledGrid, { line }: LineElement): FilledGrid | null {
  const foot = grid.ys.at(-1) as number
  if (line.sideways || line.y0 - foot > NEAR * (line.y1 - line.y0)) return null
  const words = partAt(wordsOf(line), grid.xs)
  const rows = grid.ys.length - 1
  const cells = words.map((word) => cellOver(word, grid, rows))
  // A word under no cell, or under one that holds nothing, is the start of something else.
  if (words.length < FEWEST_WORDS || cells.some((cell) => cell === null || cell.glyphs.length === 0)) return null
  const ys = [...grid.ys.slice(0, -1), line.y1]
  return {
    ...grid,
    ys,
    box: { ...grid.box, y1: line.y1 },
    closedBottom: false,
    cells: grid.cells.map((cell): FilledCell => {
      if (cell.row + cell.rowSpan < rows) return cell
      const more = words.flatMap((word, i) => (cells[i] === cell ? word.glyphs : []))
      return { ...cell, box: { ...cell.box, y1: line.y1 }, glyphs: [...cell.glyphs, ...more] }
    }),
  }
}

/** The cell of the last row that a word stands under, all of it; `null` when there is none. */
function cellOver(word: Word, grid: FilledGrid, rows: number): FilledCell | null {
  const col = indexAt(grid.xs, (word.x0 + word.x1) / 2)
  const cell = grid.cells.find((own) => own.row + own.rowSpan === rows && own.col <= col && col < own.col + own.colSpan)
  return cell && word.x0 >= cell.box.x0 && word.x1 <= cell.box.x1 ? cell : null
}
