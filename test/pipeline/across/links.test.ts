import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../../src/agencies/index.js'
import { AcrossCheck, checkAcross, withFindings } from '../../../src/pipeline/index.js'
import { APPLICATION_COLUMNS } from '../../../src/rules/table/form-keys.js'
import { makeExtraction, type Spec } from './make-extraction.js'

const carried = { 'applications.carriedOut.naturalPerson': 2, 'applications.carriedOut.total': 2 }
const continued = { 'applications.carriedIn.naturalPerson': 2, 'applications.carriedIn.total': 2 }
const make = (...specs: Spec[]) => specs.map((spec) => makeExtraction(spec))
const rulesOf = (extractions: ReturnType<typeof make>, options = {}) =>
  checkAcross(extractions, options).map(({ anomalies }) => anomalies.map(({ rule }) => rule))

describe('reports of a set', () => {
  it('give the same findings in whatever order they come', () => {
    const set = make({}, { year: 2022, cells: carried }, { year: 2021 }, { agency: '平川县财政局' }, { agency: '平川县人民政府' })
    const sorted = (list: ReturnType<typeof make>) =>
      checkAcross(list)
        .map((one) => JSON.stringify(one))
        .sort()
    expect(sorted([...set].reverse())).toEqual(sorted(set))
    expect(sorted([2, 0, 4, 1, 3].map((at) => set[at] as (typeof set)[number]))).toEqual(sorted(set))
  })

  it('are not compared with other versions of themselves, and one version that agrees is enough', () => {
    const first = { year: 2022, cells: {} }
    const corrected = { year: 2022, cells: carried }
    expect(rulesOf(make({ cells: continued }, first, corrected))).toEqual([[], [], []])
    const [current] = checkAcross(make({ cells: { 'applications.carriedIn.total': 9 } }, first, corrected))
    expect(current?.anomalies[0]?.against).toHaveLength(2)
  })

  it('count the same document once', () => {
    const one = makeExtraction({}, 'f'.repeat(64))
    expect(rulesOf([one, one])).toEqual([[], []])
    expect(checkAcross([one, one])[0]?.undecided).toEqual([])
  })

  it('say what is missing only in company', () => {
    const missing = (list: ReturnType<typeof make>) =>
      checkAcross(list)[0]?.undecided.filter(({ rule }) => rule === 'carried-over-continues')
    expect(missing(make({}))).toEqual([])
    expect(missing(make({}, { year: 2021 }))).toEqual([{ rule: 'carried-over-continues', why: '没有 2022 年度的报告' }])
    expect(checkAcross(make({}, { year: 2021 }), { lang: 'en' })[0]?.undecided[0]?.why).toBe('no report for 2022')
  })

  it('without agency or year, or refused, are left alone', () => {
    const refused = { ...makeExtraction({}), status: 'refused' as const, report: null, layouts: null, cells: {} }
    const set = [refused, ...make({ agency: null }, { year: null }, { year: 2022, cells: carried })]
    expect(rulesOf(set)).toEqual([[], [], [], []])
    expect(checkAcross(set)[0]).toBe(refused)
  })

  it('may be only compared with', () => {
    const [now, last] = make({}, { year: 2022, cells: carried }) as [
      ReturnType<typeof makeExtraction>,
      ReturnType<typeof makeExtraction>,
    ]
    const across = new AcrossCheck()
    across.add(last, { baseline: true })
    across.add(now)
    const found = across.finish()
    expect([...found.keys()]).toEqual([now.source.sha256])
    expect(found.get(now.source.sha256)?.anomalies.map(({ rule }) => rule)).toEqual(['carried-over-continues'])
  })

  it('are linked by the agencies that a user names', () => {
    const { registry } = readRegistry('agency,aliases\n平川县自然资源局,平川县国土资源局\n')
    const set = make({ agency: '平川县自然资源局' }, { agency: '平川县国土资源局', year: 2022, cells: carried })
    expect(rulesOf(set).flat()).toEqual([])
    expect(rulesOf(set, { registry })).toEqual([['carried-over-continues'], []])
  })

  it('keep their own findings, and checking twice adds nothing', () => {
    const set = make({}, { year: 2022, cells: carried })
    const own = {
      ...set[0],
      anomalies: [{ rule: 'disputes-sum-to-total', severity: 'error' }],
    } as unknown as (typeof set)[number]
    const once = checkAcross([own, set[1] as (typeof set)[number]])
    expect(once[0]?.anomalies.map(({ rule }) => rule)).toEqual(['disputes-sum-to-total', 'carried-over-continues'])
    expect(checkAcross(once)).toEqual(once)
    expect(withFindings(own, undefined)).toBe(own)
  })
})

describe('identity', () => {
  const identities = (set: ReturnType<typeof make>) =>
    checkAcross(set).flatMap(({ anomalies }) => anomalies.map(({ identity }) => identity))

  it('does not hang on values, columns or documents, but on the other year and agency', () => {
    const once = identities(make({}, { year: 2022, cells: carried }))
    const more = { 'applications.carriedOut.enterprise': 5, 'applications.carriedOut.total': 5 }
    expect(identities(make({}, { year: 2022, cells: more }))).toEqual(once)
    expect(once).toHaveLength(1)
    expect(identities(make({ year: 2024 }, { year: 2023, cells: carried }))).not.toEqual(once)
  })
})

describe('one cell changed', () => {
  it.each(APPLICATION_COLUMNS)('carriedOut.%s of last year speaks, once, with its column', (column) => {
    const key = `applications.carriedOut.${column}`
    const [current, last] = checkAcross(make({ cells: continued }, { year: 2022, cells: { ...carried, [key]: 7 } }))
    expect(last?.anomalies).toEqual([])
    expect(current?.anomalies.map(({ rule, cells }) => [rule, cells])).toEqual([
      ['carried-over-continues', [`applications.carriedIn.${column}`]],
    ])
  })

  it.each(
    ['issued', 'repealed', 'inForce'].flatMap((column) => ['rules', 'normativeDocuments'].map((row) => [row, column] as const)),
  )('proactive.%s.%s speaks', (row, column) => {
    const [current] = checkAcross(make({ cells: { [`proactive.${row}.${column}`]: 7 } }, { year: 2022 }))
    expect(current?.anomalies.map(({ rule }) => rule)).toEqual(['in-force-continues'])
    expect(current?.anomalies[0]?.cells).toContain(`proactive.${row}.${column}`)
  })
})
