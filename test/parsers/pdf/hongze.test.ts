// A real report made with a word processor: every cell against values that were read by eye.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Table } from '../../../src/document/index.js'
import { prose, read, tables } from './read-made.js'

const folder = fileURLToPath(new URL('../../../../shared/real/', import.meta.url))
const present = existsSync(`${folder}hongze-2023.pdf`)
const title = present ? 'hongze-2023.pdf' : 'hongze-2023.pdf (skipped: ../shared/real is not here)'

/** Texts of the cells of a row from column `from` on, each once. */
function rowFrom(table: Table, row: number, from: number): string[] {
  return table.cells.filter((cell) => cell.row === row && cell.col >= from).map((cell) => cell.text.raw)
}

describe.skipIf(!present)(title, async () => {
  if (!present) return
  const truth = JSON.parse(readFileSync(`${folder}hongze-2023.truth.json`, 'utf8')) as { cells: Record<string, number> }
  const document = await read(readFileSync(`${folder}hongze-2023.pdf`))
  const [proactive, applications, disputes] = tables(document) as [Table, Table, Table]
  const values = (prefix: RegExp) =>
    Object.entries(truth.cells)
      .filter(([key]) => prefix.test(key))
      .map(([, value]) => String(value))

  it('has three tables, each in one piece', () => {
    expect(tables(document).map((table) => [table.rows, table.cols])).toEqual([
      [14, 4],
      [26, 10],
      [4, 15],
    ])
  })

  it('has all 23 rows of applications in their places', () => {
    const read = Array.from({ length: 23 }, (_, i) => rowFrom(applications, i + 3, 3))
    expect(read.flat()).toEqual(values(/^applications\./))
  })

  it('has all disputes and proactive figures', () => {
    expect(rowFrom(disputes, 3, 0)).toEqual(values(/^(reconsideration|litigation)\./))
    expect([2, 3, 6, 9, 10, 13].flatMap((row) => rowFrom(proactive, row, 1))).toEqual(values(/^proactive\./))
  })

  it('has the vertical label whole, over its rows on both pages', () => {
    const label = applications.cells.find((cell) => cell.text.raw === '三、本年度办理结果')
    expect(label).toMatchObject({ row: 5, rowSpan: 20 })
    expect(applications.cells.find((cell) => cell.text.raw === '（四）无法提供')).toMatchObject({ row: 15, rowSpan: 3 })
  })

  it('joins a paragraph over a page end', () => {
    expect(prose(document).some((text) => text.includes('严格执行“分级审核、先审后发”程序'))).toBe(true)
  })
})
