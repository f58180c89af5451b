import { describe, expect, it } from 'vitest'
import { mutations, print, randomRecord } from '../../scripts/sample/index.js'
import { Random } from '../../scripts/sample/random.js'
import { applicationsGrid } from '../../scripts/sample/report-grids.js'

const record = randomRecord(77, { form: '2021', density: 1 })

function rowTexts(changed: typeof record): string[] {
  const grid = applicationsGrid(changed)
  return Array.from({ length: grid.rows }, (_, row) =>
    grid.cells
      .filter((cell) => cell.row === row && cell.col >= 2)
      .map((cell) => cell.text)
      .join(' '),
  )
}

describe.each(Object.keys(mutations))('mutation %s', (name) => {
  const mutate = mutations[name] as NonNullable<(typeof mutations)[string]>

  it('changes what is printed, and can be printed', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { record: changed, what } = mutate(record, new Random(seed))
      expect(rowTexts(changed), what).not.toEqual(rowTexts(record))
      if (seed === 1)
        for (const format of ['html', 'docx', 'text'] as const)
          expect((await print(changed, format, format === 'text' ? 'tabs' : 'plain', 1)).length).toBeGreaterThan(1000)
    }
  })

  it('keeps the figure of every cell that the record still has', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const { record: changed } = mutate(record, new Random(seed))
      const printed = applicationsGrid(changed).cells.filter((cell) => cell.key !== undefined)
      for (const cell of printed) expect(cell.text, cell.key).toBe(String(record.cells[cell.key as string]))
      expect(printed.length).toBe(Object.keys(changed.cells).filter((key) => key.startsWith('applications.')).length)
    }
  })
})

it('a swapped row keeps its label beside its figures', () => {
  const { record: changed } = (mutations['swapped-rows'] as NonNullable<(typeof mutations)[string]>)(record, new Random(2))
  expect([...rowTexts(changed)].sort()).toEqual([...rowTexts(record)].sort())
})
