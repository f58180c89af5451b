// Takes out of a text what any two honest reports share: figures, years, names, phrases of the law and of the
// national format. What is left is what somebody wrote, or copied.
import { readAgencyName } from '../../agencies/index.js'

/** Phrases that the regulation, the format or custom put into every report. The longest first. */
const STATUTORY = [
  '中华人民共和国政府信息公开条例',
  '以习近平新时代中国特色社会主义思想为指导',
  '习近平新时代中国特色社会主义思想',
  '国务院办公厅政府信息与政务公开办公室',
  '国务院办公厅关于印发',
  '政府信息公开工作年度报告格式',
  '存在的主要问题及改进情况',
  '收到和处理政府信息公开申请情况',
  '政府信息公开行政复议行政诉讼情况',
  '主动公开政府信息情况',
  '其他需要报告的事项',
  '政府信息公开工作年度报告',
  '政府信息公开平台建设',
  '政府信息公开工作',
  '政府信息公开申请',
  '政府信息公开条例',
  '行政规范性文件',
  '依申请公开政府信息',
  '公民法人和其他组织',
  '公民法人或者其他组织',
  '公民法人或其他组织',
  '政府信息管理',
  '政府信息公开',
  '党的二十大精神',
  '党的十九大精神',
  '如需了解更多信息请',
  '主动公开',
  '依申请公开',
  '监督保障',
  '总体情况',
] as const

const STATUTORY_ANY = new RegExp(STATUTORY.join('|'), 'g')

const FIGURES =
  /[0-9０-９]+|[〇○零一二三四五六七八九十百千万两]{2,}|[〇○零一二两三四五六七八九十](?=[件条次项个篇场期人份宗起家])/g

/** 我局, 本镇, 全县: who speaks, said without a name. */
const SELF =
  /(?:我|本)(?:局|镇|乡|街道|办|委|县|市|区|州|旗|省|厅|院|中心|单位|机关|部门)|全(?:局|镇|乡|街道|县|市|区|州|旗|省|厅|系统)|我们/g

/** What is left of a text, every figure as `#` and the agency's own names as `@`, letters and Han only. */
export function masked(text: string, agency: string): string {
  let left = text.replace(/[^\p{Script=Han}a-zA-Z0-9０-９〇○]/gu, '')
  for (const name of ownNames(agency)) left = left.replaceAll(name, '@')
  return left.replace(SELF, '@').replace(STATUTORY_ANY, '').replace(FIGURES, '#')
}

/** The agency's names, whole and in parts, the longest first; parts too short to be names are left out. */
function ownNames(agency: string): string[] {
  const { places, body, name } = readAgencyName(agency)
  const placeNames = places.map((place) => place.name)
  const stems = placeNames.map((place) => place.replace(/(?:省|市|县|区|旗|镇|乡|街道)$/, ''))
  const last = placeNames.at(-1) ?? ''
  return [...new Set([agency, name, `${last}${body}`, ...placeNames, body, ...stems])]
    .filter((one) => one.length >= 2 && one !== '人民政府')
    .sort((a, b) => b.length - a.length)
}
