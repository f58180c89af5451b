import type { FormName, Report } from '../../../layouts/index.js'
import { applicationKey, hasApplications, resultLeaves } from '../../table/form-keys.js'
import { tableOf } from '../../table/operands.js'
import type { ClaimKind } from './claim.js'

/** Result rows of the applications table, by the kind of claim that counts them. */
const RESULTS: Partial<Readonly<Record<ClaimKind, string>>> = {
  disclosed: 'results.disclosed',
  partiallyDisclosed: 'results.partiallyDisclosed',
  withheld: 'results.withheld.',
  unavailable: 'results.unavailable.',
  declined: 'results.declined.',
  otherHandling: 'results.otherHandling.',
}

const ROWS: Partial<Readonly<Record<ClaimKind, string>>> = {
  received: 'newlyReceived',
  carriedIn: 'carriedIn',
  carriedOut: 'carriedOut',
  handled: 'results.total',
}

const DISPUTES: Partial<Readonly<Record<ClaimKind, readonly string[]>>> = {
  reconsideration: ['reconsideration.total'],
  litigation: ['litigation.direct.total', 'litigation.afterReconsideration.total'],
  'litigation.direct': ['litigation.direct.total'],
  'litigation.afterReconsideration': ['litigation.afterReconsideration.total'],
}

/** The form of 2014 counts these in lines of its own; its other lines are cut otherwise than today's. */
const OF_2014: Partial<Readonly<Record<ClaimKind, string>>> = {
  received: 'legacy.requests.received',
  reconsideration: 'legacy.reconsideration.total',
  litigation: 'legacy.litigation.total',
}

/** The keys whose sum a kind of claim states, in the order of the form; null where the form counts no such thing. */
export function cellsOfClaim(report: Report, kind: ClaimKind): readonly string[] | null {
  const form = tableOf(report, 'applications')?.form ?? tableOf(report, 'proactive')?.form ?? null
  if (form === '2014') return OF_2014[kind] === undefined ? null : [OF_2014[kind]]
  const disputes = DISPUTES[kind]
  if (disputes) return disputes
  if (ROWS[kind] !== undefined || RESULTS[kind] !== undefined) return rowsOf(form, kind)
  return proactiveKeys(tableOf(report, 'proactive')?.form ?? null, kind)
}

function rowsOf(form: FormName | null, kind: ClaimKind): readonly string[] | null {
  const row = ROWS[kind]
  if (row !== undefined) return [applicationKey(row, 'total')]
  if (!hasApplications(form)) return null
  const start = RESULTS[kind] as string
  const rows = resultLeaves(form).filter((leaf) => (start.endsWith('.') ? leaf.startsWith(start) : leaf === start))
  return rows.map((leaf) => applicationKey(leaf, 'total'))
}

/** The form of 2019 counts what was newly made; it has no columns for what was repealed or is in force. */
function proactiveKeys(form: FormName | null, kind: ClaimKind): readonly string[] | null {
  const [row, what] = kind.split('.')
  if (what === undefined) return form === null ? null : [`proactive.${kind}.decisions`]
  if (form === '2021') return [`proactive.${row}.${what}`]
  return form === '2019' && what === 'issued' ? [`proactive.${row}.newlyMade`] : null
}
