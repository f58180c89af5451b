import type { Facets, FacetValue, Said } from '../api.js'
import type { Field } from '../live/finding-choice.js'
import type { Counts } from '../live/finding-index.js'
import { regionName } from './region.js'
import { ruleTitle } from './rule-titles.js'

/** Agencies that are offered; the search finds the others. */
const MOST_AGENCIES = 50

const WORDS: Readonly<Partial<Record<Field, Readonly<Record<string, Said>>>>> = {
  severity: {
    error: { zh: '错误', en: 'Error' },
    warning: { zh: '警告', en: 'Warning' },
    info: { zh: '提示', en: 'Info' },
  },
  status: {
    open: { zh: '待复核', en: 'Open' },
    confirmed: { zh: '属实', en: 'Confirmed' },
    dismissed: { zh: '排除', en: 'Dismissed' },
    corrected: { zh: '已更正', en: 'Corrected' },
  },
  cause: {
    document: { zh: '原文', en: 'Document' },
    damage: { zh: '文件受损', en: 'Damaged copy' },
    reading: { zh: '可能误读', en: 'Our reading' },
  },
  format: {
    pdf: { zh: 'PDF', en: 'PDF' },
    docx: { zh: 'Word', en: 'Word' },
    html: { zh: '网页', en: 'Web page' },
    text: { zh: '文本', en: 'Text' },
  },
  stale: {
    true: { zh: '复核后数字又变了', en: 'Changed since decided' },
    false: { zh: '没有变动', en: 'Unchanged' },
  },
}

const SEVERITIES = ['error', 'warning', 'info']

/** Counts as the page offers them: the highest first, years from the newest, severities from the gravest. */
export function facetsOf({ total, by }: Counts): Facets {
  const values = (field: Field) => facetValues(field, by[field])
  return {
    total,
    severity: values('severity').sort((a, b) => SEVERITIES.indexOf(a.value) - SEVERITIES.indexOf(b.value)),
    rule: values('rule'),
    agency: values('agency').slice(0, MOST_AGENCIES),
    region: values('region'),
    year: values('year').sort((a, b) => Number(b.value) - Number(a.value)),
    status: values('status'),
    cause: values('cause'),
    format: values('format'),
    stale: values('stale'),
  }
}

/** Without those that have no value: there is nothing to filter by. */
export function facetValues(field: Field, counts: ReadonlyMap<string, number>): FacetValue[] {
  return [...counts]
    .filter(([value]) => value !== '')
    .map(([value, count]) => ({ value, label: labelOf(field, value), count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

function labelOf(field: Field, value: string): Said {
  if (field === 'rule') return ruleTitle(value)
  if (field === 'region')
    return value === 'none' ? { zh: '地区不明', en: 'Unknown place' } : { zh: regionName(value), en: regionName(value) }
  return WORDS[field]?.[value] ?? { zh: value, en: value }
}
