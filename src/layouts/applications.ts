// What the tables of section three, 收到和处理政府信息公开申请情况, have in common in the forms of 2019
// and 2021: seven columns of applicants, and all rows but those of （六）其他处理.
import { column, group, row } from './define.js'
import type { Column, Group, Identities, OfficialLabel } from './layout.js'

const LEGAL = ['法人或其他组织']

/** The columns of both forms. */
export const applicantColumns: readonly Column[] = [
  column('naturalPerson', '自然人', 'count', ['公民']),
  column('enterprise', '商业企业', 'count', [], LEGAL),
  column('research', '科研机构', 'count', [], LEGAL),
  column('publicInterest', '社会公益组织', 'count', ['公益组织'], LEGAL),
  column('legalService', '法律服务机构', 'count', [], LEGAL),
  column('otherOrganization', '其他', 'count', ['其它'], LEGAL),
  column('total', '总计', 'count', ['合计', '小计']),
]

const RESULTS = '本年度办理结果'
const WITHHELD = [RESULTS, '不予公开']
const UNAVAILABLE = [RESULTS, '无法提供']
const DECLINED = [RESULTS, '不予处理']
/** The group that the forms of 2019 and 2021 fill differently. */
export const OTHER_HANDLING = [RESULTS, '其他处理']

/** Rows before （六）其他处理. */
export const rowsBeforeOtherHandling: readonly OfficialLabel[] = [
  row('newlyReceived', '一、本年新收政府信息公开申请数量', ['本年度新收政府信息公开申请数量', '本年新收申请数量']),
  row('carriedIn', '二、上年结转政府信息公开申请数量', ['上年度结转政府信息公开申请数量', '上年结转申请数量']),
  row('results.disclosed', '（一）予以公开', [], [RESULTS]),
  row('results.partiallyDisclosed', '（二）部分公开', ['部分公开区分处理的只计这一情形不计其他情形'], [RESULTS]),
  row('results.withheld.stateSecret', '1.属于国家秘密', ['涉及国家秘密'], WITHHELD),
  row('results.withheld.prohibitedByLaw', '2.其他法律行政法规禁止公开', ['法律法规禁止公开', '其他法律法规禁止公开'], WITHHELD),
  row('results.withheld.securityStability', '3.危及“三安全一稳定”', [], WITHHELD),
  row('results.withheld.thirdPartyRights', '4.保护第三方合法权益', [], WITHHELD),
  row('results.withheld.internalAffairs', '5.属于三类内部事务信息', [], WITHHELD),
  row('results.withheld.deliberativeProcess', '6.属于四类过程性信息', [], WITHHELD),
  row('results.withheld.enforcementFile', '7.属于行政执法案卷', [], WITHHELD),
  row('results.withheld.statutoryEnquiry', '8.属于行政查询事项', [], WITHHELD),
  row('results.unavailable.notHeld', '1.本机关不掌握相关政府信息', [], UNAVAILABLE),
  row('results.unavailable.requiresCreation', '2.没有现成信息需要另行制作', [], UNAVAILABLE),
  row('results.unavailable.unclearAfterCorrection', '3.补正后申请内容仍不明确', [], UNAVAILABLE),
  row('results.declined.petitionComplaint', '1.信访举报投诉类申请', [], DECLINED),
  row('results.declined.repeated', '2.重复申请', [], DECLINED),
  row('results.declined.publishedMaterial', '3.要求提供公开出版物', [], DECLINED),
  row('results.declined.excessive', '4.无正当理由大量反复申请', [], DECLINED),
  row('results.declined.reconfirmation', '5.要求行政机关确认或重新出具已获取信息', [], DECLINED),
]

/** Rows after （六）其他处理. */
export const rowsAfterOtherHandling: readonly OfficialLabel[] = [
  row('results.total', '（七）总计', ['合计'], [RESULTS]),
  row('carriedOut', '四、结转下年度继续办理', ['结转下年继续办理', '结转下一年度继续办理'], []),
]

/** Groups whose own line may carry printed subtotals, in both forms. */
export const resultGroups: readonly Group[] = [
  group('三、本年度办理结果', ['本年办理结果']),
  group('（三）不予公开'),
  group('（四）无法提供'),
  group('（五）不予处理'),
]

/**
 * The form's own note, 第一项加第二项之和等于第三项加第四项之和; applicants add up to 总计, results to （七）.
 * `rows` are those of the form, with their full keys.
 */
export function applicationsIdentities(rows: readonly OfficialLabel[]): Identities {
  const results = rows
    .map((line) => line.key)
    .filter((key) => key.startsWith('applications.results.') && key !== 'applications.results.total')
  return {
    columns: [{ parts: applicantColumns.slice(0, -1).map((line) => line.key), whole: 'total' }],
    rows: [
      {
        left: ['applications.newlyReceived', 'applications.carriedIn'],
        right: ['applications.results.total', 'applications.carriedOut'],
      },
      { left: results, right: ['applications.results.total'] },
    ],
  }
}
