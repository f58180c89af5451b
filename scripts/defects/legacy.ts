/** Reports on 2014 to 2018: prose and one table of indicator, unit and figure, with one whole made wrong. */
import type { Random } from '../sample/random.js'
import type { Defect, Ground, Seeded } from './defect.js'

/** Labels of the form in their order, with the figure's name; a whole follows from the parts behind it. */
const ROWS: readonly (readonly [key: string, label: string])[] = [
  ['', '一、主动公开情况'],
  ['proactive.total', '（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）'],
  ['proactive.normativeDocuments', '其中：主动公开规范性文件数'],
  ['proactive.normativeDocumentsIssued', '制发规范性文件总数'],
  ['', '（二）通过不同渠道和方式公开政府信息的情况'],
  ['channels.gazette', '1.政府公报公开政府信息数'],
  ['channels.website', '2.政府网站公开政府信息数'],
  ['channels.weibo', '3.政务微博公开政府信息数'],
  ['channels.wechat', '4.政务微信公开政府信息数'],
  ['channels.other', '5.其他方式公开政府信息数'],
  ['', '二、回应解读情况'],
  ['response.total', '（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）'],
  ['', '（二）通过不同渠道和方式回应解读的情况'],
  ['response.pressConferences', '1.参加或举办新闻发布会总次数'],
  ['response.pressByPrincipal', '其中：主要负责同志参加新闻发布会次数'],
  ['response.onlineInterviews', '2.政府网站在线访谈次数'],
  ['response.interviewsByPrincipal', '其中：主要负责同志参加政府网站在线访谈次数'],
  ['response.policyArticles', '3.政策解读稿件发布数'],
  ['response.socialMedia', '4.微博微信回应事件数'],
  ['response.other', '5.其他方式回应事件数'],
  ['', '三、依申请公开情况'],
  ['requests.received', '（一）收到申请数'],
  ['requests.inPerson', '1.当面申请数'],
  ['requests.fax', '2.传真申请数'],
  ['requests.online', '3.网络申请数'],
  ['requests.letter', '4.信函申请数'],
  ['requests.closed', '（二）申请办结数'],
  ['requests.onTime', '1.按时办结数'],
  ['requests.extended', '2.延期办结数'],
  ['replies.total', '（三）申请答复数'],
  ['replies.alreadyPublic', '1.属于已主动公开范围数'],
  ['replies.granted', '2.同意公开答复数'],
  ['replies.partial', '3.同意部分公开答复数'],
  ['replies.refused.total', '4.不同意公开答复数'],
  ['replies.refused.stateSecret', '其中：涉及国家秘密'],
  ['replies.refused.tradeSecret', '涉及商业秘密'],
  ['replies.refused.privacy', '涉及个人隐私'],
  ['replies.refused.security', '危及国家安全、公共安全、经济安全和社会稳定'],
  ['replies.refused.notGovInfo', '不是《条例》所指政府信息'],
  ['replies.refused.otherLaw', '法律法规规定的其他情形'],
  ['replies.notOurs', '5.不属于本行政机关公开数'],
  ['replies.notExist', '6.申请信息不存在数'],
  ['replies.askAmend', '7.告知作出更改补充数'],
  ['replies.otherRoute', '8.告知通过其他途径办理数'],
  ['reconsideration.total', '四、行政复议数量'],
  ['reconsideration.upheld', '（一）维持具体行政行为数'],
  ['reconsideration.corrected', '（二）被依法纠错数'],
  ['reconsideration.other', '（三）其他情形数'],
  ['litigation.total', '五、行政诉讼数量'],
  ['litigation.upheld', '（一）维持具体行政行为或者驳回原告诉讼请求数'],
  ['litigation.corrected', '（二）被依法纠错数'],
  ['litigation.other', '（三）其他情形数'],
  ['complaints', '六、举报投诉数量'],
  ['feesWanYuan', '七、依申请公开信息收取的费用'],
  ['', '八、机构建设和保障经费情况'],
  ['resources.units', '（一）政府信息公开工作专门机构数'],
  ['resources.readingPoints', '（二）设置政府信息公开查阅点数'],
  ['resources.staff', '（三）从事政府信息公开工作人员数'],
  ['resources.fullTime', '1.专职人员数'],
  ['resources.partTime', '2.兼职人员数'],
  ['resources.budgetWanYuan', '（四）政府信息公开专项经费'],
  ['', '九、政府信息公开会议和培训情况'],
  ['training.meetings', '（一）召开政府信息公开工作会议或专题会议数'],
  ['training.courses', '（二）举办各类培训班数'],
  ['training.attendees', '（三）接受培训人员数'],
]

const REFUSED = ['stateSecret', 'tradeSecret', 'privacy', 'security', 'notGovInfo', 'otherLaw'].map(
  (one) => `replies.refused.${one}`,
)
const REPLIES = ['alreadyPublic', 'granted', 'partial', 'refused.total', 'notOurs', 'notExist', 'askAmend', 'otherRoute']

/** Wholes that equal the sum of their parts, the inner ones first. */
const SUMS: readonly (readonly [whole: string, parts: readonly string[]])[] = [
  ['requests.received', ['inPerson', 'fax', 'online', 'letter'].map((one) => `requests.${one}`)],
  ['requests.closed', ['onTime', 'extended'].map((one) => `requests.${one}`)],
  ['replies.refused.total', REFUSED],
  ['replies.total', REPLIES.map((one) => `replies.${one}`)],
  ...['reconsideration', 'litigation'].map(
    (group) => [`${group}.total`, ['upheld', 'corrected', 'other'].map((one) => `${group}.${one}`)] as const,
  ),
  ['resources.staff', ['fullTime', 'partTime'].map((one) => `resources.${one}`)],
]

/** A 其中 and what it is part of. */
const SUBSETS: readonly (readonly [whole: string, part: string])[] = [
  ['proactive.total', 'proactive.normativeDocuments'],
  ['response.pressConferences', 'response.pressByPrincipal'],
  ['response.onlineInterviews', 'response.interviewsByPrincipal'],
]

type Figures = Record<string, number>

function soundFigures(random: Random): Figures {
  const figures: Figures = {}
  for (const [key] of ROWS) if (key !== '') figures[key] = random.int(0, 60)
  for (const [whole, parts] of SUMS) figures[whole] = parts.reduce((sum, part) => sum + (figures[part] as number), 0)
  for (const [whole, part] of SUBSETS) figures[whole] = (figures[part] as number) + random.int(0, 30)
  const channels = ROWS.filter(([key]) => key.startsWith('channels.')).reduce((sum, [key]) => sum + (figures[key] as number), 0)
  figures['channels.website'] =
    (figures['channels.website'] as number) + Math.max(0, (figures['proactive.total'] as number) - channels)
  return figures
}

function page(agency: string, year: number, figures: Figures): Uint8Array {
  const unit = (key: string) =>
    key.endsWith('WanYuan') ? '万元' : /response|training/.test(key) ? '次' : /staff|Time/.test(key) ? '人' : '件'
  const rows = ROWS.map(([key, label]) => `<tr><td>${label}</td><td>${key && unit(key)}</td><td>${key && figures[key]}</td></tr>`)
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><title>年报</title></head><body><h1>${agency}${year}年政府信息公开工作年度报告</h1>
<p>根据《中华人民共和国政府信息公开条例》要求，编制本报告。报告中所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。</p>
<p>一、概述</p><p>${year}年，公开工作有序开展，机制不断健全，重点领域信息及时发布。</p>
<p>二、存在的主要问题和改进措施</p><p>解读形式还不够丰富，将在今后的工作中加以改进。</p>
<p>附表</p><table border="1"><tr><td>统计指标</td><td>单位</td><td>统计数</td></tr>${rows.join('\n')}</table>
<p>${agency}</p><p>${year + 1}年2月${(year % 20) + 3}日</p></body></html>`
  return new TextEncoder().encode(html)
}

function wrongWhole({ random, sound }: Ground): Seeded {
  const record = sound()
  const year = random.int(2014, 2018)
  const figures = soundFigures(random)
  const inclusive = random.chance(0.25)
  const [whole, parts] = inclusive ? random.pick(SUBSETS.map(([all, part]) => [all, [part]] as const)) : random.pick(SUMS)
  const sum = parts.reduce((total, part) => total + (figures[part] as number), 0)
  if (inclusive && sum === 0) figures[parts[0] as string] = 4
  figures[whole] = inclusive
    ? Math.max(0, sum - random.int(1, Math.max(1, sum)))
    : sum + random.pick([1, 2, 10, -1].filter((one) => sum + one >= 0))
  const cells = [whole, ...parts].map((key) => `legacy.${key}`)
  return {
    reports: [record],
    page: page(record.agency, year, figures),
    cells,
    changed: [`legacy.${whole}`],
    said: `${year}: ${whole} is ${figures[whole]}, its parts come to ${sum}`,
  }
}

export const legacyDefects: readonly Defect[] = [{ rule: 'legacy-parts-sum-to-whole', seed: wrongWhole, formats: ['html'] }]
