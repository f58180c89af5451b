// How findings show on the cells of a workbook: the worst severity colours the figure, and a note says what was found.
import type { Lang } from '../pipeline/index.js'
import type { AnomalyStatus, ExportItem, StoredAnomaly } from '../store/index.js'
import type { Mark } from '../xlsx/index.js'
import { VALUE_COLUMN } from './cells-table.js'

const RANK: Readonly<Record<StoredAnomaly['severity'], number>> = { error: 2, warning: 1, info: 0 }

const STATUS: Readonly<Record<Lang, Readonly<Record<AnomalyStatus, string>>>> = {
  zh: { open: '未处理', confirmed: '属实', dismissed: '已排除', corrected: '已改正' },
  en: { open: 'open', confirmed: 'confirmed', dismissed: 'dismissed', corrected: 'corrected' },
}

/** By key of the cell. Findings that were dismissed or are gone leave no colour: nobody has to look there. */
export function cellMarks({ detail }: ExportItem, lang: Lang): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>()
  const standing = detail.anomalies.filter(({ present, status }) => present && status !== 'dismissed')
  for (const finding of standing.sort((a, b) => RANK[b.severity] - RANK[a.severity])) {
    const note = `${finding.message[lang]}\n${finding.rule} · ${STATUS[lang][finding.status]}`
    for (const key of new Set(finding.cells)) {
      const worse = marks.get(key)
      const told = worse
        ? { ...worse, note: `${worse.note}\n\n${note}` }
        : { column: VALUE_COLUMN, style: finding.severity, note }
      marks.set(key, told)
    }
  }
  return marks
}
