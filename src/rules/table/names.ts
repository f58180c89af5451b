import type { TableName } from '../../layouts/index.js'
import type { InBothLanguages, Lang } from '../lang.js'
import { LEGACY_FIGURES } from './legacy-figures.js'
import { PROACTIVE_FIGURES } from './proactive-figures.js'

/** Names of tables, rows and columns in messages: the form's own short labels, and plain English. */

const TABLES: Readonly<Record<TableName, InBothLanguages>> = {
  proactive: { zh: '第二部分“主动公开政府信息情况”的表', en: 'the table of section two (proactive disclosure)' },
  applications: { zh: '第三部分“收到和处理政府信息公开申请情况”的表', en: 'the table of section three (applications)' },
  disputes: { zh: '第四部分“行政复议、行政诉讼情况”的表', en: 'the table of section four (reconsideration and litigation)' },
}

const ROWS: Readonly<Record<string, InBothLanguages>> = {
  newlyReceived: { zh: '一、本年新收申请', en: 'row 一 (newly received)' },
  carriedIn: { zh: '二、上年结转申请', en: 'row 二 (carried in from last year)' },
  'results.disclosed': { zh: '（一）予以公开', en: 'row （一） (disclosed)' },
  'results.partiallyDisclosed': { zh: '（二）部分公开', en: 'row （二） (partially disclosed)' },
  'results.withheld.stateSecret': { zh: '（三）1.属于国家秘密', en: 'row （三）1 (state secret)' },
  'results.withheld.prohibitedByLaw': { zh: '（三）2.其他法律行政法规禁止公开', en: 'row （三）2 (prohibited by law)' },
  'results.withheld.securityStability': { zh: '（三）3.危及“三安全一稳定”', en: 'row （三）3 (security and stability)' },
  'results.withheld.thirdPartyRights': { zh: '（三）4.保护第三方合法权益', en: 'row （三）4 (third-party rights)' },
  'results.withheld.internalAffairs': { zh: '（三）5.属于三类内部事务信息', en: 'row （三）5 (internal affairs)' },
  'results.withheld.deliberativeProcess': { zh: '（三）6.属于四类过程性信息', en: 'row （三）6 (deliberative process)' },
  'results.withheld.enforcementFile': { zh: '（三）7.属于行政执法案卷', en: 'row （三）7 (enforcement file)' },
  'results.withheld.statutoryEnquiry': { zh: '（三）8.属于行政查询事项', en: 'row （三）8 (statutory enquiry)' },
  'results.unavailable.notHeld': { zh: '（四）1.本机关不掌握相关政府信息', en: 'row （四）1 (not held)' },
  'results.unavailable.requiresCreation': { zh: '（四）2.没有现成信息需要另行制作', en: 'row （四）2 (would have to be made)' },
  'results.unavailable.unclearAfterCorrection': {
    zh: '（四）3.补正后申请内容仍不明确',
    en: 'row （四）3 (unclear after correction)',
  },
  'results.declined.petitionComplaint': { zh: '（五）1.信访举报投诉类申请', en: 'row （五）1 (petition or complaint)' },
  'results.declined.repeated': { zh: '（五）2.重复申请', en: 'row （五）2 (repeated)' },
  'results.declined.publishedMaterial': { zh: '（五）3.要求提供公开出版物', en: 'row （五）3 (published material)' },
  'results.declined.excessive': { zh: '（五）4.无正当理由大量反复申请', en: 'row （五）4 (excessive)' },
  'results.declined.reconfirmation': { zh: '（五）5.要求确认或重新出具已获取信息', en: 'row （五）5 (reconfirmation)' },
  'results.otherHandling.total': { zh: '（六）其他处理', en: 'row （六） (other handling)' },
  'results.otherHandling.correctionOverdue': { zh: '（六）1.逾期不补正', en: 'row （六）1 (correction overdue)' },
  'results.otherHandling.feeUnpaid': { zh: '（六）2.逾期未缴费', en: 'row （六）2 (fee unpaid)' },
  'results.otherHandling.other': { zh: '（六）3.其他', en: 'row （六）3 (other)' },
  'results.total': { zh: '（七）总计', en: 'row （七） (total of results)' },
  carriedOut: { zh: '四、结转下年度继续办理', en: 'row 四 (carried over to next year)' },
}

const COLUMNS: Readonly<Record<string, InBothLanguages>> = {
  naturalPerson: { zh: '自然人', en: 'natural persons' },
  enterprise: { zh: '商业企业', en: 'enterprises' },
  research: { zh: '科研机构', en: 'research bodies' },
  publicInterest: { zh: '社会公益组织', en: 'public interest bodies' },
  legalService: { zh: '法律服务机构', en: 'legal service bodies' },
  otherOrganization: { zh: '其他组织', en: 'other organizations' },
  total: { zh: '总计', en: 'total' },
}

const DISPUTES: Readonly<Record<string, InBothLanguages>> = {
  reconsideration: { zh: '行政复议', en: 'reconsideration' },
  'litigation.direct': { zh: '行政诉讼（未经复议直接起诉）', en: 'litigation without reconsideration' },
  'litigation.afterReconsideration': { zh: '行政诉讼（复议后起诉）', en: 'litigation after reconsideration' },
}

const OUTCOMES: Readonly<Record<string, InBothLanguages>> = {
  upheld: { zh: '结果维持', en: 'upheld' },
  corrected: { zh: '结果纠正', en: 'corrected' },
  other: { zh: '其他结果', en: 'other' },
  pending: { zh: '尚未审结', en: 'pending' },
  total: { zh: '总计', en: 'total' },
}

/** The name of a table, to stand inside a sentence. */
export function tableName(table: TableName, lang: Lang): string {
  return TABLES[table][lang]
}

/** The short label of a row of the applications table; the key itself where the form has none. */
export function rowName(row: string, lang: Lang): string {
  return ROWS[row]?.[lang] ?? row
}

/** The label of a column of the applications table. */
export function columnName(column: string, lang: Lang): string {
  return COLUMNS[column]?.[lang] ?? column
}

/** The label of a group of the disputes table. */
export function disputeName(group: string, lang: Lang): string {
  return DISPUTES[group]?.[lang] ?? group
}

/** The label of an outcome of the disputes table. */
export function outcomeName(outcome: string, lang: Lang): string {
  return OUTCOMES[outcome]?.[lang] ?? outcome
}

/** The name of any cell; the key itself where the forms have no such cell. */
export function cellName(key: string, lang: Lang): string {
  const at = key.lastIndexOf('.')
  const line = key.slice(0, at)
  const last = key.slice(at + 1)
  const between = lang === 'zh' ? '·' : ', '
  if (line.startsWith('applications.'))
    return `${rowName(line.slice('applications.'.length), lang)}${between}${columnName(last, lang)}`
  if (line in DISPUTES) return `${disputeName(line, lang)}${between}${outcomeName(last, lang)}`
  return (PROACTIVE_FIGURES[key] ?? LEGACY_FIGURES[key])?.[lang] ?? key
}
