// Which agencies of a list have no report for a year.
import { identifyAgencies } from '../../agencies/index.js'
import { safe } from '../../safe-text.js'
import type { Store } from '../../store/index.js'
import { rosterFrom } from '../check/read-options.js'
import { print } from '../output.js'
import { CRAWL_SAYS } from './crawl-says.js'
import type { RunningFlags } from './with-app.js'

export interface CoverageFlags extends RunningFlags {
  readonly json?: boolean
  readonly coverage?: number
  /** File of the agencies. */
  readonly roster?: string
}

/** Names count as one agency as they do where reports are compared. */
export async function printCoverage(store: Store, { coverage: year = 0, roster = '', json, lang }: CoverageFlags): Promise<void> {
  const registry = await rosterFrom(roster, lang)
  if (registry === null) return
  const named = await agenciesOf(store, year)
  const identified = identifyAgencies([...named, ...registry.entries.map(({ agency }) => agency)], registry)
  const have = new Set([...named].map((name) => identified.get(name)?.id))
  const missing = registry.entries.filter(({ agency }) => !have.has(identified.get(agency)?.id))
  if (json) {
    const shown = missing.map(({ agency, code }) => ({ agency, code }))
    return print(`${JSON.stringify({ year, agencies: registry.entries.length, missing: shown })}\n`)
  }
  const { length } = registry.entries
  await print(`${CRAWL_SAYS[lang].coverage(year, length - missing.length, length)}\n`)
  for (const { agency, code } of missing) await print(`  ${safe(agency)}  ${safe(code)}\n`)
}

async function agenciesOf(store: Store, year: number): Promise<Set<string>> {
  const names = new Set<string>()
  let after: string | undefined
  do {
    const page = await store.reports({ year }, { limit: 500, ...(after === undefined ? {} : { after }) })
    for (const { agency } of page.rows) if (agency !== null) names.add(agency)
    after = page.next ?? undefined
  } while (after !== undefined)
  return names
}
