/**
 * Pieces of a table to one table: a header that is printed again is dropped, a cell that spans the
 * page end becomes one cell, and a row that was cut in two is put together where its labels prove it.
 * Numbers cut by a page end are joined only when the cell was full; else the cell is doubtful.
 */
import { roundBox, type Table, type TableCell, traced } from '../../../src/document/index.js'
import type { Piece } from './join-tables.js'
import { type PieceCell, type ReadPiece, readPiece, sharedEdges } from './table-piece.js'

const HAN = /\p{Script=Han}/u
const DIGIT = /[0-9\uFF10-\uFF19]/
/** The marks that number a row or a group: a text that starts with one is not the rest of another. */
const ENUMERATOR =
  /^(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+[、.．]|\d+[.．、]|[①-⑳⒈-⒛㈠-㈩]|其中|第[一二三四五六七八九十百]+条)/u

export function mergePieces(pieces: readonly Piece[]): Table {
  const edges = sharedEdges(pieces)
  const [first, ...others] = pieces.map((piece) => readPiece(piece, edges)) as [ReadPiece, ...ReadPiece[]]
  let table = first
  for (const other of others) table = append(table, withoutRepeatedHeader(first, other))
  const start = pieces[0] as Piece
  const weakest = pieces.map(({ grid }) => grid.readBy).reduce((a, b) => (RUNGS.indexOf(b) > RUNGS.indexOf(a) ? b : a))
  return {
    type: 'table',
    rows: table.rows,
    cols: edges.length - 1,
    cells: [...table.cells].sort((a, b) => a.row - b.row || a.col - b.col).map(asTableCell),
    place: { in: 'pdf', page: start.page.page, box: roundBox(start.page.content.toPage(start.grid.box)) },
    readBy: weakest,
  }
}

const RUNGS = ['strong-rules', 'weak-rules', 'horizontal-rules', 'text-columns']

function asTableCell({ row, col, rowSpan, colSpan, text, doubt, page, box }: PieceCell): TableCell {
  return {
    row,
    col,
    rowSpan,
    colSpan,
    text: traced(text),
    place: { in: 'pdf', page, box: roundBox(box) },
    ...(doubt && { doubt }),
  }
}

/** Drops the first rows of a later piece that repeat the first rows of the table, text by text. */
function withoutRepeatedHeader(table: ReadPiece, piece: ReadPiece): ReadPiece {
  let repeated = 0
  for (let row = 1; row <= Math.min(piece.rows, table.rows) - 1; row++) {
    if (!sameRow(rowText(table, row - 1), rowText(piece, row - 1))) break
    if (wholeAbove(table, row) && wholeAbove(piece, row)) repeated = row
  }
  if (repeated === 0) return piece
  const cells = piece.cells.filter((cell) => cell.row >= repeated).map((cell) => ({ ...cell, row: cell.row - repeated }))
  return { ...piece, rows: piece.rows - repeated, cells, closedTop: true }
}

/** The cells that begin in a row, as text; `null` when the row holds figures or nothing at all. */
function rowText(piece: ReadPiece, row: number): string | null {
  const cells = piece.cells.filter((cell) => cell.row === row).sort((a, b) => a.col - b.col)
  const texts = cells.map((cell) => `${cell.col} ${cell.colSpan} ${cell.rowSpan} ${cell.text.replace(/\s/g, '')}`)
  const figures = cells.some((cell) => DIGIT.test(cell.text) && !HAN.test(cell.text))
  return figures || !cells.some((cell) => HAN.test(cell.text)) ? null : texts.join('\t')
}

function sameRow(a: string | null, b: string | null): boolean {
  return a !== null && a === b
}

function wholeAbove(piece: ReadPiece, row: number): boolean {
  return piece.cells.every((cell) => cell.row >= row || cell.row + cell.rowSpan <= row)
}

/** A cell of the last row above and the cell right under it, of the same columns. */
interface Pair {
  readonly above: PieceCell
  readonly below: PieceCell
}

function append(table: ReadPiece, piece: ReadPiece): ReadPiece {
  const open = !table.closedBottom || !piece.closedTop
  const pairs = pairsAtBreak(table, piece)
  const cut = isCutRow(pairs, table, piece, open)
  if (!cut) doubtUnlabelledFigures(pairs, piece)
  const gone = new Set<PieceCell>()
  const shift = cut ? table.rows - 1 : table.rows
  for (const { above, below } of pairs) {
    // A cell of one row with no label to its right is a figure, whatever stands above it: a header that was cut off.
    const parent = below.rowSpan > 1 || isLabelledRight(piece, below)
    if (cut ? joinHalves(above, below) : joinParents({ above, below }, parent, open)) {
      above.rowSpan = below.row + below.rowSpan + shift - above.row
      gone.add(below)
    }
  }
  const rest = piece.cells.filter((cell) => !gone.has(cell)).map((cell) => ({ ...cell, row: cell.row + shift }))
  return {
    rows: shift + piece.rows,
    cells: [...table.cells, ...rest],
    closedTop: table.closedTop,
    closedBottom: piece.closedBottom,
  }
}

function pairsAtBreak(table: ReadPiece, piece: ReadPiece): Pair[] {
  const last = new Map<string, PieceCell>()
  for (const cell of table.cells) if (cell.row + cell.rowSpan === table.rows) last.set(`${cell.col} ${cell.colSpan}`, cell)
  return piece.cells.flatMap((below) => {
    const above = below.row === 0 ? last.get(`${below.col} ${below.colSpan}`) : undefined
    return above ? [{ above, below }] : []
  })
}

/**
 * Whether the last row above and the first below are one row: all their cells pair up, and either
 * the lower half has no label, or it has the rest of a label and only one half has figures.
 */
function isCutRow(pairs: readonly Pair[], table: ReadPiece, piece: ReadPiece, open: boolean): boolean {
  const lowest = table.cells.filter((cell) => cell.row + cell.rowSpan === table.rows)
  const highest = piece.cells.filter((cell) => cell.row === 0)
  if (pairs.length !== lowest.length || pairs.length !== highest.length) return false
  const rows = pairs.filter(({ above, below }) => above.rowSpan === 1 && below.rowSpan === 1)
  // A strip of a row without text is left over where a row was pushed to the next page.
  if (rows.length > 0 && (rows.every(({ above }) => above.text === '') || rows.every(({ below }) => below.text === '')))
    return true
  const labels = rows.filter(({ above, below }) => HAN.test(above.text + below.text))
  const figures = rows.filter((pair) => !labels.includes(pair))
  const label = labels.at(-1)
  if (!label || figures.length === 0 || figures.length < labels.length) return false
  const upper = figures.filter(({ above }) => above.text !== '').length
  const lower = figures.filter(({ below }) => below.text !== '').length
  const [start, rest] = [label.above.text.trim(), label.below.text.trim()]
  if (start === '' || ENUMERATOR.test(rest)) return false
  if (rest === '') return lower > 0
  if (upper > 0 && lower === 0) return open || ENUMERATOR.test(start)
  return upper === 0 && lower > 0 && ENUMERATOR.test(start)
}

/** Puts the halves of a cut cell together. Always succeeds; digits on both sides may leave a doubt. */
function joinHalves(above: PieceCell, below: PieceCell): true {
  if (above.text === '') {
    Object.assign(above, { text: below.text, page: below.page, box: below.box })
    if (below.doubt) above.doubt = below.doubt
  } else if (below.text !== '') {
    const digits = DIGIT.test(above.text.slice(-1)) && DIGIT.test(below.text.slice(0, 1))
    // A digit is half as wide as it is high; the cell tells no size, so a third of a line of text will do.
    const forced = !digits || above.room < NARROWEST_DIGIT
    if (digits && !forced) above.doubt = 'broken-number'
    above.text += `${forced ? '' : '\n'}${below.text}`
    const doubt = above.doubt ?? below.doubt
    if (doubt) above.doubt = doubt
  }
  return true
}

/** Room in which no digit of readable size fits, in points. */
const NARROWEST_DIGIT = 3

/** A label that spans the break: blank below, or blank above, or cut in the middle. Figures never do. */
function joinParents({ above, below }: Pair, parent: boolean, open: boolean): boolean {
  if (!parent || (!HAN.test(above.text) && !HAN.test(below.text))) return false
  if (below.text === '') return true
  if (above.text === '') {
    Object.assign(above, { text: below.text, page: below.page, box: below.box })
    return true
  }
  if (!open || ENUMERATOR.test(below.text) || !ENUMERATOR.test(above.text) || !HAN.test(below.text)) return false
  above.text += below.text
  return true
}

/** Figures under figures at the top of a page, with no label beside them, may be the ends of those above. */
function doubtUnlabelledFigures(pairs: readonly Pair[], piece: ReadPiece): void {
  if (piece.cells.some((cell) => cell.row === 0 && cell.rowSpan === 1 && HAN.test(cell.text))) return
  for (const { above, below } of pairs) {
    if (!DIGIT.test(above.text) || !DIGIT.test(below.text)) continue
    above.doubt ??= 'broken-number'
    below.doubt ??= 'broken-number'
  }
}

/** Whether a label stands to the right of the cell in the piece's first row: then the cell is its parent. */
function isLabelledRight(piece: ReadPiece, cell: PieceCell): boolean {
  return piece.cells.some((other) => other.row === 0 && other.col > cell.col && HAN.test(other.text))
}
