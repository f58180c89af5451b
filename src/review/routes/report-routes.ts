import type { Desk, DocumentState } from '../../store/index.js'
import type { Differences, Matrix, MatrixRow, Overview, ReportStanding, ReportView, States } from '../api.js'
import { ApiFailure } from '../api-failure.js'
import type { ReviewParts, Routes } from '../review-parts.js'
import { facetValues } from '../view/facets.js'
import { regionOf } from '../view/region.js'
import { reportView, rereading, versionDifferences } from '../view/report-view.js'
import { schemas } from './schemas.js'

export interface MatrixQuery {
  readonly agency?: string
  readonly region?: string
  readonly from?: number
  readonly to?: number
}
interface Paged {
  readonly limit: number
  readonly after?: string
}

/** Reports: agencies by years, one report, versions against each other, numbers of all. */
export const reportRoutes: Routes = (server, parts) => {
  const { deps } = parts
  const { store } = deps
  server.get<{ Querystring: MatrixQuery & Paged }>(
    '/api/matrix',
    { schema: { summary: 'Matrix', querystring: schemas.matrix } },
    (request) => matrix(request.query, request.query, parts),
  )
  server.get<{ Querystring: Paged & { agency?: string; year?: number } }>(
    '/api/reports',
    { schema: { summary: 'Page<ReportRow>', querystring: schemas.reports } },
    (request) => {
      const { limit, after, ...filter } = request.query
      return paged(() => store.reports(filter, { limit, ...(after === undefined ? {} : { after }) }))
    },
  )
  server.get<{ Params: { id: string } }>(
    '/api/reports/:id',
    { schema: { summary: 'ReportView', params: schemas.byId } },
    async (request): Promise<ReportView> => {
      const sha256 = await store.desk.documentOfReport(request.params.id)
      return found(sha256 === null ? null : await reportView(sha256, deps))
    },
  )
  server.get<{ Params: { sha256: string } }>(
    '/api/documents/:sha256',
    { schema: { summary: 'ReportView', params: schemas.byDocument } },
    async (request): Promise<ReportView> => found(await reportView(request.params.sha256, deps)),
  )
  server.get<{ Params: { sha256: string } }>(
    '/api/documents/:sha256/rereading',
    { schema: { summary: 'Differences', params: schemas.byDocument } },
    async (request): Promise<Differences> => found(await rereading(request.params.sha256, deps)),
  )
  server.get<{ Params: { before: string; after: string } }>(
    '/api/differences/:before/:after',
    { schema: { summary: 'Differences', params: schemas.byTwoDocuments } },
    async (request): Promise<Differences> => found(await versionDifferences(request.params.before, request.params.after, deps)),
  )
  server.get<{ Querystring: Paged & { state?: DocumentState } }>(
    '/api/documents',
    { schema: { summary: 'Page<DocumentRow>', querystring: schemas.documents } },
    (request) => {
      const { limit, after, ...filter } = request.query
      return paged(() => store.documents(filter, { limit, ...(after === undefined ? {} : { after }) }))
    },
  )
  server.get<{ Querystring: { sha256: readonly string[] } }>(
    '/api/states',
    { schema: { summary: 'States', querystring: schemas.states } },
    async (request): Promise<States> => ({ states: Object.fromEntries(await store.states(request.query.sha256)) }),
  )
  server.get('/api/overview', { schema: { summary: 'Overview' } }, () => overview(parts))
}

function found<View>(view: View | null): View {
  if (view === null) throw new ApiFailure('unknown')
  return view
}

/** A mark that does not continue a list is the asker's mistake. */
async function paged<Result>(list: () => Promise<Result>): Promise<Result> {
  try {
    return await list()
  } catch (error) {
    if (error instanceof RangeError) throw new ApiFailure('wrong-request', { message: { zh: error.message, en: error.message } })
    throw error
  }
}

export async function matrix(
  { agency, region, from, to }: MatrixQuery,
  { limit, after }: Paged,
  { deps }: ReviewParts,
): Promise<Matrix> {
  const { desk } = deps.store
  const filter = {
    ...(agency === undefined ? {} : { agency }),
    ...(region === undefined ? {} : { codePrefix: region }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
  const page = await paged(() => desk.agencyYears(filter, { limit, ...(after === undefined ? {} : { after }) }))
  const years = (await yearsOf(desk)).filter((year) => year >= (from ?? year) && year <= (to ?? year))
  return { years, next: page.next, rows: page.rows.map(matrixRow) }
}

/** Milliseconds that the years of a store are believed: a new one comes once a year. */
const YEARS_MS = 10_000
const knownYears = new WeakMap<Desk, { readonly at: number; readonly years: Promise<readonly number[]> }>()

function yearsOf(desk: Desk): Promise<readonly number[]> {
  const known = knownYears.get(desk)
  if (known && Date.now() - known.at < YEARS_MS) return known.years
  const years = desk.years()
  knownYears.set(desk, { at: Date.now(), years })
  years.catch(() => knownYears.delete(desk)) // its asker is told; the next one asks again
  return years
}

function matrixRow({
  agency,
  agencyCode,
  reports,
}: Awaited<ReturnType<ReviewParts['deps']['store']['desk']['agencyYears']>>['rows'][number]): MatrixRow {
  return {
    agency,
    agencyCode,
    region: regionOf(agencyCode, agency),
    reports: Object.fromEntries(
      reports.map(({ year, id, sha256, state, open, versions }) => [
        year,
        { id, sha256, standing: standingOf(state, open), open, versions },
      ]),
    ),
  }
}

/** Failures first: of what was not read nothing else can be said. */
function standingOf(state: DocumentState, open: number): ReportStanding {
  if (state === 'failed' || state === 'quarantined') return 'failed'
  if (state === 'queued' || state === 'running') return 'waiting'
  if (state === 'refused') return 'refused'
  if (open > 0) return 'open'
  return state === 'partial' ? 'partial' : 'complete'
}

/** Failures that an overview shows. */
const MOST_FAILED = 50
const FAILED: readonly DocumentState[] = ['failed', 'quarantined', 'refused']

async function overview({ deps, index, feed }: ReviewParts): Promise<Overview> {
  const { store } = deps
  await index.fresh()
  const { documents, reports, anomalies } = await feed.status()
  const pages = await Promise.all(FAILED.map((state) => store.documents({ state }, { limit: MOST_FAILED })))
  const failed = pages
    .flatMap(({ rows }) => rows)
    .sort((a, b) => (b.finishedAt ?? 0) - (a.finishedAt ?? 0))
    .slice(0, MOST_FAILED)
  const { by } = index.count({ status: ['open'] })
  const stale = index.count({ stale: true }).total
  const severity = { error: 0, warning: 0, info: 0, ...Object.fromEntries(by.severity) }
  return {
    documents,
    reports,
    findings: anomalies,
    stale,
    open: {
      severity,
      rule: facetValues('rule', by.rule),
      region: facetValues('region', by.region),
      year: facetValues('year', by.year).sort((a, b) => Number(a.value) - Number(b.value)),
    },
    failed: failed.map((row) => ({ ...row, said: row.message ?? { zh: row.reason ?? '', en: row.reason ?? '' } })),
    waiting: documents.queued + documents.running,
  }
}
