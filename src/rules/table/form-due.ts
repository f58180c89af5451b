import type { FormName, Report } from '../../layouts/index.js'

/** The first year that the forms of today's six sections were due for (国办公开办函〔2019〕60号). */
export const FIRST_YEAR_OF_FORMS = 2019

/** The first year of the form in use now (国办公开办函〔2021〕30号). */
const FIRST_YEAR_OF_2021 = 2021

/** The form due for a reporting year, or null for the years before the forms of 2019. */
export function formDueFor(year: number): FormName | null {
  if (year < FIRST_YEAR_OF_FORMS) return null
  return year < FIRST_YEAR_OF_2021 ? '2019' : '2021'
}

/**
 * True where rules on structure and labels speak: of reports on 2019 and later. Without a year, the
 * forms that the tables follow decide.
 */
export function hasFormOfToday(report: Report): boolean {
  if (report.year !== null) return report.year >= FIRST_YEAR_OF_FORMS
  return report.tables.some(({ form }) => form === '2019' || form === '2021')
}
