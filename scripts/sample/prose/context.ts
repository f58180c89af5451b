/** What a sentence may speak of: the agency, the year, and the figures of the tables. */
import { amountOf } from '../cell-text.js'
import type { Random } from '../random.js'
import type { Agency } from '../random-agency.js'
import type { CellContent, SampleRecord } from '../record.js'

export interface ProseContext {
  readonly agency: Agency
  readonly year: number
  readonly forms: SampleRecord['forms']
  readonly random: Random
  /** The number that the cell stands for. */
  readonly figure: (key: string) => number
  /** The sum over column 总计 of all result rows that start with `prefix`. */
  readonly results: (prefix: string) => number
}

export function proseContext(
  random: Random,
  agency: Agency,
  year: number,
  forms: SampleRecord['forms'],
  cells: Readonly<Record<string, CellContent>>,
): ProseContext {
  const figure = (key: string) => amountOf(cells[key])
  const results = (prefix: string) =>
    Object.keys(cells)
      .filter((key) => key.startsWith(`applications.results.${prefix}`) && /^applications\.results\..*\.total$/.test(key))
      .reduce((sum, key) => sum + figure(key), 0)
  return { agency, year, forms, random, figure, results }
}

/** A sentence with its variety: one template is drawn. */
export type Template = (context: ProseContext) => string

/** One of the templates, filled in. */
export function say(context: ProseContext, templates: readonly Template[]): string {
  return context.random.pick(templates)(context)
}
