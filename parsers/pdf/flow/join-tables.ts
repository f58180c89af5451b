/**
 * Finds which grids are pieces of one table: the last of a page and the first of the next, with
 * nothing but furniture between them and the same edges. Columns are compared by their x, never
 * counted: pieces show different columns, and one may lack those on the left.
 */
import { inferBox, regrid } from '../grid/infer-grid.js'
import { type FilledGrid, placeText } from '../grid/place-text.js'
import type { PageTrace } from '../read-page.js'
import { headerAtFoot, isCaptionAtFoot, rowsAtTop } from './cut-rows.js'
import type { Element, GridElement } from './elements.js'
import { takeOverhang } from './overhang.js'

/** One piece of a table, moved sideways by `shift` points to stand under the first. */
export interface Piece {
  readonly page: PageTrace
  readonly grid: FilledGrid
  readonly shift: number
}

/** The elements of a document with the pieces of each table together. */
export type FlowElement = Exclude<Element, GridElement> | { readonly kind: 'table'; readonly pieces: readonly Piece[] }

/** Edges of pieces differ by up to this, in points. */
const SAME_EDGE = 4
/** The same for pieces whose edges are those of their text. */
const LOOSE_EDGE = 40
/** Margins of left and right pages differ by up to this, in points. */
const MOST_SHIFT = 60
/** A line of so few glyphs between two pieces is a stray, not text. */
const STRAY_GLYPHS = 2
const CONTINUATION_MARK = /^[（(]?(?:接上表|接上页|续表|续上表|续)[）)]?[\d一二三四五六七八九十]*[:：]?$/u

export function joinTables(pages: readonly (readonly Element[])[]): FlowElement[] {
  const flow: FlowElement[] = []
  let open: { pieces: Piece[] } | null = null
  pages.forEach((elements, i) => {
    const last = open?.pieces.at(-1)
    const rows = last ? rowsAtTop(elements, last.grid) : elements
    const whole = takeOverhang(headerAtFoot(rows, pages[i + 1] ?? []))
    let first = true
    for (const element of framesAsPieces(whole, last)) {
      if (element.kind === 'line') {
        flow.push(element)
        const last = open?.pieces.at(-1)
        if (!isStray(element) && !(last?.page === element.page && isCaptionAtFoot(element, last.grid))) {
          open = null
          first = false
        }
        continue
      }
      const piece: Piece | null = open && first ? pieceUnder(open.pieces, element) : null
      if (open && piece) open.pieces.push(piece)
      else {
        open = { pieces: [{ page: element.page, grid: element.grid, shift: 0 }] }
        flow.push({ kind: 'table', pieces: open.pieces })
      }
      first = false
    }
  })
  return flow
}

function isStray(element: Exclude<Element, GridElement>): boolean {
  if (element.furniture !== undefined || element.line.sideways) return true
  return element.line.glyphs.length <= STRAY_GLYPHS || CONTINUATION_MARK.test(element.line.text.replace(/\s/g, ''))
}

/** The grid as the next piece of the table, or `null` when it is another table. May read the first piece anew. */
function pieceUnder(pieces: Piece[], element: GridElement): Piece | null {
  const last = pieces.at(-1) as Piece
  const { page, grid } = element
  if (page.page !== last.page.page + 1) return null
  if (grid.settled?.headless && last.grid.cells.length === 1 && pieces.length === 1) {
    const header = headerInFrame(last)
    const piece = header && inferredUnder(header, element)
    if (piece) pieces[0] = header
    return piece
  }
  if (isInferred(last.grid) || isInferred(grid))
    return isInferred(last.grid) && isInferred(grid) ? inferredUnder(last, element) : null
  const shift = shiftUnder(last, grid)
  return shift === null ? null : { page, grid, shift }
}

function isInferred({ readBy }: FilledGrid): boolean {
  return readBy === 'horizontal-rules' || readBy === 'text-columns'
}

/** A frame of one cell at the foot of a page may hold the header of the table on the next. */
function headerInFrame({ page, grid, shift }: Piece): Piece | null {
  const header = inferBox(grid.box, page.lines.all, page.sifted.seen)
  const [filled] = header ? placeText([header], page.sifted.seen).grids : []
  return filled ? { page, grid: filled, shift } : null
}

/** Columns found by text differ a little from page to page: the later piece is read on those of the first. */
function inferredUnder(last: Piece, { page, grid }: GridElement): Piece | null {
  const [a, b] = [last.grid.box, grid.box]
  const loose = grid.readBy === 'text-columns' ? LOOSE_EDGE : SAME_EDGE
  if (!last.grid.settled || Math.abs(a.x0 - b.x0) > loose || Math.abs(a.x1 - b.x1) > loose) return null
  const box = { ...b, x0: Math.min(a.x0, b.x0), x1: Math.max(a.x1, b.x1) }
  const again = regrid(box, last.grid.settled, page.lines.all, page.sifted.seen)
  const [filled] = again ? placeText([again], page.sifted.seen).grids : []
  return filled ? { page, grid: filled, shift: 0 } : null
}

/** How far `grid` must move sideways to continue the table, or `null` when it is another table. */
function shiftUnder(last: Piece, grid: FilledGrid): number | null {
  const before = last.grid.xs.map((x) => x + last.shift)
  if (near(before.at(-1), grid.xs.at(-1))) {
    const [left, other] = [before[0] as number, grid.xs[0] as number]
    if (before.some((x) => near(x, other)) || grid.xs.some((x) => near(x, left))) return 0
  }
  const shift = (before[0] as number) - (grid.xs[0] as number)
  const alike = before.length === grid.xs.length && before.every((x, i) => near(x, (grid.xs[i] as number) + shift))
  return alike && before.length > 3 && Math.abs(shift) <= MOST_SHIFT ? shift : null
}

function near(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && Math.abs(a - b) <= SAME_EDGE
}

/**
 * A row that spans the table and stands alone on a page looks like a frame around text. It becomes a
 * grid when it is the page's last thing, or its first under a table of the same width.
 */
function framesAsPieces(elements: readonly Element[], above: Piece | undefined): readonly Element[] {
  const page = elements[0]?.page
  if (!page || page.frames.length === 0) return elements
  let result = [...elements]
  for (const frame of page.frames) {
    const inside = result.filter((element) => element.kind === 'line' && within(element.line, frame.box))
    if (inside.length === 0 || inside.length > 2) continue
    const rest = result.filter((element) => !isFurniture(element))
    const atTop =
      rest[0] === inside[0] &&
      above !== undefined &&
      near(above.grid.box.x0, frame.box.x0) &&
      near(above.grid.box.x1, frame.box.x1)
    const atFoot = rest.at(-1) === inside.at(-1) && frame.box.x1 - frame.box.x0 > 0.5 * page.content.width
    if (!atTop && !atFoot) continue
    const at = result.indexOf(inside[0] as Element)
    result = result.filter((element) => !inside.includes(element))
    result.splice(at, 0, { kind: 'grid', page, grid: frame })
  }
  return result
}

function isFurniture(element: Element): boolean {
  return element.kind === 'line' && element.furniture !== undefined
}

function within(
  inner: { x0: number; y0: number; x1: number; y1: number },
  outer: { x0: number; y0: number; x1: number; y1: number },
): boolean {
  const [x, y] = [(inner.x0 + inner.x1) / 2, (inner.y0 + inner.y1) / 2]
  return x > outer.x0 && x < outer.x1 && y > outer.y0 && y < outer.y1
}
