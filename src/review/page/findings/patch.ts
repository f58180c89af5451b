// Changes a finding wherever the page keeps it: in every list and in its own view.
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { Finding, FindingPage, StoredAnomaly } from '../../api.js'

export type Standing = Pick<StoredAnomaly, 'status' | 'stale' | 'lockVersion'>

/** Lays `change` over what is shown of a finding. */
export function patchFinding(client: QueryClient, identity: string, change: Partial<Standing>): void {
  client.setQueriesData<InfiniteData<FindingPage>>({ queryKey: ['findings'] }, (data) =>
    data === undefined ? data : { ...data, pages: data.pages.map((page) => patchPage(page, identity, change)) },
  )
  client.setQueryData<Finding>(['finding', identity], (data) =>
    data === undefined ? data : { ...data, anomaly: { ...data.anomaly, ...change } },
  )
}

function patchPage(page: FindingPage, identity: string, change: Partial<Standing>): FindingPage {
  if (!page.rows.some((row) => row.identity === identity)) return page
  return { ...page, rows: page.rows.map((row) => (row.identity === identity ? { ...row, ...change } : row)) }
}

/** Only what a decision changes. */
export function standingOf({ status, stale, lockVersion }: Standing): Standing {
  return { status, stale, lockVersion }
}
