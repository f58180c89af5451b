// The figures that trends add up, out of a stored result: applications, their outcomes, and disputes.
import type { Extraction } from '../../pipeline/index.js'
import type { TrendYear } from '../api.js'
import { cellOf } from '../view/tables.js'

/** Changes whenever the list below does: figures that were kept by another list are made again. */
export const FIGURES_VERSION = 1

const OUTCOMES = ['disclosed', 'partiallyDisclosed', 'withheld', 'unavailable', 'declined', 'otherHandling', 'total'] as const
const VERDICTS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const

/** Each with the keys that it is the sum of: one or more that have it in any form; `.*` stands for all rows of a group. */
const FIGURES: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['newlyReceived', ['applications.newlyReceived.total', 'legacy.requests.received']],
  ['carriedIn', ['applications.carriedIn.total']],
  ['carriedOut', ['applications.carriedOut.total']],
  ...OUTCOMES.map((outcome) => [`results.${outcome}`, outcomeKeys(outcome)] as const),
  ...VERDICTS.map(
    (verdict) => [`reconsideration.${verdict}`, [`reconsideration.${verdict}`, `legacy.reconsideration.${verdict}`]] as const,
  ),
  ...VERDICTS.map(
    (verdict) =>
      [
        `litigation.${verdict}`,
        [`litigation.direct.${verdict}`, `litigation.afterReconsideration.${verdict}`, `legacy.litigation.${verdict}`],
      ] as const,
  ),
]

function outcomeKeys(outcome: (typeof OUTCOMES)[number]): string[] {
  const row = `applications.results.${outcome}`
  const single = outcome === 'disclosed' || outcome === 'partiallyDisclosed' || outcome === 'total'
  return single ? [`${row}.total`] : [`${row}.*.total`]
}

const NAMES: readonly string[] = FIGURES.map(([name]) => name)
const PATTERNS = FIGURES.map(([, keys]) =>
  keys.map((key) => (key.includes('*') ? new RegExp(`^${key.replaceAll('.', '\\.').replace('\\.*', '(?:\\.[^.]+)*')}$`) : key)),
)

/** In the order of the list; null where the report has none of the figure's cells. */
export function figuresOf(extraction: Extraction): (number | null)[] {
  const keys = Object.keys(extraction.cells)
  return PATTERNS.map((patterns) => {
    let sum: number | null = null
    for (const pattern of patterns) {
      for (const key of typeof pattern === 'string' ? [pattern] : keys.filter((one) => pattern.test(one))) {
        const cell = cellOf(extraction, key)
        if (cell === undefined || cell.state === 'unreadable' || cell.state === 'placeholder') continue
        sum = (sum ?? 0) + (cell.value ?? 0)
      }
    }
    return sum
  })
}

/** Sums of a year, in the order of the list, as trends show them. */
export function trendYear(year: number, reports: number, sums: readonly (number | null)[]): TrendYear {
  const sum = (name: string) => sums[NAMES.indexOf(name)] ?? null
  const group = <Name extends string>(prefix: string, names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, sum(`${prefix}.${name}`)])) as Record<Name, number | null>
  return {
    year,
    reports,
    newlyReceived: sum('newlyReceived'),
    carriedIn: sum('carriedIn'),
    carriedOut: sum('carriedOut'),
    results: group('results', OUTCOMES),
    disputes: { reconsideration: group('reconsideration', VERDICTS), litigation: group('litigation', VERDICTS) },
  }
}

/** How many figures there are. */
export const FIGURE_COUNT = NAMES.length
