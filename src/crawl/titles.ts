// Decides by a title what is behind it: an annual report on government information disclosure and of which year and
// agency, a column of them, or something that only sounds like one. Titles are judged in simplified characters.
import { readAgencyName } from '../agencies/index.js'
import { fold, plainForms } from '../hanzi/index.js'

/**
 * `report`: names the report. `maybe`: may, its page has to tell. `column`: a list of reports.
 * `other`: `why` says what it is instead.
 */
export type TitleVerdict =
  | { readonly is: 'report' | 'maybe' | 'column'; readonly year: number | null; readonly agency: string | null }
  | { readonly is: 'other'; readonly why: OtherWhy }

export type OtherWhy =
  | 'guide'
  | 'catalogue'
  | 'notice'
  | 'explanation'
  | 'rules'
  | 'other-report'
  | 'school-year'
  | 'year-out-of-range'
  | 'not-a-report'

/** The regulation came into force in 2008, and the first reports are about that year. */
const FIRST_YEAR = 2008

const HAN_DIGITS = '〇一二三四五六七八九'
const YEAR = `(?:(?:19|20)\\d{2}|二[〇○零0oO][〇○零0oO一二三][〇○零0oO一二三四五六七八九])`

/** 政府信息公开 … 年度报告, with what stands between; 信息公开年报 for short. */
const NAMES_REPORT =
  /(?:(?:政府|政务)?信息公开)(?:工作)?(?:情况)?(?:的)?.{0,14}?(?:年度?(?:工作)?(?:情况)?(?:的)?(?:报告|总结)|年报|工作报告|报告书?)/u
/** In a column of reports a title need not say it again: 2023年度报告, 岚桥县2023年年报. */
const SHORT_REPORT = /(?:年度?(?:工作)?报告|年报)/u
const OTHERS: readonly (readonly [RegExp, OtherWhy])[] = [
  [/学年/u, 'school-year'],
  [/(?:图解|图说|一图|读懂|解读|问答|视频|动漫|H5)/u, 'explanation'],
  [/指南/u, 'guide'],
  [/(?:公开|信息|事项|主动公开|基本)目录/u, 'catalogue'],
  [/(?:制度|规定|办法|条例|细则|格式|模板|样式|表样|流程|标准)(?:[（(].*[)）])?$/u, 'rules'],
  [
    /(?:做好|报送|编制|编写|编发|上报|撰写|提交|填报|考核|培训|评估|抽查|检查|整改|反馈).{0,40}(?:通知|函|方案|要求|结果|通报)$/u,
    'notice',
  ],
  [/(?:评估|考核|检查|整改)(?:结果|情况|工作)*(?:的)?报告$/u, 'other-report'],
  [/(?:要点|方案|计划|意见|通报|会议|讲话|简报|动态|新闻|消息|回复)(?:[（(].*[)）])?$/u, 'notice'],
  [/(?:申请表|申请书|答复书|告知书|统计表|一览表|情况表)(?:[（(].*[)）])?$/u, 'not-a-report'],
]
const OTHER_REPORTS: typeof OTHERS = [
  [
    /(?:法治政府|依法行政|政府工作报告|网站(?:监管|工作)?年度|政务新媒体|决算|预算|审计报告|建议提案|社会信用|优化营商|行政执法|双公示|环境)/u,
    'other-report',
  ],
]
/** A notice that publishes the report rather than asking for one. */
const PUBLISHES = /(?:公布|发布|公开).{0,60}(?:公告|公示|通告)$/u
const COLUMN_NAME =
  /^(?:历年|历史|本级|部门|各部门|市直|县直|区直|乡镇|街道|镇街|县区|市级|县级|区级)?(?:政府|政务)?(?:信息公开)?(?:工作)?(?:情况)?(?:年度报告|年度工作报告|年报|工作年度报告|历年年报)(?:列表|专栏|专区|栏目|汇总|[>»]+|更多)?$/u
const COLUMN_PARTS = /^(?:历年|历史)?(?:政府|政务)?信息公开(?:工作)?(?:年度(?:工作)?报告|年报)/u

/** What a title says. `inColumn`: it stands in a column of annual reports, where short names do. */
export function judgeTitle(given: string, { inColumn, now }: { readonly inColumn: boolean; readonly now: number }): TitleVerdict {
  const title = tidyTitle(given)
  const year = yearIn(title)
  const full = NAMES_REPORT.exec(title)
  const named = full ?? (inColumn ? SHORT_REPORT.exec(title) : null)
  const agency = agencyIn(title)
  if (COLUMN_NAME.test(title) && year === null) return { is: 'column', year: null, agency: null }
  // 行政执法局 and 生态环境局 report on disclosure too: what a title names beats the words in an agency's name.
  const other =
    OTHERS.find(([pattern]) => pattern.test(title)) ?? (full ? undefined : OTHER_REPORTS.find(([pattern]) => pattern.test(title)))
  if (other) return { is: 'other', why: other[1] }
  if (year !== null && (year < FIRST_YEAR || year > yearOf(now))) return { is: 'other', why: 'year-out-of-range' }
  if (PUBLISHES.test(title) && named) return { is: 'maybe', year, agency }
  if (/(?:通知|函|通告|公告)$/u.test(title)) return { is: 'other', why: 'notice' }
  if (named && year === null && COLUMN_PARTS.test(title.slice(agency?.length ?? 0))) return { is: 'column', year, agency }
  if (named) return { is: year === null ? 'maybe' : 'report', year, agency }
  // A list cut the name off before its end.
  if (year !== null && /信息公开.{0,12}(?:…|\.{2,})$/u.test(title)) return { is: 'maybe', year, agency }
  return { is: 'other', why: 'not-a-report' }
}

/** The name without what lists print around it: dates, sizes, marks, the file's ending. */
export function tidyTitle(given: string): string {
  return plainForms(fold(given))
    .replace(/[\s\u00a0\u3000]+/gu, '')
    .replace(/^(?:[·•●◆■▪>»\-—]|\d{1,3}[、.．](?!\d)|\[[^\]]{1,12}\]|【[^】]{1,12}】|置顶|NEW|附件\d*[:：.、]?)+/iu, '')
    .replace(/[（([【]?(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?[)）\]】]?$/u, '')
    .replace(/[（(]\d+(?:\.\d+)?[KMkm]B?[)）]$/u, '')
    .replace(/\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar|s?html?)$/iu, '')
    .replace(/(?:NEW|[<>»]+)$/u, '')
}

/** The year a title speaks of: of several the one nearest before the report's name. */
export function yearIn(title: string): number | null {
  const years = [...title.matchAll(new RegExp(`(?<!\\d)(${YEAR})(?=年|度)`, 'gu'))]
  if (years.length === 0) {
    const bare = /(?<!\d)((?:19|20)\d{2})(?!\d|[-/.]\d)/u.exec(title)
    return bare ? Number(bare[1]) : null
  }
  const name = title.search(/信息公开/u)
  const before = years.filter(({ index }) => name < 0 || index < name)
  const chosen = (before.at(-1) ?? years[0]) as RegExpMatchArray
  return yearNumber(chosen[1] as string)
}

function yearNumber(written: string): number {
  const digits = Array.from(written, (char) => {
    if (/[〇○零0oO]/.test(char)) return '0'
    const digit = HAN_DIGITS.indexOf(char)
    return digit < 0 ? char : String(digit)
  })
  return Number(digits.join(''))
}

/** The agency that a title names, as records write it; null where it names none. */
export function agencyIn(title: string): string | null {
  const before = title.split(/(?:政府|政务)?信息公开/u)[0] ?? ''
  const name = (before === title ? title.replace(SHORT_REPORT, '') : before)
    .replace(new RegExp(`[（(]?${YEAR}年?度?[)）]?`, 'gu'), '')
    .replace(/^关于|(?:发布|公布|公开)|[《》“”"]|的$/gu, '')
    .replace(/关于$/u, '')
  return asAgency(name)
}

/** A name written as records write agencies; null for what is none. */
export function asAgency(name: string): string | null {
  if (name.length < 2 || name.length > 40) return null
  const read = readAgencyName(name)
  if (read.kind === 'other') return null
  const bare = read.places.map((place) => place.name).join('') === read.name
  return bare ? `${read.name}人民政府` : read.name
}

/** In China, where a year begins eight hours before that of UTC. */
export function yearOf(now: number): number {
  return new Date(now + 8 * 3_600_000).getUTCFullYear()
}
