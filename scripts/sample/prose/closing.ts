/** Sentences around the tables of 二 to 四, and sections 五 and 六. */
import type { ProseContext, Template } from './context.js'
import { say } from './context.js'
import { received } from './overview.js'

const problems: readonly Template[] = [
  () => '主要问题：少数科室对公开时限把握不严，临近检查才集中上传；解读形式偏单一，群众看得见却看不懂。',
  () => '工作中还存在以下不足：一是专业力量薄弱，经办人员多为兼职；二是部门之间信息共享不畅，答复申请时查找费时。',
  () => '当前公开工作仍有差距，主要表现在栏目更新有快有慢、基层公开点位使用率不高、答复文书说理不够充分。',
]

const improvements: readonly Template[] = [
  ({ year }) => `改进情况：制定更新时限表并按周提醒，延误情况月底通报。下一步，${year + 1}年将推行答复书集体会审。`,
  () => '改进措施：请法律顾问参与疑难申请研判；编印常见问题手册，新任人员先培训后上岗。下一步继续扩大基层公开试点。',
  () =>
    '针对上述问题，已明确专人统筹，调整了两个栏目的责任单位，并与融媒体中心共同制作解读产品。今后将把群众咨询热点作为选题来源。',
]

const others: readonly Template[] = [
  ({ year }) => `${year}年未发出收费通知，收取信息处理费0元。无其他需要报告的事项。`,
  () => '本年度没有收取政府信息公开信息处理费，也没有其他需要报告的事项。',
  () => '无其他需要报告的事项。',
]

export function problemsAndImprovements(context: ProseContext): string[] {
  return [say(context, problems), say(context, improvements)]
}

export function otherMatters(context: ProseContext): string[] {
  return [say(context, others)]
}

/** Prose before the applications table, in some reports. */
export function aboutApplications(context: ProseContext): string[] {
  const { random, year } = context
  return random.chance(0.4) ? [`${year}年，${received(context).replace(/^(全年|本年度)/, context.agency.self)}`] : []
}

/** Prose before the dispute table, in some reports. */
export function aboutDisputes({ random, figure, agency }: ProseContext): string[] {
  if (!random.chance(0.3)) return []
  const reconsiderations = figure('reconsideration.total')
  const suits = figure('litigation.direct.total') + figure('litigation.afterReconsideration.total')
  const clause = (count: number, what: string) =>
    count === 0 ? `没有因政府信息公开引起的${what}` : `因政府信息公开引起的${what}${count}件`
  return [`本年度${agency.self}${clause(reconsiderations, '行政复议')}，${clause(suits, '行政诉讼')}。`]
}
