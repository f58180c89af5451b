import { afterAll, describe, expect, it } from 'vitest'
import { closeBrowser, expectedCells, print, randomRecord, type SampleFormat, variants } from '../../scripts/sample/index.js'
import { extract } from '../../src/index.js'

const SEED = 61_803
const record = randomRecord(SEED, { form: 'hybrid', density: 1 })
const styles = (Object.keys(variants) as SampleFormat[]).flatMap((format) =>
  variants[format].map((variant) => ({ format, variant, absent: variant.missing?.() })),
)
const here = styles.filter(({ absent }) => absent === undefined)

afterAll(closeBrowser)

describe('one record in every style and format', () => {
  it.each(here.map((style) => [`${style.format} ${style.variant.name}`, style] as const))(
    '%s gives the same cells, or says that it cannot',
    async (_, { format, variant }) => {
      const result = await extract(await print(record, format, variant.name, SEED))
      if (variant.status?.is === 'refused') {
        expect(result).toMatchObject({ status: 'refused', reason: { code: variant.status.reason } })
        return
      }
      const truth = expectedCells(record, format, variant.name)
      const given = Object.entries(result.cells).filter(([, cell]) => cell.state !== 'unreadable')
      for (const [key, cell] of given) expect([key, cell.value]).toEqual([key, truth[key]?.value])
      const all = Object.keys(truth).every((key) => result.cells[key] && result.cells[key].state !== 'unreadable')
      expect(result.status).toBe(all ? 'complete' : 'partial')
    },
  )

  it.skipIf(here.length === styles.length)(
    `skipped here: ${styles.flatMap(({ format, variant, absent }) => (absent ? [`${format} ${variant.name} (${absent})`] : [])).join(', ')}`,
    ({ skip }) => skip(),
  )
})
