// Items for exports: real readings of samples, with the details that a store would lay around them.
import { readFile } from 'node:fs/promises'
import { layouts } from '../../src/layouts/index.js'
import { type Reading, read } from '../../src/pipeline/index.js'
import type { DocumentDetail, DocumentRow, ExportItem, StoredAnomaly } from '../../src/store/index.js'

export const RECEIVED = Date.UTC(2024, 0, 31, 2, 3, 4, 567)

type Sample = 'sound-2023-html/source.html' | 'wrong-total-2023-docx/source.docx' | 'damaged-2022-text/source.txt'

export async function readSample(sample: Sample): Promise<Reading> {
  return readBytes(await readFile(new URL(`../../samples/${sample}`, import.meta.url)))
}

export async function readBytes(bytes: Uint8Array): Promise<Reading> {
  const { extraction, english } = await read(bytes, {})
  return { extraction, english }
}

/** A report on the form of 2014, with figures that count up from 1. */
export function reportOf2014(): Uint8Array {
  const rows = layouts.filter(({ form }) => form === '2014').flatMap(({ blocks }) => blocks.flatMap((block) => block.rows))
  const lines = rows.map(({ label }, at) => `<tr><td>${label}</td><td>件</td><td>${at + 1}</td></tr>`)
  return Buffer.from(
    `<!doctype html><meta charset="utf-8"><h1>平川县财政局2016年政府信息公开工作年度报告</h1>
    <p>根据《中华人民共和国政府信息公开条例》，现公布2016年度政府信息公开工作年度报告。统计期限自2016年1月1日起至2016年12月31日止。</p>
    <h2>政府信息公开情况统计表</h2><table><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>${lines.join('')}</table>`,
  )
}

/** What a store holds of findings: here as the reading has them, all open. */
function storedFindings({ extraction, english }: Reading, sha256: string): StoredAnomaly[] {
  return extraction.anomalies.map((anomaly, at) => ({
    ...anomaly,
    message: { zh: anomaly.message, en: english.anomalies[at] ?? '' },
    against: anomaly.against ?? [],
    sha256,
    reportId: `r-${sha256.slice(0, 6)}`,
    agency: extraction.report?.agency ?? null,
    year: extraction.report?.year ?? null,
    status: 'open',
    stale: false,
    present: true,
    assignee: null,
    lockVersion: 1,
    updatedAt: RECEIVED,
  }))
}

interface Around {
  readonly detail?: Partial<DocumentDetail>
  readonly document?: Partial<DocumentRow>
  readonly decisions?: ExportItem['decisions']
}

/** The item of a reading; `around` replaces what the store would say. */
export function makeItem(reading: Reading, { detail, document, decisions = [] }: Around = {}): ExportItem {
  const { sha256, bytes } = reading.extraction.source
  const received = { channel: 'crawl', name: 'report', receivedAt: RECEIVED } as const
  const origin = 'https://www.example.gov.cn/zfxxgk/2023.html'
  const row: DocumentRow = {
    ...received,
    sha256,
    bytes,
    origin,
    state: reading.extraction.status,
    reason: reading.extraction.reason?.code ?? null,
    message: null,
    starts: 1,
    finishedAt: RECEIVED,
    reportId: `r-${sha256.slice(0, 6)}`,
    ...document,
  }
  return {
    decisions,
    detail: {
      document: row,
      arrivals: [
        { ...received, sha256, bytes, origin: '/srv/in/report', receivedAt: RECEIVED - 1000 },
        { ...received, sha256, bytes, origin },
      ],
      reading,
      anomalies: storedFindings(reading, sha256),
      corrections: {},
      versions: [{ sha256, current: true, engine: '0', finishedAt: RECEIVED }],
      ...detail,
    },
  }
}

/** The same report by an agency of another name. */
export function renamed(reading: Reading, agency: string): Reading {
  const { extraction } = reading
  return { ...reading, extraction: { ...extraction, report: extraction.report && { ...extraction.report, agency } } }
}

export async function* stream(...items: readonly ExportItem[]): AsyncGenerator<ExportItem> {
  yield* items
}
