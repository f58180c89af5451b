// The table of section four, 政府信息公开行政复议、行政诉讼情况: one line of fifteen figures without
// a row label, the same in the forms of 2019 and 2021. Seen in every report since 2019.
import { column } from './define.js'
import type { Column, Identities, LayoutBlock } from './layout.js'

const OUTCOMES: readonly (readonly [key: string, label: string, variants: readonly string[]])[] = [
  ['upheld', '结果维持', ['维持']],
  ['corrected', '结果纠正', ['纠正']],
  ['other', '其他结果', ['其它结果']],
  ['pending', '尚未审结', ['未审结']],
  ['total', '总计', ['合计', '小计']],
]

function outcomes(prefix: string, groups: readonly string[]): Column[] {
  return OUTCOMES.map(([key, label, variants]) => column(`${prefix}.${key}`, label, 'count', variants, groups))
}

/** The only block of the table. Cell keys are the column keys; the row has neither key nor label. */
export const disputesBlock: LayoutBlock = {
  columns: [
    ...outcomes('reconsideration', ['行政复议']),
    ...outcomes('litigation.direct', ['行政诉讼', '未经复议直接起诉']),
    ...outcomes('litigation.afterReconsideration', ['行政诉讼', '复议后起诉']),
  ],
  rows: [{ key: '', label: '', variants: [], groups: [] }],
}

/** In each of the three groups four outcomes add up to the total. */
export const disputesIdentities: Identities = {
  columns: ['reconsideration', 'litigation.direct', 'litigation.afterReconsideration'].map((group) => ({
    parts: ['upheld', 'corrected', 'other', 'pending'].map((outcome) => `${group}.${outcome}`),
    whole: `${group}.total`,
  })),
  rows: [],
}
