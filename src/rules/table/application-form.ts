import type { Report } from '../../layouts/index.js'
import { cannotTell, type Outcome } from '../rule.js'
import { type ApplicationForm, hasApplications } from './form-keys.js'
import { tableOf } from './operands.js'
import { shiftedLine } from './shifted-line.js'

/**
 * What a rule on the applications table answers: `judge` of the form that the table follows, nothing
 * for the form of 2014, and why not where there is no table or no form fits. Where a shifted line explains
 * every sum that fails, the sums are held back: layout-complete speaks for all of them.
 */
export function inApplications<D extends object>(report: Report, judge: (form: ApplicationForm) => Outcome<D>[]): Outcome<D>[] {
  const table = tableOf(report, 'applications')
  if (table === undefined) return [cannotTell({ code: 'table-missing', table: 'applications' })]
  if (table.form === null) return [cannotTell({ code: 'form-unknown', table: 'applications' })]
  if (!hasApplications(table.form)) return []
  return shiftedLine(report, table.form) ? [cannotTell({ code: 'line-shifted', table: 'applications' })] : judge(table.form)
}
