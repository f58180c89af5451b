// A figure that is only said roughly is none, and its row is there all the same.
import { describe, expect, it } from 'vitest'
import { print, randomRecord } from '../../scripts/sample/index.js'
import { extract } from '../../src/index.js'

const KEY = 'proactive.penalties.decisions'
const SEED = 5_102

describe('a figure said roughly', () => {
  it.each(['约30', '约 30 件', '近30', '30余件', '30左右', '超过1,200', '若干', '十余件', '数百'])(
    'leaves %j unreadable in its own row',
    async (printed) => {
      const record = randomRecord(SEED, { form: '2021', year: 2023 })
      const html = await print(
        { ...record, cells: { ...record.cells, [KEY]: { print: printed, value: null, state: 'none' } } },
        'html',
        'plain',
        SEED,
      )
      const { cells, anomalies } = await extract(html)
      expect(cells[KEY]).toMatchObject({ state: 'unreadable', value: null })
      expect(anomalies.map(({ rule }) => rule)).not.toContain('layout-complete')
    },
  )
})
