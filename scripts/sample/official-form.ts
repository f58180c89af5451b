/**
 * The national forms of 2019 and 2021, typed from their description and from nothing else in this
 * repository: the generator is a second witness, so a slip in one copy of the labels shows against the other.
 */
import type { FormYear } from './record.js'

export interface FormColumn {
  readonly key: string
  readonly label: string
}

export interface FormBlock {
  readonly caption: string
  readonly columns: readonly FormColumn[]
  readonly rows: readonly FormColumn[]
}

/** Heading of the label column in every block of the first table. */
export const CONTENT_LABEL = '信息内容'

const itemColumns = [
  { key: 'priorYearItems', label: '上一年项目数量' },
  { key: 'netChange', label: '本年增/减' },
]

export const proactiveBlocks: Readonly<Record<FormYear, readonly FormBlock[]>> = {
  '2021': [
    {
      caption: '第二十条第（一）项',
      columns: [
        { key: 'issued', label: '本年制发件数' },
        { key: 'repealed', label: '本年废止件数' },
        { key: 'inForce', label: '现行有效件数' },
      ],
      rows: [
        { key: 'rules', label: '规章' },
        { key: 'normativeDocuments', label: '行政规范性文件' },
      ],
    },
    {
      caption: '第二十条第（五）项',
      columns: [{ key: 'decisions', label: '本年处理决定数量' }],
      rows: [{ key: 'licensing', label: '行政许可' }],
    },
    {
      caption: '第二十条第（六）项',
      columns: [{ key: 'decisions', label: '本年处理决定数量' }],
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    {
      caption: '第二十条第（八）项',
      columns: [{ key: 'amountWanYuan', label: '本年收费金额（单位：万元）' }],
      rows: [{ key: 'fees', label: '行政事业性收费' }],
    },
  ],
  '2019': [
    {
      caption: '第二十条第（一）项',
      columns: [
        { key: 'newlyMade', label: '本年新制作数量' },
        { key: 'newlyPublished', label: '本年新公开数量' },
        { key: 'publishedTotal', label: '对外公开总数量' },
      ],
      rows: [
        { key: 'rules', label: '规章' },
        { key: 'normativeDocuments', label: '规范性文件' },
      ],
    },
    {
      caption: '第二十条第（五）项',
      columns: [...itemColumns, { key: 'decisions', label: '处理决定数量' }],
      rows: [
        { key: 'licensing', label: '行政许可' },
        { key: 'otherServices', label: '其他对外管理服务事项' },
      ],
    },
    {
      caption: '第二十条第（六）项',
      columns: [...itemColumns, { key: 'decisions', label: '处理决定数量' }],
      rows: [
        { key: 'penalties', label: '行政处罚' },
        { key: 'coercion', label: '行政强制' },
      ],
    },
    { caption: '第二十条第（八）项', columns: itemColumns, rows: [{ key: 'fees', label: '行政事业性收费' }] },
    {
      caption: '第二十条第（九）项',
      columns: [
        { key: 'projects', label: '采购项目数量' },
        { key: 'amount', label: '采购总金额' },
      ],
      rows: [{ key: 'procurement', label: '政府集中采购' }],
    },
  ],
}

export const APPLICATIONS_NOTE = '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）'
export const APPLICANTS_LABEL = '申请人情况'
export const LEGAL_PERSONS_LABEL = '法人或其他组织'
export const RESULTS_LABEL = '三、本年度办理结果'

export const naturalPersonColumn: FormColumn = { key: 'naturalPerson', label: '自然人' }
export const legalColumns: readonly FormColumn[] = [
  { key: 'enterprise', label: '商业企业' },
  { key: 'research', label: '科研机构' },
  { key: 'publicInterest', label: '社会公益组织' },
  { key: 'legalService', label: '法律服务机构' },
  { key: 'otherOrganization', label: '其他' },
]
export const totalColumn: FormColumn = { key: 'total', label: '总计' }
export const applicationColumns: readonly FormColumn[] = [naturalPersonColumn, ...legalColumns, totalColumn]

export interface ResultGroup {
  readonly key: string
  readonly label: string
  /** Empty for a group that is one row; its key is then the row's. */
  readonly rows: readonly FormColumn[]
}

const groupsOfBothForms: readonly ResultGroup[] = [
  { key: 'disclosed', label: '（一）予以公开', rows: [] },
  { key: 'partiallyDisclosed', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', rows: [] },
  {
    key: 'withheld',
    label: '（三）不予公开',
    rows: [
      { key: 'stateSecret', label: '1.属于国家秘密' },
      { key: 'prohibitedByLaw', label: '2.其他法律行政法规禁止公开' },
      { key: 'securityStability', label: '3.危及“三安全一稳定”' },
      { key: 'thirdPartyRights', label: '4.保护第三方合法权益' },
      { key: 'internalAffairs', label: '5.属于三类内部事务信息' },
      { key: 'deliberativeProcess', label: '6.属于四类过程性信息' },
      { key: 'enforcementFile', label: '7.属于行政执法案卷' },
      { key: 'statutoryEnquiry', label: '8.属于行政查询事项' },
    ],
  },
  {
    key: 'unavailable',
    label: '（四）无法提供',
    rows: [
      { key: 'notHeld', label: '1.本机关不掌握相关政府信息' },
      { key: 'requiresCreation', label: '2.没有现成信息需要另行制作' },
      { key: 'unclearAfterCorrection', label: '3.补正后申请内容仍不明确' },
    ],
  },
  {
    key: 'declined',
    label: '（五）不予处理',
    rows: [
      { key: 'petitionComplaint', label: '1.信访举报投诉类申请' },
      { key: 'repeated', label: '2.重复申请' },
      { key: 'publishedMaterial', label: '3.要求提供公开出版物' },
      { key: 'excessive', label: '4.无正当理由大量反复申请' },
      { key: 'reconfirmation', label: '5.要求行政机关确认或重新出具已获取信息' },
    ],
  },
]

export const resultGroups: Readonly<Record<FormYear, readonly ResultGroup[]>> = {
  '2021': [
    ...groupsOfBothForms,
    {
      key: 'otherHandling',
      label: '（六）其他处理',
      rows: [
        { key: 'correctionOverdue', label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请' },
        { key: 'feeUnpaid', label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请' },
        { key: 'other', label: '3.其他' },
      ],
    },
  ],
  '2019': [...groupsOfBothForms, { key: 'otherHandling.total', label: '（六）其他处理', rows: [] }],
}

export const NEWLY_RECEIVED_LABEL = '一、本年新收政府信息公开申请数量'
export const CARRIED_IN_LABEL = '二、上年结转政府信息公开申请数量'
export const RESULTS_TOTAL_LABEL = '（七）总计'
export const CARRIED_OUT_LABEL = '四、结转下年度继续办理'

/** The dispute table: each group with its five columns; the last two stand under 行政诉讼. */
export const disputeGroups: readonly FormColumn[] = [
  { key: 'reconsideration', label: '行政复议' },
  { key: 'litigation.direct', label: '未经复议直接起诉' },
  { key: 'litigation.afterReconsideration', label: '复议后起诉' },
]
export const LITIGATION_LABEL = '行政诉讼'
export const disputeColumns: readonly FormColumn[] = [
  { key: 'upheld', label: '结果维持' },
  { key: 'corrected', label: '结果纠正' },
  { key: 'other', label: '其他结果' },
  { key: 'pending', label: '尚未审结' },
  { key: 'total', label: '总计' },
]

/** The row keys of the result leaves (those that add up to 总计), in the order of the form. */
export function resultLeaves(form: FormYear): string[] {
  return resultGroups[form].flatMap((group) =>
    group.rows.length === 0 ? [`results.${group.key}`] : group.rows.map((row) => `results.${group.key}.${row.key}`),
  )
}

/** All row keys of the applications table, in the order of the form. */
export function applicationRows(form: FormYear): string[] {
  return ['newlyReceived', 'carriedIn', ...resultLeaves(form), 'results.total', 'carriedOut']
}
