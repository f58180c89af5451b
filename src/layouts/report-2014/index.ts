// The statistics form for reports on 2014 to 2018 (国办发〔2014〕32号): one table of indicator, unit and
// figure, appended to a report in prose. It stands in the place of all three later tables. Indicators
// are told apart by wording and, where 四 and 五 say the same, by their order. Left alone: local columns
// (序号, 代码, a split by 政府/部门/乡镇), which make a row's figure unreadable unless the header names it.
import { column, NO_IDENTITIES, row } from '../define.js'
import type { Layout, Measure, OfficialLabel } from '../layout.js'

/** An indicator; `measure` only where it is not a count. */
function indicator(key: string, written: string, variants: readonly string[] = [], measure?: Measure): OfficialLabel {
  const label = row(`legacy.${key}`, written, variants)
  return measure ? { ...label, measure } : label
}

const CHANNEL = (number: number, name: string) => `${number}.${name}公开政府信息数`

const indicators: readonly OfficialLabel[] = [
  indicator('proactive.total', '（一）主动公开政府信息数', ['主动公开政府信息数不同渠道和方式公开相同信息计1条']),
  indicator('proactive.normativeDocuments', '其中：主动公开规范性文件数', ['主动公开规范性文件数']),
  indicator('proactive.normativeDocumentsIssued', '制发规范性文件总数'),
  indicator('channels.gazette', CHANNEL(1, '政府公报')),
  indicator('channels.website', CHANNEL(2, '政府网站')),
  indicator('channels.weibo', CHANNEL(3, '政务微博')),
  indicator('channels.wechat', CHANNEL(4, '政务微信')),
  indicator('channels.other', CHANNEL(5, '其他方式')),
  indicator('response.total', '（一）回应公众关注热点或重大舆情数', [
    '回应公众关注热点或重大舆情数不同方式回应同一热点或舆情计1次',
  ]),
  indicator('response.pressConferences', '1.参加或举办新闻发布会总次数', ['参加或举办新闻发布会次数']),
  indicator('response.pressByPrincipal', '其中：主要负责同志参加新闻发布会次数', ['主要负责同志参加新闻发布会次数']),
  indicator('response.onlineInterviews', '2.政府网站在线访谈次数'),
  indicator('response.interviewsByPrincipal', '其中：主要负责同志参加政府网站在线访谈次数', [
    '主要负责同志参加政府网站在线访谈次数',
  ]),
  indicator('response.policyArticles', '3.政策解读稿件发布数'),
  indicator('response.socialMedia', '4.微博微信回应事件数'),
  indicator('response.other', '5.其他方式回应事件数'),
  indicator('requests.received', '（一）收到申请数'),
  indicator('requests.inPerson', '1.当面申请数'),
  indicator('requests.fax', '2.传真申请数'),
  indicator('requests.online', '3.网络申请数'),
  indicator('requests.letter', '4.信函申请数'),
  indicator('requests.closed', '（二）申请办结数'),
  indicator('requests.onTime', '1.按时办结数'),
  indicator('requests.extended', '2.延期办结数'),
  indicator('replies.total', '（三）申请答复数'),
  indicator('replies.alreadyPublic', '1.属于已主动公开范围数'),
  indicator('replies.granted', '2.同意公开答复数'),
  indicator('replies.partial', '3.同意部分公开答复数'),
  indicator('replies.refused.total', '4.不同意公开答复数'),
  indicator('replies.refused.stateSecret', '其中：涉及国家秘密', ['涉及国家秘密', '涉及国家秘密数']),
  indicator('replies.refused.tradeSecret', '涉及商业秘密', ['涉及商业秘密数']),
  indicator('replies.refused.privacy', '涉及个人隐私', ['涉及个人隐私数']),
  indicator('replies.refused.security', '危及国家安全、公共安全、经济安全和社会稳定', [
    '危及国家安全公共安全经济安全和社会稳定数',
  ]),
  indicator('replies.refused.notGovInfo', '不是《条例》所指政府信息', ['不是条例所指政府信息数']),
  indicator('replies.refused.otherLaw', '法律法规规定的其他情形', ['法律法规规定的其他情形数']),
  indicator('replies.notOurs', '5.不属于本行政机关公开数'),
  indicator('replies.notExist', '6.申请信息不存在数'),
  indicator('replies.askAmend', '7.告知作出更改补充数'),
  indicator('replies.otherRoute', '8.告知通过其他途径办理数'),
  indicator('reconsideration.total', '四、行政复议数量'),
  indicator('reconsideration.upheld', '（一）维持具体行政行为数'),
  indicator('reconsideration.corrected', '（二）被依法纠错数'),
  indicator('reconsideration.other', '（三）其他情形数'),
  indicator('litigation.total', '五、行政诉讼数量'),
  indicator('litigation.upheld', '（一）维持具体行政行为或者驳回原告诉讼请求数'),
  indicator('litigation.corrected', '（二）被依法纠错数'),
  indicator('litigation.other', '（三）其他情形数'),
  indicator('complaints', '六、举报投诉数量', ['举报投诉数']),
  indicator('feesWanYuan', '七、依申请公开信息收取的费用', ['依申请公开信息收取的费用万元'], 'money-wan-yuan'),
  indicator('resources.units', '（一）政府信息公开工作专门机构数'),
  indicator('resources.readingPoints', '（二）设置政府信息公开查阅点数'),
  indicator('resources.staff', '（三）从事政府信息公开工作人员数'),
  indicator('resources.fullTime', '1.专职人员数', ['专职人员数不包括政府公报及政府网站工作人员数']),
  indicator('resources.partTime', '2.兼职人员数'),
  indicator(
    'resources.budgetWanYuan',
    '（四）政府信息公开专项经费',
    ['政府信息公开专项经费不包括用于政府公报编辑管理及政府网站建设维护等方面的经费'],
    'money-wan-yuan',
  ),
  indicator('training.meetings', '（一）召开政府信息公开工作会议或专题会议数'),
  indicator('training.courses', '（二）举办各类培训班数'),
  indicator('training.attendees', '（三）接受培训人员数'),
]

/** The only table of the form. */
export const report2014: readonly Layout[] = [
  {
    table: 'proactive',
    form: '2014',
    blocks: [{ columns: [column('', '统计数', 'count', ['数量', '统计数据', '本年度', '数值', '统计数字'])], rows: indicators }],
    groups: [],
    identities: NO_IDENTITIES,
  },
]
