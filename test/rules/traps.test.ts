import { describe, expect, it } from 'vitest'
import { print, randomRecord, type SampleFormat, type SampleRecord, variants } from '../../scripts/sample/index.js'
import { Random } from '../../scripts/sample/random.js'
import { run } from '../../src/pipeline/run.js'
import { withTraps } from './trap-sentences.js'

// Reports that are right, full of sentences that look wrong: nothing may be said of them above info.
// GOUJI_TRAPS=200 runs more of them.

const REPORTS = Number(process.env.GOUJI_TRAPS ?? 60)
const FORMATS: readonly SampleFormat[] = ['html', 'docx', 'text']
const FIRST_YEAR_OF_2021_FORM = 2021

/** Variants that lose text, or leave so many figures out that the form of a table cannot be told. */
const TOO_LITTLE: ReadonlySet<string> = new Set(['damaged', 'lines-blank-zero'])

/** A sound record in the form due for its year; only provinces and cities have rules of their own. */
function soundRecord(seed: number): SampleRecord {
  const drawn = randomRecord(seed)
  const record = randomRecord(seed, { year: drawn.year, form: drawn.year < FIRST_YEAR_OF_2021_FORM ? '2019' : '2021' })
  const cells = Object.fromEntries(
    Object.entries(record.cells).map(([key, content]) => [key, key.startsWith('proactive.rules.') ? 0 : content]),
  )
  return { ...record, cells }
}

describe('reports full of traps', () => {
  it.each(Array.from({ length: REPORTS }, (_, seed) => [seed] as const))('seed %i', async (seed) => {
    const random = new Random(seed, 'traps')
    const { record, traps } = withTraps(soundRecord(seed), random)
    const format = FORMATS[seed % FORMATS.length] as SampleFormat
    const variant = random.pick(variants[format].filter(({ name, status }) => !TOO_LITTLE.has(name) && !status))
    const bytes = await print(record, format, variant.name, seed)
    const { extraction } = await run(bytes, { name: `trap.${format}` })
    const loud = extraction.anomalies.filter(({ severity }) => severity !== 'info')
    expect(
      loud.map(({ rule, severity, message }) => `${severity} ${rule}: ${message}`),
      `${record.agency} ${record.year} ${format}/${variant.name}\n${traps.join('\n')}`,
    ).toEqual([])
  })
})
