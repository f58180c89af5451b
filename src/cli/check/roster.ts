import { identifyAgencies, type Registry } from '../../agencies/index.js'
import { detached } from '../../document/index.js'
import type { RosterOutcome } from './checked.js'

/** Notes whose reports came in, and says at the end who of a roster is missing. */
export class Roster {
  readonly #registry: Registry
  readonly #received: { readonly agency: string; readonly year: number | null }[] = []

  constructor(registry: Registry) {
    this.#registry = registry
  }

  receive(agency: string | null, year: number | null): void {
    if (agency !== null) this.#received.push(detached({ agency, year }))
  }

  /** Of the year that most reports are on: whoever only handed in another year's is missing. */
  finish(): RosterOutcome {
    const year = mostFrequent(this.#received.map((one) => one.year).filter((one) => one !== null))
    const due = this.#registry.entries.map(({ agency }) => agency)
    const here = this.#received.filter((one) => one.year === null || one.year === year).map(({ agency }) => agency)
    const known = identifyAgencies([...due, ...here], this.#registry)
    const received = new Set(here.map((agency) => known.get(agency)?.id))
    return { year, due: due.length, missing: due.filter((agency) => !received.has(known.get(agency)?.id)) }
  }
}

/** The later one of two that are as frequent. */
function mostFrequent(years: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const year of years) counts.set(year, (counts.get(year) ?? 0) + 1)
  return [...counts].sort(([a, times], [b, more]) => more - times || b - a)[0]?.[0] ?? null
}
