// What two readings of the same bytes say differently: status, fields of the report, cells, findings.
import type { Extraction } from './extraction.js'

/** `before` or `after` is null where the reading has nothing of the kind. */
export interface Difference {
  /** `status`, `report.year`, the key of a cell, or `finding` with rule and identity. */
  readonly what: string
  readonly before: string | null
  readonly after: string | null
}

/** In the order status, report, cells, findings; empty for readings that say the same. */
export function differences(older: Extraction, newer: Extraction): Difference[] {
  const pairs: Difference[] = [compared('status', older.status, newer.status)]
  for (const field of ['title', 'agency', 'year', 'signedOn'] as const)
    pairs.push(compared(`report.${field}`, text(older.report?.[field]), text(newer.report?.[field])))
  for (const key of union(Object.keys(older.cells), Object.keys(newer.cells)))
    pairs.push(compared(key, cellText(older, key), cellText(newer, key)))
  const [before, after] = [older, newer].map(findingsOf) as [Map<string, string>, Map<string, string>]
  for (const identity of union([...before.keys()], [...after.keys()]))
    pairs.push(compared(`finding ${identity.slice(0, 12)}`, before.get(identity) ?? null, after.get(identity) ?? null))
  return pairs.filter((pair) => pair.before !== pair.after)
}

function compared(what: string, before: string | null, after: string | null): Difference {
  return { what, before, after }
}

function text(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

function cellText({ cells }: Extraction, key: string): string | null {
  const cell = cells[key]
  return cell === undefined ? null : cell.value === null ? cell.state : String(cell.value)
}

/** Severity and cause may change while the claim stays; wording is left out. */
function findingsOf({ anomalies }: Extraction): Map<string, string> {
  return new Map(anomalies.map(({ identity, rule, severity, cause }) => [identity, `${rule} ${severity} ${cause}`]))
}

function union(first: readonly string[], second: readonly string[]): string[] {
  return [...new Set([...first, ...second])]
}
