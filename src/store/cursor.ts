import type { Page } from './store.js'

/** A text that continues a list behind a row: the values that the list is sorted by. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values), 'utf8').toString('base64url')
}

/** The values of a cursor; throws `RangeError` for a text that no list of this kind gave out. */
export function valuesOf<Values extends readonly (string | number)[]>(
  cursor: string,
  kinds: readonly ('string' | 'number')[],
): Values {
  const values = parsed(cursor)
  if (values.length === kinds.length && values.every((value, at) => typeof value === kinds[at]))
    return values as unknown as Values
  throw new RangeError(
    '无法识别的翻页标记，请从第一页重新开始。This mark does not continue the list: start again at its first page.',
  )
}

function parsed(cursor: string): unknown[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    return Array.isArray(values) ? values : []
  } catch {
    // Not one of ours, which the caller is told.
    return []
  }
}

/** Rows that one page holds at most, whatever is asked for. */
const LONGEST_PAGE = 1000

/** How many rows to ask for: one more than the page, which tells whether there is a next one. */
export function askFor(limit: number): number {
  return Math.min(Math.max(1, Math.floor(limit)), LONGEST_PAGE) + 1
}

/** The page out of the rows that `askFor` brought. */
export function pageOf<Row, Shown>(
  rows: readonly Row[],
  asked: number,
  cursor: (row: Row) => string,
  show: (row: Row) => Shown,
): Page<Shown> {
  const shown = rows.slice(0, asked - 1)
  const last = shown.at(-1)
  return { rows: shown.map(show), next: rows.length === asked && last !== undefined ? cursor(last) : null }
}
