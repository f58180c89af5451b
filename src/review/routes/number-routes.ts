// Trends, and views as files for spreadsheets.
import type { FindingQuery, Lang, MatrixRow, Trends, TrendYear } from '../api.js'
import type { ReviewParts, Routes } from '../review-parts.js'
import { ruleTitle } from '../view/rule-titles.js'
import { rowsOf } from './finding-routes.js'
import { type MatrixQuery, matrix } from './report-routes.js'
import { schemas } from './schemas.js'
import { type Sheet, sendSheet } from './sheet.js'

/** Rows that an export of a view has at most; whole stores go out by `gouji export`. */
const MOST_ROWS = 50_000
/** Findings fetched at once for it. */
const BATCH = 2_000
/** Agencies a page of the matrix export. */
const MATRIX_BATCH = 500

interface TrendQuery {
  readonly agency?: string
  readonly region?: string
  readonly lang?: Lang
}

export const numberRoutes: Routes = (server, parts) => {
  server.get<{ Querystring: TrendQuery }>(
    '/api/trends',
    { schema: { summary: 'Trends', querystring: schemas.trends } },
    (request): Trends => parts.trends.sums(request.query),
  )
  server.get<{ Querystring: TrendQuery }>(
    '/api/trends.csv',
    { schema: { summary: 'text/csv', querystring: schemas.trends } },
    (request, reply) => sendSheet(reply, trendSheet(parts.trends.sums(request.query), request.query.lang ?? 'zh'), 'csv'),
  )
  for (const kind of ['csv', 'xlsx'] as const) {
    server.get<{ Querystring: FindingQuery & { lang?: Lang } }>(
      `/api/findings.${kind}`,
      { schema: { summary: kind, querystring: schemas.findingsExport } },
      async (request, reply) => {
        const { lang = 'zh', ...query } = request.query
        return sendSheet(reply, await findingSheet(query, lang, parts), kind)
      },
    )
    server.get<{ Querystring: MatrixQuery & { lang?: Lang } }>(
      `/api/matrix.${kind}`,
      { schema: { summary: kind, querystring: schemas.matrixExport } },
      async (request, reply) => sendSheet(reply, await matrixSheet(request.query, request.query.lang ?? 'zh', parts), kind),
    )
  }
}

const FINDING_TITLES = {
  zh: [
    '程度',
    '机关',
    '地区',
    '年度',
    '规则',
    '问题',
    '应为',
    '实为',
    '复核',
    '数字变过',
    '起因',
    '格式',
    '标识',
    '文件 SHA-256',
  ],
  en: [
    'Severity',
    'Agency',
    'Region',
    'Year',
    'Rule',
    'Finding',
    'Expected',
    'Actual',
    'Status',
    'Stale',
    'Cause',
    'Format',
    'Identity',
    'SHA-256',
  ],
} as const

async function findingSheet(query: FindingQuery, lang: Lang, parts: ReviewParts): Promise<Sheet> {
  await parts.index.fresh()
  const { identities } = parts.index.page(query, MOST_ROWS)
  const rows: Sheet['rows'][number][] = []
  for (let at = 0; at < identities.length; at += BATCH) {
    for (const row of await rowsOf(identities.slice(at, at + BATCH), parts)) {
      const rule = ruleTitle(row.rule)[lang]
      const about = [
        row.severity,
        row.agency ?? '',
        row.region?.name ?? '',
        row.year,
        rule,
        row.message[lang],
        row.expected,
        row.actual,
      ]
      rows.push([...about, row.status, row.stale ? 'yes' : '', row.cause, row.format ?? '', row.identity, row.sha256])
    }
  }
  const numbers = new Set([3, 6, 7])
  const columns = FINDING_TITLES[lang].map((title, at) => ({
    title,
    number: numbers.has(at),
    width: at === 5 ? 60 : at === 1 || at === 4 ? 28 : 12,
  }))
  return { name: lang === 'zh' ? '问题' : 'findings', columns, rows }
}

async function matrixSheet(query: MatrixQuery, lang: Lang, parts: ReviewParts): Promise<Sheet> {
  const rows: MatrixRow[] = []
  let [after, years]: [string | undefined, readonly number[]] = [undefined, []]
  do {
    const page: Awaited<ReturnType<typeof matrix>> = await matrix(
      query,
      { limit: MATRIX_BATCH, ...(after === undefined ? {} : { after }) },
      parts,
    )
    rows.push(...page.rows)
    years = page.years
    after = page.next ?? undefined
  } while (after !== undefined && rows.length < MOST_ROWS)
  const said = STANDINGS[lang]
  return {
    name: lang === 'zh' ? '机关与年度' : 'agencies',
    columns: [
      { title: lang === 'zh' ? '机关' : 'Agency', width: 32 },
      { title: lang === 'zh' ? '地区' : 'Region' },
      ...years.map((year) => ({ title: String(year) })),
    ],
    rows: rows.map(({ agency, region, reports }) => [
      agency,
      region?.name ?? '',
      ...years.map((year) => {
        const report = reports[year]
        return report ? `${said[report.standing]}${report.open > 0 ? ` ${report.open}` : ''}` : said.missing
      }),
    ]),
  }
}

const STANDINGS = {
  zh: { complete: '齐全', open: '待复核', partial: '不全', refused: '不能读', failed: '失败', waiting: '等待', missing: '缺' },
  en: {
    complete: 'complete',
    open: 'open',
    partial: 'partial',
    refused: 'refused',
    failed: 'failed',
    waiting: 'waiting',
    missing: 'missing',
  },
} as const

function trendSheet({ years }: Trends, lang: Lang): Sheet {
  const flat = (year: TrendYear) =>
    [
      ['newlyReceived', year.newlyReceived],
      ['carriedIn', year.carriedIn],
      ['carriedOut', year.carriedOut],
      ...Object.entries(year.results).map(([name, value]) => [`results.${name}`, value]),
      ...Object.entries(year.disputes).flatMap(([kind, verdicts]) =>
        Object.entries(verdicts).map(([name, value]) => [`${kind}.${name}`, value]),
      ),
    ] as [string, number | null][]
  const names = years[0] ? flat(years[0]).map(([name]) => name) : []
  const titles = [lang === 'zh' ? '年度' : 'year', lang === 'zh' ? '报告' : 'reports', ...names]
  return {
    name: lang === 'zh' ? '趋势' : 'trends',
    columns: titles.map((title) => ({ title, number: true })),
    rows: years.map((year) => [year.year, year.reports, ...flat(year).map(([, value]) => value)]),
  }
}
