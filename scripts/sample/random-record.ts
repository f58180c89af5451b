/** A whole report made up from a seed: agency, figures, and prose that agrees with them. */

import { breakIdentity } from './break-identity.js'
import { writeProse } from './prose/write-prose.js'
import { Random } from './random.js'
import { type Agency, randomAgency } from './random-agency.js'
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
  /** How many identities are broken on purpose; each is described in `faults`. */
  readonly faults?: number
}

const FIRST_YEAR = 2019
const LAST_YEAR = 2025
const FIRST_YEAR_OF_2021_FORM = 2021

/** The record of a seed; the same seed and options give the same record everywhere. */
export function randomRecord(seed: number, options: RandomRecordOptions = {}): SampleRecord {
  const agency = randomAgency(new Random(seed, 'agency'))
  const chance = new Random(seed, 'record')
  const year = options.year ?? chance.int(FIRST_YEAR, LAST_YEAR)
  const forms = chooseForms(chance, year, options.form)
  const density = options.density ?? chance.pick([0.9, 0.75, 0.6, 0.35, 0.12])
  const largest = chance.pick(LARGEST[agency.level])
  const procurement = chance.chance(0.8)
  const sound = randomCells(new Random(seed, 'figures'), forms, { density, largest, procurement })
  const { cells, faults } = breakIdentity(new Random(seed, 'faults'), forms, sound, options.faults ?? 0)
  const prose = writeProse(new Random(seed, 'prose'), agency, year, forms, cells)
  return {
    agency: titleAgency(agency),
    year,
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
