import type { FormName } from '../../layouts/index.js'

/**
 * The keys of the fixed tables (`contract.md` 3), in the order of the form. Rules need to know which
 * cells a form has even where a copy lacks them; the forms as they are printed belong to the layouts.
 */

/** Columns of the applications table that are added up. */
export const APPLICANTS = [
  'naturalPerson',
  'enterprise',
  'research',
  'publicInterest',
  'legalService',
  'otherOrganization',
] as const

/** All columns of the applications table. */
export const APPLICATION_COLUMNS = [...APPLICANTS, 'total'] as const

const RESULTS_OF_BOTH_FORMS = [
  'results.disclosed',
  'results.partiallyDisclosed',
  'results.withheld.stateSecret',
  'results.withheld.prohibitedByLaw',
  'results.withheld.securityStability',
  'results.withheld.thirdPartyRights',
  'results.withheld.internalAffairs',
  'results.withheld.deliberativeProcess',
  'results.withheld.enforcementFile',
  'results.withheld.statutoryEnquiry',
  'results.unavailable.notHeld',
  'results.unavailable.requiresCreation',
  'results.unavailable.unclearAfterCorrection',
  'results.declined.petitionComplaint',
  'results.declined.repeated',
  'results.declined.publishedMaterial',
  'results.declined.excessive',
  'results.declined.reconfirmation',
] as const

const OTHER_HANDLING: Readonly<Record<'2019' | '2021', readonly string[]>> = {
  '2019': ['results.otherHandling.total'],
  '2021': ['results.otherHandling.correctionOverdue', 'results.otherHandling.feeUnpaid', 'results.otherHandling.other'],
}

/** A form that has the applications table. */
export type ApplicationForm = '2019' | '2021'

/** True for the forms that have the applications table (the form of 2014 counts otherwise). */
export function hasApplications(form: FormName | null): form is ApplicationForm {
  return form === '2019' || form === '2021'
}

/** The rows that （七）总计 adds up, in the order of the form. */
export function resultLeaves(form: ApplicationForm): readonly string[] {
  return [...RESULTS_OF_BOTH_FORMS, ...OTHER_HANDLING[form]]
}

/** All rows of the applications table, in the order of the form. */
export function applicationRows(form: ApplicationForm): readonly string[] {
  return ['newlyReceived', 'carriedIn', ...resultLeaves(form), 'results.total', 'carriedOut']
}

/** The key of a cell of the applications table. */
export function applicationKey(row: string, column: string): string {
  return `applications.${row}.${column}`
}

/** The three groups of the disputes table. */
export const DISPUTE_GROUPS = ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'] as const

/** The outcomes that a group of the disputes table adds up. */
export const DISPUTE_OUTCOMES = ['upheld', 'corrected', 'other', 'pending'] as const
