// All findings with what they are chosen by, in memory, so that any choice of facets is counted and paged in a few
// milliseconds: 300,000 findings take about 80 MB, and one pass over them 5 ms. It follows the store by the time of
// change, with some seconds of overlap, since a transaction may end after another that began later.
import type { Desk, FindingFact, StoredAnomaly } from '../../store/index.js'
import type { FindingQuery } from '../api.js'
import { regionOf } from '../view/region.js'
import { FieldColumn } from './field-column.js'
import { admitting, type Chosen, FIELDS, type Field } from './finding-choice.js'

/** Rows asked for at once: what another request waits for at most. */
const BATCH = 500
/** Milliseconds that a change may be seen late: longest transaction, and how far clocks of workers differ. */
const OVERLAP_MS = 5_000
/** Milliseconds without a change after which only what is newer is asked for. */
const QUIET_MS = 60_000
/** Milliseconds after which everything is read again, for what came later than that. */
const WHOLE_EVERY_MS = 15 * 60_000
/** Counts that are kept: some kB each. */
const MOST_COUNTED = 200
/** Between looks at the store for requests, ms. */
const FRESH_MS = 700

const SEVERITIES = ['error', 'warning', 'info'] as const

export interface Counts {
  readonly total: number
  /** How many findings have each value with the filter, that of the field itself left aside. */
  readonly by: Readonly<Record<Field, ReadonlyMap<string, number>>>
}

export class FindingIndex {
  readonly #rows = new Map<string, number>()
  readonly #identities: string[] = []
  readonly #ids: string[] = []
  readonly #updatedAt: number[] = []
  readonly #columns = Object.fromEntries(FIELDS.map((field) => [field, new FieldColumn()])) as Record<Field, FieldColumn>
  /** Rows of each severity in order of id, oldest first. */
  readonly #order: Readonly<Record<StoredAnomaly['severity'], number[]>> = { error: [], warning: [], info: [] }
  #seen = { updatedAt: 0, identity: '' }
  #wholeAt = 0
  #lookedAt = 0
  /** Counts by query, for as long as nothing changes: pages of a list and its facets ask for the same. */
  readonly #counted = new Map<string, Counts>()
  #looking: Promise<readonly string[]> | null = null

  constructor(
    private readonly desk: Pick<Desk, 'findingFacts'>,
    private readonly now: () => number = Date.now,
  ) {}

  get size(): number {
    return this.#rows.size
  }

  /** Brings it up to date, where it is not; the identities of what changed. Looks that overlap are one. */
  catchUp(): Promise<readonly string[]> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = null
    })
    return this.#looking
  }

  /** As `catchUp`, but only where the last look is a while ago. */
  async fresh(): Promise<void> {
    if (this.now() - this.#lookedAt >= FRESH_MS) await this.catchUp()
  }

  /** A change that the caller knows of already. */
  apply({ identity, status, stale, present }: StoredAnomaly): void {
    const row = this.#rows.get(identity)
    if (row === undefined) return
    this.#counted.clear()
    this.#columns.status.set(row, status)
    this.#columns.stale.set(row, String(stale))
    this.#columns.present.set(row, String(present))
  }

  count(query: FindingQuery): Counts {
    const key = JSON.stringify(query)
    const known = this.#counted.get(key)
    if (known) return known
    const counts = this.#count(query)
    if (this.#counted.size >= MOST_COUNTED) this.#counted.clear()
    this.#counted.set(key, counts)
    return counts
  }

  #count(query: FindingQuery): Counts {
    const choice = admitting(query, this.#columns)
    const tallies = FIELDS.map((field) => new Int32Array(this.#columns[field].values.length + 1))
    let total = 0
    for (let row = 0; row < this.#ids.length; row++) {
      const failing = failingField(choice, row)
      if (failing === MANY) continue
      if (choice.words !== null && !choice.words(row, this.#identities[row] as string)) continue
      if (failing !== NONE) {
        tally(tallies, choice, failing, row)
        continue
      }
      total++
      for (let at = 0; at < FIELDS.length; at++) tally(tallies, choice, at, row)
    }
    const by = FIELDS.map((field, at) => [field, this.#columns[field].counted(tallies[at] as Int32Array)] as const)
    return { total, by: Object.fromEntries(by) as Counts['by'] }
  }

  /** How often values of two fields stand together among the findings of a query, in one pass over them. */
  countTogether(query: FindingQuery, one: Field, other: Field): ReadonlyMap<string, ReadonlyMap<string, number>> {
    const choice = admitting(query, this.#columns)
    const together = new Map<string, Map<string, number>>()
    for (let row = 0; row < this.#ids.length; row++) {
      if (failingField(choice, row) !== NONE) continue
      if (choice.words !== null && !choice.words(row, this.#identities[row] as string)) continue
      const [first, second] = [this.#columns[one].at(row), this.#columns[other].at(row)]
      const counts = together.get(first) ?? new Map<string, number>()
      together.set(first, counts.set(second, (counts.get(second) ?? 0) + 1))
    }
    return together
  }

  /** Identities by severity, then newest first, and whether there are more behind. `after`: the last of the page before. */
  page(
    query: FindingQuery,
    limit: number,
    after?: readonly [severity: string, id: string],
  ): { readonly identities: readonly string[]; readonly last: readonly [string, string] | null } {
    const choice = admitting(query, this.#columns)
    const found: number[] = []
    const begin = after === undefined ? 0 : SEVERITIES.indexOf(after[0] as 'error')
    for (const severity of SEVERITIES.slice(Math.max(0, begin))) {
      const order = this.#order[severity]
      let at = severity === after?.[0] ? this.#placeOf(order, after[1]) - 1 : order.length - 1
      for (; at >= 0 && found.length <= limit; at--) {
        const row = order[at] as number
        if (failingField(choice, row) !== NONE) continue
        if (choice.words === null || choice.words(row, this.#identities[row] as string)) found.push(row)
      }
    }
    const shown = found.slice(0, limit)
    const lastRow = shown.at(-1)
    const more = found.length > limit && lastRow !== undefined
    return {
      identities: shown.map((row) => this.#identities[row] as string),
      last: more ? [this.#columns.severity.at(lastRow), this.#ids[lastRow] as string] : null,
    }
  }

  async #look(): Promise<readonly string[]> {
    const began = this.now()
    const whole = began - this.#wholeAt > WHOLE_EVERY_MS
    if (whole) this.#wholeAt = began
    let from = whole ? { updatedAt: -1, identity: '' } : this.#from(began)
    const changed: string[] = []
    for (;;) {
      const facts = await this.desk.findingFacts(from, BATCH)
      for (const fact of facts) if (this.#put(fact)) changed.push(fact.identity)
      const last = facts.at(-1)
      if (last) from = { updatedAt: last.updatedAt, identity: last.identity }
      if (facts.length < BATCH) break
    }
    if (changed.length > 0) this.#counted.clear()
    if (from.updatedAt > this.#seen.updatedAt) this.#seen = from
    this.#lookedAt = this.now()
    return changed
  }

  /** Where the next look begins. Long after the last change nothing of that time can still come. */
  #from(now: number): { readonly updatedAt: number; readonly identity: string } {
    if (now - this.#seen.updatedAt > QUIET_MS) return this.#seen
    return { updatedAt: this.#seen.updatedAt - OVERLAP_MS, identity: '' }
  }

  /** True where it is new or has changed. */
  #put(fact: FindingFact): boolean {
    const known = this.#rows.get(fact.identity)
    const row = known ?? this.#ids.length
    const before = known === undefined ? null : this.#columns.severity.at(row)
    const changed = this.#updatedAt[row] !== fact.updatedAt
    this.#updatedAt[row] = fact.updatedAt
    if (known === undefined) {
      this.#rows.set(fact.identity, row)
      this.#ids.push(fact.id)
      this.#identities.push(fact.identity)
    }
    for (const [field, value] of Object.entries(valuesOf(fact)) as [Field, string][]) this.#columns[field].set(row, value)
    if (before !== fact.severity) this.#place(row, fact, before as StoredAnomaly['severity'] | null)
    return changed
  }

  #place(row: number, { id, severity }: FindingFact, before: StoredAnomaly['severity'] | null): void {
    if (before !== null) {
      const left = this.#order[before]
      const at = this.#placeOf(left, id)
      if (left[at] === row) left.splice(at, 1)
    }
    const order = this.#order[severity]
    // Ids grow with time, so nearly all go to the end.
    order.splice(this.#placeOf(order, id), 0, row)
  }

  /** The place of the first row whose id is not smaller. */
  #placeOf(order: readonly number[], id: string): number {
    let [low, high] = [0, order.length]
    const last = order.at(-1)
    if (last !== undefined && (this.#ids[last] as string) < id) return high
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ids[order[middle] as number] as string) < id) low = middle + 1
      else high = middle
    }
    return low
  }
}

function valuesOf({
  severity,
  rule,
  cause,
  status,
  stale,
  present,
  agency,
  agencyCode,
  year,
  format,
}: FindingFact): Record<Field, string> {
  return {
    severity,
    rule,
    agency: agency ?? '',
    region: regionOf(agencyCode, agency)?.code ?? 'none',
    year: year === null ? '' : String(year),
    status,
    cause,
    format: format ?? '',
    stale: String(stale),
    present: String(present),
  }
}

const NONE = -1
const MANY = -2

/** The only field whose filter the row does not meet; NONE or MANY. */
function failingField({ admitted, restricted, codes }: Chosen, row: number): number {
  let failing = NONE
  for (const at of restricted) {
    if ((admitted[at] as Uint8Array)[(codes[at] as Int32Array)[row] as number]) continue
    if (failing !== NONE) return MANY
    failing = at
  }
  return failing
}

function tally(tallies: readonly Int32Array[], { codes }: Chosen, at: number, row: number): void {
  const counts = tallies[at] as Int32Array
  const code = (codes[at] as Int32Array)[row] as number
  counts[code] = (counts[code] as number) + 1
}
