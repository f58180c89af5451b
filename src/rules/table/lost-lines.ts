import type { MatchedLabel, ReadTable, Report, TableName } from '../../layouts/index.js'

/** So many different labels of one table are not cut by an agency: lines of its header were not seen. */
const CUT_ALIKE = 2

/** True where a PDF's table shows by its labels that we lost lines of its header. */
export function hasLostLines({ format }: Report, { labels }: ReadTable): boolean {
  return format === 'pdf' && new Set(labels.filter(({ fit }) => fit === 'cut').map(({ official }) => official)).size >= CUT_ALIKE
}

const KEYS: Readonly<Record<TableName, RegExp>> = {
  proactive: /^proactive\./,
  applications: /^applications\./,
  disputes: /^(?:reconsideration|litigation)\./,
}

/** True where a page of a PDF ends between that label of a header and the figures under it: the label may go on there. */
export function isCutByPage(report: Report, table: TableName, { place }: Pick<MatchedLabel, 'place'>): boolean {
  if (place.in !== 'pdf') return false
  const pages = [...report.cells.values()].flatMap((cell) =>
    KEYS[table].test(cell.key) && cell.place.in === 'pdf' ? [cell.place.page] : [],
  )
  return pages.length > 0 && !pages.includes(place.page)
}
