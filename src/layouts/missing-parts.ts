import { layouts, tableNames } from './forms.js'
import type { ReadTable, Report, TableName } from './report.js'

const TABLE_TITLES: Readonly<Record<TableName, string>> = {
  proactive: '主动公开政府信息情况表',
  applications: '政府信息公开申请情况表',
  disputes: '行政复议、行政诉讼情况表',
}

/**
 * What a report's tables lack of their forms, as the form names it: whole tables, rows, columns. The
 * form of 2014 has one table only.
 */
export function missingParts(report: Report): string[] {
  const old = report.tables.find((table) => table.form === '2014')
  if (old) return old.missing.map((key) => nameOf(old, key))
  return tableNames.flatMap((name) => {
    const read = report.tables.find((table) => table.table === name)
    return read ? read.missing.map((key) => nameOf(read, key)) : [TABLE_TITLES[name]]
  })
}

function nameOf(read: ReadTable, key: string): string {
  for (const layout of layouts) {
    if (layout.table !== read.table || (read.form && layout.form !== read.form)) continue
    for (const block of layout.blocks) {
      const label = [...block.rows, ...block.columns].find((candidate) => candidate.key === key)
      if (label?.label) return [...label.groups.slice(-1), label.label].join('·')
    }
  }
  return key
}
