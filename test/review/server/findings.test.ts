import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type {
  ApiError,
  BulkDecided,
  Decided,
  Facets,
  Finding,
  FindingPage,
  Form,
  Letters,
  Matrix,
  OutlineView,
  Overview,
  ReportView,
  Trends,
  Uploaded,
} from '../../../src/review/api.js'
import { placeId } from '../../../src/review/place-id.js'
import { Browser, form } from './browser.js'
import { type Started, sample, started } from './started.js'

let server: Started
let browser: Browser
let docx = ''
let pdf = ''

beforeAll(async () => {
  server = await started()
  docx = await server.bring(await sample('wrong-total-2023-docx', 'docx'), 'wrong-total.docx')
  pdf = await server.bring(await sample('broken-table-2024-pdf', 'pdf'), 'broken-table.pdf')
  browser = new Browser(server.url)
  await browser.open()
  // Lists may be 0.7 s behind the store.
  const both = async () => {
    for (const format of ['docx', 'pdf']) expect((await list(`format=${format}`)).rows).not.toEqual([])
  }
  await vi.waitFor(both, { timeout: 10_000, interval: 200 })
}, 120_000)
afterAll(() => server.stop())

const list = async (query = '') => (await browser.get<FindingPage>(`/api/findings?${query}`)).body
const one = async (identity: string) => (await browser.get<Finding>(`/api/findings/${identity}`)).body
const decide = (identity: string, body: object) => browser.post<Decided & ApiError>(`/api/findings/${identity}/decisions`, body)

describe('lists of findings', () => {
  it('go by severity and page by page through all of them', async () => {
    const whole = await list()
    expect(whole.rows.length).toBe(whole.total)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: FindingPage = await list(`limit=2${after === null ? '' : `&after=${after}`}`)
      seen.push(...page.rows.map(({ identity }) => identity))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(whole.rows.map(({ identity }) => identity))
    const ranks = whole.rows.map(({ severity }) => ['error', 'warning', 'info'].indexOf(severity))
    expect(ranks).toEqual([...ranks].sort())
  })

  it('are counted by each field with its own filter left aside', async () => {
    const all = (await browser.get<Facets>('/api/facets')).body
    const docxOnly = (await browser.get<Facets>('/api/facets?format=docx')).body
    expect(docxOnly.format).toEqual(all.format)
    expect(docxOnly.total).toBe(all.format.find(({ value }) => value === 'docx')?.count)
    expect(docxOnly.year.map(({ value }) => value)).toEqual(['2023'])
    expect(docxOnly.rule.reduce((sum, { count }) => sum + count, 0)).toBe(docxOnly.total)
    expect((await list('format=docx')).total).toBe(docxOnly.total)
  })

  it('are searched by words that are all to be met', async () => {
    const found = await list(`q=${encodeURIComponent('市场监督 2023')}`)
    expect(found.total).toBeGreaterThan(0)
    expect(new Set(found.rows.map(({ sha256 }) => sha256))).toEqual(new Set([docx]))
    expect((await list(`q=${encodeURIComponent('市场监督 2024')}`)).total).toBe(0)
  })

  it('say that a mark is none of theirs', async () => {
    const { status, body } = await browser.get<ApiError>('/api/findings?after=abc')
    expect([status, body.error]).toEqual([400, 'wrong-request'])
  })
})

describe('one finding', () => {
  it('spells its sum out with the labels of the form', async () => {
    const { rows } = await list('rule=applicants-sum-to-total')
    const finding = await one(rows[0]?.identity ?? '')
    expect(finding.sums).toHaveLength(1)
    const [sum] = finding.sums
    expect(sum?.left.map(({ counts }) => counts)).toEqual([6, 2, 1, 0, 1, 1])
    expect([sum?.leftSum, sum?.rightSum]).toEqual([11, 17])
    expect(sum?.left[0]).toMatchObject({ row: '1.本机关不掌握相关政府信息', column: '自然人', printed: '6' })
    expect(finding.tables.map(({ table, form }) => [table, form])).toEqual([['applications', '2021']])
    expect(finding.citation.sha256).toBe(docx)
  })

  it('has the form that its table is drawn by', async () => {
    const forms = (await browser.get<readonly Form[]>('/api/forms')).body
    const { tables } = await one((await list('rule=applicants-sum-to-total')).rows[0]?.identity ?? '')
    const shown = forms.find(({ table, form }) => table === tables[0]?.table && form === tables[0]?.form)
    const keys = shown?.blocks.flatMap(({ rows, columns }) =>
      rows.flatMap((row) => columns.map(({ key }) => [row.key, key].filter(Boolean).join('.'))),
    )
    expect(keys).toEqual(Object.keys(tables[0]?.cells ?? {}))
  })

  it('quotes the text around the words of a sentence', async () => {
    const { rows } = await list('rule=own-work-in-report-year')
    const { passages } = await one(rows[0]?.identity ?? '')
    expect(passages[0]?.seen).toContain('2021年，我局共收到')
    expect(passages[0]?.heading).toContain('三')
  })

  it('lies in the reconstruction at the place that it names', async () => {
    const { anomaly } = await one((await list('rule=applicants-sum-to-total')).rows[0]?.identity ?? '')
    const place = anomaly.evidence.at(-1)?.place
    const { body } = await browser.get<OutlineView>(`/api/documents/${docx}/outline`)
    const cells = body.blocks.flatMap((block) => (block.type === 'table' ? block.rows.flat() : []))
    expect(cells.filter(({ id }) => place && id === placeId(place)).map(({ text }) => text.trim())).toEqual(['17'])
    const ids = cells.map(({ id }) => id).filter((id) => id !== '')
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('has a picture of its evidence in every format', async () => {
    for (const format of ['docx', 'pdf']) {
      const { rows } = await list(`format=${format}`)
      const svg = await browser.get(`/api/findings/${rows[0]?.identity}/picture.svg`)
      expect([svg.status, svg.headers['content-type']]).toEqual([200, 'image/svg+xml; charset=utf-8'])
      expect(svg.text).toContain('#d4380d')
    }
  })
})

describe('decisions', () => {
  it('settle what a correction explains, and open it again with the correction taken back', async () => {
    const { rows } = await list('format=docx&status=open')
    const sum = rows.find(({ rule }) => rule === 'applicants-sum-to-total')
    const other = rows.find(({ rule }) => rule === 'results-sum-to-total')
    const corrections = [{ cell: 'applications.results.unavailable.notHeld.total', value: 11 }]
    const made = await decide(sum?.identity ?? '', {
      action: 'corrected',
      lockVersion: sum?.lockVersion,
      idempotencyKey: 'c1',
      corrections,
    })
    expect(made.status).toBe(200)
    expect(made.body.corrected?.settled).toBe(true)
    expect(made.body.along.map(({ identity, status }) => [identity, status])).toEqual([[other?.identity, 'corrected']])
    const { tables } = await one(sum?.identity ?? '')
    expect(tables[0]?.cells['applications.results.unavailable.notHeld.total']).toMatchObject({
      value: 17,
      corrected: { value: 11, stale: false },
    })
    expect((await list('format=docx&status=open')).rows.map(({ identity }) => identity)).not.toContain(other?.identity)
    const back = await decide(sum?.identity ?? '', {
      action: 'reopened',
      lockVersion: made.body.anomaly.lockVersion,
      idempotencyKey: 'c2',
    })
    expect(back.body.along.map(({ identity, status }) => [identity, status])).toEqual([[other?.identity, 'open']])
  })

  it('say what stays when the corrected value does not fit either', async () => {
    const [sum] = (await list('rule=applicants-sum-to-total')).rows
    const corrections = [{ cell: 'applications.results.unavailable.notHeld.total', value: 12 }]
    const made = await decide(sum?.identity ?? '', {
      action: 'corrected',
      lockVersion: sum?.lockVersion,
      idempotencyKey: 'd1',
      corrections,
    })
    expect(made.body.corrected?.settled).toBe(false)
    expect(made.body.corrected?.remaining.map(({ identity }) => identity)).toContain(sum?.identity)
    await decide(sum?.identity ?? '', { action: 'reopened', lockVersion: made.body.anomaly.lockVersion, idempotencyKey: 'd2' })
  })

  it('are refused with both versions when someone decided in between, and twice is once', async () => {
    const [row] = (await list('format=pdf&status=open')).rows
    const ask = { action: 'confirmed', lockVersion: row?.lockVersion, idempotencyKey: 'e1' }
    const [first, twice] = [await decide(row?.identity ?? '', ask), await decide(row?.identity ?? '', ask)]
    expect([first.status, twice.status, twice.body.again]).toEqual([200, 200, true])
    const late = await decide(row?.identity ?? '', { ...ask, action: 'dismissed', note: '已核实', idempotencyKey: 'e2' })
    expect([late.status, late.body.error]).toEqual([409, 'conflict'])
    expect(late.body.now?.anomaly.status).toBe('confirmed')
    expect(late.body.now?.decisions.at(-1)?.action).toBe('confirmed')
    const bare = await decide(row?.identity ?? '', {
      ...ask,
      action: 'dismissed',
      lockVersion: first.body.anomaly.lockVersion,
      idempotencyKey: 'e3',
    })
    expect([bare.status, bare.body.error]).toEqual([422, 'refused'])
  })

  it('are made for many and taken back', async () => {
    const { rows } = await list('format=docx&status=open&limit=3')
    const findings = rows.map(({ identity, lockVersion }) => ({ identity, lockVersion }))
    const gone = { identity: 'f'.repeat(64), lockVersion: 1 }
    const bulk = { action: 'dismissed', note: '不算', idempotencyKey: 'b1', findings: [...findings, gone] }
    const { body } = await browser.post<BulkDecided>('/api/decisions', bulk)
    expect(body.done.map(({ status }) => status)).toEqual(rows.map(() => 'dismissed'))
    expect(body.refused.map(({ identity, error }) => [identity, error])).toEqual([[gone.identity, 'unknown']])
    const undone = await browser.post<BulkDecided>('/api/decisions', {
      action: 'reopened',
      idempotencyKey: 'b2',
      findings: body.done.map(({ identity, lockVersion }) => ({ identity, lockVersion })),
    })
    expect(undone.body.done.map(({ status }) => status)).toEqual(rows.map(() => 'open'))
  })
})

describe('reports and numbers', () => {
  it('are shown by agency and year, one by one, and summed up', async () => {
    const { body } = await browser.get<Matrix>('/api/matrix')
    expect(body.years).toEqual([2024, 2023])
    const row = body.rows.find(({ agency }) => agency.includes('市场监督'))
    const report = (await browser.get<ReportView>(`/api/reports/${row?.reports['2023']?.id}`)).body
    expect(report.document.sha256).toBe(docx)
    expect(report.tables).toHaveLength(3)
    expect(report.findings.length).toBeGreaterThan(0)
    const { waiting, reports } = (await browser.get<Overview>('/api/overview')).body
    expect([waiting, reports]).toEqual([0, 2])
  })

  it('have trends once the figures are kept', async () => {
    await expect
      .poll(async () => (await browser.get<Trends>('/api/trends')).body.years.map(({ year }) => year), { timeout: 10_000 })
      .toEqual([2023, 2024])
    const [year] = (await browser.get<Trends>('/api/trends')).body.years
    expect(year).toMatchObject({ year: 2023, reports: 1, results: { total: 71 } })
    expect((await browser.get('/api/trends.csv')).text).toContain('2023,1,')
  })

  it('go out as CSV and as a workbook', async () => {
    const csv = await browser.get('/api/findings.csv?format=docx')
    expect(csv.headers['content-disposition']).toContain('attachment')
    expect(csv.text.split('\r\n').length - 2).toBe((await list('format=docx')).total)
    const { status, text } = await browser.get('/api/findings.xlsx')
    expect([status, text.slice(0, 2)]).toEqual([200, 'PK'])
    expect((await browser.get('/api/matrix.csv')).text).toContain('市场监督')
  })

  it('make a letter with what was confirmed', async () => {
    const { rows, pdf: printer } = (await browser.get<Letters>('/api/letters')).body
    expect([rows.length, printer]).toEqual([1, false])
    const letter = await browser.get(`/api/letters/${encodeURIComponent(rows[0]?.agency ?? '')}`)
    expect(letter.status).toBe(200)
    expect(letter.text).toContain(pdf)
  })
})

describe('documents', () => {
  it('come in by upload, once', async () => {
    const { raw, type } = form([
      { name: 'sound.html', bytes: await sample('sound-2023-html', 'html') },
      { name: 'again.docx', bytes: await sample('wrong-total-2023-docx', 'docx') },
    ])
    const { body } = await browser.ask<Uploaded>('/api/upload', { method: 'POST', raw, headers: { 'content-type': type } })
    expect(body.files.map((file) => file.ok && file.known)).toEqual([false, true])
  })

  it('go out as they came, in parts too', async () => {
    const original = await browser.get(`/api/documents/${pdf}/original`)
    expect(original.headers['content-disposition']).toMatch(/^attachment/)
    const part = await browser.get(`/api/documents/${pdf}/pdf`, { range: 'bytes=0-4' })
    expect([part.status, part.text]).toEqual([206, '%PDF-'])
    expect((await browser.get<ApiError>(`/api/documents/${docx}/pdf`)).status).toBe(404)
  })

  it('are described', async () => {
    const { body } = await browser.get<{ paths: Record<string, unknown> }>('/api/openapi.json')
    expect(Object.keys(body.paths)).toContain('/api/findings/{identity}/decisions')
  })
})
