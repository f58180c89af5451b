/** A whole report made up from a seed: agency, figures, and prose that agrees with them. */

import { breakIdentity } from './break-identity.js'
import { followLastYear } from './follow-last-year.js'
import { writeProse } from './prose/write-prose.js'
import { Random } from './random.js'
import { type Agency, makesRules, randomAgency } from './random-agency.js'
import { randomCells } from './random-figures.js'
import type { CellContent, FormYear, SampleRecord } from './record.js'

export interface RandomRecordOptions {
  /** Share of leaves that are not 0; without it, drawn: most records are dense, some are nearly all zeros as in life. */
  readonly density?: number
  /** `hybrid`: the first table of 2021 with the applications table of 2019. Without it, mostly the form due for the year. */
  readonly form?: FormYear | 'hybrid'
  readonly year?: number
  /** Share of the figures that are 0 left blank instead. */
  readonly blanks?: number
  /** Seed of the agency, where several records are to be of one agency. */
  readonly agency?: number
  /** Instead of one drawn: the agency. */
  readonly of?: Agency
  /** The report of the same agency on the year before: what was carried over and is in force follows from it. */
  readonly after?: SampleRecord
  /** How many identities are broken on purpose; each is described in `faults`. */
  readonly faults?: number
}

const FIRST_YEAR = 2019
const LAST_YEAR = 2025
const FIRST_YEAR_OF_2021_FORM = 2021

/** The record of a seed; the same seed and options give the same record everywhere. */
export function randomRecord(seed: number, options: RandomRecordOptions = {}): SampleRecord {
  const agency = options.of ?? randomAgency(new Random(options.agency ?? seed, 'agency'))
  const chance = new Random(seed, 'record')
  const year = options.year ?? chance.int(FIRST_YEAR, LAST_YEAR)
  const forms = chooseForms(chance, year, options.form)
  const density = options.density ?? chance.pick([0.9, 0.75, 0.6, 0.35, 0.12])
  const largest = chance.pick(LARGEST[agency.level])
  const procurement = chance.chance(0.8)
  const figures = { density, largest, procurement, makesRules: makesRules(agency), largestFees: LARGEST_FEES }
  const drawn = randomCells(new Random(seed, 'figures'), forms, figures)
  const sound = options.after ? followLastYear(drawn, options.after, { year, forms }) : drawn
  const { cells, faults } = breakIdentity(new Random(seed, 'faults'), forms, sound, options.faults ?? 0)
  const prose = writeProse(new Random(seed, 'prose'), agency, year, forms, cells)
  return {
    agency: titleAgency(agency),
    year,
    postedOn: postedOn(new Random(seed, 'posted'), agency, year, prose.signature?.date),
    ...prose,
    forms,
    cells: withBlanks(new Random(seed, 'blanks'), cells, options.blanks ?? 0),
    faults,
  }
}

/** Largest leaf of the applications table by level. */
const LARGEST: Readonly<Record<Agency['level'], readonly number[]>> = {
  province: [400, 2500],
  city: [300, 900],
  county: [90, 300],
  township: [30, 120],
}

/** In 万元; a county bureau that took more would have filled in 元. */
const LARGEST_FEES = 90_000

function chooseForms(random: Random, year: number, wanted: RandomRecordOptions['form']): SampleRecord['forms'] {
  const due: FormYear = year < FIRST_YEAR_OF_2021_FORM ? '2019' : '2021'
  const form = wanted ?? (random.chance(0.8) ? due : random.pick<FormYear | 'hybrid'>(['2019', '2021', 'hybrid']))
  if (form === 'hybrid') return { proactive: '2021', applications: '2019', disputes: '2019' }
  return { proactive: form, applications: form, disputes: form }
}

function titleAgency(agency: Agency): string {
  return `${agency.parents}${agency.name}`
}

function withBlanks(random: Random, cells: Record<string, CellContent>, share: number): Record<string, CellContent> {
  return Object.fromEntries(
    Object.entries(cells).map(([key, content]) => [key, content === 0 && random.chance(share) ? '' : content]),
  )
}

/** A day on which the report may have been posted: not before its signature, nor after its deadline. */
function postedOn(random: Random, agency: Agency, year: number, signed?: string): string {
  const lastMonth = agency.government ? 3 : 1
  const first = signed ?? `${year + 1}-01-10`
  const month = random.int(Number(first.slice(5, 7)), lastMonth)
  const day = random.int(month === Number(first.slice(5, 7)) ? Number(first.slice(8)) : 1, 28)
  return `${year + 1}-0${month}-${String(day).padStart(2, '0')}`
}
