/** Sound reports, and the small edits that defects are made of. */
import { amountOf } from '../sample/cell-text.js'
import { type CellContent, type RandomRecordOptions, randomRecord, type SampleRecord } from '../sample/index.js'
import { Random } from '../sample/random.js'
import type { Ground } from './defect.js'

const FIRST_YEAR_OF_2021_FORM = 2021

/** A record in the form due for its year. */
export function soundRecord(seed: number, options: RandomRecordOptions = {}): SampleRecord {
  const year = options.year ?? randomRecord(seed, options).year
  return randomRecord(seed, { ...options, year, form: options.form ?? (year < FIRST_YEAR_OF_2021_FORM ? '2019' : '2021') })
}

/** The ground of one document; `seed` is never shared by two of them. */
export function groundOf(seed: number): Ground {
  const density = new Random(seed, 'density').pick([0.9, 0.75, 0.6, 0.35])
  return {
    random: new Random(seed, 'defect'),
    seed,
    sound: (options = {}) => soundRecord(seed, { density, ...options }),
    another: (number, options = {}) => soundRecord(seed + number * 7919, { density, ...options }),
  }
}

/** The number of a cell; blanks and signs for nothing are 0. */
export function figure(record: SampleRecord, key: string): number {
  return amountOf(record.cells[key])
}

/** The sum over column 总计 of the result rows that start with `prefix`. */
export function resultsOf(record: SampleRecord, prefix: string): number {
  return Object.keys(record.cells)
    .filter((key) => key.startsWith(`applications.results.${prefix}`) && key.endsWith('.total'))
    .reduce((sum, key) => sum + figure(record, key), 0)
}

/** The record with other figures. */
export function withCells(record: SampleRecord, cells: Readonly<Record<string, CellContent>>): SampleRecord {
  return { ...record, cells: { ...record.cells, ...cells } }
}

/** Sections of the form, by their place. */
export const OVERVIEW = 0
export const APPLICATIONS = 2
export const DISPUTES = 3
export const PROBLEMS = 4
export const OTHER = 5

/** The record with a sentence put into a section: at the end of its last paragraph, or in a paragraph of its own. */
export function say(record: SampleRecord, section: number, sentence: string, random: Random): SampleRecord {
  const own = random.chance(0.5)
  const sections = record.sections.map((one, index) => {
    if (index !== section) return one
    const before =
      own || one.before.length === 0 ? [...one.before, sentence] : one.before.with(-1, `${one.before.at(-1)}${sentence}`)
    return { ...one, before }
  })
  return { ...record, sections }
}

/** The record with the prose of a section changed as a whole. */
export function rewrite(
  record: SampleRecord,
  section: number,
  change: (paragraphs: readonly string[]) => readonly string[],
): SampleRecord {
  const sections = record.sections.map((one, index) => (index === section ? { ...one, before: change(one.before) } : one))
  return { ...record, sections }
}

/** The words that an agency uses of itself: 我局, 我镇, 本街道, 我县. */
export function selfOf({ agency }: Pick<SampleRecord, 'agency'>): string {
  if (/街道办事处$/.test(agency)) return '本街道'
  const government = /(省|自治区|市|自治县|县|区|镇|乡)人民政府$/.exec(agency)?.[1]
  if (government) return `我${government.slice(-1)}`
  return `我${/(厅|委)(?:员会)?$/.exec(agency)?.[1] ?? '局'}`
}

const HAN = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** A count as writers print it: mostly digits, at times full-width or, below a hundred, in Chinese. */
export function numberSaid(value: number, random: Random): string {
  const way = random.int(0, 9)
  if (way === 0) return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  if (way === 1 && value < 100) return hanNumber(value)
  return String(value)
}

function hanNumber(value: number): string {
  if (value < 10) return value === 2 ? '两' : (HAN[value] as string)
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  return `${tens > 1 ? HAN[tens] : ''}十${ones > 0 ? HAN[ones] : ''}`
}
