// The cells that a finding speaks of, with the names that the form gives them.
import type { CellView, Finding } from '../../api.js'

export interface CellName {
  readonly key: string
  /** Labels of row and column; the key where the form is not known. */
  readonly label: string
  /** As it stands in the report; empty for a blank. */
  readonly printed: string
}

export function cellsOf(finding: Finding): readonly CellName[] {
  const named = new Map<string, CellName>()
  for (const { left, right } of finding.sums)
    for (const { cell, row, column, printed } of [...left, ...right])
      named.set(cell, { key: cell, label: [row, column].filter((part) => part !== '').join(' · '), printed })
  for (const key of finding.anomaly.cells)
    if (!named.has(key)) named.set(key, { key, label: key, printed: cellAt(finding, key)?.raw ?? '' })
  return [...named.values()]
}

/** A cell of the finding's tables. */
export function cellAt(finding: Finding, key: string): CellView | undefined {
  for (const { cells } of finding.tables) if (cells[key] !== undefined) return cells[key]
  return undefined
}

/** What each cell is in the sums: an operand of the left side or of the right. */
export function rolesOf(finding: Finding): ReadonlyMap<string, 'left' | 'right'> {
  const roles = new Map<string, 'left' | 'right'>(finding.anomaly.cells.map((key) => [key, 'left']))
  for (const { left, right } of finding.sums) {
    for (const { cell } of left) roles.set(cell, 'left')
    for (const { cell } of right) roles.set(cell, 'right')
  }
  return roles
}
