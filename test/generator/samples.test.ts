import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { brokenIdentities, print, type SampleFormat, type SampleRecord } from '../../scripts/sample/index.js'

const FOLDER = join(import.meta.dirname, '../../samples')
const PRINTED = readdirSync(FOLDER).filter((id) => 'made' in about(id))
const SUMS = ['applications-balance', 'applicants-sum-to-total', 'results-sum-to-total', 'disputes-sum-to-total']

interface About {
  readonly format: SampleFormat
  readonly source: string
  readonly made: string
  readonly expected: {
    readonly cells: number
    readonly findings: readonly { readonly rule: string; readonly cells?: readonly string[] }[]
  }
}

function about(id: string): About {
  return JSON.parse(readFileSync(join(FOLDER, id, 'about.json'), 'utf8')) as About
}

function truth(id: string): SampleRecord {
  return JSON.parse(readFileSync(join(FOLDER, id, 'truth/record.json'), 'utf8')) as SampleRecord
}

describe.each(PRINTED)('sample %s', (id) => {
  it('was printed from its record by the command it names', async (context) => {
    const { format, source, made } = about(id)
    const option = (name: string) => new RegExp(`--${name} (\\S+)`).exec(made)?.[1] ?? ''
    expect(option('record')).toBe(`samples/${id}/truth/record.json`)
    expect(option('out')).toBe(`samples/${id}/${source}`)
    if (format === 'pdf') context.skip('PDF bytes depend on the browser that printed them')
    const bytes = await print(truth(id), format, option('variant'), Number(option('seed')))
    expect(Buffer.compare(bytes, readFileSync(join(FOLDER, id, source)))).toBe(0)
  })

  it('expects exactly the sums that its record breaks', () => {
    const record = truth(id)
    const broken = brokenIdentities(record.forms, record.cells).map(({ rule, cells }) => ({ rule, cells }))
    const expected = about(id).expected.findings.filter((finding) => SUMS.includes(finding.rule))
    expect(expected.map(({ rule, cells }) => ({ rule, cells }))).toEqual(broken)
    expect(Object.keys(record.cells)).toHaveLength(about(id).expected.cells)
  })

  it('expects each fault that its record plans', () => {
    const rules = (list: readonly { readonly rule: string }[]) => list.map((one) => one.rule).sort()
    expect(rules(about(id).expected.findings)).toEqual(rules(truth(id).faults))
  })
})
