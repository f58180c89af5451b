// Figures of all reports in memory, for sums by year. What is new is taken out of the stored results in the background
// and kept in the store, so that the next start reads numbers and not results.
import type { Extraction } from '../../pipeline/index.js'
import type { Store } from '../../store/index.js'
import type { Trends } from '../api.js'
import { regionOf } from '../view/region.js'
import { FIGURE_COUNT, FIGURES_VERSION, figuresOf, trendYear } from './trend-figures.js'

/** Results that are opened between two turns of the loop: each takes a third of a millisecond. */
const BATCH = 50
/** Sums that are kept: an agency each, some kB. */
const MOST_SUMMED = 200
const LOADED_AT_ONCE = 2_000

interface Row {
  readonly agency: string | null
  readonly region: string | null
  readonly year: number
  /** NaN where the report has none. */
  readonly figures: Float64Array
}

export class TrendIndex {
  readonly #rows = new Map<string, Row>()
  /** Sums by what was asked, for as long as no report changes. */
  readonly #summed = new Map<string, Trends>()
  #running: Promise<void> | null = null
  #again = false
  #loaded = false

  constructor(private readonly store: Pick<Store, 'desk' | 'extractions'>) {}

  /** Brings it up to date; calls while it runs make it look once more. */
  catchUp(): Promise<void> {
    if (this.#running) this.#again = true
    this.#running ??= this.#run().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  sums({ agency, region }: { readonly agency?: string; readonly region?: string }): Trends {
    const key = JSON.stringify([agency, region])
    const known = this.#summed.get(key)
    if (known) return known
    if (this.#summed.size >= MOST_SUMMED) this.#summed.clear()
    const made = this.#sum(agency, region)
    this.#summed.set(key, made)
    return made
  }

  #sum(agency: string | undefined, region: string | undefined): Trends {
    const years = new Map<number, { reports: number; sums: (number | null)[] }>()
    for (const row of this.#rows.values()) {
      if ((agency !== undefined && row.agency !== agency) || (region !== undefined && row.region !== region)) continue
      const year = years.get(row.year) ?? { reports: 0, sums: Array.from({ length: FIGURE_COUNT }, () => null) }
      year.reports++
      for (let at = 0; at < FIGURE_COUNT; at++) {
        const figure = row.figures[at] as number
        if (!Number.isNaN(figure)) year.sums[at] = (year.sums[at] ?? 0) + figure
      }
      years.set(row.year, year)
    }
    const listed = [...years].sort(([a], [b]) => a - b)
    return { years: listed.map(([year, { reports, sums }]) => trendYear(year, reports, sums)) }
  }

  async #run(): Promise<void> {
    if (!this.#loaded) await this.#load()
    do {
      this.#again = false
      while (await this.#some()) {
        // Between batches requests have their turn.
        await new Promise((resolve) => setImmediate(resolve))
      }
    } while (this.#again)
  }

  async #load(): Promise<void> {
    for (let after = ''; ; ) {
      const rows = await this.store.desk.figures(FIGURES_VERSION, after, LOADED_AT_ONCE)
      for (const { reportId, agency, agencyCode, year, figures } of rows)
        this.#put(reportId, { agency, region: regionOf(agencyCode, agency)?.code ?? null, year }, figures)
      after = rows.at(-1)?.reportId ?? after
      if (rows.length < LOADED_AT_ONCE) break
    }
    this.#loaded = true
  }

  /** False where nothing was left to do. */
  async #some(): Promise<boolean> {
    const due = await this.store.desk.figuresDue(FIGURES_VERSION, BATCH)
    if (due.length === 0) return false
    const results = new Map<string, Extraction>()
    for await (const extraction of this.store.extractions(due.map(({ sha256 }) => sha256)))
      results.set(extraction.source.sha256, extraction)
    const made = due.map(({ reportId, extractionId, sha256 }) => {
      const extraction = results.get(sha256)
      return { reportId, extractionId, extraction, figures: extraction ? figuresOf(extraction) : [] }
    })
    await this.store.desk.saveFigures(FIGURES_VERSION, made)
    for (const { reportId, extraction, figures } of made) {
      const { agency = null, year = null } = extraction?.report ?? {}
      if (year !== null) this.#put(reportId, { agency, region: regionOf(null, agency)?.code ?? null, year }, figures)
    }
    return true
  }

  #put(id: string, about: Omit<Row, 'figures'>, figures: readonly (number | null)[]): void {
    this.#summed.clear()
    this.#rows.set(id, { ...about, figures: Float64Array.from({ length: FIGURE_COUNT }, (_, at) => figures[at] ?? Number.NaN) })
  }
}
