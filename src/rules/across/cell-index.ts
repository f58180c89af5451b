import { APPLICATION_COLUMNS, applicationKey, applicationRows, DISPUTE_GROUPS, DISPUTE_OUTCOMES } from '../table/form-keys.js'
import { proactiveKeys } from '../table/proactive-figures.js'

const applicationKeys = (form: '2019' | '2021') =>
  applicationRows(form).flatMap((row) => APPLICATION_COLUMNS.map((column) => applicationKey(row, column)))

/** All keys of the forms of 2019 and 2021, each once: the places of figures in a digest. */
export const DIGEST_KEYS: readonly string[] = [
  ...new Set([
    ...proactiveKeys('2021'),
    ...proactiveKeys('2019'),
    ...applicationKeys('2021'),
    ...applicationKeys('2019'),
    ...DISPUTE_GROUPS.flatMap((group) => [...DISPUTE_OUTCOMES, 'total'].map((outcome) => `${group}.${outcome}`)),
  ]),
]

const places = new Map(DIGEST_KEYS.map((key, at) => [key, at]))

/** Where the figure of a key stands in a digest; undefined for the form of 2014. */
export function placeOfKey(key: string): number | undefined {
  return places.get(key)
}
