import { beforeAll, describe, expect, it } from 'vitest'
import { type Extraction, extract } from '../../src/index.js'
import { realBytes, realDocumentsHere, skipNote } from './real-documents.js'

const bySeverity = (extraction: Extraction, ...severities: string[]) =>
  extraction.anomalies
    .filter((anomaly) => severities.includes(anomaly.severity))
    .map((anomaly) => `${anomaly.severity} ${anomaly.rule}`)

const states = (extraction: Extraction) => {
  const counts: Record<string, number> = {}
  for (const cell of Object.values(extraction.cells)) counts[cell.state] = (counts[cell.state] ?? 0) + 1
  return counts
}

describe.skipIf(!realDocumentsHere)(`a garbled mirror as text${skipNote}`, () => {
  let result: Extraction
  beforeAll(async () => {
    result = await extract(realBytes('specimen-2023.txt'))
  })

  it('gives the record', () => {
    expect(result.status).toBe('complete')
    expect(result.report).toMatchObject({
      title: null,
      agency: '朔州市平鲁区人力资源和社会保障局',
      year: 2023,
      period: { from: '2023-01-01', to: '2023-12-31' },
      signedOn: '2023-12-11',
    })
    expect(result.layouts).toEqual({ proactive: '2019', applications: '2019', disputes: '2019' })
    expect(states(result)).toEqual({ value: 196 })
    expect(Object.values(result.cells).every((cell) => cell.value === 0)).toBe(true)
    expect(result.report?.sections.map((section) => section.number)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('explains every change: 206 annotations and 271 lost spaces', () => {
    const pinyin = result.repairs.filter((repair) => repair.fixer === 'drop-injected-pinyin')
    expect(pinyin.reduce((sum, repair) => sum + repair.times, 0)).toBe(206)
    const spaces = result.repairs.filter((repair) => repair.fixer === 'blank-lost-spaces')
    const marks = (text: string) => text.split('?').length - 1
    expect(spaces.reduce((sum, repair) => sum + repair.times * (marks(repair.before) - marks(repair.after)), 0)).toBe(271)
    expect(JSON.stringify(result.report)).not.toMatch(/\?|\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]/)
  })

  it('has these findings and no others', () => {
    expect(bySeverity(result, 'error', 'warning').sort()).toEqual([
      'error claimed-sections-found',
      'error layout-due-for-year',
      'error layout-due-for-year',
      'error own-work-in-report-year',
      'error signed-after-period',
      'warning sections-in-order',
    ])
    expect(bySeverity(result, 'info')).toContain('info label-as-in-form')
  })
})

describe.skipIf(!realDocumentsHere)(`a district's report as PDF${skipNote}`, () => {
  let result: Extraction
  beforeAll(async () => {
    result = await extract(realBytes('hongze-2023.pdf'))
  })

  it('gives every cell of the truth and no other', () => {
    const truth = JSON.parse(new TextDecoder().decode(realBytes('hongze-2023.truth.json'))) as { cells: Record<string, number> }
    const read = Object.fromEntries(Object.entries(result.cells).map(([key, cell]) => [key, cell.value]))
    expect(Object.keys(truth.cells)).toHaveLength(186)
    expect(read).toEqual(truth.cells)
  })

  it('names whose report it is, and its forms', () => {
    expect(result.report).toMatchObject({ agency: '洪泽区人民政府', year: 2023, signedOn: null })
    expect(result.layouts).toEqual({ proactive: '2021', applications: '2019', disputes: '2019' })
  })

  it('has these findings and no others', () => {
    expect(bySeverity(result, 'error', 'warning').sort()).toEqual([
      'error disputes-sum-to-total',
      'error disputes-sum-to-total',
      'warning label-as-in-form',
      'warning layout-due-for-year',
    ])
    const sums = result.anomalies.filter((anomaly) => anomaly.rule === 'disputes-sum-to-total')
    expect(sums.map(({ expected, actual }) => [expected, actual])).toEqual([
      [11, 0],
      [5, 0],
    ])
  })

  it('points at the page for every cell', () => {
    for (const { place } of Object.values(result.cells)) expect(place).toMatchObject({ in: 'pdf', page: expect.any(Number) })
    expect(result.cells['reconsideration.total']?.place).toMatchObject({ page: 4 })
  })
})

describe.skipIf(!realDocumentsHere)(`a report of 2019 as HTML${skipNote}`, () => {
  let result: Extraction
  beforeAll(async () => {
    result = await extract(realBytes('shanghai-2019.html'))
  })

  it('reads each cell or leaves it blank', () => {
    expect(result.status).toBe('complete')
    expect(states(result)).toEqual({ value: 63, blank: 135 })
    const value = (key: string) => result.cells[key]?.value
    expect(result.cells['proactive.procurement.amount']).toMatchObject({ value: 251000, note: '元' })
    expect([value('proactive.rules.publishedTotal'), value('proactive.normativeDocuments.publishedTotal')]).toEqual([524, 368])
    expect([value('applications.newlyReceived.total'), value('applications.carriedIn.total')]).toEqual([859, 18])
    expect([value('applications.results.total.total'), value('applications.carriedOut.total')]).toEqual([805, 72])
    expect([value('reconsideration.upheld'), value('reconsideration.pending'), value('litigation.direct.pending')]).toEqual([
      5, 2, 1,
    ])
  })

  it('has these findings and no others', () => {
    expect(bySeverity(result, 'error', 'warning').sort()).toEqual([
      'warning prose-agrees-with-table',
      'warning prose-agrees-with-table',
      'warning prose-outcome-agrees',
      'warning prose-share-of-total',
      'warning section-has-content',
      'warning total-column-filled',
    ])
    const prose = result.anomalies.filter((anomaly) => anomaly.rule === 'prose-agrees-with-table')
    expect(prose.map(({ expected, actual }) => [expected, actual])).toEqual([
      [275, 258],
      [337, 265],
    ])
  })
})

describe.skipIf(!realDocumentsHere)(`an empty form as DOCX${skipNote}`, () => {
  it('is 200 blank cells of 2021', async () => {
    const result = await extract(realBytes('blank-form-2021.docx'))
    expect(states(result)).toEqual({ blank: 200 })
    expect(result.layouts).toEqual({ proactive: '2021', applications: '2021', disputes: '2021' })
    expect(result.status).toBe('complete')
    expect(bySeverity(result, 'error')).toEqual([])
  })
})

describe.skipIf(!realDocumentsHere)(`reports whose rows ran together${skipNote}`, () => {
  it.each(['pingtan-2021.txt', 'pingtan-2022.txt'])('%s: every row that has one reading is read', async (name) => {
    const result = await extract(realBytes(name))
    expect(result.report).toMatchObject({ agency: '平潭综合实验区', year: Number(name.slice(8, 12)) })
    const unread = Object.entries(result.cells).flatMap(([key, cell]) => (cell.state === 'unreadable' ? [key] : []))
    expect(unread).toEqual(['issued', 'repealed', 'inForce'].map((column) => `proactive.normativeDocuments.${column}`))
    expect(Object.keys(result.cells)).toHaveLength(200)
  })

  it('shows how a row was parted', async () => {
    const { cells } = await extract(realBytes('pingtan-2022.txt'))
    const row = ['naturalPerson', 'enterprise', 'research', 'publicInterest', 'legalService', 'otherOrganization', 'total']
    expect(row.map((column) => cells[`applications.newlyReceived.${column}`]?.value)).toEqual([71, 3, 0, 0, 0, 0, 74])
    expect(cells['applications.newlyReceived.total']).toMatchObject({
      state: 'inferred',
      raw: '713000074',
      note: '71 3 0 0 0 0 74',
    })
    expect(cells['reconsideration.total']).toMatchObject({ state: 'value', value: 2 })
  })
})
