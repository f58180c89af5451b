// Claim: the title, the opening and the signature of a report name one agency.
// Seen: a report taken over from another bureau or township, with the other's name left in the signature.
// Leaves alone: a government and its office (author and reporting body), names with or without parents, short and former
// names that share a word, bodies that commonly share a house (发展改革 and 粮食, 自然资源 and 林业).
// Known limit: only a signature above or beside a date, and 现将…信息公开…报告如下, are taken as the agency naming itself.
import { type AgencyName, identifyAgencies, readAgencyName } from '../agencies/index.js'
import { type Evidence, evidence } from '../document/index.js'
import type { Prose, Report } from '../layouts/index.js'
import { selfNames } from './prose/self-names.js'
import { cannotTell, consistent, type Outcome, type Rule } from './rule.js'

interface OtherName {
  readonly agency: string
  readonly other: string
  readonly where: 'signature' | 'opening'
}

function check(report: Report): Outcome<OtherName>[] {
  const { agency, title, titlePlace } = report
  if (agency === null) return [cannotTell({ code: 'no-agency' })]
  // Where the title names nobody, the agency was taken from the signature itself.
  if (title === null || titlePlace === null || !title.includes(agency.slice(0, 3))) return [consistent]
  const others = selfNames(report).filter(({ name }) => isAnother(agency, name))
  const [first] = others
  if (first === undefined) return [consistent]
  return [finding(agency, first, evidence(title, titlePlace))]
}

function finding(
  agency: string,
  other: { name: string; where: OtherName['where']; prose: Prose },
  title: Evidence,
): Outcome<OtherName> {
  return {
    is: 'inconsistent',
    cells: [],
    subject: { of: 'part', part: `name in ${other.where}` },
    evidence: [evidence(other.prose.text.now.trim(), other.prose.place), title],
    data: { agency, other: other.name, where: other.where },
  }
}

/** Bodies that often share one house and two nameplates; two of one line are no contradiction. */
const SHARED_HOUSES: readonly RegExp[] = [
  /发展和?改革|粮食|物价|能源|国防动员/,
  /自然资源|国土|规划|林业|草原|海洋/,
  /教育|体育|科学技术|科技/,
  /文化|旅游|广播|广电|体育|文物/,
  /住房|建设|人民防空|城市管理|园林/,
  /卫生|疾病预防|老龄|中医/,
  /农业|畜牧|乡村振兴|水产|渔业|农机|水利/,
  /市场监督|知识产权|药品/,
  /应急|地震|消防/,
  /档案|党史|地方志|史志/,
  /工业|信息化|商务|科学技术|科技|投资促进|国有资产/,
  /政务服务|行政审批|数据|公共资源/,
]

/** True only where both names are read surely and cannot mean one agency. */
function isAnother(agency: string, name: string): boolean {
  const [mine, theirs] = [readAgencyName(agency), readAgencyName(name)]
  const both = identifyAgencies([agency, name])
  if (both.get(agency)?.id === both.get(name)?.id || agency.includes(name) || name.includes(agency)) return false
  if (mine.kind !== theirs.kind || mine.level !== theirs.level) return false
  // Of a 市 that may be a city or a county the level is not known. Two offices of it are of one level all the same, and
  // two governments of different names are two, whatever their levels.
  if (mine.level === null && mine.kind === 'department' && !samePlace(mine, theirs)) return false
  if (mine.level === null && mine.kind !== 'department' && mine.kind !== 'government') return false
  if (mine.kind === 'department') return samePlace(mine, theirs) ? otherBody(mine.body, theirs.body) : mine.body === theirs.body
  return mine.kind === 'government' && !samePlace(mine, theirs)
}

function samePlace(one: AgencyName, other: AgencyName): boolean {
  return one.places.length > 0 && one.places.at(-1)?.name === other.places.at(-1)?.name
}

function otherBody(one: string, other: string): boolean {
  const sharedWord = [...one.slice(0, -2)].some((char, at) => other.includes(char + one[at + 1]))
  return !sharedWord && !SHARED_HOUSES.some((house) => house.test(one) && house.test(other))
}

const WHERE = {
  signature: { zh: '落款', en: 'the signature' },
  opening: { zh: '开头的正文', en: 'the opening' },
} as const

/** A report names one agency as its own. */
export const agencyNamedConsistently: Rule<OtherName> = {
  id: 'agency-named-consistently',
  catalogue: ['AG-03'],
  group: 'across-agencies',
  severity: 'error',
  title: { zh: '标题与落款是同一个机关', en: 'Title and signature name one agency' },
  about: {
    checks: {
      zh: '标题、开头（“现将……政府信息公开工作情况报告如下”）和落款写的机关应当是同一个。写成同级的另一个部门、另一个乡镇的，多半是套用了别人的报告。',
      en: 'The title, the opening and the signature name one agency. Where one of them names another department or township of the same level, the report was probably taken over from it.',
    },
    leavesAlone: {
      zh: '政府的报告由办公室落款；带不带上级名称、简称、机构改革前后的旧名；两块牌子一套人马的部门；只是编制单位（由……编制）。',
      en: 'A government’s report signed by its office; names with or without parents, short and former names; departments that share a house; whoever only compiled the report.',
    },
  },
  reads: ['agency', 'title', 'preamble', 'sections'],
  check,
  messages: {
    zh: ({ agency, other, where }) =>
      `标题写的是“${agency}”，${WHERE[where].zh}写的却是“${other}”。请核对报告是谁的，并检查正文有没有沿用别的单位的内容。`,
    en: ({ agency, other, where }) =>
      `The title names “${agency}”, but ${WHERE[where].en} names “${other}”. Check whose report this is, and whether other text was taken over too.`,
  },
  examples: {
    consistent: [
      { shows: '落款与标题一致', prose: { other: '无。\n平川县档案局\n2024年1月20日' } },
      {
        shows: '县政府的报告由办公室落款',
        agency: '平川县人民政府',
        title: '平川县人民政府2023年政府信息公开工作年度报告',
        prose: { other: '无。\n平川县人民政府办公室\n2024年1月20日' },
      },
      {
        shows: '落款多写了上级',
        prose: { other: '无。\n禾阳市平川县档案局\n2024年1月20日' },
      },
    ],
    inconsistent: [
      { shows: '档案局的报告，落款是财政局', prose: { other: '无。\n平川县财政局\n2024年1月20日' } },
      {
        shows: '听松镇的报告，落款是芦荡镇',
        agency: '听松镇人民政府',
        title: '听松镇人民政府2023年政府信息公开工作年度报告',
        prose: { other: '无。\n芦荡镇人民政府 2024年1月20日' },
      },
    ],
    cannotTell: [{ shows: '没有认出机关', agency: null }],
  },
}
