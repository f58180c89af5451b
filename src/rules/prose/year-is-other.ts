import type { Around } from './classified-year.js'
import { beginsWithOwnAgency, hasOwnPronoun } from './own-agency.js'

/** Years that need not be the year of the report: of documents, laws, budgets, comparisons, plans, spans, history. */

/** 〔2021〕30号, （2021）12号, 2022年第3期. */
export function isDocumentNumber({ before, tail }: Around): boolean {
  if (/[〔（]$/.test(before) && /^[〕）](?:第)?[\d一二三四五六七八九十]+号?/.test(tail)) return true
  return before.endsWith('〔') || /^第?[\d一二三四五六七八九十]+(?:号|期|令)/.test(tail)
}

const QUOTES = ['《》', '〈〉', '<>', '“”', '‘’', '「」', '『』'] as const

/** Inside quotation marks: a title, an honour, a slogan. */
export function isQuoted({ before }: Around): boolean {
  if (before.split('"').length % 2 === 0) return true
  return QUOTES.some(([open, close]) => before.lastIndexOf(open as string) > before.lastIndexOf(close as string))
}

/** 2023年1月1日起至2023年12月31日, 2023.1.1-2023.12.31. */
const WHOLE_YEAR =
  /(?:19|20)\d{2}[年.-]?0?1[月.-]0?1[日号]?(?:起|始)?(?:至|到|-+)(?:截?止)?(?:(?:19|20)\d{2}[年.-]?)?12[月.-]3[01]/g
/** Not the bureau of statistics with the time at which it posted the page. */
const PERIOD_WORDS =
  /(?:统计|数据|资料)(?!局|站|中心|部门)(?:(?!发布|公开|更新|生成|成文)[^，。；]){0,8}(?:期限|时限|时间|时段|周期|区间|截至|截止|期间)/

/** How far before a year the words that call it a period may stand, in characters. */
const PERIOD_REACH = 24

/** The reporting period, as stated. */
export function isPeriod({ sentence, before, mention, rest }: Around): boolean {
  for (const match of sentence.text.matchAll(WHOLE_YEAR)) {
    if (mention.from >= match.index && mention.from < match.index + match[0].length) return true
  }
  return PERIOD_WORDS.test(before.slice(-PERIOD_REACH)) && !/施行|实施|修订|印发|公布/.test(rest)
}

const TO = '(?:-+|至|到|、|和|及|与|/)'
const IN_YEAR = '(?:度|底|末|\\d+月(?:\\d+日)?)?'
const YEAR_FOLLOWS = new RegExp(`^${IN_YEAR}${TO}(?:19|20)?\\d{2}(?:年|-|〕)`)
const YEAR_PRECEDES = new RegExp(`(?:19|20)\\d{2}年?${IN_YEAR}${TO}$`)

/** 2023-01-15, 2023.1.15, 2023/1/15: a date in figures. */
export function isNumericDate({ tail }: Around): boolean {
  return /^[./-]\d{1,2}[./-]\d{1,2}(?!年)/.test(tail)
}

/** 2021—2025年, 2020年以来, 自2021年. */
export function isSpan({ sentence, mention, before, lead, tail }: Around): boolean {
  if (YEAR_FOLLOWS.test(tail) || YEAR_PRECEDES.test(before)) return true
  if (!sentence.text.slice(mention.from, mention.to).endsWith('年') && new RegExp(`^${TO}`).test(tail)) return true
  if (/^(?:度)?(?:以来|起|以后|之后|后(?!半)|以前|之前|前(?![一二三两四]|半)|开始|至今|到)/.test(tail)) return true
  return /(?:自|从|早在|始于|起于)$/.test(lead) && !/^(?:度)?(?:的|全|我|本)/.test(tail)
}

const MONTH = /^(?:度)?(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月/
const ENACTED = '施行|实施|修订|修正|修改|公布|颁布|通过|生效|废止'
const ISSUED = '印发|下发|发布|出台|制定|制发|编制|签订|签署|成文|上报'
const DONE_TO = '收到|受理|新收|结转|公开|生成|办理|确定|建成|成立|遗留|未办结'

/** 2022年印发的办法, 2022年收到的申请: the year belongs to a noun, not to the sentence. */
const MODIFIER = new RegExp(`^(?!是)(?:度|底|末|初)?[^，。；]{0,10}?(?:新)?(?:${ENACTED}|${ISSUED}|${DONE_TO})(?:过来)?的`)

/** 2019年5月15日起施行, 2019年修订, 2022年印发的办法. */
export function isLawDate({ rest, tail, lead, agency }: Around): boolean {
  if (/(?:令第?|条例|办法|规定|法律?)[^，。；]{0,6}$/.test(lead) && MONTH.test(tail) && /[日号]/.test(rest.slice(0, 8)))
    return true
  if (/^(?:度)?(?:新)?(?:修订|修正|版)/.test(rest)) return true
  if (/^[^，。；]{0,12}(?:施行|生效)/.test(rest) && !hasOwnPronoun(rest)) return true
  // 通过, 公布, 实施 are laws' words only of a date: 2022年通过网站公开 says how.
  const dated = MONTH.test(tail) || /[于自]$/.test(lead)
  if (dated && new RegExp(`^[^，。；]{0,12}(?:${ENACTED})`).test(rest) && !hasOwnPronoun(rest)) return true
  if (lead === '' && /^(?:度)?主动公开的/.test(rest)) return false
  return MODIFIER.test(rest) && !beginsWithOwnAgency(rest.replace(/^度/, ''), agency)
}

/** Words that may stand between a year and the budget it is of; a verb or a count ends the reach. */
const BUDGET =
  /^(?:度)?(?:(?!公开|公布|收到|受理|发布|主动|通过|共|累计)[^，。；、]){0,14}?(?:预决算|预算|决算|财政收支|财政支出|整体支出|项目支出|绩效|“?三公|审计|国民经济|统计公报|统计年鉴|财务报告|资产报告|政府工作报告)/

/** 2022年部门决算, 2022年度审计工作报告: published in one year, of another. */
export function isBudget({ rest }: Around): boolean {
  return BUDGET.test(rest)
}

const OTHER_YEAR = '(?:上年度?|去年|前年|上一年度?|往年|历年)'
const THAN = new RegExp(`(?:较|比|同比|相较|相较于|对比|对照|低于|高于|超过|多于|少于|接近|参照|延续|沿用)${OTHER_YEAR}?（?$`)
const WITH = /(?:与|同|和)(?:上年度?|去年)?（?$/
const MENDED_PROBLEM =
  /^(?:度)?[^，。；]{0,16}(?:存在|反馈|指出|提出|发现|检查|考核|测评|评估|第三方)[^，。；及和]{0,8}(?:问题|不足|短板|意见)[^，。；及和]{0,6}(?:整改|改进|已|得到|落实)/

/** 较2022年增长, 上年度（2022年）, 2022年同期, 结转至2024年. */
export function isComparison({ before, lead, rest, tail }: Around): boolean {
  if (THAN.test(lead) || new RegExp(`${OTHER_YEAR}[（，]?(?:即)?$`).test(before)) return true
  if (WITH.test(lead) && /^(?:度)?）?[^，。；]{0,8}(?:相比|比较|相较|同期|持平|对比|一致)/.test(rest)) return true
  if (/^(?:度)?(?:相比|同期|持平|水平|基数|为基数|相较|的水平)/.test(rest)) return true
  if (/^(?:度)?(?:结转|转入|顺延|延期|遗留|跨年|未办结|未结|接转)/.test(rest)) return true
  if (/(?:结转|顺延|延续|转|移|递延|推迟)(?:至|到|入)?$/.test(lead)) return true
  if (/(?:由|从)$/.test(lead) && /增|减|升|降|提高|上涨|回落|到/.test(tail)) return true
  if (before.endsWith('（') && /^[^，。；]{0,12}）/.test(rest) && !isNamedThisYear(before)) return true
  return MENDED_PROBLEM.test(rest)
}

/** `本年度（2022年）`: the bracket says which year this is. */
export function isNamedThisYear(before: string): boolean {
  return /(?:本年度?|今年|报告年度|统计年度|全年)（$/.test(before)
}

/** 将 that means 把: 将政务公开纳入考核. It plans nothing. */
const TAKING =
  /将[^，。；]{0,30}(?:纳入|列入|作为|摆上|摆在|贯穿|融入|放在|细化|分解|列为|落实到|如下|于后|告知|报送|上传|公布|发布)/
const WILL =
  /将(?:会|要|继续|进一步|持续|不断|全面|深入|重点|着力|着重|切实|加强|加大|加快|严格|认真|努力|按照|以|从|围绕|坚持|紧紧|紧扣|采取|积极|统筹|聚焦|完善|优化|强化|提升|提高|推进|推动|做好|抓好|在|结合|根据|立足|把|依托|开展|组织|更加|充分|主要|逐步|适时|牢牢|始终|扎实|大力|有针对性|针对|通过|定期|建立|健全|落实|实施|启动|力争|本着|对)/

/** True where a text that begins with 将 says what will be done. */
export function plansAhead(text: string): boolean {
  return new RegExp(`^${WILL.source}`).test(text) && !new RegExp(`^${TAKING.source}`).test(text)
}

/** 2024年工作打算; but 2023年存在的主要问题及改进措施 is the form's own heading. */
const PLAN_HEADING = /^(?:(?!问题|情况|20\d\d)[^，。；]){0,12}(?:计划|打算|安排|思路|展望|措施|重点|目标)/

/** 2024年，我局将…; 2024年工作打算. */
export function isPlan({ sentence, rest, tail }: Around): boolean {
  if (/^[^。；]{0,8}(?:下一步|下步|今后|接下来)/.test(sentence.text)) return true
  if (sentence.heading && PLAN_HEADING.test(rest)) return true
  const near = tail.slice(0, 40)
  if (/计划(?!生育)|拟于|拟|打算|准备|力争|争取|展望/.test(near.slice(0, 16)) && !/^[^，]{0,10}(?:按照|根据|制定)/.test(rest))
    return true
  return (WILL.test(near) || /^[^。；]{0,14}将/.test(near)) && !TAKING.test(tail)
}

/** A document or meeting named without quotation marks: 国务院办公厅2022年政务公开工作要点. */
const NAMED =
  /^(?:度)?(?:(?!我|是|本[局镇乡街县区市单机办]|共|累计|收到|受理|未|没有|主动公开|制定|印发|出台|起草|发布|召开|举办|开展|组织|参加|征求|\d+[件条份次])[^，。；]){0,24}?(?:要点|方案|通知|意见|规划|计划|清单|分解表|任务分工|工作安排|考核办法|考核细则|指标体系|白皮书|蓝皮书|公报|年鉴|总结|大会|会议|两会|培训班|全会)/

export function isNamedDocument({ rest }: Around): boolean {
  return NAMED.test(rest)
}

const FOUNDED =
  /成立|设立|组建|挂牌|建成|上线|开通|启用|更名|合并|划转|撤销|机构改革|投入使用|正式运行|试运行|改版|搬迁|始建|入驻/
const HONOURED =
  /荣获|获评|被评|评为|评定为|表彰|授予|(?:先进|优秀)(?:单位|集体|个人)|名列|位列|位居|第[一二三四五六七八九十\d]名|获得?[^，。；]{0,16}(?:称号|奖|表彰|荣誉|名)/

/** Founding, opening, honours: true of any year. */
export function isHistory({ rest, tail, lead }: Around): boolean {
  if (/(?:成立|始建|建|组建|设立|创建|创刊|开通|上线|挂牌)于$/.test(lead)) return true
  const clauses = rest + (/^，[^，。；]*/.exec(tail.slice(rest.length))?.[0] ?? '')
  if (FOUNDED.test(clauses) && !/收到|受理|申请|主动公开|\d+[件条]/.test(clauses)) return true
  return HONOURED.test(clauses) || /至今|现已|如今|沿用/.test(tail)
}

/** What an agency does again every year; with a month, it is as much own work as without. */
const ROUTINE = /召开|举办|组织|开展|收到|受理|参加/
const MONTH_ONLY =
  /^(?:度)?(?:1[0-2]|0?[1-9]|[一二三四五六七八九十]{1,2})月(?:份|初|底|中旬|上旬|下旬)?(?!\d|[一二三四五六七八九十]+日)，?/

/** A date, which may lie in any year; except a month in which the agency did its routine work. */
export function isDate({ tail, lead, agency }: Around): boolean {
  if (!MONTH.test(tail)) return /^(?:度)?(?:底|末|初)/.test(tail) && lead !== ''
  if (/^0?1月(?:份)?(?:-|至|到)12月/.test(tail)) return false
  const month = MONTH_ONLY.exec(tail)
  if (!month || lead !== '') return true
  const after = tail.slice(month[0].length)
  return !(beginsWithOwnAgency(after, agency) && ROUTINE.test(after.slice(0, 12)))
}
