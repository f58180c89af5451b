/** Puts inconsistencies into figures on purpose and says which rules must speak. */
import { amountOf } from './cell-text.js'
import { applicationColumns, applicationRows, disputeColumns, disputeGroups, resultLeaves } from './official-form.js'
import type { Random } from './random.js'
import type { CellContent, PlannedFault, SampleRecord } from './record.js'

type Cells = Record<string, CellContent>

/** Changes `count` total cells of different rows or groups, each by a small amount. */
export function breakIdentity(
  random: Random,
  forms: SampleRecord['forms'],
  sound: Cells,
  count: number,
): { cells: Cells; faults: PlannedFault[] } {
  const cells = { ...sound }
  const totals = [
    ...applicationRows(forms.applications).map((row) => `applications.${row}.total`),
    ...disputeGroups.map((group) => `${group.key}.total`),
  ]
  for (const key of random.sample(totals, count)) {
    const before = amountOf(cells[key])
    const change = random.pick([-1, 1, 2, 9, 10])
    cells[key] = before + (before + change < 0 ? 1 : change)
  }
  return { cells, faults: brokenIdentities(forms, cells) }
}

/** Every identity of the form that the figures break, as findings to expect. */
export function brokenIdentities(forms: SampleRecord['forms'], cells: Cells): PlannedFault[] {
  const faults: PlannedFault[] = []
  const amount = (key: string) => amountOf(cells[key])
  const expectSum = (rule: string, parts: readonly string[], total: string) => {
    const sum = parts.reduce((all, key) => all + amount(key), 0)
    if (sum !== amount(total))
      faults.push({ rule, cells: [...parts, total], why: `the parts add up to ${sum}, the total prints ${amount(total)}` })
  }
  const cell = (row: string, column: string) => `applications.${row}.${column}`
  for (const { key: column } of applicationColumns) {
    const balance = ['newlyReceived', 'carriedIn', 'results.total', 'carriedOut'].map((row) => cell(row, column))
    const [received, carriedIn, handled, carriedOut] = balance.map(amount) as [number, number, number, number]
    if (received + carriedIn !== handled + carriedOut) {
      faults.push({
        rule: 'applications-balance',
        cells: balance,
        why: `${received} + ${carriedIn} is not ${handled} + ${carriedOut}`,
      })
    }
  }
  const parts = applicationColumns.slice(0, -1)
  for (const row of applicationRows(forms.applications)) {
    expectSum(
      'applicants-sum-to-total',
      parts.map((column) => cell(row, column.key)),
      cell(row, 'total'),
    )
  }
  for (const { key: column } of applicationColumns) {
    expectSum(
      'results-sum-to-total',
      resultLeaves(forms.applications).map((row) => cell(row, column)),
      cell('results.total', column),
    )
  }
  for (const group of disputeGroups) {
    expectSum(
      'disputes-sum-to-total',
      disputeColumns.slice(0, -1).map((column) => `${group.key}.${column.key}`),
      `${group.key}.total`,
    )
  }
  return faults
}
