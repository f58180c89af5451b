/**
 * Figures of a random record. Every identity of the form holds: rows add up to 总计, leaves to （七）,
 * 一 + 二 = （七） + 四, and each group of disputes to its total.
 */
import { amountOf } from './cell-text.js'
import {
  applicationColumns,
  applicationRows,
  disputeColumns,
  disputeGroups,
  proactiveBlocks,
  resultLeaves,
} from './official-form.js'
import type { Random } from './random.js'
import type { CellContent, FormYear, SampleRecord, SpecialContent } from './record.js'

export interface FigureOptions {
  /** Share of leaves that are not 0. */
  readonly density: number
  /** Largest leaf of the applications table. */
  readonly largest: number
  /** Whether block 九 of the 2019 form is there. */
  readonly procurement: boolean
  /** Whether the agency may make 规章; for all others that row is 0. */
  readonly makesRules: boolean
  /** Fees above this many 万元 would be implausible for the agency. */
  readonly largestFees: number
}

/** Numbers from 1 to `largest`, each at most once while they last: a value shifted by one cell then always shows. */
class DistinctNumbers {
  private readonly used = new Set<number>()

  constructor(
    private readonly random: Random,
    private readonly largest: number,
  ) {}

  next(): number {
    for (let tries = 0; tries < 12; tries++) {
      // Squaring favours small numbers, as in life, and keeps all lengths of digits in play.
      const value = 1 + Math.floor(this.random.next() ** 2 * this.largest)
      if (this.used.has(value)) continue
      this.used.add(value)
      return value
    }
    return this.random.int(1, this.largest)
  }
}

export function randomCells(random: Random, forms: SampleRecord['forms'], options: FigureOptions): Record<string, CellContent> {
  return {
    ...proactiveCells(random, forms.proactive, options),
    ...applicationCells(random, forms.applications, options),
    ...disputeCells(random, options),
  }
}

function applicationCells(random: Random, form: FormYear, options: FigureOptions): Record<string, number> {
  const numbers = new DistinctNumbers(random, options.largest)
  const parts = applicationColumns.slice(0, -1).map((column) => column.key)
  const rows = new Map<string, number[]>(applicationRows(form).map((row) => [row, parts.map(() => 0)]))
  const draw = () => (random.chance(options.density) ? numbers.next() : 0)
  const total = rows.get('results.total') as number[]
  for (const leaf of resultLeaves(form)) {
    const row = parts.map(draw)
    rows.set(leaf, row)
    row.forEach((value, index) => {
      total[index] = (total[index] as number) + value
    })
  }
  parts.forEach((_, index) => {
    // What was handled came in this year or was carried in; what came in and was not handled is carried out.
    const handled = total[index] as number
    const carriedIn = random.chance(options.density) ? random.int(0, Math.min(handled, Math.ceil(options.largest / 4))) : 0
    const carriedOut = draw() % 50
    const set = (row: string, value: number) => {
      ;(rows.get(row) as number[])[index] = value
    }
    set('carriedIn', carriedIn)
    set('carriedOut', carriedOut)
    set('newlyReceived', handled + carriedOut - carriedIn)
  })
  const cells: Record<string, number> = {}
  for (const [row, values] of rows) {
    applicationColumns.forEach((column, index) => {
      cells[`applications.${row}.${column.key}`] = values[index] ?? values.reduce((sum, value) => sum + value, 0)
    })
  }
  return cells
}

function disputeCells(random: Random, options: FigureOptions): Record<string, number> {
  const numbers = new DistinctNumbers(random, Math.max(9, Math.ceil(options.largest / 3)))
  const cells: Record<string, number> = {}
  for (const group of disputeGroups) {
    let sum = 0
    for (const column of disputeColumns) {
      const value = column.key === 'total' ? sum : random.chance(options.density) ? numbers.next() : 0
      if (column.key !== 'total') sum += value
      cells[`${group.key}.${column.key}`] = value
    }
  }
  return cells
}

function proactiveCells(random: Random, form: FormYear, options: FigureOptions): Record<string, CellContent> {
  const numbers = new DistinctNumbers(random, Math.max(60, options.largest * 4))
  const cells: Record<string, CellContent> = {}
  for (const block of proactiveBlocks[form]) {
    for (const row of block.rows) {
      if (row.key === 'procurement' && !options.procurement) continue
      for (const column of block.columns) {
        cells[`proactive.${row.key}.${column.key}`] = proactiveCell(
          random,
          column.key,
          random.chance(options.density) ? numbers.next() : 0,
        )
      }
    }
  }
  // After drawing, so that the other figures of a seed are the same for every agency.
  if (!options.makesRules) for (const key of Object.keys(cells)) if (key.startsWith('proactive.rules.')) cells[key] = 0
  const fees = cells['proactive.fees.amountWanYuan']
  if (typeof fees === 'number') cells['proactive.fees.amountWanYuan'] = Math.min(fees, options.largestFees)
  if (form === '2021') withPlausibleStock(cells)
  else withItemsLeft(cells)
  return cells
}

/** 现行有效 covers what was issued this year and not repealed. */
function withPlausibleStock(cells: Record<string, CellContent>): void {
  for (const row of ['rules', 'normativeDocuments']) {
    const stock = `proactive.${row}.inForce`
    cells[stock] = (cells[stock] as number) + (cells[`proactive.${row}.issued`] as number)
  }
}

/** No list of items loses more of them in a year than it had. */
function withItemsLeft(cells: Record<string, CellContent>): void {
  for (const [key, content] of Object.entries(cells)) {
    const before = key.replace(/netChange$/, 'priorYearItems')
    if (before !== key) cells[before] = Math.max(amountOf(cells[before]), -amountOf(content))
  }
}

function proactiveCell(random: Random, column: string, value: number): CellContent {
  switch (column) {
    case 'amountWanYuan':
      return random.chance(0.7) ? Number(`${value}.${random.int(1, 99)}`) : value
    case 'netChange':
      return signedChange(random, value % 40)
    case 'amount':
      return moneyCell(random, value)
    default:
      return value
  }
}

/** 本年增/减 is the only column with signs; writers have many ways. */
function signedChange(random: Random, size: number): CellContent {
  if (size === 0) return 0
  const special = (print: string, value: number): SpecialContent => ({ print, value, state: 'value' })
  return random.pick<CellContent>([
    size,
    -size,
    special(`+${size}`, size),
    special(`增${size}`, size),
    special(`减${size}`, -size),
    special(`－${size}`, -size),
  ])
}

/** 采购总金额 has no printed unit; some write one into the cell. */
function moneyCell(random: Random, value: number): CellContent {
  if (value === 0) return 0
  const yuan = value * 1000 + random.int(0, 999)
  const wan = Number(`${value}.${random.int(1, 9)}`)
  return random.pick<CellContent>([
    yuan,
    wan,
    { print: `${yuan}元`, value: yuan, state: 'value', note: '元' },
    { print: `${wan}万元`, value: wan, state: 'value', note: '万元' },
  ])
}
