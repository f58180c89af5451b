import { withoutBlankEdges } from './lines.js'
import type { Row, Rows } from './pipe-rows.js'

/**
 * The rows that begin at line `from`, where tabs set cells apart. Tabs at the edge of a line may be
 * indentation, so a run needs a line with a tab between texts; then every line with tabs belongs to it.
 * Where the lines do not agree, the run is what agrees with its first line.
 */
export function readTabRows(lines: readonly string[], from: number): Rows | undefined {
  if (!separates(lines[from] as string) && !opensRun(lines, from)) return undefined
  const rows: Row[] = []
  let explicit = true
  let alike = 0
  for (let at = from; at < lines.length && (lines[at] as string).includes('\t'); at++) {
    const row = rowOf(lines[at] as string, at)
    const same = row.cells.length === (rows[0] ?? row).cells.length
    if (same && alike === rows.length) alike++
    rows.push(row)
    explicit &&= row.cells.length >= 3 && (rows[0] as Row).cells.length >= 3
    if (!explicit && alike < rows.length) break
  }
  const kept = explicit ? rows : rows.slice(0, alike)
  return { rows: kept, mark: 'tabs', end: from + kept.length }
}

function rowOf(line: string, at: number): Row {
  return { cells: line.split('\t').map((text) => ({ text: withoutBlankEdges(text), line: at })) }
}

/** A tab between two texts. */
function separates(line: string): boolean {
  return /[^\t]\t+[^\t]/.test(line.trim())
}

/** The empty corner of a copied sheet: tabs at the edge, and as many as the next line has. */
function opensRun(lines: readonly string[], from: number): boolean {
  const line = lines[from] as string
  const next = lines[from + 1]
  return line.includes('\t') && next !== undefined && separates(next) && countTabs(line) === countTabs(next)
}

function countTabs(line: string): number {
  return line.split('\t').length - 1
}
