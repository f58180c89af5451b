import type { Report } from '../../layouts/index.js'
import {
  APPLICANTS,
  APPLICATION_COLUMNS,
  type ApplicationForm,
  applicationKey,
  applicationRows,
  resultLeaves,
} from './form-keys.js'

/** One of the equalities of the applications table: the signed cells add up to 0. */
export interface Identity {
  readonly terms: ReadonlyMap<string, 1 | -1>
}

/** What cells count, by key; a cell that cannot be read has no entry. */
export type Counts = ReadonlyMap<string, number>

const known = new Map<ApplicationForm, readonly Identity[]>()

/** All equalities that a form states for its applications table: rows, results of columns, balances. */
export function identitiesOf(form: ApplicationForm): readonly Identity[] {
  const before = known.get(form)
  if (before) return before
  const sum = (parts: readonly string[], totals: readonly string[]): Identity => ({
    terms: new Map([...parts.map((key) => [key, 1] as const), ...totals.map((key) => [key, -1] as const)]),
  })
  const rows = applicationRows(form).map((row) =>
    sum(
      APPLICANTS.map((column) => applicationKey(row, column)),
      [applicationKey(row, 'total')],
    ),
  )
  const columns = APPLICATION_COLUMNS.flatMap((column) => {
    const cell = (row: string) => applicationKey(row, column)
    const balance = sum([cell('newlyReceived'), cell('carriedIn')], [cell('results.total'), cell('carriedOut')])
    return [sum(resultLeaves(form).map(cell), [cell('results.total')]), balance]
  })
  const identities = [...rows, ...columns]
  known.set(form, identities)
  return identities
}

/** What the readable cells of the applications table count: blank, dash and 无 are 0. */
export function countsOf(report: Report): Counts {
  const counts = new Map<string, number>()
  for (const { key, reading } of report.cells.values()) {
    if (!key.startsWith('applications.') || reading.state === 'unreadable' || reading.state === 'placeholder') continue
    counts.set(key, 'value' in reading ? reading.value : 0)
  }
  return counts
}

/** By how much an identity misses 0; null where a cell of it cannot be read. */
export function residual(identity: Identity, counts: Counts): number | null {
  let sum = 0
  for (const [key, sign] of identity.terms) {
    const count = counts.get(key)
    if (count === undefined) return null
    sum += sign * count
  }
  return sum
}
