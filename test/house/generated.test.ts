import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { differences } from '../../scripts/demo/differences.js'
import { goldenText } from '../../scripts/demo/golden-text.js'
import { readSamples, runSample } from '../../scripts/demo/samples.js'
import { staleDocs } from '../../scripts/docs/generated.js'

const samples = await readSamples()

describe('generated pages', () => {
  it('are what their rules and fixers say now (else: npm run docs)', async () => {
    expect(await staleDocs()).toEqual([])
  })
})

describe.each(samples.map((sample) => [sample.about.id, sample] as const))('sample %s', async (_id, sample) => {
  const { extraction } = await runSample(sample, 'zh')

  it('gives what its about.json announces', () => {
    expect(differences(sample, extraction)).toEqual([])
  })

  it('gives its golden record (else look at the difference, then: npm run golden)', () => {
    expect(goldenText(extraction)).toBe(readFileSync(join(sample.folder, 'golden', 'extract.json'), 'utf8'))
  })

  it('is not taken as expected when one cell, one finding or the year differs', () => {
    const [key = ''] = Object.keys(extraction.cells).filter((name) => extraction.cells[name]?.state === 'value')
    const cell = extraction.cells[key] as (typeof extraction.cells)[string]
    const wrongCell = { ...extraction, cells: { ...extraction.cells, [key]: { ...cell, value: 987654 } } }
    expect(differences(sample, wrongCell)).toHaveLength(1)
    const extra = {
      rule: 'made-up',
      severity: 'error',
      message: '',
      cells: [],
    } as unknown as (typeof extraction.anomalies)[number]
    expect(differences(sample, { ...extraction, anomalies: [...extraction.anomalies, extra] })).toHaveLength(1)
    const report = extraction.report && { ...extraction.report, year: 1999 }
    expect(differences(sample, { ...extraction, report })).toHaveLength(1)
  })
})
