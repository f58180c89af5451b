// What the figures of a key count. The forms print few units: those of money come from the column, those of 2014
// from its column 单位, the rest from what is counted (规章 and decisions are 件, items of power are 项).
import type { Measure } from '../layouts/index.js'

export type Unit = '件' | '项' | '条' | '次' | '篇' | '个' | '人' | '人次' | '元' | '万元' | '亿元'

/** The first that matches the key wins. */
const UNITS: readonly (readonly [RegExp, Unit])[] = [
  [/^proactive\..*\.(priorYearItems|netChange)$/, '项'],
  [/^proactive\.procurement\.projects$/, '项'],
  [/^(proactive|applications|reconsideration|litigation)\./, '件'],
  [/^legacy\.proactive\.(total|normativeDocuments)$/, '条'],
  [/^legacy\.proactive\.normativeDocumentsIssued$/, '件'],
  [/^legacy\.channels\./, '条'],
  [/^legacy\.response\.policyArticles$/, '篇'],
  [/^legacy\.response\./, '次'],
  [/^legacy\.(requests|replies|reconsideration|litigation)\./, '件'],
  [/^legacy\.complaints$/, '件'],
  [/^legacy\.resources\.(units|readingPoints)$/, '个'],
  [/^legacy\.resources\./, '人'],
  [/^legacy\.training\.attendees$/, '人次'],
  [/^legacy\.training\./, '次'],
]

/** The unit of a key's figures; null where the form leaves it to the writer (采购总金额) or the key is unknown. */
export function unitOf(key: string, measure: Measure): Unit | null {
  if (measure === 'money-wan-yuan') return '万元'
  if (measure === 'money-as-printed') return null
  return UNITS.find(([pattern]) => pattern.test(key))?.[1] ?? null
}

/** The unit that a cell's note begins with, for figures that are taken as printed: `元`, `万元（含税）`. */
export function printedUnit(note: string | undefined): Unit | null {
  return (/^(?:亿元|万元|元)/.exec(note ?? '')?.[0] as Unit | undefined) ?? null
}
