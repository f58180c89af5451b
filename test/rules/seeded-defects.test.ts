import { afterAll, describe, expect, it } from 'vitest'
import { allDefects } from '../../scripts/defects/all-defects.js'
import { groundOf } from '../../scripts/defects/ground.js'
import { judge } from '../../scripts/defects/judge.js'
import { drawStyle, readReports } from '../../scripts/defects/print-reports.js'
import { closeBrowser } from '../../scripts/sample/index.js'
import { Random } from '../../scripts/sample/random.js'
import { allRules } from '../../src/rules/index.js'

// One defect of every kind, found by its rule on its cells, and nothing else said that it does not explain.
// `npm run fuzz:defects` runs any number of fresh ones, PDF too.

const PER_KIND = Number(process.env.GOUJI_DEFECTS ?? 1)
const MOST_TRIES = 200

describe('seeded defects', () => {
  afterAll(closeBrowser)

  it('has a kind of defect for every rule', () => {
    const seeded = new Set(allDefects.map(({ rule }) => rule))
    expect(allRules.map(({ id }) => id).filter((id) => !seeded.has(id))).toEqual([])
  })

  const cases = allDefects.flatMap((defect, kind) =>
    Array.from({ length: PER_KIND }, (_, run) => [defect.rule, kind + run * allDefects.length, defect] as const),
  )
  it.each(cases)('%s, seed %i', async (_, first, defect) => {
    let seed = first
    let seeded = defect.seed(groundOf(seed))
    for (let tries = 0; seeded === null && tries < MOST_TRIES; tries++) {
      seed += 1_000_003
      seeded = defect.seed(groundOf(seed))
    }
    if (seeded === null) throw new Error(`no record has a place for a defect of ${defect.rule}`)
    const formats = (defect.formats ?? (['html', 'docx', 'text'] as const)).filter((format) => format !== 'pdf')
    const style = drawStyle(new Random(seed, 'style'), first, { ...defect, formats })
    const options = { seed, ...(seeded.page ? { page: seeded.page } : {}) }
    expect(judge(defect, seeded, await readReports(seeded.reports, style, options)), seeded.said).toEqual({
      found: true,
      extra: [],
    })
  })
})
