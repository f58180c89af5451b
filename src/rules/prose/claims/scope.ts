import { beginsWithOwnAgency } from '../own-agency.js'
import type { Scope } from './claim.js'

/** What a report covers, as far as its agency's name tells. */
export type Reporting = 'jurisdiction' | 'office' | 'agency' | 'unknown'

/** A government of a county or above, and a zone, report for all bodies under them; others for themselves. */
export function reportingOf(agency: string | null): Reporting {
  if (agency === null) return 'unknown'
  if (/(?:办公室|办公厅|政府办)$/.test(agency)) return 'office'
  if (/(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$/.test(agency)) return 'agency'
  if (/(?:政府|管委会|管理委员会|[省市县区州盟旗])$/.test(agency)) return 'jurisdiction'
  return 'agency'
}

const OFFICE =
  /代表[^，。]{0,12}政府|本级|本部(?!门)|机关自身|(?:人民)?政府办公[室厅]|[府省市县区州旗]办(?![理结件公事法好学证])|办公[室厅](?:共|全年|收到|受理|办理|未|没)/
const SHORT_GOVERNMENT = /(?:^|[，。；年 度])(?:以)?[省市县区州旗](?:委、?[省市县区州旗]?)?(?:人民)?政府(?![网信门公工令])/
const ACTED =
  '(?:\\d{4}年度?|全年|本年度?|今年|年内|共|累计|一共|分别|主要|新|均|也)*(?:收到|受理|接到|接收|办理|答复|办结|收|新收|未收到|没有收到|未接到|制定|制发|出台|印发|因|被|发生|行政复议|行政诉讼|未发生|没有|无)'
const BODY = new RegExp(
  `([\\u4e00-\\u9fff]{1,16}?(?:局|委|厅|中心|镇|乡|街道|法院|检察院|公司|集团|学校|医院|大队|支队|分局|法庭|处))(?:等(?:部门|单位))?${ACTED}`,
)
const PARTS_OF_JURISDICTION = new RegExp(`(?:各(?:乡|镇|街道|村|社区)|乡镇|镇街|下属|所属|直属)[^，]{0,10}?${ACTED}`)
const WHOLE = /全(省|市|县|区|州|旗|盟|系统|国)/g

/** Whose figures a clause gives. `before` is the sentence up to the number, `clause` the part of it in the same clause. */
export function scopeOf(before: string, clause: string, agency: string | null): Scope {
  const reporting = reportingOf(agency)
  if (namesOtherBody(clause, agency) || namesOtherBody(before.slice(-LONGEST_LOOK), agency)) return 'other'
  if (reporting !== 'office' && OFFICE.test(before)) return 'narrower'
  if (reporting === 'jurisdiction') {
    if (PARTS_OF_JURISDICTION.test(clause)) return 'other'
    if (SHORT_GOVERNMENT.test(before)) return 'narrower'
  }
  return coversMore(before, agency, reporting) ? 'wider' : 'own'
}

/** How far back in a sentence the subject is looked for, in characters. */
const LONGEST_LOOK = 80

function namesOtherBody(text: string, agency: string | null): boolean {
  const body = BODY.exec(text.replace(/^(?:\d{4}年度?|全年|本年度?|今年)[，]?/, ''))?.[1]
  if (body === undefined) return false
  const name = body.replace(/^.*(?:年度?|其中|由|为|是|，|：|、)/, '')
  if (/^(?:我|本)|^(?:全|各)/.test(name) || beginsWithOwnAgency(name, agency)) return false
  return agency === null || !agency.endsWith(name)
}

/** 全县 in the report of a bureau; 全区 in that of a district is its own. */
function coversMore(text: string, agency: string | null, reporting: Reporting): boolean {
  if (agency === null) return false
  for (const [, area] of text.matchAll(WHOLE)) {
    if (reporting === 'jurisdiction' && new RegExp(`${area}(?:人民政府|管委会|管理委员会)?$`).test(agency)) continue
    if (reporting === 'unknown') continue
    return true
  }
  return false
}
