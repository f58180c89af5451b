/** One figure of a table made wrong. */
import { amountOf } from '../sample/cell-text.js'
import type { SampleRecord } from '../sample/index.js'
import {
  applicationColumns,
  applicationRows,
  disputeColumns,
  disputeGroups,
  resultGroups,
  resultLeaves,
} from '../sample/official-form.js'
import type { Random } from '../sample/random.js'
import type { Defect, Ground, Seeded } from './defect.js'
import { figure, withCells } from './ground.js'

const PARTS = applicationColumns.map(({ key }) => key).filter((key) => key !== 'total')
const at = (row: string, column: string) => `applications.${row}.${column}`

/** A change that a clerk may make: a slip, a digit, two digits changed places. Never below 0. */
function slip(random: Random, before: number): number {
  const [text, changes] = [String(before), [1, 2, 9, 10, -1]]
  const turned = Number(text.slice(0, -2) + text.slice(-1) + text.slice(-2, -1))
  if (text.length >= 2 && turned !== before && random.chance(0.3)) return turned
  const after = before + random.pick(changes)
  return after < 0 ? before + 1 : after
}

function balance({ random, sound }: Ground): Seeded {
  const record = sound()
  const column = random.pick(PARTS)
  const row = random.pick(['newlyReceived', 'carriedIn', 'carriedOut'])
  const [cell, total] = [at(row, column), at(row, 'total')]
  const after = slip(random, figure(record, cell))
  const changed = { [cell]: after, [total]: figure(record, total) + after - figure(record, cell) }
  const cells = ['newlyReceived', 'carriedIn', 'results.total', 'carriedOut'].map((one) => at(one, column))
  return { reports: [withCells(record, changed)], cells, changed: [cell, total], said: `${cell} is ${after}` }
}

function rowTotal({ random, sound }: Ground): Seeded {
  const record = sound()
  const row = random.pick(applicationRows(record.forms.applications))
  const column = random.chance(0.5) ? 'total' : random.pick(PARTS)
  const cell = at(row, column)
  const after = slip(random, figure(record, cell))
  const cells = [...PARTS, 'total'].map((one) => at(row, one))
  return { reports: [withCells(record, { [cell]: after })], cells, changed: [cell], said: `${cell} is ${after}` }
}

function blankTotals({ random, sound }: Ground): Seeded | null {
  const record = sound()
  const filled = applicationRows(record.forms.applications)
    .map((row) => at(row, 'total'))
    .filter((key) => figure(record, key) > 0)
  if (filled.length < 2) return null
  const cells = random.sample(filled, random.pick([1, 2, filled.length]))
  const blank = Object.fromEntries(cells.map((key) => [key, '' as const]))
  return { reports: [withCells(record, blank)], cells, changed: cells, said: `blank: ${cells.join(' ')}` }
}

function resultsTotal({ random, sound }: Ground): Seeded {
  const record = sound()
  const column = random.pick(PARTS)
  const leaves = resultLeaves(record.forms.applications)
  const [cell, total] = random.pick(leaves.map((row) => [at(row, column), at(row, 'total')] as const))
  const after = slip(random, figure(record, cell))
  const changed = { [cell]: after, [total]: figure(record, total) + after - figure(record, cell) }
  const cells = [...leaves, 'results.total'].map((row) => at(row, column))
  return { reports: [withCells(record, changed)], cells, changed: [cell, total], said: `${cell} is ${after}` }
}

function subtotal({ random, sound }: Ground): Seeded {
  const record = sound()
  const groups = resultGroups[record.forms.applications].filter(({ rows }) => rows.length > 1)
  const group = random.pick(groups)
  const rows = group.rows.map((row) => `results.${group.key}.${row.key}`)
  const columns = [...PARTS, 'total']
  const figures = columns.map((column) => rows.reduce((sum, row) => sum + figure(record, at(row, column)), 0))
  const wrong = random.int(0, columns.length - 1)
  const spoilt = figures.with(wrong, slip(random, figures[wrong] as number))
  const label = random.pick(['小计', `${group.label}小计`, '小 计'])
  const extra = { before: rows[0] as string, label, figures: spoilt }
  const cells = rows.map((row) => at(row, columns[wrong] as string))
  return {
    reports: [{ ...record, rows: { extra } }],
    cells,
    said: `${label} ${group.label}: ${spoilt.join(' ')}, not ${figures.join(' ')}`,
  }
}

function disputes({ random, sound }: Ground): Seeded {
  const record = sound()
  const group = random.pick(disputeGroups).key
  const cells = disputeColumns.map(({ key }) => `${group}.${key}`)
  const cell = random.pick(cells)
  const after = cell.endsWith('.total') && random.chance(0.3) && figure(record, cell) > 0 ? 0 : slip(random, figure(record, cell))
  return { reports: [withCells(record, { [cell]: after })], cells, changed: [cell], said: `${cell} is ${after}` }
}

/** Keys of cells that count, of all tables. */
function counting(record: SampleRecord): string[] {
  return Object.keys(record.cells).filter((key) => !/WanYuan$|netChange$|procurement\.amount$/.test(key))
}

function noCount({ random, sound }: Ground): Seeded {
  const record = sound()
  const cell = random.pick(counting(record))
  const before = figure(record, cell)
  const value = random.pick([-1, -before - 3, before + 0.5, Number(`${before}.${random.int(101, 999)}`)])
  const print = { print: String(value), value, state: 'value' } as const
  return { reports: [withCells(record, { [cell]: print })], cells: [cell], changed: [cell], said: `${cell} prints ${value}` }
}

function noNumber({ random, sound }: Ground): Seeded {
  const record = sound()
  const cell = random.pick(counting(record))
  const print = random.pick(['若干', '约30', '十余件', '12/15', '3 4', '较多'])
  return {
    reports: [withCells(record, { [cell]: { print, value: null, state: 'none' } })],
    cells: [cell],
    changed: [cell],
    said: `${cell} prints ${print}`,
  }
}

function tooFewInForce({ random, another }: Ground): Seeded {
  const record = another(0, { year: random.int(2021, 2025) })
  const row = 'proactive.normativeDocuments'
  const repealed = random.int(0, 4)
  const issued = repealed + random.int(2, 30)
  const inForce = random.int(0, issued - repealed - 1)
  const figures = { [`${row}.issued`]: issued, [`${row}.repealed`]: repealed, [`${row}.inForce`]: inForce }
  return {
    reports: [withCells(record, figures)],
    cells: Object.keys(figures),
    changed: Object.keys(figures),
    said: JSON.stringify(figures),
  }
}

/** A row printed a second time, with one figure that differs. */
function rowTwice({ random, sound }: Ground): Seeded {
  const record = sound()
  const group = random.pick(resultGroups[record.forms.applications].filter(({ rows }) => rows.length > 1))
  const item = random.pick(group.rows)
  const row = `results.${group.key}.${item.key}`
  const columns = [...PARTS, 'total']
  const figures = columns.map((column) => amountOf(record.cells[at(row, column)]))
  const wrong = random.int(0, columns.length - 1)
  const extra = { before: row, label: item.label, figures: figures.with(wrong, slip(random, figures[wrong] as number)) }
  const cell = at(row, columns[wrong] as string)
  return {
    reports: [{ ...record, rows: { extra } }],
    cells: [cell],
    changed: [cell],
    said: `${item.label} twice: ${extra.figures.join(' ')}`,
  }
}

export const sumDefects: readonly Defect[] = [
  { rule: 'applications-balance', seed: balance },
  { rule: 'applicants-sum-to-total', seed: rowTotal },
  { rule: 'total-column-filled', seed: blankTotals, formats: ['html', 'docx', 'pdf'] },
  { rule: 'results-sum-to-total', seed: resultsTotal },
  { rule: 'subtotal-sums-parts', seed: subtotal, formats: ['html', 'docx', 'pdf'] },
  { rule: 'disputes-sum-to-total', seed: disputes },
  { rule: 'count-is-whole-number', seed: noCount },
  { rule: 'count-is-whole-number', seed: noNumber, formats: ['html', 'docx'] },
  { rule: 'in-force-covers-issued', seed: tooFewInForce },
  { rule: 'same-figure-twice', seed: rowTwice, formats: ['html', 'docx', 'pdf'] },
]
