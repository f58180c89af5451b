/** How a report speaks of the agency that it is about. */

const KINDS_OF_BODY =
  '局|镇|乡|街道|街|办|委|县|市|区|州|盟|旗|省|厅|院|校|站|所|中心|单位|机关|部门|处|会|社|馆|队|园区|新区|开发区|系统|公司|集团|办事处|管委会|政府|村|场|地区|行|署'

/** 我局, 本镇, 我单位, 我们: the agency in its own words. */
const PRONOUN = new RegExp(`我们|(?:我|(?<![基成日资文样版课])本)(?:${KINDS_OF_BODY})`)

/** 全区, 全局: the area or the house that the report covers. 全国 and 全省 of a county are not its own. */
const WHOLE = /全(?:市|区|县|州|旗|镇|乡|街道|街|局|系统|委|办|院|校|厅|处|站|所|中心|社|村|地区|域)/

/** What the name of a body ends in, however short: 区人社局, 县政府办公室. */
const BODY_ENDS = /(?:政府|办公室|办事处|管委会|委员会|局|委|办|镇|乡|街道|厅|院|中心|馆|市|县|区|旗)$/

/** Longest name of an agency that is looked for at the start of a clause, in characters. */
const LONGEST_NAME = 24

/** True where the text speaks of the agency in its own words (我局, 我镇, 本单位). */
export function hasOwnPronoun(text: string): boolean {
  return PRONOUN.test(text)
}

/** True where the text begins with the agency: in its own words, as an area, or by its name or a short form of it. */
export function beginsWithOwnAgency(text: string, agency: string | null): boolean {
  return new RegExp(`^(?:${PRONOUN.source}|${WHOLE.source})`).test(text) || beginsWithName(text, agency)
}

function beginsWithName(text: string, agency: string | null): boolean {
  const name = /^[\u4e00-\u9fff]*/.exec(text)?.[0].slice(0, LONGEST_NAME) ?? ''
  for (let length = name.length; length >= 2; length--) {
    const phrase = name.slice(0, length)
    if (BODY_ENDS.test(phrase) && namesAgency(phrase, agency)) return true
  }
  return false
}

/**
 * True where `phrase` is the agency's name or a short form of it: its characters stand in the name in
 * the same order (区人社局 in 平鲁区人力资源和社会保障局), the name's kind of body included. A place
 * stands for its government (背荫河镇, 宗关街道), not for its bureaus.
 */
function namesAgency(phrase: string, agency: string | null): boolean {
  // 政府 alone begins 政府信息公开, 政府网站.
  if (agency === null || /^(?:人民)?政府$/.test(phrase)) return false
  if (/(?:镇|乡|街道|市|县|区|旗)$/.test(phrase)) return agency.includes(phrase) && /(?:政府|街道办事处)$/.test(agency)
  if (!standsInOrder(phrase, agency)) return false
  // 区政府 is no short form of 区政府办公室: the last characters must be the same.
  return agency.endsWith(phrase.slice(-1)) || (phrase.endsWith('办') && agency.endsWith('办公室'))
}

function standsInOrder(phrase: string, name: string): boolean {
  let at = 0
  for (const char of phrase) {
    at = name.indexOf(char, at) + 1
    if (at === 0) return false
  }
  return true
}

/** Bodies above or beside the agency, whose acts a report often dates: 国务院, 省政府办公厅, 上级. */
const OTHERS =
  /国务院|中共中央|党中央|中央|国家|全国|财政部|司法部|上级|[省市县区州](?:委|政府|人民政府|人大|政协|纪委|级)|省|自治区|自治州/

/** True where a clause says that another body did something: `省政府办公厅印发…`. */
export function isActOfOthers(clause: string, agency: string | null): boolean {
  const act = /^(.{2,24}?)(?:印发|出台|发布|下发|公布|颁布|修订|部署|启动|批准|批复|召开|组织|对|将|要求|明确)/.exec(clause)
  const actor = act?.[1]
  if (!actor || hasOwnPronoun(actor) || /[在按根据围绕下]/.test(actor)) return false
  return OTHERS.test(actor) && !namesAgency(actor, agency)
}
