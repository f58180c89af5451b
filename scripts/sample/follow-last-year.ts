/**
 * Makes the figures of a report follow from those of the year before: 二 is last year's 四 in every column, documents in
 * force are last year's with what was issued and repealed, and the items of 2020 are those of 2019 with their change.
 * Every identity of the form holds afterwards as before.
 */
import { amountOf } from './cell-text.js'
import { applicationColumns } from './official-form.js'
import type { CellContent, SampleRecord } from './record.js'

type Cells = Record<string, CellContent>

/** The first year whose last year counts documents in force, and the only one with 上一年项目数量 before and behind it. */
const FIRST_YEAR_IN_FORCE = 2022
const YEAR_OF_PRIOR_ITEMS = 2020

/** `drawn` with the figures that last year's report decides. */
export function followLastYear(
  drawn: Readonly<Cells>,
  last: SampleRecord,
  { year, forms }: Pick<SampleRecord, 'year' | 'forms'>,
): Cells {
  const cells: Cells = { ...drawn }
  carryOver(cells, last)
  if (year >= FIRST_YEAR_IN_FORCE && forms.proactive === '2021') keepInForce(cells, last)
  if (year === YEAR_OF_PRIOR_ITEMS && forms.proactive === '2019') keepItems(cells, last)
  return cells
}

/** 一 + 二 = （七） + 四: what was carried over is also handled, as 予以公开, where nothing else makes room for it. */
function carryOver(cells: Cells, last: SampleRecord): void {
  const columns = applicationColumns.map(({ key }) => key).filter((key) => key !== 'total')
  const cell = (row: string, column: string) => `applications.${row}.${column}`
  for (const column of columns) {
    const carried = amountOf(last.cells[cell('carriedOut', column)])
    const handled = amountOf(cells[cell('results.total', column)])
    const carriedOut = amountOf(cells[cell('carriedOut', column)])
    const short = Math.max(0, carried - handled - carriedOut)
    const disclosed = cell('results.disclosed', column)
    cells[disclosed] = amountOf(cells[disclosed]) + short
    cells[cell('results.total', column)] = handled + short
    cells[cell('carriedIn', column)] = carried
    cells[cell('newlyReceived', column)] = handled + short + carriedOut - carried
  }
  for (const row of ['newlyReceived', 'carriedIn', 'results.disclosed', 'results.total'])
    cells[cell(row, 'total')] = columns.reduce((sum, column) => sum + amountOf(cells[cell(row, column)]), 0)
}

function keepInForce(cells: Cells, last: SampleRecord): void {
  for (const row of ['rules', 'normativeDocuments']) {
    const before = amountOf(last.cells[`proactive.${row}.inForce`])
    const issued = amountOf(cells[`proactive.${row}.issued`])
    const repealed = Math.min(amountOf(cells[`proactive.${row}.repealed`]), before)
    cells[`proactive.${row}.repealed`] = repealed
    cells[`proactive.${row}.inForce`] = before + issued - repealed
  }
}

function keepItems(cells: Cells, last: SampleRecord): void {
  for (const row of ['licensing', 'otherServices', 'penalties', 'coercion', 'fees']) {
    const key = `proactive.${row}.priorYearItems`
    if (key in cells && key in last.cells)
      cells[key] = Math.max(0, amountOf(last.cells[key]) + amountOf(last.cells[`proactive.${row}.netChange`]))
  }
}
