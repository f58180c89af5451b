import type { Report } from '../../layouts/index.js'
import { cannotTell, type Outcome } from '../rule.js'
import { type ApplicationForm, hasApplications } from './form-keys.js'
import { tableOf } from './operands.js'

/**
 * What a rule on the applications table answers: `judge` of the form that the table follows, nothing
 * for the form of 2014, and why not where there is no table or no form fits.
 */
export function inApplications<D extends object>(report: Report, judge: (form: ApplicationForm) => Outcome<D>[]): Outcome<D>[] {
  const table = tableOf(report, 'applications')
  if (table === undefined) return [cannotTell({ code: 'table-missing', table: 'applications' })]
  if (table.form === null) return [cannotTell({ code: 'form-unknown', table: 'applications' })]
  return hasApplications(table.form) ? judge(table.form) : []
}
