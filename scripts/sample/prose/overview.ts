/** Section 一: an opening and the five topics that the form asks for. */
import type { ProseContext, Template } from './context.js'
import { say } from './context.js'

const openings: readonly Template[] = [
  ({ agency, year }) =>
    `${year}年，${agency.self}把信息公开融入日常管理，坚持群众关心什么就公开什么，公开的范围和质量都有新的进步。`,
  ({ agency, year }) =>
    `${year}年，${agency.short}围绕${agency.area}重点任务安排公开事项，做到年初有清单、年中有检查、年末有评议。`,
  ({ year }) => `${year}年，在上级主管部门指导下，公开工作按照职责分工有序开展，各项要求基本落实到位。`,
  ({ agency, year }) => `${year}年，${agency.self}对照《条例》逐条检查，补短板、堵漏洞，政府信息公开工作平稳运行。`,
]

const proactive: readonly Template[] = [
  ({ random }) =>
    `全年通过门户网站发布信息${random.int(120, 4800)}条，通过政务新媒体发布${random.int(60, 2200)}条，内容以民生项目、资金分配和办事指南为主。`,
  ({ random }) => `坚持先解读后宣传，图解、问答、短视频合计${random.int(8, 96)}篇；公开栏、电子屏同步更新，方便不上网的群众。`,
  ({ random, figure, forms }) =>
    forms.proactive === '2021'
      ? `本年制发行政规范性文件${figure('proactive.normativeDocuments.issued')}件，全部附解读材料；年内共刊登各类公告${random.int(20, 300)}则。`
      : `全年公开信息${random.int(100, 2600)}条，其中工作动态类不足一半，政策和服务类占比逐步提高。`,
  ({ random }) =>
    `把${random.pick(['财政资金', '救助对象', '工程招标', '教育招生', '土地征收', '食品抽检'])}作为重点，全年集中发布${random.int(2, 24)}期，并留出评论和咨询入口。`,
]

/** Sentences on applications agree with the column 总计 of the table. */
const applications: readonly Template[] = [
  (context) => received(context),
  (context) => {
    const handled = context.figure('applications.results.total.total')
    return `${received(context)}${handled > 0 ? `全年办结${handled}件，` : ''}结转下年度继续办理${context.figure('applications.carriedOut.total')}件。`
  },
  (context) => {
    const { figure, results } = context
    return `${received(context)}在办理结果中，予以公开${figure('applications.results.disclosed.total')}件，部分公开${figure('applications.results.partiallyDisclosed.total')}件，不予公开${results('withheld')}件，无法提供${results('unavailable')}件，不予处理${results('declined')}件。`
  },
  () => '规范登记、补正、征求意见、答复四个环节，每份答复书由经办人和法制人员双签。',
]

/** How many applications came, as a sentence. */
export function received({ figure, random }: ProseContext): string {
  const count = figure('applications.newlyReceived.total')
  const carriedIn = figure('applications.carriedIn.total')
  if (count === 0) return '全年未收到政府信息公开申请。'
  const carried = carriedIn > 0 ? `，上年结转${carriedIn}件` : ''
  return random.pick([
    `全年新收政府信息公开申请${count}件${carried}。`,
    `本年度共收到政府信息公开申请${count}件${carried}，均已登记编号。`,
  ])
}

const management: readonly Template[] = [
  () => '文件起草时同步确定公开属性，未标注属性的不予编号用印。',
  ({ random }) => `清理过期栏目和失效链接${random.int(5, 160)}处，更正信息${random.int(2, 60)}条。`,
  () => '落实发布前三级审核，对涉及个人信息的附件逐页核对后再上网。',
  ({ random }) => `建立公开台账，按季度比对应公开与已公开事项，补发遗漏信息${random.int(1, 40)}条。`,
]

const platforms: readonly Template[] = [
  ({ random }) => `专栏按主题重新归并为${random.int(5, 12)}个栏目，增加全文检索和下载功能。`,
  ({ random }) => `运维政务新媒体账号${random.int(1, 6)}个，关停长期不更新的账号${random.int(1, 4)}个。`,
  ({ random }) => `在便民服务大厅设查阅点${random.int(1, 9)}处，接待查询${random.int(20, 900)}人次。`,
  () => '网站完成适老化改造，支持语音播报和字号放大。',
]

const supervision: readonly Template[] = [
  ({ random }) =>
    `组织培训${random.int(1, 8)}次、${random.int(30, 600)}人次参加；公开工作纳入年度考核，占${random.int(2, 6)}分。`,
  () => '邀请代表委员和服务对象开展社会评议，对评议意见逐条答复；全年没有发生责任追究情形。',
  ({ random }) => `开展自查${random.int(2, 6)}次，对更新不及时的科室通报${random.int(1, 5)}次，问题当月整改。`,
]

const topics: readonly { readonly names: readonly string[]; readonly templates: readonly Template[] }[] = [
  { names: ['主动公开情况', '主动公开', '主动公开政府信息'], templates: proactive },
  { names: ['依申请公开情况', '依申请公开', '依申请办理情况'], templates: applications },
  { names: ['政府信息管理情况', '政府信息管理', '信息管理'], templates: management },
  { names: ['平台建设情况', '公开平台建设', '政府信息公开平台建设'], templates: platforms },
  { names: ['监督保障情况', '监督保障', '监督与保障'], templates: supervision },
]

/** The paragraphs of section 一. */
export function overview(context: ProseContext): string[] {
  const numerals = ['一', '二', '三', '四', '五']
  const wording = context.random.int(0, 2)
  const paragraphs = topics.map((topic, index) => {
    const [first, second] = context.random.sample(topic.templates, topic.templates === applications ? 1 : 2)
    return `（${numerals[index]}）${topic.names[wording]}。${first?.(context) ?? ''}${second?.(context) ?? ''}`
  })
  return [say(context, openings), ...paragraphs]
}
