// What the page asks the server for, each with the key that it is kept under.
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type {
  Account,
  Differences,
  Facets,
  Finding,
  FindingPage,
  Form,
  Letters,
  Matrix,
  OutlineView,
  Overview,
  ReportView,
  Session,
  Sites,
  Token,
  Trends,
} from '../../api.js'
import { get, keepCsrf } from './ask.js'

/** Rows that one request brings; three screens full. */
const PAGE_OF_FINDINGS = 60
const NEVER_STALE = Number.POSITIVE_INFINITY

export const session = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => keepCsrf(await get<Session>('/api/session', signal)),
  staleTime: NEVER_STALE,
})

/** `query`: a FindingQuery as it stands in the address. */
export const findings = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['findings', query],
    queryFn: ({ pageParam, signal }) => get<FindingPage>(`/api/findings?${paged(query, PAGE_OF_FINDINGS, pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    staleTime: NEVER_STALE,
  })

export const facets = (query: string) =>
  queryOptions({
    queryKey: ['facets', query],
    queryFn: ({ signal }) => get<Facets>(`/api/facets?${query}`, signal),
    placeholderData: (before) => before,
  })

export const finding = (identity: string) =>
  queryOptions({
    queryKey: ['finding', identity],
    queryFn: ({ signal }) => get<Finding>(`/api/findings/${encodeURIComponent(identity)}`, signal),
  })

export const forms = queryOptions({
  queryKey: ['forms'],
  queryFn: ({ signal }) => get<readonly Form[]>('/api/forms', signal),
  staleTime: NEVER_STALE,
})

export const outline = (sha256: string) =>
  queryOptions({
    queryKey: ['outline', sha256],
    queryFn: ({ signal }) => get<OutlineView>(`/api/documents/${sha256}/outline`, signal),
    staleTime: NEVER_STALE,
  })

export const matrix = (query: string, limit: number) =>
  queryOptions({
    queryKey: ['matrix', query],
    queryFn: ({ signal }) => get<Matrix>(`/api/matrix?${paged(query, limit, null)}`, signal),
    placeholderData: (before) => before,
  })

/** A report by its id, or the reading of one document by its sha256. */
export const report = (kind: 'reports' | 'documents', id: string) =>
  queryOptions({
    queryKey: ['report', kind, id],
    queryFn: ({ signal }) => get<ReportView>(`/api/${kind}/${encodeURIComponent(id)}`, signal),
  })

export const differences = (before: string, after: string) =>
  queryOptions({
    queryKey: ['differences', before, after],
    queryFn: ({ signal }) => get<Differences>(`/api/differences/${before}/${after}`, signal),
    staleTime: NEVER_STALE,
  })

export const overview = queryOptions({
  queryKey: ['overview'],
  queryFn: ({ signal }) => get<Overview>('/api/overview', signal),
})

/** `query`: `q` and `after` as they stand in the address. */
export const sites = (query: string, limit: number) =>
  queryOptions({
    queryKey: ['sites', query],
    queryFn: ({ signal }) => get<Sites>(`/api/sites?${paged(query, limit, null)}`, signal),
    placeholderData: (before) => before,
    // Runs go on without anybody here having done anything.
    refetchInterval: 15_000,
  })

export const trends = (query: string) =>
  queryOptions({
    queryKey: ['trends', query],
    queryFn: ({ signal }) => get<Trends>(`/api/trends?${query}`, signal),
    placeholderData: (before) => before,
  })

export const letters = (q: string) =>
  queryOptions({
    queryKey: ['letters', q],
    queryFn: ({ signal }) => get<Letters>(`/api/letters?${new URLSearchParams(q === '' ? {} : { q })}`, signal),
    placeholderData: (before) => before,
  })

export const accounts = queryOptions({
  queryKey: ['accounts'],
  queryFn: ({ signal }) => get<readonly Account[]>('/api/accounts', signal),
})

export const tokens = queryOptions({
  queryKey: ['tokens'],
  queryFn: ({ signal }) => get<readonly Token[]>('/api/tokens', signal),
})

function paged(query: string, limit: number, after: string | null): string {
  const params = new URLSearchParams(query)
  params.set('limit', String(limit))
  if (after !== null) params.set('after', after)
  return params.toString()
}
