// The filter of the list as it stands in the address: a FindingQuery, and `at` for the row that is looked at.

/** Facets in the order in which they are shown; each is a field of the query. */
export const FACETS = ['status', 'severity', 'rule', 'agency', 'region', 'year', 'cause', 'format', 'stale'] as const
export type FacetName = (typeof FACETS)[number]

const OF_THE_FILTER = new Set<string>([...FACETS, 'q', 'present'])

/** Only what the server filters by, in a fixed order, so that one filter is one entry of the cache. */
export function filterOf(query: URLSearchParams): URLSearchParams {
  const kept = [...query].filter(([name]) => OF_THE_FILTER.has(name))
  return new URLSearchParams(kept.sort(([a, x], [b, y]) => (a + x < b + y ? -1 : 1)))
}

/** The filter with a value of a facet put in or taken out. */
export function toggled(filter: URLSearchParams, name: FacetName, value: string): URLSearchParams {
  const next = new URLSearchParams(filter)
  if (name === 'stale') {
    // One value at most: both together mean no filter.
    const had = next.get(name) === value
    next.delete(name)
    if (!had) next.set(name, value)
  } else if (next.has(name, value)) next.delete(name, value)
  else next.append(name, value)
  return next
}

/** The filter with a search text; none for an empty one. */
export function searched(filter: URLSearchParams, text: string): URLSearchParams {
  const next = new URLSearchParams(filter)
  if (text.trim() === '') next.delete('q')
  else next.set('q', text.trim())
  return next
}
