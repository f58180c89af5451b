// What every format of an export promises, held against the same items; longer than most for the four formats.
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EXPORT_FORMATS, ExportError, exportTo } from '../../src/export/index.js'
import type { Reading } from '../../src/pipeline/index.js'
import type { ExportItem } from '../../src/store/index.js'
import { makeItem, RECEIVED, readBytes, readSample, renamed, reportOf2014, stream } from './make-items.js'
import { csvRows } from './read-csv.js'

const CREATED = Date.UTC(2026, 0, 1)
const OPTIONS = { createdAt: CREATED }
/** The columns of `contract.md` 5, in its order. */
const CELL_COLUMNS =
  'report agency agency_code year key label value state unit raw note corrected_value sha256 source_address received_at place engine_version'

let folder: string
let sound: Reading
let wrong: Reading
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gouji-export-'))
  sound = await readSample('sound-2023-html/source.html')
  wrong = await readSample('wrong-total-2023-docx/source.docx')
})
afterAll(() => rm(folder, { recursive: true }))

const at = (name: string) => join(folder, name)
const text = (name: string) => readFile(at(name), 'utf8')
const jsonl = async (name: string) =>
  (await text(name))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

describe('cells', () => {
  it('carry the columns of the contract, and the printed figures', async () => {
    const { rows } = await exportTo(at('a.csv'), stream(makeItem(sound)), OPTIONS)
    const cells = csvRows(await text('a.csv'))
    expect(Object.keys(cells[0] ?? {}).join(' ')).toBe(CELL_COLUMNS)
    expect(cells).toHaveLength(Object.keys(sound.extraction.cells).length)
    expect(rows.cells).toBe(cells.length)
    for (const cell of cells) {
      const printed = sound.extraction.cells[cell.key as string]
      expect([cell.value, cell.state]).toEqual([String(printed?.value ?? ''), printed?.state])
      expect(JSON.parse(cell.place as string)).toEqual(printed?.place)
    }
    expect(cells.find(({ key }) => key === 'applications.results.withheld.stateSecret.naturalPerson')).toMatchObject({
      label: '本年度办理结果 / 不予公开 / 属于国家秘密 / 自然人',
      unit: '件',
      agency: sound.extraction.report?.agency,
      year: '2023',
      source_address: 'https://www.example.gov.cn/zfxxgk/2023.html',
      received_at: '2024-01-31T02:03:04.567Z',
      engine_version: sound.extraction.engine.version,
    })
    expect(cells.find(({ key }) => key === 'proactive.fees.amountWanYuan')?.unit).toBe('万元')
  })

  it('of the form of 2014 have its labels and units', async () => {
    const reading = await readBytes(reportOf2014())
    expect(reading.extraction.layouts?.proactive).toBe('2014')
    await exportTo(at('old.jsonl'), stream(makeItem(reading)), OPTIONS)
    const cells = await jsonl('old.jsonl')
    const cell = (key: string) => cells.find((each) => each.key === key)
    expect(cell('legacy.channels.website')).toMatchObject({ label: '政府网站公开政府信息数', unit: '条' })
    expect(cell('legacy.litigation.corrected')).toMatchObject({ label: '行政诉讼数量 / 被依法纠错数', unit: '件' })
    expect(cell('legacy.feesWanYuan')).toMatchObject({ unit: '万元' })
  })

  it('without a figure have no value, whatever their state', async () => {
    const states = ['blank', 'dash', 'none', 'placeholder', 'unreadable'] as const
    const keys = Object.keys(sound.extraction.cells).slice(0, states.length)
    const changed = keys.map((key, index) => [
      key,
      { ...sound.extraction.cells[key], value: null, state: states[index], raw: '/' },
    ])
    const cells = { ...sound.extraction.cells, ...Object.fromEntries(changed) }
    await exportTo(at('states.csv'), stream(makeItem({ ...sound, extraction: { ...sound.extraction, cells } })), OPTIONS)
    const rows = csvRows(await text('states.csv')).slice(0, states.length)
    expect(rows.map(({ value, state, raw }) => [value, state, raw])).toEqual(states.map((state) => ['', state, '/']))
  })

  it('keep the printed figure beside the reviewer’s, and drop a correction that is stale', async () => {
    const [first, second] = Object.keys(wrong.extraction.cells) as [string, string]
    const corrections = {
      [first]: { value: -7.5, decisionId: 'd1', stale: false },
      [second]: { value: 8, decisionId: 'd2', stale: true },
    }
    await exportTo(at('fixed.csv'), stream(makeItem(wrong, { detail: { corrections } })), OPTIONS)
    const rows = csvRows(await text('fixed.csv'))
    expect(rows[0]).toMatchObject({ value: String(wrong.extraction.cells[first]?.value), corrected_value: '-7.5' })
    expect(rows[1]).toMatchObject({ value: String(wrong.extraction.cells[second]?.value), corrected_value: '' })
  })
})

describe('documents without cells', () => {
  it('stand in reports with their state and reason', async () => {
    const refused = await readBytes(Buffer.from('not a report'))
    const put = makeItem(wrong, {
      document: { state: 'quarantined', reason: 'memory-limit', message: { zh: '超出内存限制', en: 'Over the memory limit' } },
    })
    const unread = makeItem(sound, { document: { state: 'failed', reason: 'crashed' }, detail: { reading: null, anomalies: [] } })
    await exportTo(at('bad.jsonl'), stream(makeItem(refused), put, unread), OPTIONS)
    expect(await text('bad.jsonl')).toBe('')
    expect((await jsonl('bad-reports.jsonl')).map(({ state, reason, reason_zh }) => [state, reason, reason_zh])).toEqual([
      ['refused', refused.extraction.reason?.code, null],
      ['quarantined', 'memory-limit', '超出内存限制'],
      ['failed', 'crashed', null],
    ])
  })

  it('are also those that a newer version replaced', async () => {
    const { sha256 } = sound.extraction.source
    const versions = [{ sha256, current: false, engine: '0', finishedAt: 0 }]
    const { rows } = await exportTo(at('older.jsonl'), stream(makeItem(sound, { detail: { versions } })), OPTIONS)
    expect(rows).toMatchObject({ cells: 0, reports: 1 })
    expect((await jsonl('older-reports.jsonl'))[0].current).toBe(false)
  })
})

describe('findings and decisions', () => {
  it('come with their status, and a decision with its corrections', async () => {
    const plain = makeItem(wrong)
    const [finding] = plain.detail.anomalies
    const decision = {
      id: 'd1',
      identity: finding?.identity as string,
      action: 'corrected',
      actor: '=cmd|calc',
      note: '核对原件',
      at: RECEIVED,
      evidenceHash: 'e',
      corrections: [{ cell: 'carriedOut', value: null }],
    } as const
    const anomalies = plain.detail.anomalies.map((each, index) =>
      index === 0 ? { ...each, status: 'corrected' as const } : each,
    )
    const { rows } = await exportTo(
      at('d.jsonl'),
      stream(makeItem(wrong, { detail: { anomalies }, decisions: [decision] })),
      OPTIONS,
    )
    const findings = await jsonl('d-findings.jsonl')
    expect(findings).toHaveLength(wrong.extraction.anomalies.length)
    expect(findings[0]).toMatchObject({ status: 'corrected', message_zh: finding?.message.zh, message_en: finding?.message.en })
    expect(findings[0].cells).toEqual(finding?.cells)
    expect(await jsonl('d-decisions.jsonl')).toMatchObject([
      { actor: '=cmd|calc', corrections: [{ cell: 'carriedOut', value: null }] },
    ])
    expect(rows).toMatchObject({ reports: 1, decisions: 1 })
  })
})

describe('hostile text', () => {
  const NAMES = [
    '=HYPERLINK("http://x","平川县")',
    '+1+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '局",\r\n"=1+1',
    '\u202E局政财',
    '局\uD800',
    '局\u0000\u000B',
  ]
  const items = () => stream(...NAMES.map((name) => makeItem(renamed(sound, name))))

  it('never begins like a formula in CSV, and never breaks a row', async () => {
    await exportTo(at('evil.csv'), items(), OPTIONS)
    const whole = await text('evil.csv')
    expect(whole.startsWith('\uFEFFreport,')).toBe(true)
    const names = csvRows(await text('evil-reports.csv')).map(({ agency }) => agency as string)
    for (const name of names) expect(name).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
    const changed = ['局\uD800', '局\u0000\u000B']
    expect(names.slice(0, 10)).toEqual(NAMES.slice(0, 10).map((name) => `'${name}`))
    expect(names.slice(10, 12)).toEqual(NAMES.slice(10, 12))
    expect(names.slice(12)).toEqual(changed.map((name) => name.replace(/\uD800|\0/, '\uFFFD')))
    for (const row of csvRows(whole)) expect(row.value).toMatch(/^(-?\d+(\.\d+)?)?$/)
  })

  it('is what it was in JSONL and, but for half characters, in Parquet', async () => {
    await exportTo(at('evil.jsonl'), items(), OPTIONS)
    expect((await jsonl('evil-reports.jsonl')).map(({ agency }) => agency)).toEqual(NAMES)
    await exportTo(at('evil.parquet'), items(), OPTIONS)
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(at('evil-reports.parquet')) })
    expect(rows.map(({ agency }) => agency)).toEqual(NAMES.map((name) => name.replace('\uD800', '\uFFFD')))
  })
})

describe('Parquet', () => {
  it('has types, and gives back the same rows as JSONL', async () => {
    const items = () => stream(makeItem(sound), makeItem(wrong))
    await exportTo(at('p.parquet'), items(), OPTIONS)
    await exportTo(at('p.jsonl'), items(), OPTIONS)
    for (const table of ['', '-reports', '-findings', '-decisions']) {
      const file = await asyncBufferFromFile(at(`p${table}.parquet`))
      const rows = await parquetReadObjects({ file })
      const lines = await jsonl(`p${table}.jsonl`)
      const asText = (value: unknown) => (value !== null && typeof value === 'object' ? JSON.stringify(value) : value)
      const flat = lines.map((line) => Object.fromEntries(Object.entries(line).map(([name, value]) => [name, asText(value)])))
      const read = rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
        ),
      )
      expect(read).toEqual(flat)
    }
    const { schema } = await parquetMetadataAsync(await asyncBufferFromFile(at('p.parquet')))
    const types = Object.fromEntries(schema.map(({ name, type, converted_type }) => [name, converted_type ?? type]))
    expect(types).toMatchObject({ year: 'INT32', value: 'DOUBLE', received_at: 'TIMESTAMP_MILLIS', key: 'UTF8' })
  })

  it('writes several row groups', async () => {
    const item = makeItem(sound)
    const { rows } = await exportTo(at('many.parquet'), stream(...Array.from({ length: 260 }, () => item)), OPTIONS)
    const { row_groups, num_rows } = await parquetMetadataAsync(await asyncBufferFromFile(at('many.parquet')))
    expect(row_groups.length).toBeGreaterThan(1)
    expect(Number(num_rows)).toBe(rows.cells)
  })
})

describe('the data package', () => {
  it('names every table with the size and hash that its file has', async () => {
    await exportTo(at('pack.csv'), stream(makeItem(sound)), OPTIONS)
    const { resources, created } = JSON.parse(await text('pack-datapackage.json'))
    expect(created).toBe('2026-01-01T00:00:00.000Z')
    expect(resources.map(({ path }: { path: string }) => path)).toEqual([
      'pack.csv',
      'pack-reports.csv',
      'pack-findings.csv',
      'pack-decisions.csv',
    ])
    for (const { path, bytes, hash, schema } of resources) {
      const file = await readFile(at(path))
      expect([bytes, hash]).toEqual([file.length, `sha256:${createHash('sha256').update(file).digest('hex')}`])
      const [header] = file.toString().slice(1).split('\r\n')
      expect(schema.fields.map(({ name }: { name: string }) => name).join(',')).toBe(header)
      expect(schema.fields.every((field: Record<string, string>) => field.description && field.description_zh)).toBe(true)
    }
  })

  it('is the same for the same reports', async () => {
    const made = async (name: string) => {
      await mkdir(at(name))
      await exportTo(at(`${name}/x.xlsx`), stream(makeItem(sound), makeItem(wrong)), OPTIONS)
      return text(`${name}/x-datapackage.json`)
    }
    expect(await made('one')).toBe(await made('two'))
  })
})

describe('what is left', () => {
  const filesOf = (ending: string) => [
    `n-codebook.en.md`,
    `n-codebook.zh.md`,
    `n-datapackage.json`,
    ...(ending === 'xlsx' ? [] : ['decisions', 'findings', 'reports'].map((table) => `n-${table}.${ending}`)),
    `n.${ending}`,
  ]

  it.each(EXPORT_FORMATS)('of no reports at all are whole files: %s', async (ending) => {
    await mkdir(at(`none-${ending}`))
    const { rows, files } = await exportTo(at(`none-${ending}/n.${ending}`), stream(), OPTIONS)
    expect(rows).toEqual({ cells: 0, reports: 0, findings: 0, decisions: 0 })
    expect((await readdir(at(`none-${ending}`))).sort()).toEqual(filesOf(ending).sort())
    expect(files[0]?.path).toBe(at(`none-${ending}/n.${ending}`))
    if (ending === 'parquet')
      expect(await parquetReadObjects({ file: await asyncBufferFromFile(at('none-parquet/n.parquet')) })).toEqual([])
    if (ending === 'csv') expect(await text('none-csv/n.csv')).toBe(`\uFEFF${CELL_COLUMNS.replaceAll(' ', ',')}\r\n`)
  })

  it.each(EXPORT_FORMATS)('by an export that fails or is cancelled is what was there: %s', async (ending) => {
    const place = at(`stop-${ending}`)
    await mkdir(place)
    const target = join(place, `n.${ending}`)
    await writeFile(target, 'before')
    async function* breaks(): AsyncGenerator<ExportItem> {
      yield makeItem(sound)
      throw new Error('the store is gone')
    }
    await expect(exportTo(target, breaks(), OPTIONS)).rejects.toThrow('the store is gone')
    const stop = new AbortController()
    const progress = () => stop.abort()
    const cancelled = exportTo(target, stream(makeItem(sound), makeItem(wrong)), { ...OPTIONS, signal: stop.signal, progress })
    await expect(cancelled).rejects.toMatchObject({ name: 'ExportError', code: 'cancelled' })
    expect(await readdir(place)).toEqual([`n.${ending}`])
    expect(await readFile(target, 'utf8')).toBe('before')
  })

  it('is refused where nothing can be written, in both languages', async () => {
    await mkdir(at('folder.csv'))
    const tried = async (name: string) => {
      const error = await exportTo(at(name), stream(), OPTIONS).catch((caught) => caught)
      expect(error).toBeInstanceOf(ExportError)
      expect(error.messages.zh).toMatch(/[\u4e00-\u9fff]/)
      return error.code
    }
    expect(await tried('x.doc')).toBe('unknown-format')
    expect(await tried('x')).toBe('unknown-format')
    expect(await tried('folder.csv')).toBe('cannot-write')
    expect(await tried('nowhere/x.csv')).toBe('cannot-write')
  })
})
