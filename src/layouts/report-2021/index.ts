// The form in force for reports on 2021 and later (国办公开办函〔2021〕30号). Row and column labels as
// printed there; wordings that are as good are variants. Deliberately without local rows and columns:
// those are kept apart by whoever reads a table, never forced into the form.
import {
  applicantColumns,
  applicationsIdentities,
  OTHER_HANDLING,
  resultGroups,
  rowsAfterOtherHandling,
  rowsBeforeOtherHandling,
} from '../applications.js'
import { block, column, group, NO_IDENTITIES, row } from '../define.js'
import { disputesBlock, disputesIdentities } from '../disputes.js'
import type { Layout } from '../layout.js'

const documentColumns = [
  column('issued', '本年制发件数', 'count', ['制发件数', '本年制发数', '本年制发数量']),
  column('repealed', '本年废止件数', 'count', ['废止件数', '本年废止数', '本年废止数量']),
  column('inForce', '现行有效件数', 'count', ['现行有效数', '现行有效件数截至年底', '现行有效数量']),
]
const decisionColumns = [column('decisions', '本年处理决定数量', 'count', ['处理决定数量', '本年处理决定数'])]

const proactive2021: Layout = {
  table: 'proactive',
  form: '2021',
  blocks: [
    block('第二十条第（一）项', documentColumns, [
      row('proactive.rules', '规章'),
      row('proactive.normativeDocuments', '行政规范性文件', ['规范性文件', '规范性文件数', '行政规范性文件数']),
    ]),
    block('第二十条第（五）项', decisionColumns, [row('proactive.licensing', '行政许可')]),
    block('第二十条第（六）项', decisionColumns, [row('proactive.penalties', '行政处罚'), row('proactive.coercion', '行政强制')]),
    block(
      '第二十条第（八）项',
      [
        column('amountWanYuan', '本年收费金额（单位：万元）', 'money-wan-yuan', [
          '本年收费金额',
          '本年收费金额万元',
          '本年收费金额单位万元',
          '本年收费金额金额单位万元',
        ]),
      ],
      [row('proactive.fees', '行政事业性收费')],
    ),
  ],
  groups: [],
  identities: NO_IDENTITIES,
}

const applicationRows = [
  ...rowsBeforeOtherHandling,
  row(
    'results.otherHandling.correctionOverdue',
    '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
    [],
    OTHER_HANDLING,
  ),
  row(
    'results.otherHandling.feeUnpaid',
    '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
    [],
    OTHER_HANDLING,
  ),
  row('results.otherHandling.other', '3.其他', ['其它'], OTHER_HANDLING),
  ...rowsAfterOtherHandling,
].map((line) => ({ ...line, key: `applications.${line.key}` }))

const applications2021: Layout = {
  table: 'applications',
  form: '2021',
  blocks: [
    {
      columns: applicantColumns,
      rows: applicationRows,
    },
  ],
  groups: [...resultGroups, group('（六）其他处理', ['其它处理'])],
  identities: applicationsIdentities(applicationRows),
}

const disputes2021: Layout = {
  table: 'disputes',
  form: '2021',
  blocks: [disputesBlock],
  groups: [],
  identities: disputesIdentities,
}

/** The three tables of the form. */
export const report2021: readonly Layout[] = [proactive2021, applications2021, disputes2021]
