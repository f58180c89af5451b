import { afterAll, describe, expect, it } from 'vitest'
import { drawStyle, readReports } from '../../scripts/defects/print-reports.js'
import { trapReports } from '../../scripts/defects/trap-reports.js'
import { closeBrowser } from '../../scripts/sample/index.js'
import { Random } from '../../scripts/sample/random.js'

// Reports that are right, alone or two years of one agency, full of sentences that look wrong: nothing may be said of
// them above info. GOUJI_TRAPS=200 runs more of them; `npm run fuzz:defects -- --traps` takes fresh seeds and PDF too.

const DOCUMENTS = Number(process.env.GOUJI_TRAPS ?? 60)

describe('reports full of traps', () => {
  afterAll(closeBrowser)

  it.each(Array.from({ length: DOCUMENTS }, (_, seed) => [seed] as const))('seed %i', async (seed) => {
    const { records, traps } = trapReports(seed)
    const style = drawStyle(new Random(seed, 'traps'), seed, { formats: ['html', 'docx', 'text'] })
    const extractions = await readReports(records, style, { seed })
    const loud = extractions.flatMap(({ anomalies }) => anomalies.filter(({ severity }) => severity !== 'info'))
    expect(
      loud.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`),
      `${records.map(({ agency, year }) => `${agency} ${year}`).join()} ${style.format}/${style.variant}\n${traps.join('\n')}`,
    ).toEqual([])
  })
})
