// Takes the name of an agency apart: the places in front, each with its level, and the body behind them.
// Official places come from the gazetteer; others are told by their last character, and only where what is
// left still reads like a body. A 市 outside the gazetteer may be a city or a county, so its level stays open.
import { codesOf, type Level, levelOf, parentOf, placeAtStart } from './places.js'
import { writtenOut } from './short-forms.js'

/** A place in a name. `code` is null where the gazetteer has none, or several and no parent to choose by. */
export interface Place {
  readonly name: string
  readonly code: string | null
  readonly level: Level | null
}

/** `government` speaks for its whole area, `office` only runs its house; `zone` is a development zone. */
export type BodyKind = 'government' | 'office' | 'department' | 'zone' | 'other'

export interface AgencyName {
  /** As given, short forms written out. */
  readonly name: string
  /** The places in front, the highest first. */
  readonly places: readonly Place[]
  /** The name without its places: 财政局, 人民政府. */
  readonly body: string
  readonly kind: BodyKind
  /** The level of the body; null where the name does not tell. */
  readonly level: Level | null
}

/** Words that look like a place of their own, and begin or end a body: 城市管理局, 城乡建设局, 社区. */
const NO_PLACE = /^(?:城市|都市|城乡|社区|园区|景区|新区|地区|市区|特区|乡镇|街道|镇街|县区|市县)/

const ZONE =
  /(?:开发区|实验区|示范区|高新区|经开区|园区|景区|保税区|合作区|管理区|新区|试验区|度假区|片区|港区|集聚区|功能区|风景区|保护区)/

/** 海珠区人民政府官洲街道办事处: the government in the middle only says whose office the street's is. */
const STREET_OF_GOVERNMENT = /^人民政府(?=.{1,8}街道办事处$)/

/** Bodies of the centre that have an office in every place: what follows is the place, then the office. */
const NATIONAL_SYSTEM = /^(?:国家税务总局|国家统计局|中国人民银行|国家金融监督管理总局)(?=.*[省市县区旗州])/

/** Characters that stand in bodies and not in names of places. */
const IN_NAME = '[^局委办厅院会和与及的处府]'
const OTHER_PLACES: readonly (readonly [RegExp, Level | null])[] = [
  [new RegExp(`^${IN_NAME}{2,6}?(?:省|自治区)`), 'province'],
  [new RegExp(`^${IN_NAME}{2,8}?(?:自治州|盟)`), 'city'],
  [new RegExp(`^${IN_NAME}{2,4}?市`), null],
  [new RegExp(`^${IN_NAME}{1,8}?(?:自治县|自治旗)`), 'county'],
  [new RegExp(`^${IN_NAME}{1,4}?(?:县|区|旗)`), 'county'],
  [new RegExp(`^${IN_NAME}{1,6}?(?:镇|民族乡|苏木|乡|街道)`), 'township'],
]

const RANK: readonly (Level | null)[] = ['national', 'province', 'city', null, 'county', 'township']

/** Reads the name of an agency. Never fails: what is no place is body. */
export function readAgencyName(given: string): AgencyName {
  const name = writtenOut(given.replace(/\s+/g, ''))
  const places: Place[] = []
  const system = NATIONAL_SYSTEM.exec(name)?.[0] ?? ''
  let rest = name.slice(system.length)
  for (let place = nextPlace(rest, places); place !== null; place = nextPlace(rest, places)) {
    places.push(place)
    rest = rest.slice(place.name.length).replace(STREET_OF_GOVERNMENT, '')
  }
  const body = rest === '' && places.length > 0 ? '人民政府' : system + rest
  const kind = kindOf(body)
  return { name, places: withCodes(places), body, kind, level: levelOfBody(body, kind, withCodes(places)) }
}

function nextPlace(rest: string, before: readonly Place[]): Place | null {
  const above = before.at(-1)
  const official = placeAtStart(rest)
  if (official !== '' && goesOn(rest.slice(official.length))) {
    const code = chooseCode(codesOf(official), above)
    const level = code === null ? commonLevel(codesOf(official)) : levelOf(code)
    if (isBelow(level, above)) return { name: official, code, level }
  }
  if (NO_PLACE.test(rest) || rest === '') return null
  let best: Place | null = null
  for (const [pattern, level] of OTHER_PLACES) {
    const name = pattern.exec(rest)?.[0]
    if (!name || ZONE.test(name) || !goesOn(rest.slice(name.length)) || !isBelow(level, above)) continue
    // The shortest: 鹿鸣区 before 鹿鸣区城市.
    if (best === null || name.length < best.name.length)
      best = { name, code: null, level: level === null && above?.level === 'city' ? 'county' : level }
  }
  return best
}

/** A place is followed by another name, never by what would make it part of a longer word: 市 + 场监督. */
function goesOn(after: string): boolean {
  return !/^(?:场监|政管|容|级|直|辖|域|划)/.test(after)
}

function isBelow(level: Level | null, above: Place | undefined): boolean {
  return above === undefined || RANK.indexOf(level) > RANK.indexOf(above.level) || (level === null && above.level === null)
}

function commonLevel(codes: readonly string[]): Level | null {
  const levels = new Set(codes.map(levelOf))
  return levels.size === 1 ? ([...levels][0] ?? null) : null
}

/** The one code that fits the place above, or the only one there is. */
function chooseCode(codes: readonly string[], above: Place | undefined): string | null {
  const within = above?.code ? codes.filter((code) => code.startsWith(above.code as string)) : codes
  // 东莞市 stands in the table as a city and as the only county of itself.
  const fitting = within.filter((code) => !within.some((other) => other !== code && code.startsWith(other)))
  return fitting.length === 1 ? (fitting[0] as string) : null
}

/** A place whose own name is ambiguous may be told by the one below it. */
function withCodes(places: readonly Place[]): Place[] {
  return places.map((place, index) => {
    const below = places[index + 1]?.code
    if (place.code !== null || !below) return place
    const parent = parentOf(below)
    return parent !== null && codesOf(place.name).includes(parent) ? { ...place, code: parent, level: levelOf(parent) } : place
  })
}

function kindOf(body: string): BodyKind {
  if (body === '人民政府' || body === '办事处' || body === '街道办事处') return 'government'
  if (/^人民政府(?:办公室|办公厅)$/.test(body)) return 'office'
  if (ZONE.test(body)) return 'zone'
  return /(?:局|委员会|厅|办公室|部|署|会|院|中心|队|站|所|馆|社|校)$/.test(body) ? 'department' : 'other'
}

function levelOfBody(body: string, kind: BodyKind, places: readonly Place[]): Level | null {
  if (kind === 'zone') return null
  const place = places.at(-1)
  if (place) return place.level
  if (/^(?:国务院|国家|中华人民共和国|中国)/.test(body)) return 'national'
  return null
}
