// Parts the rows whose figures ran together (713000074 is 71 3 0 0 0 0 74), where exactly one way of
// parting satisfies every identity of the form: the row's sum, the balance 一 + 二 = 七 + 四, and the
// results that add up to 七, column by column. Rows are solved together; a row that reads differently
// in two solutions stays unreadable. A run with as many digits as columns has one reading by itself.
import type { Column, Identities } from '../layout.js'
import { type Split, splitRun } from './split-run.js'

/** A row of the table: its key, and either its run of digits or its figures where they were read. */
export interface RunRow {
  readonly key: string
  readonly run: string | null
  readonly figures: Split | null
}

/** Ways of one row that are still worth combining with others. */
const MOST_WAYS = 200
/** Combinations of all rows that are looked at before giving up. */
const MOST_COMBINATIONS = 100_000

/** The figures of each run that has one reading, by row key. */
export function resolveRuns(rows: readonly RunRow[], columns: readonly Column[], identities: Identities): Map<string, Split> {
  const ways = new Map<string, readonly Split[] | null>()
  for (const row of rows)
    ways.set(row.key, row.figures ? [row.figures] : row.run === null ? null : waysOf(row.run, columns, identities))
  const answer = new Map<string, Split>()
  for (const { key, run } of rows) {
    const own = ways.get(key)
    if (run !== null && digitsOf(run).length === columns.length && own?.length === 1) answer.set(key, own[0] as Split)
  }
  for (const [key, split] of solveTogether(ways, columns.length, identities)) answer.set(key, split)
  return new Map([...answer].filter(([key]) => rows.some((row) => row.key === key && row.run !== null)))
}

function digitsOf(run: string): number[] {
  return [...run.replaceAll(' ', '')].map(Number)
}

/**
 * The ways to part one run. Without an identity only zeros can be parted: 538 may as well be one figure
 * beside two blank cells, but no figure is 000.
 */
function waysOf(run: string, columns: readonly Column[], identities: Identities): readonly Split[] | null {
  const digits = digitsOf(run)
  if (digits.length === columns.length && digits.every((digit) => digit === 0)) return [digits]
  if (identities.columns.length === 0) return null
  const holds = (split: Split) =>
    identities.columns.every(({ parts, whole }) => sumAt(split, columns, parts) === sumAt(split, columns, [whole]))
  if (digits.length === columns.length) return holds(digits) ? [digits] : []
  return splitRun(run, columns.length, holds, MOST_WAYS)
}

/**
 * Rows that read the same in every solution. Identities whose rows are not all there say nothing; a
 * row that no complete identity holds together with others needs a single way of its own.
 */
function solveTogether(
  ways: ReadonlyMap<string, readonly Split[] | null>,
  width: number,
  identities: Identities,
): Map<string, Split> {
  const equations = identities.rows.filter((equation) =>
    [...equation.left, ...equation.right].every((key) => (ways.get(key)?.length ?? 0) > 0),
  )
  const bound = [...new Set(equations.flatMap((equation) => [...equation.left, ...equation.right]))]
  const answer = new Map<string, Split>()
  for (const [key, own] of ways) {
    if (own?.length === 1 && !bound.includes(key)) answer.set(key, own[0] as Split)
  }
  const solutions = combine(bound, ways, equations, width)
  if (!solutions) return answer
  for (const key of bound) {
    const readings = solutions.get(key) as Set<Split>
    if (readings.size === 1) answer.set(key, [...readings][0] as Split)
  }
  return answer
}

type Equation = Identities['rows'][number]

function sumAt(split: Split, columns: readonly Column[], keys: readonly string[]): number {
  return columns.reduce((sum, column, i) => (keys.includes(column.key) ? sum + (split[i] as number) : sum), 0)
}

/** Walks the combinations of ways; null when none satisfies all equations, or there are too many to see. */
function combine(
  keys: readonly string[],
  ways: ReadonlyMap<string, readonly Split[] | null>,
  equations: readonly Equation[],
  width: number,
): Map<string, Set<Split>> | null {
  const order = [...keys].sort((a, b) => (ways.get(a)?.length ?? 0) - (ways.get(b)?.length ?? 0))
  const used = new Map(keys.map((key) => [key, new Set<Split>()]))
  const chosen = new Map<string, Split>()
  let steps = 0
  let solved = false
  const walk = (at: number): boolean => {
    if (++steps > MOST_COMBINATIONS) return false
    const key = order[at]
    if (key === undefined) {
      solved = true
      for (const [row, split] of chosen) used.get(row)?.add(split)
      return true
    }
    for (const split of ways.get(key) ?? []) {
      chosen.set(key, split)
      const possible = equations.every((equation) => mayHold(equation, chosen, width))
      if (possible && !walk(at + 1)) return false
    }
    chosen.delete(key)
    return true
  }
  return walk(0) && solved ? used : null
}

/** Whether an equation holds of what was chosen, or can still come to hold: no figure is negative. */
function mayHold({ left, right }: Equation, chosen: ReadonlyMap<string, Split>, width: number): boolean {
  const whole = (keys: readonly string[]) => keys.every((key) => chosen.has(key))
  const [leftWhole, rightWhole] = [whole(left), whole(right)]
  for (let column = 0; column < width; column++) {
    const sum = (keys: readonly string[]) => keys.reduce((total, key) => total + (chosen.get(key)?.[column] ?? 0), 0)
    const difference = sum(left) - sum(right)
    if ((rightWhole && difference > 0) || (leftWhole && difference < 0)) return false
  }
  return true
}
