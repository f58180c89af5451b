import { allRules } from '../../rules/index.js'
import type { Facets, FindingPage, FindingQuery, FindingRow, RuleView } from '../api.js'
import { ApiFailure } from '../api-failure.js'
import { repairsAt } from '../original/repairs-at.js'
import type { ReviewParts, Routes } from '../review-parts.js'
import { facetsOf } from '../view/facets.js'
import { findingView } from '../view/finding-view.js'
import { forms } from '../view/forms.js'
import { findingRow } from '../view/report-view.js'
import { decodeCursor, encodeCursor } from './cursor.js'
import { schemas } from './schemas.js'

type Paged<Query> = Query & { readonly limit: number; readonly after?: string }

/** Lists of findings, what they can be chosen by, and single ones. */
export const findingRoutes: Routes = (server, parts) => {
  const { index, deps, reader } = parts
  server.get<{ Querystring: Paged<FindingQuery> }>(
    '/api/findings',
    { schema: { summary: 'FindingQuery → FindingPage', querystring: schemas.findingsPage } },
    async (request): Promise<FindingPage> => {
      const { limit, after, ...query } = request.query
      await index.fresh()
      const { identities, last } = index.page(query, limit, after === undefined ? undefined : decodeCursor(after))
      const rows = await rowsOf(identities, parts)
      return { rows, next: last && encodeCursor(last), total: index.count(query).total }
    },
  )
  server.get<{ Querystring: FindingQuery }>(
    '/api/facets',
    { schema: { summary: 'FindingQuery → Facets', querystring: schemas.findings } },
    async (request): Promise<Facets> => {
      await index.fresh()
      return facetsOf(index.count(request.query))
    },
  )
  server.get<{ Params: { identity: string } }>(
    '/api/findings/:identity',
    { schema: { summary: 'Finding', params: schemas.byIdentity } },
    async (request) => {
      const view = await findingView(request.params.identity, deps)
      if (!view) throw new ApiFailure('unknown')
      return view
    },
  )
  server.get<{ Params: { identity: string } }>(
    '/api/findings/:identity/repairs',
    { schema: { summary: 'RepairView[]', params: schemas.byIdentity } },
    async (request) => {
      const anomaly = await deps.store.anomaly(request.params.identity)
      if (!anomaly) throw new ApiFailure('unknown')
      const document = await reader.read(anomaly.sha256)
      return document
        ? repairsAt(
            document,
            anomaly.evidence.map(({ place }) => place),
          )
        : []
    },
  )
  server.get('/api/forms', { schema: { summary: 'Form[]' } }, () => forms)
  server.get('/api/rules', { schema: { summary: 'RuleView[]' } }, () => ruleViews)
}

/** Findings as lists show them, in the order asked. */
export async function rowsOf(identities: readonly string[], { deps }: ReviewParts): Promise<FindingRow[]> {
  return (await deps.store.desk.findings(identities)).map((anomaly) => findingRow(anomaly))
}

const ruleViews: readonly RuleView[] = allRules.map(({ id, group, severity, title, about }) => ({
  id,
  group,
  severity,
  title,
  checks: about.checks,
  leavesAlone: about.leavesAlone,
}))
