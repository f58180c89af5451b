import type { Report } from '../../layouts/index.js'
import type { Lang } from '../lang.js'
import { type ApplicationForm, hasApplications } from './form-keys.js'
import { countsOf, identitiesOf, residual } from './identities.js'
import { cellName } from './names.js'
import { tableOf } from './operands.js'

/** A cell that alone explains why several sums fail, and what it would have to be. */
export interface Suspect {
  readonly key: string
  readonly printed: number
  readonly should: number
}

const found = new WeakMap<Report, readonly Suspect[]>()

/**
 * The cell that explains why the sum of `cells` fails: every equality that reads it fails, by the same
 * amount, and no other cell of this sum does as well. Undefined where the equalities single out none.
 */
export function singledOut(report: Report, cells: readonly string[]): Suspect | undefined {
  const form = tableOf(report, 'applications')?.form ?? null
  if (!hasApplications(form)) return undefined
  const suspects = found.get(report) ?? suspectsOf(report, form)
  found.set(report, suspects)
  const here = suspects.filter(({ key }) => cells.includes(key))
  return here.length === 1 ? here[0] : undefined
}

function suspectsOf(report: Report, form: ApplicationForm): Suspect[] {
  const counts = countsOf(report)
  const identities = identitiesOf(form)
  const reading = new Map<string, { sign: 1 | -1; missing: number | null }[]>()
  for (const identity of identities) {
    const missing = residual(identity, counts)
    for (const [key, sign] of identity.terms) reading.set(key, [...(reading.get(key) ?? []), { sign, missing }])
  }
  return [...reading].flatMap(([key, all]) => {
    const printed = counts.get(key)
    const first = all[0]
    // One equality alone never says which of its cells is wrong.
    if (printed === undefined || first === undefined || all.length < 2) return []
    const change = first.missing === null ? 0 : -first.sign * first.missing
    const explains = change !== 0 && all.every(({ sign, missing }) => missing !== null && missing + sign * change === 0)
    return explains && printed + change >= 0 ? [{ key, printed, should: printed + change }] : []
  })
}

/** A sentence for the message of a sum that fails; empty where no cell is singled out. */
export function suspectSentence(suspect: Suspect | undefined, lang: Lang): string {
  if (suspect === undefined) return ''
  const { key, printed, should } = suspect
  return lang === 'zh'
    ? `同时不平的几个算式都用到“${cellName(key, 'zh')}”：这一格写的是 ${printed}，改为 ${should} 就都平了，请先核对这一格。`
    : ` All sums that fail here share one cell, ${cellName(key, 'en')}: it says ${printed}, and with ${should} all of them would hold. Check it first.`
}
