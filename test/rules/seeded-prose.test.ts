import { describe, expect, it } from 'vitest'
import { print, randomRecord, type SampleRecord } from '../../scripts/sample/index.js'
import { Random } from '../../scripts/sample/random.js'
import { run } from '../../src/pipeline/run.js'

// One number of the prose is made wrong: exactly that is said, once, with the cells that count it.

const REPORTS = Number(process.env.GOUJI_SEEDED ?? 60)
const FIRST_YEAR_OF_2021_FORM = 2021
const FORMATS = ['html', 'docx', 'text'] as const
const PLAIN = { html: 'plain', docx: 'plain', text: 'lines' } as const

/** Every count of 件 in the prose of the generator is one that the tables count too. */
const COUNT = /(\d+)件/g

interface Seeded {
  readonly record: SampleRecord
  readonly sentence: string
  readonly said: number
}

/** The record with one count of its prose changed, or null where its prose has none. */
function seeded(seed: number): Seeded | null {
  const drawn = randomRecord(seed)
  const record = randomRecord(seed, {
    year: drawn.year,
    form: drawn.year < FIRST_YEAR_OF_2021_FORM ? '2019' : '2021',
    density: 0.75,
  })
  const random = new Random(seed, 'seeded')
  const places = record.sections.flatMap(({ before }, section) =>
    before.flatMap((text, paragraph) => [...text.matchAll(COUNT)].map((match) => ({ section, paragraph, match }))),
  )
  if (places.length === 0) return null
  const { section, paragraph, match } = random.pick(places)
  const said = Number(match[1]) + random.int(1, 9) * 100 + random.int(1, 9)
  const change = (text: string) => text.slice(0, match.index) + said + text.slice(match.index + (match[1] as string).length)
  const sections = record.sections.map((one, index) =>
    index === section ? { ...one, before: one.before.map((text, at) => (at === paragraph ? change(text) : text)) } : one,
  )
  return { record: { ...record, sections }, said, sentence: change(record.sections[section]?.before[paragraph] as string) }
}

describe('a wrong count in the prose', () => {
  const all = Array.from({ length: REPORTS }, (_, seed) => [seed] as const)
  it.each(all)('seed %i', async (seed) => {
    const wrong = seeded(seed)
    if (wrong === null) return
    const format = FORMATS[seed % FORMATS.length] as (typeof FORMATS)[number]
    const bytes = await print(wrong.record, format, PLAIN[format], seed)
    const { extraction } = await run(bytes, { name: `seeded.${format}` })
    const prose = extraction.anomalies.filter(({ rule }) => rule.startsWith('prose-'))
    expect(
      prose.map(({ rule, actual }) => [rule === 'prose-says-none' ? 'prose-agrees-with-table' : rule, actual]),
      wrong.sentence,
    ).toEqual([['prose-agrees-with-table', wrong.said]])
    expect(prose[0]?.cells.length).toBeGreaterThan(0)
  })
})
