/**
 * Elementary positions of a grid to regions: positions with no rule between them are one region, a
 * region that is no rectangle is parted into some. Positions count row by row: `row * cols + col`.
 */

/** Which elementary edges are ruled. `right[edge][row]`: at column edge `edge`; `below[edge][col]`: at row edge. */
export interface Ruled {
  readonly rows: number
  readonly cols: number
  readonly right: readonly (readonly boolean[])[]
  readonly below: readonly (readonly boolean[])[]
}

export interface Rectangle {
  row: number
  col: number
  rowSpan: number
  colSpan: number
}

/** For each position the number of its region: positions without a rule between them share it. */
export function regionsOf({ rows, cols, right: ruledRight, below: ruledBelow }: Ruled): number[] {
  const region = new Array<number>(rows * cols).fill(-1)
  let next = 0
  for (let start = 0; start < region.length; start++) {
    if (region[start] !== -1) continue
    const queue = [start]
    region[start] = next
    for (let position = queue.pop(); position !== undefined; position = queue.pop()) {
      const row = Math.floor(position / cols)
      const col = position % cols
      const step = (open: boolean, to: number) => {
        if (open && region[to] === -1) {
          region[to] = next
          queue.push(to)
        }
      }
      step(col + 1 < cols && !ruledRight[col + 1]?.[row], position + 1)
      step(col > 0 && !ruledRight[col]?.[row], position - 1)
      step(row + 1 < rows && !ruledBelow[row + 1]?.[col], position + cols)
      step(row > 0 && !ruledBelow[row]?.[col], position - cols)
    }
    next++
  }
  return region
}

/** The positions of a region as rectangles, from top to bottom: one when it is a rectangle. */
export function rectangles(positions: readonly number[], cols: number): Rectangle[] {
  const runs: Rectangle[] = []
  const sorted = [...positions].sort((a, b) => a - b)
  for (const position of sorted) {
    const row = Math.floor(position / cols)
    const col = position % cols
    const last = runs.at(-1)
    if (last && last.row === row && last.col + last.colSpan === col) last.colSpan++
    else runs.push({ row, col, rowSpan: 1, colSpan: 1 })
  }
  const open = new Map<string, Rectangle>()
  const whole: Rectangle[] = []
  for (const run of runs) {
    const key = `${run.col} ${run.colSpan}`
    const above = open.get(key)
    if (above && above.row + above.rowSpan === run.row) above.rowSpan++
    else {
      open.set(key, run)
      whole.push(run)
    }
  }
  return whole
}

/** Whether a region has rules on at least half of its outline; the rim of the grid counts only where ruled. */
export function isEnclosed(positions: readonly number[], { rows, cols, right: ruledRight, below: ruledBelow }: Ruled): boolean {
  const own = new Set(positions)
  let outline = 0
  let ruled = 0
  const side = (inside: boolean, rule: boolean | undefined) => {
    if (inside) return
    outline++
    if (rule) ruled++
  }
  for (const position of positions) {
    const row = Math.floor(position / cols)
    const col = position % cols
    side(col + 1 < cols && own.has(position + 1), ruledRight[col + 1]?.[row])
    side(col > 0 && own.has(position - 1), ruledRight[col]?.[row])
    side(row + 1 < rows && own.has(position + cols), ruledBelow[row + 1]?.[col])
    side(row > 0 && own.has(position - cols), ruledBelow[row]?.[col])
  }
  return ruled * 2 > outline
}
