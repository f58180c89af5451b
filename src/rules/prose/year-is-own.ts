import type { Around } from './classified-year.js'
import { beginsWithOwnAgency, hasOwnPronoun, isActOfOthers } from './own-agency.js'
import { isNamedThisYear } from './year-is-other.js'

/** Years that must be the year of the report: headings, the report's own name, and work of the agency. */

/** A heading with a year, other than one that names a report (`附件：2022年…年度报告`). */
export function isHeading({ sentence, rest }: Around): boolean {
  return sentence.heading !== null && !/报告|年报|附件/.test(rest.slice(0, 24))
}

/** The state at the end of a year: 截至2022年底, 2022年末. */
export function isAsOf({ lead, tail }: Around): boolean {
  const until = /(?:截至|截止|截止到|截止至|至|到)$/.test(lead)
  return (
    (/^(?:度)?(?:底|末|终)/.test(tail) && (until || withoutOpening(lead) === '')) ||
    (until && /^12月(?:31[日号]|底|末)/.test(tail))
  )
}

/** What these reports speak of; a sentence without any of it may be about anything. */
const WORK =
  /公开|申请|复议|诉讼|收费|处理费|举报|投诉|培训|网站|解读|规范性文件|规章|行政许可|行政处罚|行政强制|监督|保密|审查|贯彻|落实|工作|条例|考核|评议|责任追究|回应|栏目|公众号|新媒体|信息|公告|公示|政务/

/** What the agency had published or received by the end of a year. */
export function isStateOfOwnWork(around: Around): boolean {
  return isAsOf(around) && WORK.test(around.sentence.text)
}

/** 2021年度政府信息公开工作年度报告 where the preamble says what it is: the title again. */
export function isOwnReport({ sentence, rest }: Around): boolean {
  if (sentence.where !== 'preamble' || /通知|要求/.test(rest)) return false
  if (!/^(?:度)?[^，。；]{0,30}(?:年度报告|年报|工作报告|信息公开报告)/.test(rest)) return false
  return /编制|公布|公开|发布|制作|撰写|形成|向社会|如下/.test(sentence.text.replace(/信息公开/g, ''))
}

/** What may follow a year that dates the agency's work, without a subject: counts, verbs, adverbs of manner. */
const CLAIM =
  /^(?:一共|共|累计|总计|合计|未|没有|无|均|主动|依法|依申请公开|收到|接到|受理|新收|办理|办结|答复|制发|制定|印发|通过|利用|因|政府信息公开申请|发布|召开|举办|开展|组织|更新|新增|回应|审查|清理|编发|推送|处理|开设|认真|严格|深入|积极|继续|持续|坚持|不断|全面|切实|进一步|按照|围绕|及时)/

/** The work of disclosure itself as the subject: 2022年的政府信息公开工作取得… */
const THE_WORK =
  /^(?:的)?(?:政府信息公开|政务公开|信息公开|公开)?(?:各项)?工作(?:中|，|在|与|虽|仍|还|存在|开展|进展|总体|整体|取得|情况|扎实|稳步|有序|顺利)/

/** True where a year dates what the agency itself did, received or published. */
export function isOwnWork(around: Around): boolean {
  const { sentence, before, lead, rest, tail, agency } = around
  if (isNamedThisYear(before)) return true
  if (/将[^。；]{0,30}$/.test(before) && /^[^。；]{0,40}(?:报告|公布|公开|总结|汇报|通报|说明)(?:如下|于后|于下)/.test(tail))
    return true
  if (/年度报告|年报|工作报告|情况报告/.test(rest)) return false
  if (!WORK.test(sentence.text) && !hasOwnPronoun(sentence.text)) return false
  if (
    sentence.where === 'preamble' &&
    COMPILED_FROM.test(lead) &&
    /(?:实际|情况|工作)[^。；]{0,24}(?:编制|编写|形成|撰写)/.test(tail)
  )
    return true
  const start = withoutOpening(lead)
  if (start === '' || /^(?:在|回顾|总结|综观|纵观|对)$/.test(start)) return opensOwnClause(around, before === lead)
  // 我局2022年共收到…; but not 公开我局2022年…, where the agency is no subject.
  const follow = withoutPartOfYear(tail)
  return (
    beginsWithOwnAgency(start, agency) &&
    start.length <= 24 &&
    (CLAIM.test(follow) || THE_WORK.test(follow) || /^[，在]/.test(follow))
  )
}

const COMPILED_FROM = /(?:结合|综合|汇总|根据|总结|反映|按照)[^。；]{0,20}$/

/** The clause without what may stand before its adverbial of time: a number, a heading, a connective. */
function withoutOpening(lead: string): string {
  return lead
    .replace(/^(?:（[一二三四五六七八九十\d]+）|[一二三四五六七八九十]+、|\d+[.．、]|[①-⑳])/, '')
    .replace(/^.{0,14}?(?:情况|方面|工作|概况|概述|事项|数量)$/, '')
    .replace(
      /^(?:[一二三四五六七八九十]+是|首先|其次|同时|此外|另外|其中|总体上|总体来看|总的来看|一年来|据统计|经统计|经查|现|并|且|但|而|因此|为此|具体来看|即|综上)$/,
      '',
    )
}

/** 2022年1-12月, 2022年度全年, 2022年第四季度: still the year. */
function withoutPartOfYear(tail: string): string {
  return tail
    .replace(/^0?1月?(?:份)?(?:-|至|到)12月(?:份)?/, '')
    .replace(/^(?:1[0-2]|0?[1-9])月(?:份|初|底|中旬|上旬|下旬)?(?!\d)/, '')
    .replace(/^(?:度)?(?:全年度?|期间|里|内|中|来|上半年|下半年|第?[一二三四]季度)?/, '')
}

/** True where a clause that opens with a year says that the agency itself did or counted something. */
function opensOwnClause({ sentence, tail, agency }: Around, opensSentence: boolean): boolean {
  const follow = withoutPartOfYear(tail)
  const bare = follow.replace(/^[，：]/, '')
  if (isActOfOthers(bare, agency) || /^《[^》]*》[^，。；]{0,6}(?:印发|出台|实施|施行|发布|公布|修订)/.test(bare)) return false
  if (beginsWithOwnAgency(bare.replace(/^(?:的|在[^，。；]{0,40}?(?:下|中)，)/, ''), agency)) return true
  if (THE_WORK.test(bare) || CLAIM.test(bare)) return true
  if (!opensSentence) return false
  // 2022年是“十四五”关键之年，我局…: a sentence about the year that the agency calls its own.
  if (/^(?:是|为|正值|系)/.test(bare)) return sentence.index === 0 && hasOwnPronoun(bare)
  // A sentence that opens with a year and a comma dates what follows, unless others act there.
  return follow.startsWith('，')
}
