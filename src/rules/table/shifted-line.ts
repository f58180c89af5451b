// Finds the one line of the applications table whose figures all stand one place off: a cell was left out or
// put in, and what follows moved along. It is believed only if at least three equalities fail as the table
// stands, every one of them holds once the line is moved back, and no other line does the same.
import type { Report } from '../../layouts/index.js'
import { APPLICATION_COLUMNS, type ApplicationForm, applicationKey, applicationRows } from './form-keys.js'
import { type Counts, countsOf, identitiesOf, residual } from './identities.js'

/** The line that is off: a row, a column, or all rows alike. */
export interface ShiftedLine {
  readonly line: { readonly row: string } | { readonly column: string } | 'all-rows'
  /** The cells whose figures moved, in the order of the form. */
  readonly cells: readonly string[]
}

/** Fewer broken sums than this have simpler reasons than a shifted line. */
const BROKEN_AT_LEAST = 3

const found = new WeakMap<Report, ShiftedLine | null>()

/** The shifted line of a report, or null. The answer is kept: five rules ask. */
export function shiftedLine(report: Report, form: ApplicationForm): ShiftedLine | null {
  const before = found.get(report)
  if (before !== undefined) return before
  const answer = findShift(report, form)
  found.set(report, answer)
  return answer
}

function findShift(report: Report, form: ApplicationForm): ShiftedLine | null {
  const counts = countsOf(report)
  const identities = identitiesOf(form)
  const missing = identities.map((identity) => residual(identity, counts))
  // An unreadable cell hides too much to be sure of a shift.
  if (missing.includes(null) || missing.filter((amount) => amount !== 0).length < BROKEN_AT_LEAST) return null
  const rows = applicationRows(form).map((row) => APPLICATION_COLUMNS.map((column) => applicationKey(row, column)))
  const candidates: { line: ShiftedLine['line']; lines: readonly (readonly string[])[] }[] = [
    ...applicationRows(form).map((row, index) => ({ line: { row }, lines: [rows[index] as string[]] })),
    ...APPLICATION_COLUMNS.map((column) => ({
      line: { column },
      lines: [applicationRows(form).map((row) => applicationKey(row, column))],
    })),
    { line: 'all-rows' as const, lines: rows },
  ]
  const fits = candidates.flatMap(({ line, lines }) => {
    const moved = moveBack(lines, counts, (changed) => identities.every((one) => residual(one, changed) === 0))
    return moved === null ? [] : [{ line, cells: moved }]
  })
  return fits.length === 1 ? (fits[0] ?? null) : null
}

/** The cells that move, if moving all `lines` by one place from the same cell on makes everything hold. */
function moveBack(lines: readonly (readonly string[])[], counts: Counts, holds: (changed: Counts) => boolean): string[] | null {
  const length = lines[0]?.length ?? 0
  for (let from = 0; from < length - 1; from++) {
    for (const towards of ['end', 'start'] as const) {
      const changed = new Map(counts)
      const moved = lines.every((line) => moveLine(line, from, towards, counts, changed))
      const cells = lines.flatMap((line) => line.slice(from))
      const figures = cells.some((key) => counts.get(key) !== 0)
      if (moved && figures && holds(changed)) return cells
    }
  }
  return null
}

/**
 * Moves the figures of a line from `from` on by one place. The place that must be free (the last one, or
 * `from` itself) has to count 0; false where it does not.
 */
function moveLine(
  line: readonly string[],
  from: number,
  towards: 'end' | 'start',
  counts: Counts,
  changed: Map<string, number>,
): boolean {
  const free = line[towards === 'end' ? line.length - 1 : from] as string
  if (counts.get(free) !== 0) return false
  for (let at = from; at < line.length; at++) {
    const source = line[towards === 'end' ? at - 1 : at + 1]
    const inside = towards === 'end' ? at > from : at < line.length - 1
    changed.set(line[at] as string, inside ? (counts.get(source as string) ?? 0) : 0)
  }
  if (towards === 'start') changed.set(line.at(-1) as string, pushedOut(line, changed))
  return true
}

/** The last figure of a line that was pushed out of the table: what the line's own equality asks for. */
function pushedOut(line: readonly string[], changed: Counts): number {
  const count = (key: string | undefined) => (key === undefined ? 0 : (changed.get(key) ?? 0))
  const isRow = line.length === APPLICATION_COLUMNS.length
  if (isRow) return line.slice(0, -1).reduce((sum, key) => sum + count(key), 0)
  return count(line[0]) + count(line[1]) - count(line.at(-2))
}
