// True reports for the fake sites, made by the generator of samples, and the pages around them.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { print, randomRecord, type SampleRecord } from '../../scripts/sample/index.js'
import type { Reply, TrueReport } from './fake-site.js'

export interface MadeReport extends TrueReport {
  readonly reply: Reply
  readonly record: SampleRecord
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** Reports of years 2019 to 2024, one agency a seed. */
export async function makeReports(
  seed: number,
  count: number,
  { format = 'html', variant = 'portal' }: { readonly format?: 'html' | 'docx'; readonly variant?: string } = {},
): Promise<MadeReport[]> {
  const reports: MadeReport[] = []
  const named = new Set<string>()
  for (let next = seed * 1_000; reports.length < count; next++) {
    const record = randomRecord(next, { year: 2019 + (next % 6) })
    // An invented agency may come twice; a site has one report of it a year.
    if (named.has(`${record.agency} ${record.year}`)) continue
    named.add(`${record.agency} ${record.year}`)
    const bytes = await print(record, format, variant, next)
    reports.push({
      ...about(record, bytes),
      reply: { body: bytes, headers: { 'content-type': TYPES[format] as string } },
      record,
    })
  }
  return reports
}

/** The PDF of the samples as the report of `record`. */
export function pdfReport(record: SampleRecord, mark: string): MadeReport {
  const file = new URL('../../samples/broken-table-2024-pdf/source.pdf', import.meta.url)
  // A comment behind the end makes it a document of its own.
  const bytes = Buffer.concat([readFileSync(file), Buffer.from(`\n% ${mark}\n%%EOF\n`)])
  return { ...about(record, bytes), reply: { body: bytes, headers: { 'content-type': TYPES.pdf as string } }, record }
}

function about({ agency, year }: SampleRecord, bytes: Uint8Array): TrueReport {
  const title = `${agency}${year}年政府信息公开工作年度报告`
  return { title, agency, year, sha256: createHash('sha256').update(bytes).digest('hex') }
}

export interface Item {
  readonly title: string
  readonly href: string
  readonly date?: string
}

/** What stands beside the reports on every such site and is none. */
export const DISTRACTORS: readonly Item[] = [
  { title: '政府信息公开指南', href: '/zfxxgkzn/2020/guide.html' },
  { title: '政府信息公开目录', href: '/zfxxgkml/2020/catalogue.html' },
  { title: '政府信息公开制度', href: '/zfxxgkzd/2020/rules.html' },
  { title: '岚桥县2023年法治政府建设年度报告', href: '/fzzf/2024/report.html' },
  { title: '关于做好2023年政府信息公开工作年度报告编制工作的通知', href: '/tz/2024/notice.html' },
  { title: '一图读懂岚桥县2023年政府信息公开工作年度报告', href: '/tj/2024/picture.html' },
  { title: '岚桥县2023年财政决算公开', href: '/cz/2024/budget.html' },
]

export function listItems(items: readonly Item[]): string {
  return items
    .map(
      ({ title, href, date }) => `<li><a href="${href}" title="${title}">${title}</a><span>${date ?? '2024-01-20'}</span></li>`,
    )
    .join('\n')
}

/** A page of a portal with its menu around `body`. */
export function portalPage(title: string, body: string, head = ''): string {
  const menu = '<div class="menu"><a href="/">首页</a> <a href="/zwfw/">政务服务</a> <a href="/hdjl/">互动交流</a></div>'
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_岚桥县人民政府</title>${head}</head><body>${menu}<h2>${title}</h2>\n${body}\n<div class="footer"><a href="javascript:void(0)">网站地图</a> 主办单位：岚桥县人民政府办公室</div></body></html>`
}

/** Truth without what only the server needs. */
export function truthOf(reports: readonly MadeReport[]): TrueReport[] {
  return reports.map(({ title, agency, year, sha256 }) => ({ title, agency, year, sha256 }))
}
