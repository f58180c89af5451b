/**
 * Text into cells by geometry. Each glyph goes where its centre lies, but a piece of text that hangs
 * over a rule goes where most of it lies. Digits are stricter: they part at a rule only where they
 * leave a gap; digits that run over a rule make both cells doubtful, for either may hold a cut number.
 */
import type { Doubt } from '../../../src/document/index.js'
import type { Glyph } from '../engine/page-source.js'
import { gapBetween, hasDigit } from '../page/text-line.js'
import type { Grid, GridCell } from './build-grid.js'
import { indexAt } from './find-edges.js'

/** A grid's cell with the glyphs in it, in the order of drawing. */
export interface FilledCell extends GridCell {
  readonly glyphs: readonly Glyph[]
}

export interface FilledGrid extends Omit<Grid, 'cells'> {
  readonly cells: readonly FilledCell[]
}

export interface Placed {
  /** In the order of the grids given. */
  readonly grids: readonly FilledGrid[]
  /** Glyphs in no cell, in the order of drawing. */
  readonly outside: readonly Glyph[]
}

/** A gap that parts two pieces of text, in em. */
const PIECE_GAP = 0.3
/** Digits on both sides of a rule are two numbers from this gap on, within a show operation and between two. */
const PARTING_GAP = 0.15
const PARTING_GAP_BETWEEN_RUNS = 0.06
/** A digit whose middle is nearer than this to a rule above or below lies on it, in em. */
const ON_RULE = 0.1

interface Target {
  readonly grid: number
  readonly cell: number
}

export function placeText(grids: readonly Grid[], glyphs: readonly Glyph[]): Placed {
  const finder = cellFinder(grids)
  const inCell = grids.map((grid) => grid.cells.map((): Glyph[] => []))
  const doubts = grids.map((): Map<number, Doubt> => new Map())
  const outside: Glyph[] = []
  const doubt = (target: Target | null) => {
    if (target) doubts[target.grid]?.set(target.cell, 'straddles-rule')
  }
  let before: { glyph: Glyph; target: Target | null } | null = null
  for (const piece of pieces(glyphs)) {
    const targets = piece.map((glyph) => finder(glyph))
    const placed = settle(piece, targets, doubt)
    piece.forEach((glyph, i) => {
      const target = placed[i] as Target | null
      if (before && cutNumber(before, { glyph, target })) [before.target, target].forEach(doubt)
      if (target && onRule(glyph, grids[target.grid]?.cells[target.cell] as GridCell)) doubt(target)
      if (target) inCell[target.grid]?.[target.cell]?.push(glyph)
      else outside.push(glyph)
      before = { glyph, target }
    })
  }
  return {
    outside,
    grids: grids.map((grid, g) => ({
      ...grid,
      cells: grid.cells.map((cell, c): FilledCell => {
        const found = doubts[g]?.get(c) ?? cell.doubt
        return { ...cell, glyphs: inCell[g]?.[c] ?? [], ...(found && { doubt: found }) }
      }),
    })),
  }
}

/** Finds the cell of the smallest grid that a glyph's centre lies in. */
function cellFinder(grids: readonly Grid[]): (glyph: Glyph) => Target | null {
  const lookups = grids.map((grid, index) => {
    const cols = grid.xs.length - 1
    const cellAt = new Array<number>(cols * (grid.ys.length - 1)).fill(-1)
    grid.cells.forEach((cell, c) => {
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
        cellAt.fill(c, row * cols + cell.col, row * cols + cell.col + cell.colSpan)
    })
    return { grid, index, cols, cellAt, row: -1, col: -1, area: (grid.box.x1 - grid.box.x0) * (grid.box.y1 - grid.box.y0) }
  })
  lookups.sort((a, b) => a.area - b.area || a.index - b.index)
  return (glyph) => {
    const x = (glyph.x0 + glyph.x1) / 2
    const y = (glyph.y0 + glyph.y1) / 2
    for (const lookup of lookups) {
      const { grid, index, cols, cellAt } = lookup
      const row = indexAt(grid.ys, y, lookup.row)
      if (row < 0) continue
      const col = indexAt(grid.xs, x, lookup.col)
      // The next glyph is likely to lie in the same cell.
      lookup.row = row
      lookup.col = col
      const cell = col < 0 ? -1 : (cellAt[row * cols + col] as number)
      if (cell >= 0) return { grid: index, cell }
    }
    return null
  }
}

/** Glyphs that follow each other on a line without a gap. Digits of two show operations stay two pieces. */
function pieces(glyphs: readonly Glyph[]): Glyph[][] {
  const found: Glyph[][] = []
  let before: Glyph | undefined
  for (const glyph of glyphs) {
    const open = found.at(-1)
    const sameRun = before?.run === glyph.run || (before !== undefined && !hasDigit(before.text) && !hasDigit(glyph.text))
    if (open && before && sameRun && follows(before, glyph, PIECE_GAP)) open.push(glyph)
    else found.push([glyph])
    before = glyph
  }
  return found
}

function follows(before: Glyph, after: Glyph, within: number): boolean {
  if (before.turn !== 0 || after.turn !== 0 || before.vertical || after.vertical) return false
  const size = Math.min(before.size, after.size)
  if (Math.abs(before.y0 + before.y1 - after.y0 - after.y1) / 2 > 0.3 * size) return false
  const gap = gapBetween(before, after)
  return gap <= within && gap >= -within
}

function settle(
  piece: readonly Glyph[],
  targets: readonly (Target | null)[],
  doubt: (target: Target | null) => void,
): readonly (Target | null)[] {
  if (targets.every((target) => same(target, targets[0] ?? null))) return targets
  if (cleanlyParted(piece, targets)) return targets
  const counts = new Map<string, { target: Target | null; count: number }>()
  for (const target of targets) {
    const key = target ? `${target.grid} ${target.cell}` : ''
    const entry = counts.get(key)
    if (entry) entry.count++
    else counts.set(key, { target, count: 1 })
  }
  let most: { target: Target | null; count: number } = { target: null, count: 0 }
  for (const entry of counts.values()) {
    if (entry.count > most.count) most = entry
    if (piece.some((glyph) => hasDigit(glyph.text))) doubt(entry.target)
  }
  return targets.map(() => most.target)
}

/** Whether at every change of cell the rule stands between two glyphs, and digits leave a gap there. */
function cleanlyParted(piece: readonly Glyph[], targets: readonly (Target | null)[]): boolean {
  let since = 0
  for (let i = 1; i <= piece.length; i++) {
    const ended = i === piece.length
    if (!ended && same(targets[i - 1] ?? null, targets[i] ?? null)) continue
    const digits = !ended && hasDigit((piece[i - 1] as Glyph).text + (piece[i] as Glyph).text)
    if (digits && gapBetween(piece[i - 1] as Glyph, piece[i] as Glyph) < PARTING_GAP) return false
    // One overhanging mark belongs to its text; two Han that stand clear of the rule are a text of their own.
    if (i - since < 2 && !piece.slice(since, i).some((glyph) => hasDigit(glyph.text))) return false
    since = i
  }
  return true
}

function cutNumber(before: { glyph: Glyph; target: Target | null }, after: { glyph: Glyph; target: Target | null }): boolean {
  if (same(before.target, after.target) || !hasDigit(before.glyph.text) || !hasDigit(after.glyph.text)) return false
  return follows(before.glyph, after.glyph, before.glyph.run === after.glyph.run ? PARTING_GAP : PARTING_GAP_BETWEEN_RUNS)
}

function onRule(glyph: Glyph, cell: GridCell): boolean {
  if (!hasDigit(glyph.text)) return false
  const middle = (glyph.y0 + glyph.y1) / 2
  return Math.min(middle - cell.box.y0, cell.box.y1 - middle) < ON_RULE * glyph.size
}

function same(a: Target | null, b: Target | null): boolean {
  return a?.grid === b?.grid && a?.cell === b?.cell
}
