// The queue of findings under the filter of the address: its rows, the one looked at, and moving through them.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { FindingRow } from '../../api.js'
import { queries } from '../server/index.js'
import { address, go, useView } from '../view/index.js'
import { filterOf } from './filter.js'

/** The next page is fetched when so few rows are left below. */
const AHEAD = 15

export interface Queue {
  readonly rows: readonly FindingRow[]
  readonly total: number | null
  readonly filter: URLSearchParams
  /** Identity of the finding looked at; null where there is none. */
  readonly current: string | null
  /** Whether it is open, with its original. */
  readonly open: boolean
  readonly loading: boolean
  readonly error: Error | null
  readonly more: (() => void) | null
  reload(): void
  /** Looks at another finding, in the way the present one is looked at. */
  look(identity: string): void
  /** Moves by so many rows; at either end it stays. */
  move(by: number): void
  openOne(identity: string): void
  close(): void
  setFilter(filter: URLSearchParams): void
}

export function useQueue(): Queue {
  const { path, query } = useView()
  const filter = useMemo(() => filterOf(query), [query])
  const list = useInfiniteQuery(queries.findings(filter.toString()))
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.rows) ?? [], [list.data])
  const open = path[1] !== undefined
  const current = path[1] ?? query.get('at') ?? rows[0]?.identity ?? null
  const show = (identity: string | null, opened: boolean, replace: boolean) => {
    const next = new URLSearchParams(filter)
    if (!opened && identity !== null) next.set('at', identity)
    go(address(opened && identity !== null ? `/findings/${encodeURIComponent(identity)}` : '/findings', next), replace)
  }
  const more = list.hasNextPage && !list.isFetchingNextPage ? () => void list.fetchNextPage() : null
  return {
    rows,
    total: list.data?.pages[0]?.total ?? null,
    filter,
    current,
    open,
    loading: list.isPending,
    error: list.error,
    more,
    reload: () => void list.refetch(),
    look: (identity) => show(identity, open, true),
    move: (by) => {
      const at = rows.findIndex((row) => row.identity === current)
      const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)]
      if (rows.length - at <= AHEAD) more?.()
      if (next) show(next.identity, open, true)
    },
    openOne: (identity) => show(identity, true, false),
    close: () => show(current, false, false),
    setFilter: (next) => go(address('/findings', next)),
  }
}
