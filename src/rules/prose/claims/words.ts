/** Words that claims about applications are made of, as sources of regular expressions. */

/** The application itself. 申请 alone is one only where the text speaks of disclosure on request. */
export const APPLICATION =
  '(?:(?:政府|政务)?信息(?:依申请)?公开(?:的)?申请(?:书|表|件|事项|案件)?|依申请(?:信息)?公开(?:政府|政务)?(?:信息)?(?:的)?(?:申请|事项|件|案件|信件|办件)?|申请公开(?:政府|政务)?信息(?:的)?(?:事项)?|公开(?:政府|政务)?信息(?:的)?申请|公开申请|申请(?:件|事项|书|表|案件)?)'

/** What may stand between 收到 and the application without making it a part of all applications. */
export const FROM_ANYONE =
  '(?:共|了|到|的|各类|有效|任何形式|任何|一件|单位和个人|群众|社会公众|公众|人民群众|申请人|向我[局镇乡县区市委办]|公民|、|法人|和|及|或者|或|与|以及|其他社会组织|其他组织|组织|提出|提交|递交|要求|关于|对|政府信息公开工作的)*'

/** Verbs of receiving. */
export const RECEIVE = '(?:收到|接到|接收|受理|新收|新受理|共收|接收到|收悉|新增)'

/** Verbs of having dealt with. */
export const HANDLE = '(?:办结|办复|答复|回复|办理|处理|办毕|处理完毕|办理完毕)'

/** What stands between a phrase and its number without meaning anything: 共, 数量, 为. */
const FILLER =
  /(?:的|了|共|共计|总计|合计|一共|总共|总数|总量|数量|件数|案件数|案件|数|量|为|有|是|达到|达|计|：|均|都|各|答复|决定|情形|类|申请|等)$/

/** A lead may be hostile; no phrase has more fillers in a row. */
const MOST_FILLERS = 8

/** A lead as it is, then without its last filler, without its last two, and so on. */
export function withFewerFillers(lead: string): string[] {
  const all = [lead.trimEnd()]
  while (all.length <= MOST_FILLERS) {
    const text = all.at(-1) as string
    const filler = FILLER.exec(text)
    if (!filler) break
    all.push(text.slice(0, filler.index).trimEnd())
  }
  return all
}

/**
 * Words that make a count one of a part of all applications, of other things, of plans, or a comparison:
 * a phrase that they stand before is not judged.
 */
const NOT_ALL =
  /网络|网上|线下|大厅|微信|小程序|挂号|邮递|书信|(?:公开|申请|管理|办公|信息|提交)系统|转来|交办|网站|在线|线上|信函|邮寄|邮政|信件|邮件|邮箱|当面|现场|传真|平台|渠道|窗口|电子|纸质|书面|快递|来函|途径|自然人|企业|律师|个人|商业|科研|公益|涉及|内容为|主要为|主要是|针对|延期|逾期|超期|延长|补正|撤回|撤销|重复|疑难|复杂|协助|配合|转办|转交|移送|移交|指导|尚未|未|没有|不再|正在|待|拟|计划|预计|力争|如果|如有|若|应当|可以|能够|人均|日均|月均|平均|同比|环比|较|比(?!例|照)|增加|增长|减少|下降|上升|回落|去年|上年|上一年|前年|同期|往年|历年|当年新收的|新收的|分别|之一|例如|第|同类|部分(?!公开)/

/** Things that are received and answered too, and are no applications for information. */
const OTHER_THINGS =
  /信访|投诉|举报|咨询|提案|建议|议案|热线|留言|信箱|诉求|来信|来电|来访|12345|督办|督查|许可|审批|不动产|户籍|备案|党务|村务|舆情|网民|问卷|纠纷|案卷|仲裁|救助|补助|低保/

/** All channels together, and disclosure itself as the subject, restrict nothing. */
const ALL_THE_SAME =
  /(?:网|信|线|各)[^，]{0,16}?等(?:各种|各类|多种)?(?:渠道|方式|途径|形式)|通过(?:各种|各类|多种|各|不同)(?:渠道|方式|途径|形式)|(?:涉及|针对|关于|有关)(?:政府|政务)?信息公开/g

/** True where the words before a phrase leave its count one of all applications. */
export function isOfAll(prefix: string): boolean {
  return !NOT_ALL.test(prefix.replace(ALL_THE_SAME, ''))
}

/** True where a text speaks of things that are no applications. */
export function namesOtherThings(text: string): boolean {
  return OTHER_THINGS.test(text)
}

/** Rows of the form inside a group: a count behind one of them is one of that row, not of the group. */
const ROW_OF_GROUP =
  /国家秘密|商业秘密|个人隐私|第三方|内部事务|过程性|执法案卷|行政查询|三安全|禁止公开|不掌握|不存在|另行制作|现成信息|不明确|出版物|大量反复|确认或重新|重新出具/

/** True where the words before an outcome name one row of its group; 因不掌握等原因 names them all. */
export function namesOneRow(prefix: string): boolean {
  return ROW_OF_GROUP.test(prefix) && !/等/.test(prefix)
}

/** True where a text speaks of disclosure on request. */
export function namesApplications(text: string): boolean {
  return /依申请|(?:信息公开|公开(?:政府|政务)?信息|公开)(?:的)?申请|申请公开|申请政府信息|申请(?:件|数|量)/.test(text)
}
