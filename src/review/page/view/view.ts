// What is shown stands in the address: path and query. A colleague who gets the address sees the same.
import { useSyncExternalStore } from 'react'

export interface View {
  /** `/findings/ab12` → ['findings', 'ab12'], decoded. */
  readonly path: readonly string[]
  readonly query: URLSearchParams
}

const CHANGED = 'gouji:view'

/** The view of the address as it is now; renders again when it changes. */
export function useView(): View {
  const href = useSyncExternalStore(subscribe, () => window.location.pathname + window.location.search)
  return readView(href)
}

/** Goes to another view. `replace`: the browser's way back skips the one that was left. */
export function go(href: string, replace = false): void {
  if (href === window.location.pathname + window.location.search) return
  if (replace) window.history.replaceState(null, '', href)
  else window.history.pushState(null, '', href)
  window.dispatchEvent(new Event(CHANGED))
}

/** A path and a query as one address; an empty query leaves no question mark. */
export function address(path: string, query: URLSearchParams): string {
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed)
  window.addEventListener(CHANGED, changed)
  return () => {
    window.removeEventListener('popstate', changed)
    window.removeEventListener(CHANGED, changed)
  }
}

function readView(href: string): View {
  const url = new URL(href, window.location.origin)
  const path = url.pathname.split('/').filter((step) => step !== '')
  return { path: path.map(decoded), query: url.searchParams }
}

/** A path that somebody mistyped (`/findings/%E0`) must not stop the page. */
function decoded(step: string): string {
  try {
    return decodeURIComponent(step)
  } catch {
    return step
  }
}
