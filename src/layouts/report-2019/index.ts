// The form for reports on 2019 and 2020 (国办公开办函〔2019〕60号), which many agencies went on using.
// Block 九 (procurement) is often left out; a report without it is complete. 采购总金额 has no printed
// unit, so its figure is taken as printed and the unit, if any, becomes the cell's note.
import {
  applicantColumns,
  applicationsIdentities,
  resultGroups,
  rowsAfterOtherHandling,
  rowsBeforeOtherHandling,
} from '../applications.js'
import { block, column, NO_IDENTITIES, row } from '../define.js'
import { disputesBlock, disputesIdentities } from '../disputes.js'
import type { Layout } from '../layout.js'

const documentColumns = [
  column('newlyMade', '本年新制作数量', 'count', ['本年制作数量', '新制作数量']),
  column('newlyPublished', '本年新公开数量', 'count', ['本年公开数量', '新公开数量']),
  column('publishedTotal', '对外公开总数量', 'count', ['公开总数量']),
]
const itemColumns = [
  column('priorYearItems', '上一年项目数量', 'count', ['上年项目数量']),
  column('netChange', '本年增/减', 'signed', ['本年增减']),
]
const decisionColumns = [...itemColumns, column('decisions', '处理决定数量', 'count', ['本年处理决定数量'])]

const proactive2019: Layout = {
  table: 'proactive',
  form: '2019',
  blocks: [
    block('第二十条第（一）项', documentColumns, [
      row('proactive.rules', '规章'),
      row('proactive.normativeDocuments', '规范性文件', ['行政规范性文件', '规范性文件数']),
    ]),
    block('第二十条第（五）项', decisionColumns, [
      row('proactive.licensing', '行政许可'),
      row('proactive.otherServices', '其他对外管理服务事项', ['其它对外管理服务事项']),
    ]),
    block('第二十条第（六）项', decisionColumns, [row('proactive.penalties', '行政处罚'), row('proactive.coercion', '行政强制')]),
    block('第二十条第（八）项', itemColumns, [row('proactive.fees', '行政事业性收费')]),
    block(
      '第二十条第（九）项',
      [
        column('projects', '采购项目数量', 'count', ['项目数量']),
        column('amount', '采购总金额', 'money-as-printed', [
          '采购金额',
          '采购总金额万元',
          '采购总金额元',
          '采购总金额单位万元',
          '采购总金额单位元',
        ]),
      ],
      [row('proactive.procurement', '政府集中采购', ['集中采购', '政府采购'])],
      true,
    ),
  ],
  groups: [],
  identities: NO_IDENTITIES,
}

const applicationRows = [
  ...rowsBeforeOtherHandling,
  row('results.otherHandling.total', '（六）其他处理', ['其它处理'], ['本年度办理结果']),
  ...rowsAfterOtherHandling,
].map((line) => ({ ...line, key: `applications.${line.key}` }))

const applications2019: Layout = {
  table: 'applications',
  form: '2019',
  blocks: [
    {
      columns: applicantColumns,
      rows: applicationRows,
    },
  ],
  groups: resultGroups,
  identities: applicationsIdentities(applicationRows),
}

const disputes2019: Layout = {
  table: 'disputes',
  form: '2019',
  blocks: [disputesBlock],
  groups: [],
  identities: disputesIdentities,
}

/** The three tables of the form. */
export const report2019: readonly Layout[] = [proactive2019, applications2019, disputes2019]
